// A dock comes in by one drag, is counted, waits in the tray, and two of its recordings are filed and play. Real files, real ffmpeg.
import { cp } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { createDockFolder, type DockFolder } from '../support/dock-folder.ts'
import { type Client, someFacts } from '../support/test-desk.ts'
import { type BrowserDesk, type DeskWindow, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway, DossierPage } from './support/desk-pages.ts'
import { DockPage, TrayPage } from './support/recordings-pages.ts'

vi.setConfig({ testTimeout: 180_000 })

const soon = { timeout: 60_000 }

let desk: BrowserDesk
let dock: DockFolder
let window: DeskWindow
let client: Client

beforeAll(async () => {
  // Every fourth is damaged: one cut off, one garbage, one empty.
  dock = await createDockFolder(12, 4)
  desk = await openBrowserDesk({ people: ['archivist', 'inspector'] })
  client = (await desk.test.as('archivist')).client
})
afterEach(async () => {
  await window.close()
})
afterAll(async () => {
  await desk.close()
  await dock.close()
})

async function openAs(name: string, address: string) {
  window = await desk.window()
  const { page } = window
  const frame = await new Doorway(page).signIn(name)
  await frame.goTo(address)
  return { page, frame, docks: new DockPage(page), tray: new TrayPage(page) }
}

const names = () => dock.files.map(({ path }) => path.slice(path.lastIndexOf('/') + 1))

test('the whole folder of a dock is chosen, the index read; nothing is copied before the start, and the order is the person’s', async () => {
  const { page, docks } = await openAs('archivist', '/recordings?view=docks')
  await page.getByText('把采集站或记录仪的整个文件夹拖到这里').waitFor()
  await window.expectClean()
  await page.getByLabel('登记后立即开始采集').uncheck()
  await docks.choose(dock.folder)
  await docks.opened('采集站一号').getByText('索引：index.json').waitFor(soon)
  await expect.poll(() => docks.files.getByRole('row').count(), soon).toBe(13)
  await docks.opened('采集站一号').getByText('未开始').waitFor()
  // Only the index knows how long each is.
  await docks.file(/_0000\.mp4.*00:00:03/).waitFor()
  await window.expectClean()
  const [first = '', second = ''] = await firstTwo(docks)
  await docks.file(second).click()
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => firstTwo(docks), soon).toEqual([second, first])
  expect((await client.tray.list({})).total).toBe(0)
  // After a reload the window holds no files any more: it says which folder it needs, and is given it again.
  await page.reload()
  await page.getByText('请再次拖入文件夹“采集站一号”').waitFor(soon)
  await docks.drag(dock.folder)
  await page.getByText('请再次拖入文件夹“采集站一号”').waitFor({ state: 'hidden', ...soon })
  expect(await firstTwo(docks)).toEqual([second, first])
  expect((await client.docks.list({})).total).toBe(1)
  await docks.button('开始采集').click()
  await docks.outcome.waitFor(soon)
  // What is empty has nothing to take; a transport stream that was cut off is a shorter one, not a damaged one.
  // The flaw of the last file may come a moment after the end.
  await expect.poll(() => docks.outcome.textContent(), soon).toMatch(/^12 个文件：已采集 10，损坏仍收 1，未成 1/)
  await docks.outcome.getByText('先不要清空设备').waitFor()
  await docks.outcome.getByText('还有 1 个文件未采成。').waitFor()
  await docks.file(/_0007\.mov.*已采集.*已损坏或格式无法识别/).waitFor()
  await window.expectClean()
})

test('one drag of another folder takes it in by itself; what is here already is not taken twice, and the counts agree with the manifest', async () => {
  const copy = join(dirname(dock.folder), '采集站二号')
  await cp(dock.folder, copy, { recursive: true })
  const held = (await client.tray.list({})).total
  const { page, docks } = await openAs('archivist', '/recordings?view=docks')
  await docks.list.waitFor()
  await docks.drag(copy)
  await docks.opened('采集站二号').waitFor(soon)
  await docks.outcome.waitFor(soon)
  await expect.poll(() => docks.outcome.textContent(), soon).toMatch(/^12 个文件：已采集 0，相同 11，未成 1/)
  await window.expectClean()
  const lines = (await docks.manifest()).trim().split('\r\n').slice(1)
  expect(lines).toHaveLength(12)
  for (const name of names()) expect(lines.some((line) => line.includes(name))).toBe(true)
  expect(lines.filter((line) => line.includes('重复'))).toHaveLength(11)
  expect((await client.tray.list({})).total).toBe(held)
  // The failed one alone, once more: it is as empty as before.
  await page.getByRole('button', { name: '未成 1' }).click()
  await expect.poll(() => docks.files.getByRole('row').count(), soon).toBe(2)
  await docks.files.getByRole('row').nth(1).click()
  await page.keyboard.press('r')
  await expect.poll(async () => (await client.docks.list({})).rows[0]?.state, soon).toBe('done')
  expect((await client.docks.list({})).rows[0]?.counts.failed).toBe(1)
})

