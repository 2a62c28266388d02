// A legal review from submission to the opinion signed by two, at a real desk in a real Chromium.
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Review, Submission } from '#shared/contract/review.ts'
import { type BrowserDesk, type DeskWindow, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway } from './support/desk-pages.ts'
import { OpinionPage, ReviewPage } from './support/judging-pages.ts'
import { fileSmallDossier } from './support/small-dossier.ts'

// Two cores are shared with real encryption and real browsers.
vi.setConfig({ testTimeout: 180_000 })

const submission: Submission = {
  entries: ['law-complex'],
  proposedDecision: '没收违法所得 1200 元，并处罚款 12000 元。',
  facts: '当事人经营未取得登记证的农药。',
  basis: '《农药管理条例》第五十五条',
  discretion: '',
  note: '',
}

let desk: BrowserDesk
let window: DeskWindow

beforeAll(async () => {
  desk = await openBrowserDesk()
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
  return { page: window.page, frame, review: new ReviewPage(window.page) }
}

/** As the desk itself has it. */
async function stored(id: string): Promise<Review> {
  const { client } = await desk.test.as('reviewer')
  const review = await client.review.get({ id })
  await client.people.signOut({})
  return review
}

/** Another one each time, should the test be tried again. */
let adopted = 1

/** A rule that knows pauses and extensions: that of one county as the office's own. */
async function adoptRule(): Promise<void> {
  const { client } = await desk.test.as('archivist')
  const { json } = await client.rulebook.text({ id: 'review-term-pingxiang', origin: 'shipped' })
  await client.rulebook.adopt({
    text: JSON.stringify({ ...JSON.parse(json), id: `our-term-${adopted++}`, agencies: [] }),
  })
  await client.people.signOut({})
}

async function submitted(officers: readonly string[] = ['赵执法']): Promise<Review> {
  const facts = { officers: officers.map((name) => ({ name, card: null })) }
  const dossier = await fileSmallDossier(desk.test, { sealed: false, facts })
  const { client } = await desk.test.as('handler')
  const review = await client.review.submit({ dossierId: dossier.id, submission })
  await client.people.signOut({})
  return review
}

test('a case is submitted, accepted, judged head by head, concluded, and its opinion signed by reviewer and head', async () => {
  const dossier = await fileSmallDossier(desk.test, { sealed: false })
  const handler = await openAs('handler', `/dossiers/${dossier.id}/submit`)
  const submit = handler.review.button(/^提请法制审核/)
  await submit.waitFor()
  expect(await submit.getAttribute('aria-label')).toContain('请至少选择一种应当审核的情形')
  await window.expectClean()
  await handler.page.getByRole('checkbox', { name: /案情疑难复杂/ }).check()
  await handler.page.getByRole('textbox', { name: '拟作出的决定' }).fill(submission.proposedDecision)
  await handler.page.getByRole('textbox', { name: '主要事实' }).fill(submission.facts)
  // Typing is kept for this window.
  await handler.page.reload()
  await submit.waitFor()
  expect(await handler.page.getByRole('textbox', { name: '主要事实' }).inputValue()).toBe(submission.facts)
  await handler.page.getByRole('textbox', { name: '执法依据' }).fill(submission.basis)
  await submit.click()
  await handler.review.dialogButton('提请法制审核').click()
  await handler.page.getByText('待受理').first().waitFor()
  await window.expectClean()
  const id = handler.page.url().split('/review/')[1]?.split('?')[0] ?? ''
  await window.close()

  const { page, review } = await openAs('reviewer', '/review')
  await page.getByRole('grid').getByText('待受理').waitFor()
  await window.expectClean()
  await page.getByRole('grid').focus()
  await page.keyboard.press('Enter')
  await review.button('受理').click()
  await page.getByText('第 0 个工作日 / 共 7 日').waitFor()
  await window.expectClean()

  await review.focusStep('entity')
  await review.press('1', 'ArrowDown', '2')
  await page.keyboard.insertText('告知书送达回证缺少受送达人签名')
  await review.press('Enter')
  await page.getByRole('button', { name: '显示全部' }).click()
  await review.openItem('行政处罚决定书')
  await page.locator('[data-paper] canvas').first().waitFor()
  await review.drawRegion({ x: 0.1, y: 0.05 }, { x: 0.5, y: 0.12 })
  await review.keepFinding('决定日期早于告知期限届满')
  await window.expectClean()
  await review.focusStep('procedure')
  for (const verdict of ['1', '1', '1', '1', '3']) await review.press('n', verdict)
  await review.saved()

  await review.button('写结论').click()
  expect(await page.getByRole('radio', { name: /^同意/ }).isDisabled()).toBe(true)
  expect(await review.button(/^审结/).getAttribute('aria-label')).toContain('还没有选择意见种类')
  await page.getByRole('radio', { name: /^建议纠正/ }).check()
  await page.getByText('纠正前不得作出决定').waitFor()
  await review.button('引入各要点的问题').click()
  await review.saved()
  await window.expectClean()
  await review.button('审结').click()
  await review.dialogButton('审结').click()
  await review.button('制作意见书').waitFor()
  expect(await stored(id)).toMatchObject({
    state: 'concluded',
    conclusionKind: 'correct',
    conclusion: { text: '1．执法程序：告知书送达回证缺少受送达人签名' },
    findings: [{ criterion: 'procedure', anchor: { on: 'page', page: 1 } }],
  })

  await review.button('制作意见书').click()
  const opinion = new OpinionPage(page)
  await opinion.shown()
  await opinion.sign()
  await page.getByText('签名有效，内容未改动').waitFor()
  await page.getByText('待签署').waitFor()
  await window.expectClean()
  const address = new URL(page.url()).hash.slice(1)
  await window.close()

  const head = await openAs('head', address)
  const last = new OpinionPage(head.page)
  await last.shown()
  await last.sign()
  await head.page.getByRole('region', { name: '第 2 个签名' }).waitFor()
  expect(await head.page.getByText('已签署', { exact: true }).count()).toBe(1)
  await window.expectClean()
})

test('whoever handled the case cannot accept it, and is told so', async () => {
  const { id } = await submitted(['杨法明'])
  const { page, review } = await openAs('reviewer', `/review/${id}`)
  await page.getByText('您是本案的承办人或执法人员，不能审核本案。').waitFor()
  await review.button(/^受理/).click({ force: true })
  expect((await stored(id)).state).toBe('submitted')
  await window.expectClean()
})

test('a returned submission says why, and the next round takes over its words', async () => {
  const { id, dossierId } = await submitted()
  const reviewer = await openAs('reviewer', `/review/${id}`)
  await reviewer.review.button('退回').click()
  await reviewer.page.getByLabel('退回理由').fill('缺少询问笔录，请补齐')
  await reviewer.review.dialogButton('退回').click()
  await reviewer.page.getByText('已退回承办机构').first().waitFor()
  await window.expectClean()
  await window.close()

  const { page, review } = await openAs('handler', `/review/${id}`)
  await page.getByText('缺少询问笔录，请补齐').waitFor()
  await review.button('重新送审').click()
  await review.button('沿用第 1 次送审的内容').click()
  expect(await page.getByRole('textbox', { name: '主要事实' }).inputValue()).toBe(submission.facts)
  await review.button(/^提请法制审核/).click()
  await review.dialogButton('提请法制审核').click()
  await page.getByText('第 2 次送审').first().waitFor()
  await window.expectClean()

  // While it runs there is no third.
  await page.evaluate((hash) => {
    location.hash = hash
  }, `/dossiers/${dossierId}/submit`)
  await page.getByText('第 2 次送审待受理，办结前不能再次送审。').waitFor()
})

test('evidence filed after the submission must be reviewed again: nothing can be concluded on the old; the clock waits for it', async () => {
  await adoptRule()
  const { id, dossierId } = await submitted()
  const { client } = await desk.test.as('reviewer')
  await client.review.accept({ id })
  await client.people.signOut({})
  const archivist = await desk.test.as('archivist')
  const [item] = await archivist.client.dossiers.items({ id: dossierId })
  if (item === undefined) throw new Error('an empty dossier')
  const { volume, paperKind, madeOn } = item
  await archivist.client.dossiers.changeItem({ id: item.id, title: '立案审批表（更正）', volume, paperKind, madeOn })
  await archivist.client.people.signOut({})

  const { page, review } = await openAs('reviewer', `/review/${id}`)
  await page.getByText('送审之后，卷内材料有变化。').waitFor()
  await review.tab('结论').click()
  expect(await review.button(/^审结/).getAttribute('aria-label')).toContain('送审之后卷内材料有变化')
  await window.expectClean()

  await review.button('中止计时').click()
  await page.getByRole('radio', { name: '补充材料' }).check()
  await page.getByLabel('说明').fill('请补送询问笔录')
  await window.expectClean()
  await review.dialogButton('中止计时').click()
  await page.getByRole('button', { name: /中止计时：补充材料/ }).hover()
  await page.getByText('请补送询问笔录').waitFor()
  await window.expectClean()
  await page.evaluate(() => {
    location.hash = '/review?clock=paused'
  })
  await page.getByRole('grid').getByText('中止').waitFor()
  await window.expectClean()
})
