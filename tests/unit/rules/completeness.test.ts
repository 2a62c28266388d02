// The checklist over the sample county: every planted defect is named, and nothing is that is not there; then rule by rule.
import { describe, expect, test } from 'vitest'
import type { DossierFacts } from '#shared/contract/dossiers.ts'
import { type CheckBook, type CheckedCase, checkDossier } from '#shared/rules/completeness.ts'
import { numberStandings } from '#shared/rules/number-series.ts'
import { checksPack, type SampleCase, sampleCases, shippedBook } from '../../support/checked-sample.ts'

const book = shippedBook()
const seen = sampleCases(true)
const unseen = sampleCases(false)

function sample(key: string, from: readonly SampleCase[] = seen): SampleCase {
  const found = from.find((one) => one.key === key)
  if (found === undefined) throw new Error(`no ${key}`)
  return found
}

/** `rule: title of the paper` of everything that lacks or is wrong. */
function troubles(dossier: SampleCase, asked: CheckBook = book): string[] {
  const title = (id: string) => dossier.items.find((item) => item.id === id)?.title ?? ''
  return checkDossier(dossier, asked)
    .findings.filter(({ state }) => state === 'lacking' || state === 'wrong')
    .map(({ rule, subject }) => (title(subject) === '' ? rule : `${rule}: ${title(subject)}`))
}

function only(dossier: CheckedCase, rule: string, asked: CheckBook = book) {
  const { findings } = checkDossier(dossier, asked)
  return findings.filter((finding) => finding.rule === rule).map(({ state, sentence }) => ({ state, sentence }))
}

describe('the sample county', () => {
  test('names every defect planted in the pesticide case, and no other', () => {
    expect(troubles(sample('pesticide-penalty'))).toEqual([
      'record-signed: 询问笔录（谷小满）',
      'review-before-decision',
      'hearing-term-passed',
    ])
    expect(only(sample('pesticide-penalty'), 'hearing-term-passed')).toEqual([
      { state: 'wrong', sentence: expect.stringMatching(/2026-04-29.*2026-05-09 才届满.*2026-05-06/) },
    ])
  })

  test('names every defect planted in the fertiliser case, and no other', () => {
    expect(troubles(sample('fertiliser-penalty')).sort()).toEqual([
      'card-shown: 询问笔录（况守仓）',
      'page-missing',
      'pages-continuous',
      'recording-gaps: 现场检查录像（二）仓库查看',
    ])
    expect(only(sample('fertiliser-penalty'), 'page-missing')[0]?.sentence).toContain(
      '「询问笔录（田伯野）」登记为缺第 3 页',
    )
    expect(only(sample('fertiliser-penalty'), 'recording-gaps')[0]?.sentence).toContain('中断 6 分 29 秒')
  })

  test('names every defect planted in the case before the legal reviewer, and no other', () => {
    expect(troubles(sample('forest-land-penalty')).sort()).toEqual([
      'defence-verified',
      'discretion-reasoned: 案件处理意见书',
      'hearing-chair: 听证笔录',
      'penalty-recheck',
    ])
  })

  test.each(['felling-licence', 'pesticide-seizure', 'grain-inspection', 'flood-requisition', 'forest-registration'])(
    'finds nothing lacking or wrong in %s, whether a person has looked or not',
    (key) => {
      expect(troubles(sample(key, unseen))).toEqual([])
      expect(troubles(sample(key))).toEqual([])
    },
  )

  test('what only a person can see is open until one has looked', () => {
    const { counts } = checkDossier(sample('pesticide-penalty', unseen), book)
    expect(counts.unchecked).toBeGreaterThan(5)
    expect(checkDossier(sample('pesticide-penalty'), book).counts.unchecked).toBe(1)
  })

  test('every finding says its clause, its source and its cure, once each', () => {
    for (const dossier of seen) {
      const { findings } = checkDossier(dossier, book)
      for (const one of findings) expect([one.clause, one.source, one.cure, one.due, one.sentence]).not.toContain('')
      const names = findings.map(({ rule, subject }) => `${rule} ${subject}`)
      expect(new Set(names).size).toBe(names.length)
    }
  })
})