test('the tray shows what came with its clock, plays it on the spot, and two are filed by the keyboard and play', async () => {
  const { id } = await client.dossiers.create(
    someFacts({ title: '云山县丰禾农资店经营劣种子案', officers: [{ name: '赵执法', card: '53990001' }] }),
  )
  const { page, frame, tray } = await openAs('archivist', '/recordings')
  const total = (await client.tray.list({})).total
  await page.getByText(`共 ${total} 件`).waitFor(soon)
  await page.getByText('归入期限：').waitFor()
  await page.getByText('示例', { exact: true }).waitFor()
  expect(await tray.groups()).toEqual([expect.stringMatching(/^2026-09-10（周四） · \d+ 件$/)])
  await window.expectClean()
  const [first = '', , , , , sixth = ''] = names()
  await tray.row(first).click()
  await tray.list.focus()
  const video = tray.preview.locator('video')
  await expect.poll(() => video.evaluate((element) => (element as HTMLVideoElement).videoWidth), soon).toBe(320)
  await page.keyboard.press(' ')
  await expect
    .poll(() => video.evaluate((element) => (element as HTMLVideoElement).currentTime), soon)
    .toBeGreaterThan(0.2)
  await window.expectClean()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await client.dossiers.items({ id })).length, soon).toBe(1)
  await tray.row(first).waitFor({ state: 'detached', ...soon })
  await tray.tick(sixth)
  await page.keyboard.press('a')
  await tray.pick('劣种子')
  await expect.poll(async () => (await client.dossiers.items({ id })).length, soon).toBe(2)
  await frame.goTo(`/dossiers/${id}`)
  for (const name of [first, sixth]) {
    await new DossierPage(page).item(name.replace(/\.[^.]+$/, '')).click()
    const filed = page.locator('video').last()
    await expect
      .poll(() => filed.evaluate((element) => (element as HTMLVideoElement).videoWidth), soon)
      .toBeGreaterThan(0)
  }
  expect(window.complaints).toEqual([])
})

test('what belongs to no case is set aside with its reason, and comes back', async () => {
  const { page, tray } = await openAs('archivist', '/recordings?group=officer')
  const before = (await client.tray.list({})).total
  await tray.list.focus()
  await tray.tool('移出').click()
  const dialog = page.getByRole('dialog', { name: '移出待归（1 件）' })
  await dialog.getByLabel('移出理由').fill('设备测试画面')
  await window.expectClean()
  await dialog.getByRole('button', { name: '移出待归' }).click()
  await expect.poll(async () => (await client.tray.list({})).total, soon).toBe(before - 1)
  await page.getByRole('button', { name: '已移出' }).click()
  const aside = page.getByRole('grid', { name: '已移出的音像' })
  await aside.getByText('设备测试画面').waitFor()
  await window.expectClean()
  await aside.focus()
  await tray.tool('移回待归').click()
  await page.getByText('没有移出的音像').waitFor()
  await expect.poll(async () => (await client.tray.list({})).total, soon).toBe(before)
})

test('the desk of recordings is for those who file: an inspector is told so, and is not led there', async () => {
  const { page, frame } = await openAs('inspector', '/recordings')
  await page.getByText('没有权限').last().waitFor()
  expect(await frame.desks()).not.toContain('音视频')
  await window.expectClean()
})

/** Names of the first two rows, as they are read out. */
async function firstTwo(docks: DockPage): Promise<string[]> {
  const rows = await docks.files.getByRole('row').all()
  return Promise.all(rows.slice(1, 3).map(async (row) => (await row.locator('.visually-hidden').textContent()) ?? ''))
}
