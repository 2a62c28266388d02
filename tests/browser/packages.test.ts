// Hand-over in the window, from the request to the receipt and from a foreign folder into the archive; and 查看.html of a package,
// opened from the disk: it shows what is inside, checks the hashes, and asks nobody.
import { appendFile, cp, readdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openPackageRooms, type PackageRooms } from '../support/package-rooms.ts'
import { createSmallFiles } from '../support/small-files.ts'
import { passphrase, someFacts, type TestDesk } from '../support/test-desk.ts'
import { type BrowserDesk, type DeskWindow, launchBrowser, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway } from './support/desk-pages.ts'

vi.setConfig({ testTimeout: 120_000 })

let home: PackageRooms
let browser: Browser
let folder: string
let desk: BrowserDesk
let dossierId: string
beforeAll(async () => {
  desk = await openBrowserDesk({ people: ['archivist', 'head'] })
  dossierId = await sealedDossier(desk.test)
  home = await openPackageRooms({ withMedia: true })
  folder = (await home.made('bagit', '移交包 100#1')).folder
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await home.close()
  await desk.close()
})

async function sealedDossier({ desk: core, as }: TestDesk): Promise<string> {
  const files = await createSmallFiles()
  const { client, connection } = await as('archivist')
  const { id } = await client.dossiers.create(someFacts())
  const path = await files.pdf('行政处罚决定书.pdf', 2)
  const { size: sizeBytes } = await stat(path)
  const [ticket] = await client.intake.offer({ dossierId: id, files: [{ name: basename(path), sizeBytes }] })
  await core.receivePath(connection, ticket?.ticket ?? '', path, new AbortController().signal)
  await client.dossiers.seal({ id })
  await files.close()
  return id
}

async function openAs(name: string, address: string): Promise<DeskWindow> {
  const window = await desk.window()
  const frame = await new Doorway(window.page).signIn(name)
  await frame.goTo(address)
  return window
}

test('a dossier is asked for from its own panel, approved by the head, made, and said to be so', async () => {
  const asking = await openAs('archivist', `/dossiers/${dossierId}?panel=packages`)
  const { page } = asking
  await page.getByRole('button', { name: '申请移交' }).click()
  await page.getByRole('button', { name: '提出申请' }).click()
  await page.getByText('请填写所有项目').waitFor()
  const words = { 交接工作名称: '年度移交', 接收单位: '云山县档案馆', 内容描述: '处罚案卷', 载体起始顺序号: 'YP-001' }
  for (const [label, value] of Object.entries(words)) await page.getByLabel(label).fill(value)
  await page.getByLabel('载体类型、规格').fill('移动硬盘 2 TB')
  await page.getByLabel('BagIt 1.0').check()
  await asking.expectClean()
  await page.getByRole('button', { name: '提出申请' }).click()
  await page.getByText('待批准').first().waitFor()

  const deciding = await openAs('head', '/')
  await deciding.page.getByRole('region', { name: '待我批准的移交' }).getByText('年度移交').click()
  await deciding.page.getByRole('button', { name: '批准移交' }).click()
  await deciding.page.getByRole('dialog').getByRole('button', { name: '批准移交' }).click()
  await deciding.page.getByText('已批准，待制作').first().waitFor()
  await deciding.close()

  await page.reload()
  await page.getByRole('button', { name: '制作移交包' }).click()
  await page.getByLabel('目标文件夹').fill(join(home.folder, '窗口制作'))
  await page.getByLabel('可用性').check()
  await page.getByLabel(/口令/).last().fill(passphrase)
  await page.getByRole('button', { name: '签署并制作' }).click()
  await page.getByText('已制作到').waitFor({ timeout: 30_000 })
  await page.getByText('签名有效').waitFor()
  await page.getByRole('region', { name: '四性检测' }).getByText('机器检测合格，还有 5 项待人工检测').waitFor()
  await asking.expectClean()
  expect(await readdir(join(home.folder, '窗口制作'))).toContain('查看.html')
  await asking.close()
})

test('a folder that is wrong is told off by its problems; a sound one is taken in, and its receipt stands signed by both', async () => {
  const window = await openAs('archivist', '/exchange?way=in')
  const { page } = window
  const copy = join(home.folder, '坏的')
  await cp(folder, copy, { recursive: true })
  await appendFile(join(copy, 'data', '多出.pdf'), 'x')
  await page.getByLabel('移交包所在的文件夹').fill(copy)
  await page.getByRole('button', { name: '检查' }).click()
  await page.getByText('包里有「data/多出.pdf」，清单没有列。').waitFor({ timeout: 30_000 })
  await window.expectClean()
  await page.getByLabel('移交包所在的文件夹').fill(folder)
  await page.getByRole('button', { name: '重新检查' }).click()
  await page.getByText('没有发现问题，可以接收。').waitFor({ timeout: 30_000 })
  await page.getByRole('button', { name: '接收入库' }).click()
  await page.getByLabel(/口令/).last().fill('不对的口令-2026')
  await page.getByRole('button', { name: '签署并接收' }).click()
  await page.getByText('口令不对，没有签名').waitFor({ timeout: 30_000 })
  await page.getByRole('button', { name: '接收入库' }).click()
  await page.getByLabel(/口令/).last().fill(passphrase)
  await page.getByRole('button', { name: '签署并接收' }).click()
  await page.getByText('已接收，登记为').waitFor({ timeout: 60_000 })
  await page.getByRole('navigation', { name: '移交包列表' }).getByRole('button').click()
  await expect.poll(() => page.getByText('签名有效').count()).toBe(2)
  await window.expectClean()
  await window.close()
  await rm(copy, { recursive: true })
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