const pesticide = sample('pesticide-penalty')
const dated = (change: Partial<DossierFacts['dates']>, dossier: SampleCase = pesticide): SampleCase => ({
  ...dossier,
  facts: { ...dossier.facts, dates: { ...dossier.facts.dates, ...change } },
})
const without = (dossier: SampleCase, ...kinds: string[]): SampleCase => ({
  ...dossier,
  items: dossier.items.filter(({ paperKind }) => !kinds.includes(paperKind ?? '')),
})
const rekinded = (dossier: SampleCase, from: string, to: string): SampleCase => ({
  ...dossier,
  items: dossier.items.map((item) => (item.paperKind === from ? { ...item, paperKind: to } : item)),
})
const redated = (dossier: SampleCase, kind: string, madeOn: string | null): SampleCase => ({
  ...dossier,
  items: dossier.items.map((item) => (item.paperKind === kind ? { ...item, madeOn } : item)),
})

describe('required papers', () => {
  test('a penalty without its filing approval lacks it; a penalty on the spot does not', () => {
    expect(only(without(pesticide, 'filing-approval'), 'penalty-filing')).toEqual([
      { state: 'lacking', sentence: '卷内没有「立案（不予立案）审批表」。' },
    ])
    const spot = {
      ...pesticide,
      items: pesticide.items.map((item) => ({ ...item, paperKind: 'spot-penalty-decision' })),
    }
    expect(only(spot, 'penalty-filing')).toEqual([])
  })

  test('receipts that are older than the decision do not prove its service', () => {
    expect(only(pesticide, 'penalty-decision-served')[0]?.state).toBe('passed')
    expect(only(redated(pesticide, 'service-receipt', '2026-05-05'), 'penalty-decision-served')[0]).toMatchObject({
      state: 'lacking',
      sentence: expect.stringContaining('早于处罚决定（2026-05-06）'),
    })
  })

  test('a snapshot is no paper of its own', () => {
    const derived = pesticide.items.map((item) => ({ ...item, derived: item.paperKind === 'filing-approval' }))
    expect(only({ ...pesticide, items: derived }, 'penalty-filing')[0]?.state).toBe('lacking')
  })

  test('a hearing record makes the hearing notice due', () => {
    expect(only(pesticide, 'penalty-hearing-notice-given')).toEqual([])
    const heard = without(sample('forest-land-penalty'), 'hearing-session-notice')
    expect(only(heard, 'penalty-hearing-notice-given')[0]?.state).toBe('lacking')
  })

  test('who is heard was told of the right to it: the other notice does not say so', () => {
    const heard = sample('forest-land-penalty')
    expect(only(heard, 'penalty-hearing-right-told')[0]?.state).toBe('passed')
    expect(only(rekinded(heard, 'penalty-hearing-notice', 'penalty-notice'), 'penalty-hearing-right-told')[0]).toEqual({
      state: 'lacking',
      sentence: '卷内没有「行政处罚事先告知书（听证案件）」。',
    })
    expect(only(pesticide, 'penalty-hearing-right-told')).toEqual([])
  })

  test('a hearing of which anything tells has its record, in a penalty as in a licence', () => {
    const heard = without(rekinded(pesticide, 'handling-opinion', 'hearing-report'), 'hearing-record')
    expect(only(heard, 'penalty-hearing-held')[0]?.state).toBe('lacking')
    const licence = sample('felling-licence')
    expect(only(licence, 'licence-hearing-recorded')).toEqual([])
    const recorded = rekinded(licence, 'acceptance-notice', 'hearing-recording')
    expect(only(recorded, 'licence-hearing-recorded')[0]?.state).toBe('lacking')
  })

  test('a record or a list of what was seized makes the decision due, and names its lack once', () => {
    const bare = without(sample('pesticide-seizure'), 'seizure-decision', 'measure-notice')
    expect(only(bare, 'seizure-decided')[0]?.state).toBe('lacking')
    expect(only(bare, 'coercion-decided')).toEqual([])
    expect(only(sample('pesticide-seizure'), 'seizure-decided')[0]?.state).toBe('passed')
  })

  test('the approval of a penalty wants the opinion it approves, and a decision not to punish is served as well', () => {
    expect(only(pesticide, 'penalty-investigation-reported')[0]?.state).toBe('passed')
    const bare = without(pesticide, 'handling-opinion', 'investigation-report')
    expect(only(bare, 'penalty-investigation-reported')[0]?.state).toBe('lacking')
    const spared = rekinded(pesticide, 'penalty-decision', 'no-penalty-decision')
    expect(only(spared, 'penalty-none-served')[0]?.state).toBe('passed')
    expect(only(without(spared, 'service-receipt'), 'penalty-none-served')[0]?.state).toBe('lacking')
  })
})

