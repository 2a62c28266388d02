// The checklist in the window: what it names, answering by key, counting signatures, and the lists that show it.
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Dossier } from '#shared/contract/dossiers.ts'
import { type BrowserDesk, type DeskWindow, openBrowserDesk } from './support/browser-desk.ts'
import { fileCheckedDossier } from './support/checked-dossier.ts'
import { Doorway, type Frame } from './support/desk-pages.ts'

let desk: BrowserDesk
let dossier: Dossier
let window: DeskWindow
let frame: Frame
beforeAll(async () => {
  desk = await openBrowserDesk({ people: ['archivist'] })
  dossier = await fileCheckedDossier(desk.test)
  window = await desk.window()
  frame = await new Doorway(window.page).signIn('archivist')
})
afterAll(async () => {
  await window?.close()
  await desk?.close()
})

test('the checklist names what is wrong, with its clause and its cure, and opens the paper', async () => {
  const { page } = window
  await frame.goTo(`/dossiers/${dossier.id}?panel=checks`)
  const order = page.getByRole('region', { name: '日期先后' })
  await order.getByText('法制审核意见（2026-05-08）晚于处罚决定（2026-05-06）。').waitFor()
  await order.getByText('《行政处罚法》第五十八条').first().waitFor()
  await page.getByText('2026-05-09 才届满', { exact: false }).waitFor()
  await order
    .getByRole('button', { name: /法制审核意见书/ })
    .first()
    .click()
  await page.getByRole('list', { name: '打开的材料' }).getByText('法制审核意见书').waitFor()
  await order.getByRole('button', { name: '法制审核在决定之前' }).click()
  await order.getByText('《中华人民共和国行政处罚法》（2021年修订）').waitFor()
  await window.expectClean()
})

test('a question is answered by one key and the next one has the focus; a no asks for its words', async () => {
  const { page } = window
  const shown = page.getByRole('group', { name: /回答：出示执法证件：询问笔录（麦青禾）/ })
  await shown.getByRole('button', { name: '是' }).focus()
  await page.keyboard.press('y')
  await shown.waitFor({ state: 'detached' })
  const second = page.getByRole('group', { name: /回答：出示执法证件：询问笔录（谷小满）/ })
  await expect
    .poll(() => second.getByRole('button', { name: '是' }).evaluate((one) => one === document.activeElement))
    .toBe(true)
  await page.keyboard.press('n')
  const note = page.getByRole('textbox', { name: '说明：出示执法证件：询问笔录（谷小满）' })
  await note.fill('第一页没有出示证件的记载')
  await page.getByRole('button', { name: '保存说明' }).click()
  await page.getByText('说明：第一页没有出示证件的记载').waitFor()
})

test('signatures are counted on the paper, and one too few is named', async () => {
  const { page } = window
  const signatures = page.getByRole('group', { name: '登记签名：询问笔录（谷小满）' })
  await signatures.getByRole('spinbutton', { name: /执法人员签名数/ }).fill('1')
  await signatures.getByRole('spinbutton', { name: /当事人或者被询问人签名数/ }).fill('1')
  await signatures.getByRole('button', { name: '登记' }).click()
  await page.getByText('签名不全：执法人员应有 2 人签名，登记为 1 人。').waitFor()
  await page
    .getByRole('group', { name: '登记签名：询问笔录（麦青禾）' })
    .getByRole('button', { name: '签名齐全' })
    .click()
  await page.getByRole('group', { name: '登记签名：询问笔录（麦青禾）' }).waitFor({ state: 'detached' })
  await frame.goTo(`/dossiers/${dossier.id}?panel=seal`)
  await page.getByText(/完整性核对发现 \d+ 处缺失或者不符/).waitFor()
  await window.expectClean()
})

test('lists show how complete each dossier is, and the filing desk exports what lacks', async () => {
  const { page } = window
  await frame.goTo(`/dossiers`)
  await page.getByRole('img', { name: /^缺失 \d+，不符 \d+/ }).waitFor()
  await frame.goTo(`/filing`)
  await page.getByRole('row', { name: /禾沐农资/ }).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出表格' }).click(),
  ])
  const csv = await readFile(await download.path(), 'utf8')
  expect(csv.split('\r\n')[0]).toBe(
    '\ufeff"案件名称","文号","类别","执法机关","状态","缺失","不符","待核对","通过","核对时间"',
  )
  expect(csv).toContain('"澜农（农药）罚〔2026〕6号"')
  await page.getByRole('button', { name: '全部核对' }).click()
  await page.getByRole('tab', { name: '归档期限' }).click()
  expect(page.url()).toContain('filing=deadlines')
  await page.getByRole('tab', { name: '完整性' }).click()
  await page.getByRole('row', { name: /禾沐农资/ }).waitFor()
  await window.expectClean()
})
