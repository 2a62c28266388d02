// Issued papers at a real desk: made on the campaign, looked at, signed by one person and then by the next, found from the first screen.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Judgement } from '#shared/contract/evaluation.ts'
import { fullMarks } from '#shared/rules/scoring.ts'
import { type BrowserDesk, type DeskWindow, openBrowserDesk } from './support/browser-desk.ts'
import { Doorway } from './support/desk-pages.ts'
import { OpinionPage } from './support/judging-pages.ts'
import { fileSmallDossier } from './support/small-dossier.ts'

// Two cores are shared with real encryption and real browsers.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const standardId = 'mee-2024-general-penalty'

let desk: BrowserDesk
let campaignId: string
let evaluationId: string

beforeAll(async () => {
  desk = await openBrowserDesk({ people: ['archivist', 'inspector', 'head'] })
  const dates = { filedOn: '2026-02-01', noticeOn: null, decidedOn: null, servedOn: null, closedOn: '2026-06-30' }
  await fileSmallDossier(desk.test, { sealed: true, facts: { dates } })
  await runCampaign()
})
afterAll(() => desk.close())

/** Drawn, assigned to its maker, evaluated with full marks: without a window. */
async function runCampaign(): Promise<void> {
  const { client } = await desk.test.as('inspector')
  const plan = {
    purpose: '检查执法程序和文书制作。',
    scope: { categories: ['处罚' as const], agencies: [], closedFrom: '2026-01-01', closedTo: '2026-10-31' },
    draw: { size: 1, leastOfEach: 0, strata: 'none' as const },
    ...{ way: 'single' as const, groups: 1, standards: { 处罚: standardId }, masked: false },
    ...{ objectionDays: 5, rectificationDays: 15, differenceHundredths: 500 },
  }
  const { id } = await client.campaigns.create({ title: '2026 年行政处罚案卷评查', plan })
  campaignId = id
  await client.campaigns.commit({ id, seed: null })
  await client.campaigns.draw({ id })
  const { userId } = await client.people.signIn({ name: 'inspector', passphrase: '案卷测试口令-2026' })
  await client.campaigns.addMember({ id, member: { from: 'here', userId, role: 'inspector', group: 1, share: 1 } })
  await client.campaigns.assign({ id })
  await client.campaigns.start({ id })
  const [task] = await client.campaigns.mine({})
  const evaluation = await client.campaigns.begin({ assignmentId: task?.assignmentId ?? '' })
  evaluationId = evaluation.id
  const { criteria } = await client.rulebook.standard({ id: standardId })
  const full = criteria.map((item): Judgement => ({ part: 'item', code: item.code, answer: fullMarks(item) }))
  await client.evaluation.judge({ id: evaluationId, judgements: [{ part: 'rest' }, ...full] })
  await client.evaluation.conclude({ id: evaluationId })
  await client.people.signOut({})
}

async function openAs(name: string, address: string) {
  const window = await desk.window()
  const frame = await new Doorway(window.page).signIn(name)
  await frame.goTo(address)
  return { window, page: window.page, paper: new OpinionPage(window.page) }
}

async function shot(window: DeskWindow, name: string): Promise<void> {
  if (process.env.SHOTS !== undefined) await window.page.screenshot({ path: `${process.env.SHOTS}/${name}.png` })
}

test('the plan is made on the campaign, signed by its maker, and waits on the first screen of the head', async () => {
  const { window, page, paper } = await openAs('inspector', `/campaigns/${campaignId}?step=papers`)
  await page.getByText('还没有各案卷的文书').waitFor()
  await page.getByRole('button', { name: '制作评查通报' }).click()
  await page.getByText('请在全部案卷定等以后再制作。').waitFor()
  await shot(window, 'papers-empty')
  await window.expectClean()
  await page.getByRole('button', { name: '制作评查方案' }).click()
  await paper.shown()
  await shot(window, 'dialog-draft')
  await window.expectClean()
  await paper.signButton.click()
  await shot(window, 'dialog-passphrase')
  await page
    .getByRole('dialog', { name: /^签署/ })
    .getByLabel(/的口令$/)
    .fill('不是这个口令')
  await page.getByRole('dialog', { name: /^签署/ }).getByRole('button', { name: '签署', exact: true }).click()
  await page.getByRole('dialog', { name: /^签署/ }).getByRole('alert').filter({ hasText: /口令/ }).waitFor()
  await page
    .getByRole('dialog', { name: /^签署/ })
    .getByLabel(/的口令$/)
    .fill('案卷测试口令-2026')
  await page.getByRole('dialog', { name: /^签署/ }).getByRole('button', { name: '签署', exact: true }).click()
  await page.getByText('签名有效，内容未改动').waitFor()
  await paper.shown()
  await shot(window, 'dialog-signed')
  await window.expectClean()
  await window.close()

  const head = await openAs('head', '/')
  await head.page.getByRole('region', { name: '待我签署' }).getByRole('link', { name: /评方/ }).click()
  await head.paper.shown()
  await head.paper.sign()
  await head.page.getByRole('region', { name: '第 2 个签名' }).waitFor()
  await shot(head.window, 'screen-signed')
  await head.window.expectClean()
  expect(await head.page.getByText('与本存档一致').count()).toBe(1)
  await head.window.close()
})

test('the score sheet is made under the concluded sheet and found among the papers of the campaign', async () => {
  const { window, page, paper } = await openAs('inspector', `/evaluation/${evaluationId}`)
  await page.getByRole('button', { name: '制作评查表' }).click()
  await paper.shown()
  await shot(window, 'score-sheet')
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
  await page.getByRole('button', { name: /^查看评查表 评表〔2026〕1号/ }).waitFor()
  await shot(window, 'evaluation')
  await page.evaluate((hash) => {
    location.hash = hash
  }, `/campaigns/${campaignId}?step=papers`)
  const table = page.getByRole('grid', { name: '各案卷的文书' })
  await table.getByText('评表〔2026〕1号').waitFor()
  await shot(window, 'papers-full')
  await window.expectClean()
  await table.focus()
  await page.keyboard.press('Enter')
  await paper.shown()
  await window.close()
})
