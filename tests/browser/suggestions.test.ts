// The suggestions over a sheet, at a real desk in a real Chromium: shown, opened, accepted and dismissed by keyboard alone.
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Evaluation } from '#shared/contract/evaluation.ts'
import type { Suggestion } from '#shared/contract/suggestions.ts'
import { type BrowserDesk, type DeskWindow, openBrowserDesk } from './support/browser-desk.ts'
import { fileCheckedDossier } from './support/checked-dossier.ts'
import { Doorway } from './support/desk-pages.ts'
import { SheetPage } from './support/judging-pages.ts'

// Two cores are shared with real encryption and real browsers.
vi.setConfig({ testTimeout: 120_000 })

let desk: BrowserDesk
let evaluation: Evaluation
let window: DeskWindow

beforeAll(async () => {
  desk = await openBrowserDesk({ people: ['archivist', 'inspector', 'reviewer'] })
  const dossier = await fileCheckedDossier(desk.test)
  const { client: archivist } = await desk.test.as('archivist')
  await archivist.dossiers.seal({ id: dossier.id })
  const { client } = await desk.test.as('inspector')
  evaluation = await client.evaluation.start({ dossierId: dossier.id, standardId: 'mee-2024-general-penalty' })
  for (const one of [archivist, client]) await one.people.signOut({})
}, 120_000)
afterEach(() => window.close())
afterAll(() => desk.close())

async function stored(): Promise<{ rows: readonly Suggestion[]; evaluation: Evaluation }> {
  const { client } = await desk.test.as('inspector')
  const { rows } = await client.suggestions.of({ evaluationId: evaluation.id })
  const now = await client.evaluation.get({ id: evaluation.id })
  await client.people.signOut({})
  return { rows, evaluation: now }
}

test('the planted defects are accepted and dismissed by keyboard, point at their papers, and come back', async () => {
  window = await desk.window()
  const { page } = window
  const frame = await new Doorway(page).signIn('inspector')
  await frame.goTo(`/evaluation/${evaluation.id}`)
  const sheet = new SheetPage(page)
  const panel = page.getByRole('region', { name: '预查建议' })
  const row = (name: RegExp) => panel.getByRole('button', { name })
  const first = row(/^V-19.*晚于.*不符$/)
  await first.waitFor()
  await window.expectClean()

  // A leads to them; Enter shows the paper, the arrow the other one.
  await sheet.focus()
  await sheet.press('a')
  await first.and(page.locator(':focus')).waitFor()
  await sheet.press('Enter')
  const shown = (title: string) =>
    page.getByRole('button', { name: new RegExp(`^${title} ?p\\.1$`) }).and(page.locator('[aria-current="true"]'))
  await shown('法制审核意见书').waitFor()
  await sheet.press('ArrowRight')
  await shown('行政处罚决定书').waitFor()
  await sheet.press('ArrowLeft', 'a')
  await first.waitFor({ state: 'detached' })
  expect((await stored()).evaluation.findings).toMatchObject([{ criterion: 'V-19', anchor: { on: 'page', page: 1 } }])

  // The next has the keyboard: it is dismissed, which wants a reason.
  const second = row(/^V-14.*期限未满.*不符$/)
  await second.and(page.locator(':focus')).waitFor()
  await sheet.press('d')
  await panel.getByLabel('不采纳的理由').and(page.locator(':focus')).waitFor()
  await sheet.press('Enter')
  await page.getByText('请写明不采纳的理由。').waitFor()
  await window.expectClean()
  await page.keyboard.insertText('当事人书面放弃听证')
  await sheet.press('Enter')
  await second.waitFor({ state: 'detached' })

  // What waits for a person is no finding until he has written one.
  const signing = row(/^B-12.*请核对「询问笔录/).first()
  await signing.click()
  await signing.focus()
  await sheet.press('a')
  const words = panel.getByLabel('问题说明')
  await words.and(page.locator(':focus')).waitFor()
  await page.keyboard.insertText('只有一名执法人员签名')
  await sheet.press('Control+Enter')
  await panel.getByRole('button', { name: '已处理 3' }).click()
  await panel.getByText('当事人书面放弃听证').waitFor()
  await window.expectClean()
  await panel.getByRole('button', { name: '恢复为待处理' }).click()
  await panel.getByRole('button', { name: '已处理 2' }).waitFor()

  // The finding is removed on the sheet: its suggestion waits again.
  await panel.getByRole('button', { name: '到评查项' }).first().click()
  await sheet.tree
    .getByRole('button', { name: /^移除证据/ })
    .first()
    .click()
  await panel.getByRole('button', { name: '已处理 1' }).waitFor()
  const { rows, evaluation: after } = await stored()
  expect(after.findings).toMatchObject([{ criterion: 'B-12', note: '只有一名执法人员签名' }])
  expect(rows.filter(({ state }) => state !== 'open').map(({ rule }) => rule)).toEqual(['record-signed'])
  expect(after.sheet).toEqual(evaluation.sheet)
})
