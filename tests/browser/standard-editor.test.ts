// A standard is revised in a real Chromium: a fault shows where it is and goes when it is put right, an example disagrees and agrees,
// the standard is adopted; then the analysis sums up what was evaluated under it, and leaves as a workbook.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { handMade, sheetWith } from '../support/hand-made-standard.ts'
import { fileDossier, fullSheet } from '../support/judged-dossier.ts'
import { type BrowserDesk, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway } from './support/desk-pages.ts'

// Two cores are shared with real encryption and real browsers.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let desk: BrowserDesk
const eighty = {
  title: '立案超期',
  from: 'faultless',
  sheet: { items: { 'C-1': sheetWith({ 'C-1.2': 0 }).items['C-1'] }, basics: {}, vetoes: {}, bonuses: {} },
  expect: { judgedHundredths: 8000, effectiveHundredths: 8000, band: '良好', unscored: false },
  working: ['30＋30＋20＝80'],
}

beforeAll(async () => {
  desk = await openBrowserDesk({ people: ['archivist', 'inspector'] })
  const { dossierId } = await fileDossier(desk.test, 1)
  const archivist = (await desk.test.as('archivist')).client
  await archivist.rulebook.adopt({ text: JSON.stringify({ ...handMade, examples: [eighty] }) })
  await archivist.dossiers.seal({ id: dossierId })
  const inspector = (await desk.test.as('inspector')).client
  const { id } = await inspector.evaluation.start({ dossierId, standardId: handMade.id })
  const answer = sheetWith({ 'C-1.2': 0 }).items['C-1'] ?? null
  const late = { part: 'item', code: 'C-1', answer } as const
  await inspector.evaluation.judge({ id, judgements: [...fullSheet(handMade), late], addSeconds: 900 })
  await inspector.evaluation.conclude({ id })
})
afterAll(() => desk.close())

test('a standard is revised until nothing is wrong and every example agrees, adopted, and its results are summed up', async () => {
  const window = await desk.window()
  const { page } = window
  const frame = await new Doorway(page).signIn('archivist')
  await frame.goTo('/rulebook/hand-made')
  await page.getByRole('button', { name: '修订此标准' }).click()
  const wrong = page.getByRole('complementary', { name: '待改正' })
  await wrong.getByText('1 个算例均算得应得的结果').waitFor()
  await page.getByLabel('标准名称').fill('云山县评查标准')

  await page.getByRole('tab', { name: /^评查项/ }).click()
  const points = page.getByRole('table', { name: '小项' }).getByLabel('分值')
  await points.last().fill('15')
  const sentence = '评查项 C-1 的各小项合计 45 分，与标准分 50 分不符。请改正小项或标准分。'
  await page.getByRole('tabpanel').getByText(sentence).waitFor()
  expect(await page.getByRole('button', { name: '采用标准' }).isDisabled()).toBe(true)
  await page.getByRole('tab', { name: '基本信息' }).click()
  await wrong.getByRole('button', { name: sentence }).click()
  await expect.poll(() => page.getByLabel('标准分').evaluate((field) => field === document.activeElement)).toBe(true)
  await window.expectClean()

  // By keyboard: the list of criteria, a row added, taken back.
  await page.getByRole('listbox', { name: '评查项' }).focus()
  await page.keyboard.press('Insert')
  await page.getByRole('option', { name: /C-4/ }).waitFor()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Home')
  await points.last().fill('20')
  await wrong.getByText('1 个算例均算得应得的结果').waitFor()

  await page.getByRole('tab', { name: /^算例/ }).click()
  await page.getByText('算例与手工计算一致').waitFor()
  await page.getByLabel('评判得分').first().fill('85')
  await page.getByText('算例与手工计算不一致').waitFor()
  await wrong.getByText(/应为 85 分，按本标准算得 80 分/).waitFor()
  await window.expectClean()
  // A reload loses nothing that was typed.
  await page.reload()
  await page.getByRole('tab', { name: /^算例/ }).click()
  await page.getByText('算例与手工计算不一致').waitFor()
  await page.getByLabel('评判得分').first().fill('80')
  await page.getByText('算例与手工计算一致').waitFor()

  await page.getByRole('button', { name: '采用标准' }).click()
  await page.getByRole('dialog').getByText('1 个算例均与手工计算一致。').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: '采用标准' }).click()
  await page.getByRole('heading', { level: 1, name: /云山县评查标准/ }).waitFor()

  await frame.goTo('/analysis')
  const row = page.getByRole('grid', { name: '常见问题' }).getByRole('row', { name: /C-1/ })
  await row.getByText('C-1.2 按期立案').waitFor()
  expect((await row.textContent()) ?? '').toMatch(/1\/1[\s\S]*100\.0%[\s\S]*20\.00/)
  await page.getByRole('img', { name: '常见问题。C-1 立案：失分率 100%。' }).waitFor()
  await page.getByRole('tab', { name: '办案单位' }).click()
  await page
    .getByRole('row', { name: /云山县农业农村局/ })
    .getByText('80.00')
    .waitFor()
  await window.expectClean()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出 XLSX' }).click()
  expect((await download).suggestedFilename()).toMatch(/^评查分析-\d{4}-\d{2}-\d{2}\.xlsx$/)
  await window.close()
})
