// The auditor's desk: everything listed, filtered, verified and taken away as a file whose chain holds.
import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { someFacts } from '../support/test-desk.ts'
import { type BrowserDesk, type DeskWindow, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway } from './support/desk-pages.ts'

// Two cores are shared with real encryption and real browsers.
vi.setConfig({ testTimeout: 120_000 })

let desk: BrowserDesk
let window: DeskWindow

beforeAll(async () => {
  desk = await openBrowserDesk({ people: ['archivist'] })
  const { client } = await desk.test.as('archivist')
  for (let made = 0; made < 3; made++) await client.dossiers.create(someFacts())
})
afterEach(async () => {
  await window.close()
})
afterAll(async () => {
  await desk.close()
})

async function openJournal() {
  window = await desk.window()
  const frame = await new Doorway(window.page).signIn('auditor')
  await frame.go('日志')
  await frame.heading('审计日志').waitFor()
  await window.page.getByRole('row', { name: /登录/ }).first().waitFor()
  return window.page
}

test('lists what was done, newest first, and filters by who did what', async () => {
  const page = await openJournal()
  await window.expectClean()
  await page.getByRole('searchbox', { name: '按用户名筛选' }).fill('archivist')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: '事件' }).fill('新建案卷')
  await page.keyboard.press('Enter')
  // Closed, and its closing movement over: the list that antd keeps for screen readers has no name while it is open.
  await page.locator('.ant-select-dropdown').waitFor({ state: 'hidden' })
  await page.getByText('共 3 条').waitFor()
  const rows = page.getByRole('grid', { name: '日志条目' }).getByRole('row')
  expect(await rows.filter({ hasText: '新建案卷' }).count()).toBe(3)
  expect(page.url()).toContain('dossier.created')
  await window.expectClean()
})

test('shows what was refused as a sentence', async () => {
  const refused = await desk.window()
  await new Doorway(refused.page).enter('archivist', '不是这个口令')
  await refused.page.getByRole('alert').waitFor()
  await refused.close()
  const page = await openJournal()
  await page.getByRole('button', { name: '被拒绝' }).click()
  await page
    .getByRole('row', { name: /登录.*被拒绝.*用户名或口令不对/ })
    .first()
    .waitFor()
  expect(window.complaints).toEqual([])
})

test('says that the chain holds, with its length and head', async () => {
  const page = await openJournal()
  await page.getByRole('button', { name: '校验日志' }).click()
  await page.getByText(/日志完整：\d+ 条首尾相接，末端签名有效。/).waitFor()
  await window.expectClean()
})

test('exports every entry with its hash, and the signed head beside it', async () => {
  const page = await openJournal()
  const csv = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出 CSV' }).click()
  const lines = (await readFile(await (await csv).path(), 'utf8')).trim().split(/\r?\n/)
  expect(lines[0]).toBe('position,at,who,event,subject,outcome,detail,previous_hash,hash')
  const head = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出签名末端' }).click()
  const signed = JSON.parse(await readFile(await (await head).path(), 'utf8')) as { position: number; hash: string }
  expect(signed.position).toBe(lines.length - 1)
  expect(lines.at(-1)?.endsWith(signed.hash)).toBe(true)
  await window.expectClean()
})
