// Builds the gallery, opens it in the system's Chromium, and remembers everything that should not have happened.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright'
import { build } from 'vite'
import { expect } from 'vitest'
import { testBrowser } from '../support/test-browser.ts'
import { makeFixtures } from './ui-gallery-fixtures.ts'
import { serveGallery } from './ui-gallery-server.ts'

const renderer = fileURLToPath(new URL('../../renderer', import.meta.url))

/** Waits for a value on a machine that may be busy with other tests. */
export function soon<Value>(read: () => Value | Promise<Value>): ReturnType<typeof expect.poll> {
  return expect.poll(read, { timeout: 15_000 })
}

export type Gallery = {
  page: Page
  /** Opens one section afresh. */
  open: (section: string, size?: { width: number; height: number }) => Promise<void>
  /** Console errors, exceptions, refused or foreign requests since the last call. */
  takeFaults: () => readonly string[]
  close: () => Promise<void>
}

export async function openGallery(): Promise<Gallery> {
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-gallery-'))
  const built = join(folder, 'built')
  const fixtures = join(folder, 'fixtures')
  await Promise.all([makeFixtures(fixtures), buildGallery(built)])
  const server = await serveGallery(built, fixtures)
  const browser = await launch()
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } })
  const page = await context.newPage()
  const faults: string[] = []
  watch(page, server.origin, faults)
  return {
    page,
    open: async (section, size = { width: 1366, height: 768 }) => {
      await page.setViewportSize(size)
      await page.goto('about:blank')
      await page.goto(`${server.origin}/gallery/index.html#${section}`)
    },
    takeFaults: () => faults.splice(0),
    close: async () => {
      await browser.close()
      server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function buildGallery(outDir: string) {
  await build({
    configFile: join(renderer, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir, rolldownOptions: { input: join(renderer, 'gallery/index.html') } },
  })
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: testBrowser(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--autoplay-policy=no-user-gesture-required',
    ],
  })
}

function watch(page: Page, origin: string, faults: string[]) {
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${origin}/`) && !/^(blob|data|about):/.test(url)) faults.push(`foreign: ${url}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`)
  })
}
