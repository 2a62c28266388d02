// Evaluations at a real desk in a real Chromium: begun, judged, pointed at evidence by hand, kept through the loss of a window. The whole
// of one by keyboard, up to the signed opinion, is in `evaluation-keyboard.test.ts`.
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Evaluation } from '#shared/contract/evaluation.ts'
import type { Anchor } from '#shared/contract/evidence.ts'
import { canLose, comeBack, goAway } from './support/away.ts'
import { type BrowserDesk, type DeskWindow, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway } from './support/desk-pages.ts'
import { SheetPage } from './support/judging-pages.ts'
import { fileSmallDossier } from './support/small-dossier.ts'

// Two cores are shared with real encryption and real browsers.
vi.setConfig({ testTimeout: 180_000 })

const standardId = 'mee-2024-general-penalty'

let desk: BrowserDesk
let window: DeskWindow

beforeAll(async () => {
  desk = await openBrowserDesk({ people: ['archivist', 'inspector', 'reviewer'] })
  await fileSmallDossier(desk.test, { sealed: true })
})
afterEach(async () => {
  await window.close()
})
afterAll(async () => {
  await desk.close()
})

async function openAs(name: string, address: string) {
  window = await desk.window()
  const frame = await new Doorway(window.page).signIn(name)
  await frame.goTo(address)
  return { page: window.page, frame, sheet: new SheetPage(window.page) }
}

/** As the desk itself has it. */
async function stored(id: string): Promise<Evaluation> {
  const { client } = await desk.test.as('inspector')
  const evaluation = await client.evaluation.get({ id })
  await client.people.signOut({})
  return evaluation
}

async function start(): Promise<Evaluation> {
  const { client } = await desk.test.as('inspector')
  const other = await fileSmallDossier(desk.test, { sealed: true, facts: { number: null } })
  const evaluation = await client.evaluation.start({ dossierId: other.id, standardId })
  await client.people.signOut({})
  return evaluation
}

function anchorsOf({ findings }: Evaluation, criterion: string): Anchor[] {
  return findings.filter((finding) => finding.criterion === criterion).map(({ anchor }) => anchor)
}

