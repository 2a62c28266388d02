// Guessing the kind of a paper from the names files really have.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type DossierCategory, PaperKindsPack } from '#shared/rules/pack.ts'
import { guessPaperKind } from '#shared/rules/paper-kind.ts'

const file = new URL('../../../resources/rulebook/paper-kinds.json', import.meta.url)
const pack = PaperKindsPack.parse(JSON.parse(readFileSync(file, 'utf8')))
const guess = (name: string, category: DossierCategory, medium: 'paper' | 'recording' = 'paper') =>
  guessPaperKind(pack, { name, category, medium })?.code ?? null

test.each([
  ['01 立案审批表.pdf', '处罚', 'filing-approval'],
  ['03_行政处罚事先告知书(终稿).pdf', '处罚', 'penalty-notice'],
  ['行政处罚事先告知书（听证案件）.docx', '处罚', 'penalty-hearing-notice'],
  ['不予行政处罚决定书.pdf', '处罚', 'no-penalty-decision'],
  ['行政处罚决定书.pdf', '处罚', 'penalty-decision'],
  ['行政处罚决定审批表.pdf', '处罚', 'penalty-approval'],
  ['现场检查(勘验)笔录.pdf', '处罚', 'site-inspection-record'],
  ['查封现场笔录.pdf', '强制', 'seizure-record'],
  ['准予许可决定书.pdf', '许可', 'licence-grant'],
  ['申请材料补正告知书.pdf', '许可', 'supplement-notice'],
  ['检查记录.pdf', '检查', 'inspection-log'],
  ['听证告知书.pdf', '处罚', 'penalty-hearing-notice'],
  ['处罚告知书.pdf', '处罚', 'penalty-notice'],
  ['分期缴纳通知书.pdf', '处罚', 'payment-extension'],
  ['解除强制措施通知书.pdf', '处罚', 'measure-release-notice'],
  ['强制措施通知书.pdf', '强制', 'measure-notice'],
  ['询问笔录.pdf', '许可', 'interview-record'],
  ['扫描0001.pdf', '处罚', null],
] as const)('%s in a %s dossier is taken for %s', (name, category, code) => {
  expect(guess(name, category)).toBe(code)
})

test('a name in decomposed form and a kind of another category or medium', () => {
  expect(guess('询问笔录'.normalize('NFD'), '处罚')).toBe('interview-record')
  expect(guess('准予许可决定书.pdf', '处罚')).toBeNull()
  expect(guess('现场检查录像 01.mp4', '处罚', 'recording')).toBe('site-inspection-recording')
  expect(guess('现场检查录像 01.mp4', '处罚')).toBeNull()
})

test('every title is guessed as its own kind', () => {
  for (const kind of pack.kinds) {
    for (const category of kind.categories) expect(guess(kind.title, category, kind.medium)).toBe(kind.code)
  }
})
