// A real desk behind the loopback host, and a real Chromium before it. A page that reaches for anything foreign, or that
// complains in its console, fails the test that opened it.
import { dirname, join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { expect, TestRunner } from 'vitest'

import { buildsOf, ensureBuilt } from '#main/hosts/built-files.ts'
import { startLoopback } from '#main/hosts/loopback/index.ts'
import { testBrowser } from '../../support/test-browser.ts'
import { createTestDesk, openTestDesk, type TestDesk } from '../../support/test-desk.ts'
import { violationsOf } from './accessibility.ts'

const root = join(import.meta.dirname, '..', '..', '..')

const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A Chromium without a desk before it, for pages that lie on the disk. */
export const launchBrowser = (): Promise<Browser> =>
  // Files and folders are called in Chinese, which Chromium finds only under a locale of UTF-8.
  chromium.launch({
    executablePath: testBrowser(),
    args: chromiumFlags,
    env: { LANG: 'C.UTF-8', ...process.env },
  })

export interface BrowserDesk {
  readonly test: TestDesk
  readonly origin: string
  /** A window of its own, with its own session, on the first screen. */
  window(size?: { width: number; height: number }): Promise<DeskWindow>
  close(): Promise<void>
}

export interface DeskWindow {
  readonly page: Page
  /** What the page should not have done: foreign requests, console errors, exceptions. */
  readonly complaints: readonly string[]
  /** No accessibility violation, and nothing to complain of, on the screen as it is now. */
  expectClean(): Promise<void>
  close(): Promise<void>
}

export type BrowserDeskOptions = {
  /** Of the cast; all when left out. */
  people?: readonly string[]
  /** Folder of a built renderer; the project's own build when left out. */
  rendererFolder?: string
}

export async function openBrowserDesk({ people, rendererFolder }: BrowserDeskOptions = {}): Promise<BrowserDesk> {
  return serve(await createTestDesk(people), rendererFolder)
}

/** Around a desk that is there already; it is closed with the rest. */
export async function openBrowserDeskOf(test: TestDesk): Promise<BrowserDesk> {
  return serve(test, undefined)
}

async function serve(test: TestDesk, rendererFolder: string | undefined): Promise<BrowserDesk> {
  const { renderer } = buildsOf(root)
  if (rendererFolder === undefined) await buildForProduction()
  const host = await startLoopback({ desk: test.desk, rendererFolder: rendererFolder ?? dirname(renderer.result) })
  const browser = await launchBrowser()
  return {
    test,
    origin: host.origin,
    window: (size = { width: 1366, height: 768 }) => openWindow(browser, host.newAddress(), host.origin, size),
    async close() {
      await browser.close()
      await host.close()
      await test.close()
    },
  }
}

async function openWindow(
  browser: Browser,
  address: string,
  origin: string,
  size: { width: number; height: number },
): Promise<DeskWindow> {
  const context = await browser.newContext({
    viewport: size,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  const complaints: string[] = []
  watch(context, origin, complaints)
  const page = await context.newPage()
  await page.goto(address)
  return {
    page,
    complaints,
    async expectClean() {
      await movementsOver(page)
      const violations = await violationsOf(page)
      expect(
        violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => `${node.html} ${node.failureSummary}`) })),
      ).toEqual([])
      expect(complaints).toEqual([])
    },
    async close() {
      await tellOnFailure(page, complaints)
      await context.close()
    },
  }
}

/** What the screen said when its test failed: the runs that fail are seldom the ones that anybody watches. */
async function tellOnFailure(page: Page, complaints: readonly string[]): Promise<void> {
  if (TestRunner.getCurrentTest()?.result?.state !== 'fail') return
  const words = await page
    .locator('body')
    .ariaSnapshot()
    .catch((problem: Error) => problem.message)
  process.stderr.write(
    `${['The window, as its test failed:', new URL(page.url()).pathname, words, ...complaints].join('\n')}\n`,
  )
}

function watch(context: BrowserContext, origin: string, complaints: string[]): void {
  const own = new RegExp(`^(${origin}/|blob:${origin}/|data:)`)
  context.on('request', (request) => {
    if (!own.test(request.url())) complaints.push(`foreign request: ${request.url()}`)
  })
  context.on('page', (page) => {
    page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return
      // A refusal is an outcome; the browser reports its status as an error all the same.
      if (/status of 409/.test(message.text())) return
      complaints.push(`${message.type()}: ${message.text()}`)
    })
  })
}

/** The same around an archive folder that holds nothing yet, for the first run. */
export async function openEmptyBrowserDesk(folder: string, clock: TestDesk['clock'], rendererFolder?: string) {
  const desk = openTestDesk(folder, clock, 'loopback')
  const nobody = () => {
    throw new Error('nobody has been admitted yet')
  }
  return serve(
    { folder, desk, clock, as: nobody, anonymous: nobody, admit: nobody, close: () => desk.close() },
    rendererFolder,
  )
}

/** The test runner names its own environment, and the build would take it for a development build. */
async function buildForProduction(): Promise<void> {
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  await ensureBuilt(buildsOf(root).renderer, () => undefined)
  process.env.NODE_ENV = before ?? 'test'
}

/** A dialog that is still fading in has less contrast than it will have. What turns for ever (a spinner) is not waited for. */
async function movementsOver(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const isMoving = () =>
      document.getAnimations().some((one) => {
        const endless = one.effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY
        return one.playState === 'running' && !endless
      })
    // Still for a tenth of a second: one movement often starts where another ends.
    const until = performance.now() + 5_000
    for (let still = 0; still < 6 && performance.now() < until; ) {
      await new Promise(requestAnimationFrame)
      still = isMoving() ? 0 : still + 1
    }
  })
}