test('a dossier is judged; its findings point at a region, a second and a span, drawn, cited or dragged onto their criteria', async () => {
  const { page, sheet } = await openAs('inspector', '/evaluation')
  await page.getByText('还没有评查').waitFor()
  await window.expectClean()
  await page.keyboard.press('n')
  await page.getByRole('combobox', { name: '案卷' }).fill('丰禾')
  await page.getByRole('option').first().waitFor({ state: 'attached' })
  await page.keyboard.press('Enter')
  // Several standards are for penalties: the one is chosen by a part of its name.
  await page.getByRole('combobox', { name: '评查标准' }).fill('一般行政处罚')
  await page.getByRole('option', { name: '一般行政处罚' }).waitFor({ state: 'attached' })
  await page.keyboard.press('Enter')
  await sheet.dialogButton('开始评查').click()
  await sheet.tree.waitFor()
  await window.expectClean()
  const id = page.url().split('/evaluation/')[1]?.split('?')[0] ?? ''

  // The conclusion waits, and says for what.
  expect(await sheet.button(/^办结评查/).getAttribute('aria-label')).toMatch(/还有 \d+ 项没有评完/)

  // Vetoes one by one; a wrong one is taken back.
  await sheet.focus()
  await sheet.press('Enter')
  await sheet.writeReason('v', '执法人员只有一名')
  expect(await sheet.score.textContent()).toBe('0.00')
  await sheet.press('Control+Z', 'Control+Z')
  expect(await sheet.score.textContent()).toBe('100.00')
  expect(await sheet.row('V-2').getAttribute('aria-label')).toContain('未评')

  // Down to the criteria: close what is above, give the first full marks, then three of four points with a reason.
  await sheet.press('Home', 'ArrowLeft', 'ArrowDown', 'ArrowLeft', 'ArrowDown', 'ArrowDown')
  expect(await sheet.selected()).toBe('P3-1')
  await sheet.press('Enter')
  expect(await sheet.selected()).toBe('P3-2')
  await sheet.press('ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowDown', '3', 'Enter')
  await sheet.writeReason('r', '没有记载违法行为持续的时间')
  expect(await sheet.row('P3-2.4').getAttribute('aria-label')).toContain('得分，3/4')
  await sheet.press('-')
  expect(await sheet.row('P3-2.4').getAttribute('aria-label')).toContain('2.9/4')
  await sheet.press('+')

  // Only what the criterion concerns is in the catalogue.
  expect(await sheet.catalogue.locator('[data-item]').count()).toBe(2)
  await page.getByRole('button', { name: '显示全部' }).click()
  expect(await sheet.catalogue.locator('[data-item]').count()).toBe(4)

  await sheet.openItem('现场检查笔录')
  await page.locator('[data-paper] canvas').first().waitFor()
  await sheet.drawRegion({ x: 0.1, y: 0.05 }, { x: 0.6, y: 0.15 })
  await sheet.composer.getByText('框选区域').waitFor()
  // The box is dragged onto another criterion, and back.
  await page.getByRole('button', { name: 'P3-2.4 记录中' }).dragTo(sheet.row('P3-2.3'))
  expect(await sheet.selected()).toBe('P3-2.3')
  await page.getByRole('button', { name: 'P3-2.3 记录中' }).dragTo(sheet.row('P3-2.4'))
  expect(await sheet.selected()).toBe('P3-2.4')
  await sheet.keepFinding('起止时间之间没有记载持续的天数')

  await sheet.openItem('现场检查录像')
  const timeline = page.getByRole('slider', { name: '时间轴' })
  await timeline.focus()
  await sheet.press('Shift+ArrowRight', 'Shift+ArrowRight', 'm')
  await sheet.press('i', 'Shift+ArrowRight', 'Shift+ArrowRight', 'o', 'w')
  await page
    .getByLabel(/的标注内容$/)
    .and(page.locator(':focus'))
    .waitFor()
  await page.keyboard.insertText('没有拍到出示执法证件')
  await window.expectClean()
  await sheet.citeMark(0)
  // What was written on this criterion before is offered, and put in by its key.
  await sheet.composer.getByRole('list', { name: '常用语' }).getByText('起止时间之间没有记载持续的天数').waitFor()
  await window.expectClean()
  await sheet.press('Alt+1')
  expect(await sheet.composer.getByLabel('问题说明').inputValue()).toBe('起止时间之间没有记载持续的天数')
  await sheet.keepFinding('拍到了正在经营的货架')
  // A mark brings its words along.
  await sheet.citeMark(1)
  expect(await sheet.composer.getByLabel('问题说明').inputValue()).toBe('没有拍到出示执法证件')
  await sheet.keepFinding('没有拍到出示执法证件')
  await sheet.focus()
  await sheet.press('q')
  await sheet.composer.getByLabel('缺少的材料或内容').fill('采样凭证')
  await sheet.keepFinding('笔录记载采样，卷内没有凭证')
  await sheet.saved()

  const open = await stored(id)
  const [region, moment, span, absence] = anchorsOf(open, 'P3-2.4')
  expect(region).toMatchObject({
    on: 'page',
    page: 1,
    region: { x: expect.closeTo(0.1, 1), y: expect.closeTo(0.05, 1) },
  })
  expect(moment).toMatchObject({ on: 'moment', startMs: expect.any(Number), endMs: null })
  expect(span?.on === 'moment' && span.endMs !== null && span.endMs > span.startMs).toBe(true)
  expect(absence).toEqual({ on: 'absence', what: '采样凭证' })
  expect(open.sheet.items['P3-2']).toMatchObject({ points: { 'P3-2.4': { earnedHundredths: 300 } } })

  // Dragged onto another criterion: a mark of the timeline brings its words along, an item of the catalogue its page.
  await sheet.openItem('现场检查录像')
  await page.getByRole('tab', { name: '评分表' }).click()
  await page
    .getByRole('button', { name: /（可拖动）$/ })
    .first()
    .dragTo(sheet.row('P3-2.3'))
  expect(await sheet.selected()).toBe('P3-2.3')
  await sheet.keepFinding('没有拍到出示执法证件')
  await sheet.catalogue.getByRole('button', { name: '现场检查笔录' }).dragTo(sheet.row('P3-2.2'))
  expect(await sheet.selected()).toBe('P3-2.2')
  await sheet.keepFinding('笔录没有写明检查的地点')
  // The same with keys: the row of the catalogue that has them is put onto the criterion.
  await sheet.focus()
  await sheet.press('ArrowUp')
  await sheet.catalogue.getByRole('button', { name: '现场检查笔录' }).focus()
  await sheet.press('d')
  await sheet.keepFinding('笔录没有写明检查的起止时间')
  const carried = await stored(id)
  expect(anchorsOf(carried, 'P3-2.3')).toEqual([span])
  expect(anchorsOf(carried, 'P3-2.2')).toMatchObject([{ on: 'page', page: 1, region: null }])
  expect(anchorsOf(carried, 'P3-2.1')).toMatchObject([{ on: 'page', page: 1, region: null }])
  await sheet.row('P3-2.4').click()

  // A chip leads back to its place, also after a reload, which comes back to the same row.
  await page.reload()
  await sheet.row('P3-2.4').waitFor()
  expect(await sheet.selected()).toBe('P3-2.4')
  await sheet.chip('现场检查笔录 第 1 页').first().click()
  await page.locator('[data-paper] canvas').first().waitFor()
  await page.getByRole('button', { name: 'P3-2.4' }).first().waitFor()

  await sheet.button('其余无问题').click()
  await page.getByText('基本要素判为“不扣分”').waitFor()
  await window.expectClean()
  await sheet.dialogButton('判为无问题').click()
  await page.getByText('已评完').waitFor()
  expect(await sheet.score.textContent()).toBe('99.50')
  await sheet.button('得分如何算出').click()
  await page.getByText('评分项得分率：得分 99 ÷ 参与评查的标准分 100').waitFor()
  await window.expectClean()
  await page.keyboard.press('Escape')
})