describe('dates and terms', () => {
  test('a review on the day of the decision is in order, an undated one is open', () => {
    expect(only(redated(pesticide, 'legal-review-opinion', '2026-05-06'), 'review-before-decision')[0]?.state).toBe(
      'passed',
    )
    expect(only(redated(pesticide, 'legal-review-opinion', null), 'review-before-decision')[0]).toEqual({
      state: 'unchecked',
      sentence: '法制审核意见的日期不明，无法核对先后和期限。',
    })
  })

  test('the hearing term ends on a working Saturday, and the decision may follow the day after', () => {
    const decided = (on: string) => dated({ decidedOn: on }, redated(pesticide, 'penalty-decision', on))
    expect(only(decided('2026-05-09'), 'hearing-term-passed')[0]?.state).toBe('wrong')
    expect(only(decided('2026-05-10'), 'hearing-term-passed')[0]?.state).toBe('passed')
  })

  test('ninety days that have not run out are not due, and say when they end', () => {
    const pending = sample('forest-land-penalty')
    const { findings, changesOn } = checkDossier(pending, book)
    expect(findings.find(({ rule }) => rule === 'penalty-within-90-days')).toMatchObject({ state: 'not-due' })
    expect(changesOn).toBe('2026-12-07')
    expect(only(pending, 'penalty-within-90-days', shippedBook('2026-12-07'))[0]?.state).toBe('wrong')
  })

  test('a calendar term that ends on a day off is left to a person until the next working day, and late after it', () => {
    // 90 days from 2026-03-21 end on Friday 19 June, 端午; the next working day is Monday 22 June.
    const decided = (on: string) =>
      dated({ filedOn: '2026-03-21', decidedOn: on }, redated(pesticide, 'penalty-decision', on))
    expect(only(decided('2026-06-22'), 'penalty-within-90-days')[0]?.state).toBe('unchecked')
    expect(only(decided('2026-06-23'), 'penalty-within-90-days')[0]?.state).toBe('wrong')
  })

  test('refuses to guess beyond the years of the calendar, and says which year it needs', () => {
    const late = dated(
      { decidedOn: '2026-12-30', servedOn: '2027-01-06' },
      redated(pesticide, 'penalty-decision', '2026-12-30'),
    )
    expect(only(late, 'penalty-served-7-days')).toEqual([
      { state: 'unknown-year', sentence: '计算期限要用 2027 年的工作日历，日历尚未载入，无法判断。' },
    ])
    expect(checkDossier(late, book).counts.unchecked).toBeGreaterThan(0)
  })

  test('a seizure may last thirty days, sixty where its extension is filed', () => {
    const seizure = redated(sample('pesticide-seizure'), 'seizure-release', '2026-07-20')
    expect(only(seizure, 'seizure-30-days')[0]?.state).toBe('wrong')
    const extension = {
      ...seizure.items[0],
      id: 'extension',
      paperKind: 'seizure-extension',
    } as (typeof seizure.items)[0]
    expect(only({ ...seizure, items: [...seizure.items, extension] }, 'seizure-30-days')[0]?.state).toBe('passed')
  })
})

