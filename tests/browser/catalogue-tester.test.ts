// A catalogue of major decisions is tried out in a real Chromium: nothing known, a figure at its bound and a fen above it; and a
// file whose entries contradict each other says so before it is adopted.
import { afterAll, beforeAll, test, vi } from 'vitest'
import { catalogueOf, entryOf } from '../support/decision-cases.ts'
import { type BrowserDesk, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway } from './support/desk-pages.ts'

// Two cores are shared with real encryption and real browsers.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let desk: BrowserDesk
beforeAll(async () => {
  desk = await openBrowserDesk({ people: ['archivist'] })
})
afterAll(() => desk.close())

test('a made-up case moves from undetermined to caught by one fen, and a contradictory file is not adopted', async () => {
  const window = await desk.window()
  const { page } = window
  const shot = async (name: string) => {
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` })
  }
  const frame = await new Doorway(page).signIn('archivist')
  await frame.goTo('/rulebook')
  await page.getByText('档号规则').waitFor()
  await shot('rulebook')

  const name = page.getByText('北京市通州区街道乡镇重大执法决定目录').first()
  await page.getByText('档号规则').hover()
  while (!(await name.isVisible())) await page.mouse.wheel(0, 400)
  await name.click()
  await page.getByRole('button', { name: '试用目录' }).waitFor()
  await shot('details')
  await page.getByRole('button', { name: '试用目录' }).click()
  const form = page.getByRole('region', { name: '案件情形' })
  const answer = page.getByRole('region', { name: '核对结果' })
  const verdict = answer.getByRole('status')
  await verdict.getByText('未确定之前不得按不审核处理。').waitFor()
  await shot('unknown')
  await window.expectClean()

  const choose = async (field: string, option: string) => {
    await form.getByLabel(field, { exact: true }).click()
    await page.locator('.ant-select-item-option').filter({ hasText: option, visible: true }).first().click()
  }
  await choose('程序', '普通程序')
  await choose('决定内容', '罚款')
  await page.keyboard.press('Escape')
  await choose('当事人', '公民')
  await choose('职权来源', '城管执法职权')
  await choose('机关层级', '街道、乡镇')
  await form.getByRole('button', { name: '未填的都按“否”' }).click()
  await verdict.getByText('还缺：罚款数额').waitFor()
  await shot('no-amount')
  await form.getByLabel('罚款', { exact: true }).fill('5,000')
  await verdict.getByText('所选目录的条目都不适用。').waitFor()
  await shot('at-bound')
  await form.getByLabel('罚款', { exact: true }).fill('5000.01')
  await verdict.getByText('应当法制审核').waitFor()
  await answer.getByText('罚款 5,000.01 元，高于界限 5,000 元（本条用“>”，不含本数）：符合。').waitFor()
  await shot('caught')
  await window.expectClean()
  await form.getByLabel('罚款', { exact: true }).fill('五千')
  await form.getByText('请填写以元为单位的数额，最多两位小数。').waitFor()
  await shot('wrong-sum')
  await form.getByLabel('决定日期').fill('20231231')
  await form.getByLabel('决定日期').press('Enter')
  await answer.getByText('在决定日期不施行（2024-01-01 起），没有核对。').waitFor()
  await shot('not-in-force')
  await frame.goTo('/rulebook/nothing/test')
  await page.getByText('没有这份目录').waitFor()
  await shot('no-pack')

  await frame.goTo('/rulebook')
  const twice = catalogueOf([entryOf(), entryOf({ code: 'free', effect: 'exempt' })], { id: 'contradictory' })
  await page.getByLabel('选择规则包文件').setInputFiles({
    name: 'contradictory.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(twice)),
  })
  const dialog = page.getByRole('dialog')
  await dialog.getByText('条目 one 要求审核的情形，free 又全部免于审核，互相矛盾。请删去其中一条或改正条件。').waitFor()
  await shot('import')
  await dialog.getByRole('button', { name: '采用规则包' }).click()
  await dialog.getByText('重大执法决定目录清单没有采用', { exact: false }).waitFor()
  await shot('import-refused')
  await window.close()
})