test('what was not yet saved survives the loss of the window, and what was saved the death of the page', async () => {
  const { id } = await start()
  const { page, sheet } = await openAs('inspector', `/evaluation/${id}`)
  await canLose(page, 'evaluation/judge')
  await sheet.tree.waitFor()
  await goAway(page)
  await sheet.focus()
  await sheet.writeReason('v', '超出法定职权')
  await page.getByText(/未保存：/).waitFor()
  expect((await stored(id)).sheet.vetoes).toEqual({})

  await page.reload()
  await page.getByText('已恢复上次未保存的评分。').waitFor()
  await comeBack(page)
  await sheet.saved()
  expect((await stored(id)).sheet.vetoes).toEqual({ 'V-1': { hit: true, reason: '超出法定职权' } })
  expect(window.complaints).toEqual([])

  // The page is killed outright; what comes up in its place shows every letter that was saved.
  const crashed = page.waitForEvent('crash')
  const devtools = await page.context().newCDPSession(page)
  void devtools.send('Page.crash').catch(() => undefined)
  await crashed
  const again = await page.context().newPage()
  await again.goto(`${desk.origin}/#/evaluation/${id}`)
  const sheetAgain = new SheetPage(again)
  await sheetAgain.row('V-1').click()
  expect(await again.getByLabel('V-1 的理由').inputValue()).toBe('超出法定职权')
})

test('the standard is kept to: what may not be left out or exceed its points is refused in words', async () => {
  const { id } = await start()
  const { page, sheet } = await openAs('inspector', `/evaluation/${id}`)
  await sheet.row('P3-1.1').click()
  await sheet.focus()
  await sheet.press('x')
  await page.getByText('P3-1.1 必须评查，不能判为不适用。').waitFor()
  await sheet.press('9', 'Enter')
  await page.getByText('不能超过标准分 0.5 分。').waitFor()
  expect(await sheet.row('P3-1.1').getAttribute('aria-label')).toContain('未评')

  // A lost point without a reason stops the conclusion, and the foot leads to it.
  await sheet.press('0', 'Enter')
  await sheet.button('其余无问题').click()
  await sheet.dialogButton('判为无问题').click()
  await sheet.button('缺理由 1').click()
  expect(await sheet.selected()).toBe('P3-1.1')
  expect(await sheet.button(/^办结评查/).getAttribute('aria-label')).toContain('P3-1.1 扣了分或判为不适用，没有写理由')
  await page.keyboard.insertText('没有写明案由')
  await page.getByText('已评完').waitFor()
  await sheet.saved()
  expect((await stored(id)).effectiveHundredths).toBe(9975)
  await window.expectClean()
})

test('others of the office see the sheet and can change nothing; the guardians do not see it', async () => {
  const { id } = await start()
  const { page, sheet } = await openAs('reviewer', `/evaluation/${id}`)
  await page.getByText('由 木增福 评查，您只能查看。').waitFor()
  await sheet.focus()
  await sheet.press('Enter', 'v')
  expect(await sheet.row('V-1').getAttribute('aria-label')).toContain('未评')
  expect(await sheet.button('其余无问题').count()).toBe(0)
  expect(await sheet.button(/^办结评查/).count()).toBe(0)
  await window.expectClean()
  await window.close()

  const auditor = await openAs('auditor', '/evaluation')
  await auditor.page.getByRole('heading', { name: '没有权限' }).waitFor({ state: 'attached' })
  await window.expectClean()
})