describe('numbers', () => {
  test('a serial used twice and a serial skipped are told of one office, one mark, one year', () => {
    const standing = numberStandings([
      { id: 'a', agency: '甲局', number: '甲罚〔2026〕1号' },
      { id: 'b', agency: '甲局', number: '甲罚[2026]第004号' },
      { id: 'c', agency: '甲局', number: '甲罚〔2026〕4号' },
      { id: 'd', agency: '乙局', number: '甲罚〔2026〕4号' },
      { id: 'e', agency: '甲局', number: '甲罚〔2025〕9号' },
      { id: 'f', agency: '甲局', number: null },
      { id: 'g', agency: '甲局', number: '（甲）质检（26017）许准字' },
    ])
    expect(Object.fromEntries(standing)).toEqual({
      a: { twins: 0, gap: null },
      b: { twins: 1, gap: { from: 2, to: 3 } },
      c: { twins: 1, gap: { from: 2, to: 3 } },
      d: { twins: 0, gap: null },
      e: { twins: 0, gap: null },
    })
    const number = { twins: 1, gap: { from: 2, to: 3 } }
    expect(only({ ...pesticide, number }, 'number-twins')[0]?.state).toBe('wrong')
    expect(only({ ...pesticide, number }, 'number-gap')[0]).toEqual({
      state: 'unchecked',
      sentence: '同一机关、同一文种、同一年份的文号缺第 2 号至第 3 号，存档内没有这些案卷。',
    })
  })

  test('a wrong check digit, a strange shape, a missing number', () => {
    const facts = (change: Partial<DossierFacts>) => ({ ...pesticide, facts: { ...pesticide.facts, ...change } })
    const party = { ...pesticide.facts.party, code: '91539999MA00XG0192' }
    expect(only(facts({ party }), 'party-code')[0]?.state).toBe('wrong')
    expect(only(facts({ number: '澜农罚[2026]第006号' }), 'paper-number')[0]?.sentence).toContain('澜农罚〔2026〕6号')
    expect(only(facts({ number: '无号' }), 'paper-number')[0]?.state).toBe('unchecked')
    expect(only(facts({ number: null }), 'paper-number')[0]?.state).toBe('lacking')
    expect(only(facts({ officers: [{ name: '木禾川', card: null }] }), 'two-officers')[0]?.state).toBe('lacking')
    expect(only(facts({ officers: [{ name: '木禾川', card: null }] }), 'officer-cards')[0]?.state).toBe('unchecked')
  })
})

describe('what a person says', () => {
  test('who would not sign is excused by a note, an officer is not', () => {
    const [item] = pesticide.items.filter(({ title }) => title === '询问笔录（麦青禾）')
    const noted = (signatures: Record<string, number>, note: string) => ({
      ...pesticide,
      items: item === undefined ? [] : [item],
      signatures: new Map([[item?.id ?? '', { signatures, note }]]),
    })
    expect(only(noted({ officer: 2, party: 0 }, ''), 'record-signed')[0]?.state).toBe('lacking')
    expect(only(noted({ officer: 2, party: 0 }, '拒签，笔录第3页注明'), 'record-signed')[0]?.state).toBe('passed')
    expect(only(noted({ officer: 1, party: 1 }, '另一人出差'), 'record-signed')[0]?.state).toBe('lacking')
  })

  test('an explained break, an excused recording and an office’s own list count', () => {
    const fertiliser = sample('fertiliser-penalty')
    const explained = new Set([fertiliser.segments[1]?.itemId ?? ''])
    expect(only({ ...fertiliser, explained }, 'recording-gaps')).toEqual([
      { state: 'passed', sentence: expect.any(String) },
    ])
    const own: CheckBook = { ...book, recordingList: { ...book.recordingList, grade: 'sure' } }
    expect(troubles(fertiliser, own)).toContain('recording-required')
    expect(troubles({ ...fertiliser, excused: new Set(['penalty-notice']) }, own)).not.toContain('recording-required')
  })
})

test('the pack marks as sure only what a law says', () => {
  for (const rule of checksPack.rules.filter(({ grade }) => grade === 'sure')) {
    expect(rule.source).toMatch(/《中华人民共和国|《法人和其他组织统一社会信用代码编码规则》/)
  }
})
