// 查看.html of a package, opened from the disk in a real browser: it shows what is inside, checks the hashes, and asks nobody.
import { appendFile, cp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPackageRooms, type PackageRooms } from '../support/package-rooms.ts'
import { launchBrowser } from './support/browser-desk.ts'

let home: PackageRooms
let browser: Browser
let folder: string
beforeAll(async () => {
  home = await openPackageRooms({ withMedia: true })
  folder = (await home.made('bagit', '移交包 100#1')).folder
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await home.close()
})

async function opened(at: string): Promise<{ page: Page; asked: string[]; complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  const [asked, complaints]: [string[], string[]] = [[], []]
  page.on('request', (request) => asked.push(request.url()))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(pathToFileURL(join(at, '查看.html')).href)
  return { page, asked, complaints }
}

test('shows papers and recordings by the catalogue, and loads nothing from anywhere else', async () => {
  const { page, asked, complaints } = await opened(folder)
  await page.getByRole('button', { name: /行政处罚决定书/ }).click()
  await expect.poll(() => page.locator('iframe').getAttribute('src')).toContain('.pdf')
  await page.getByRole('button', { name: /执法记录/ }).click()
  await expect
    .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth), { timeout: 10_000 })
    .toBe(320)
  await page.getByRole('searchbox').fill('集体')
  expect(await page.getByRole('button', { name: /集体讨论记录/ }).count()).toBe(1)
  expect(await page.getByRole('button', { name: /执法记录/ }).count()).toBe(0)
  expect(asked.filter((url) => /^(https?|wss?|ftp):/.test(url))).toEqual([])
  expect(complaints).toEqual([])
  await page.close()
})

test('finds every file as it was listed, and says what that proves', async () => {
  const { page } = await opened(folder)
  await page.getByLabel('选择文件夹').setInputFiles(folder)
  const { listSha256 } = await home.inspected(folder)
  await expect.poll(() => page.getByRole('status').textContent(), { timeout: 20_000 }).toContain('与清单一致')
  expect(await page.getByRole('status').textContent()).toContain(listSha256)
  await page.close()
})

test('names what was changed, what is missing and what is too much', async () => {
  const copy = join(home.folder, 'changed')
  await cp(folder, copy, { recursive: true })
  const papers = (await readdir(join(copy, 'data'), { recursive: true })).filter((path) => path.endsWith('.pdf'))
  await rm(join(copy, 'data', papers.find((path) => path.includes('检查')) ?? ''))
  await appendFile(join(copy, 'data', papers.find((path) => path.includes('决定书')) ?? ''), ' ')
  await appendFile(join(copy, 'data', 'more.txt'), 'x')
  const { page } = await opened(copy)
  await page.getByLabel('选择文件夹').setInputFiles(copy)
  await expect.poll(() => page.getByRole('status').textContent(), { timeout: 20_000 }).toContain('3 处不一致')
  const said = (await page.getByRole('status').textContent()) ?? ''
  expect(said).toContain('多出：data/more.txt')
  expect(said).toMatch(/缺少：[^：]*检查/)
  expect(said).toMatch(/大小不同：[^：]*决定书/)
  await page.close()
})
