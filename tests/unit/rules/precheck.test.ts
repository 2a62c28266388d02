// The pre-check over the sample county: every planted defect is among the suggestions, under its criterion and with its evidence;
// then the gate of legal review and the clocks, rule by rule.
import { describe, expect, test } from 'vitest'
import { createRulebook } from '#main/rulebook/index.ts'
import type { Anchor } from '#shared/contract/evidence.ts'
import { type EvaluationStandard, PrecheckMapPack } from '#shared/rules/pack.ts'
import { isPrecheckConsistent } from '#shared/rules/pack-precheck.ts'
import { seenByChecks, suggest } from '#shared/rules/precheck.ts'
import { type GateReview, ownRules, seenByClocks, seenByGate } from '#shared/rules/precheck-gate.ts'
import { DOSSIERS } from '../../../resources/sample/county/index.ts'
import { checksPack, type SampleCase, sampleCases } from '../../support/checked-sample.ts'
import {
  gate,
  gateItems,
  maps,
  precheckSample,
  seenByMachine,
  standard,
  suggestionOf,
} from '../../support/prechecked-sample.ts'
import { rulebookFolder } from '../../support/test-desk.ts'

const unseen = sampleCases(false)
const seen = sampleCases(true)
const planted = DOSSIERS.flatMap(({ key, defects }) => defects.map((defect) => ({ key, ...defect })))

function sample(key: string, from: readonly SampleCase[] = unseen): SampleCase {
  const found = from.find((one) => one.key === key)
  if (found === undefined) throw new Error(`no ${key}`)
  return found
}

const titleIn = (dossier: SampleCase, anchor: Anchor | undefined) =>
  anchor === undefined || anchor.on === 'absence' ? '' : dossier.items.find(({ id }) => id === anchor.itemId)?.title

describe('the sample county', () => {
  test('has nine planted defects in three dossiers', () => {
    expect(planted).toHaveLength(9)
  })

  test.each(planted)('$key: $code is among the suggestions before anybody has looked', ({ key, ...defect }) => {
    const found = suggestionOf(defect, precheckSample(sample(key)))
    expect(found?.severity).toMatch(seenByMachine.has(defect.code) ? /^(wrong|lacking)$/ : /^unchecked$/)
    if (!seenByMachine.has(defect.code)) expect(found?.words).toMatch(/^请核对(「.+」)?：/)
    expect(found?.clause).not.toBe('')
  })

  test.each(planted)('$key: $code is wrong or lacking once a person has looked', ({ key, ...defect }) => {
    expect(suggestionOf(defect, precheckSample(sample(key, seen)))?.severity).toMatch(/^(wrong|lacking)$/)
  })

  test('a defect of one paper, and a break, point at their evidence', () => {
    const pesticide = precheckSample(sample('pesticide-penalty'))
    const ofSigning = pesticide.find(({ title }) => title === '笔录签名：询问笔录（谷小满）')
    expect(titleIn(sample('pesticide-penalty'), ofSigning?.anchors[0])).toBe('询问笔录（谷小满）')
    expect(ofSigning?.criteria[0]).toBe('B-12')
    expect(ofSigning?.words).toMatch(/^请核对「询问笔录（谷小满）」：/)

    const fertiliser = sample('fertiliser-penalty')
    const gap = precheckSample(fertiliser).find(({ rule }) => rule === 'recording-gaps')
    const [before, after] = gap?.anchors ?? []
    expect(titleIn(fertiliser, before)).toBe('现场检查录像（二）仓库查看')
    const length = fertiliser.items.find(({ id }) => before?.on === 'moment' && id === before.itemId)?.durationMs ?? 0
    expect(before).toMatchObject({ on: 'moment', startMs: length - 1000 })
    expect([titleIn(fertiliser, after), after]).toEqual([
      '现场检查录像（三）清点、提取台账',
      expect.objectContaining({ startMs: 0 }),
    ])
  })

  test('a page noted missing is pointed at, inside what the paper has', () => {
    const fertiliser = sample('fertiliser-penalty', seen)
    const noted = (pages: number | null) => {
      const items = gateItems(fertiliser).map((item) => ({ ...item, pages }))
      const found = precheckSample(fertiliser).find(({ rule }) => rule === 'page-missing')
      return suggest(
        [
          {
            ...required(found),
            itemIds: [required(found).subject.split(' ').slice(0, 2).join(' ')],
            page: 3,
            of: [],
            isAbsence: false,
          },
        ],
        items,
        maps,
        standard,
      )[0]?.anchors[0]
    }
    expect(noted(null)).toMatchObject({ on: 'page', page: 3 })
    expect(noted(2)).toMatchObject({ on: 'page', page: 2 })
  })

  test.each(['felling-licence', 'pesticide-seizure', 'grain-inspection', 'flood-requisition', 'forest-registration'])(
    'suggests nothing lacking or wrong in %s, whether a person has looked or not',
    (key) => {
      for (const from of [unseen, seen]) {
        expect(precheckSample(sample(key, from)).filter(({ severity }) => severity !== 'unchecked')).toEqual([])
      }
    },
  )

  test('the planted cases have no other trouble than what was planted and its echo', () => {
    const troubles = (key: string) =>
      precheckSample(sample(key, seen))
        .filter(({ severity }) => severity !== 'unchecked')
        .map(({ rule }) => rule)
        .sort()
    expect(troubles('pesticide-penalty')).toEqual(['hearing-term-passed', 'record-signed', 'review-before-decision'])
    expect(troubles('fertiliser-penalty')).toEqual(['card-shown', 'page-missing', 'pages-continuous', 'recording-gaps'])
    expect(troubles('forest-land-penalty')).toEqual([
      'defence-verified',
      'discretion-reasoned',
      'hearing-chair',
      'penalty-recheck',
    ])
  })

  test('what is worst comes first, every suggestion has a place, and each is named once', () => {
    for (const dossier of unseen) {
      const suggestions = precheckSample(dossier)
      const ranks = suggestions.map(({ severity }) => ['wrong', 'lacking', 'unchecked'].indexOf(severity))
      expect(ranks).toEqual([...ranks].sort())
      expect(suggestions.every(({ anchors }) => anchors.length > 0)).toBe(true)
      const names = suggestions.map(({ rule, subject }) => `${rule} ${subject}`)
      expect(new Set(names).size).toBe(names.length)
    }
  })
})

function codesOf({ vetoes, basics, criteria }: EvaluationStandard): ReadonlySet<string> {
  const parts = criteria.flatMap(({ points, defects = [] }) => [...points, ...defects])
  return new Set([...vetoes, ...basics, ...criteria, ...parts].map(({ code }) => code))
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not there')
  return value
}

describe('the maps', () => {
  const rules = new Set([...checksPack.rules.map(({ code }) => code), ...Object.keys(ownRules)])
  const rulebook = createRulebook({ folder: rulebookFolder })
  const shipped = rulebook.list().flatMap((pack) => (pack.kind === 'precheck-map' ? [pack] : []))

  test.each(shipped)('$id names rules that are there, and codes that each of its standards has', (map) => {
    expect(map.links.map(({ rule }) => rule).filter((rule) => !rules.has(rule))).toEqual([])
    expect(isPrecheckConsistent(map)).toBe(true)
    for (const id of map.standards) {
      const codes = codesOf(rulebook.standard(id))
      expect([id, map.links.flatMap(({ to }) => to).filter((code) => !codes.has(code))]).toEqual([id, []])
    }
  })

  test('every standard that has criteria of its own is pointed at', () => {
    const bare = rulebook.standards().filter((one) => rulebook.precheckMaps(one).length === 0)
    // One criterion of whole sizes of defects; two whole halves: nothing in them that a rule could point at.
    expect(bare.map(({ id }) => id)).toEqual(['licensing-deduction-example', 'penalty-substance-cover-example'])
  })

  test('a later version of a standard keeps the maps of what it is', () => {
    const later = { id: 'our-own-2027', standing: 'mee-2024-general-penalty' }
    expect(rulebook.precheckMaps(later).map(({ id }) => id)).toEqual(maps.map(({ id }) => id))
    expect(rulebook.precheckMaps({ id: 'our-own-2027' })).toEqual([])
  })

  test('every rule of penalties that a criterion of the standard asks after is linked', () => {
    const linked = new Set(maps.flatMap(({ links }) => links.map(({ rule }) => rule)))
    const left = checksPack.rules.filter(({ code, when }) => when.categories.includes('处罚') && !linked.has(code))
    expect(left.map(({ code }) => code).sort()).toEqual([
      'dates-decided-closed',
      'dates-decided-served',
      'dates-filed-decided',
      'penalty-hearing-report',
      'penalty-rectified',
      'penalty-registered-disposal',
      'registration-7-days',
      'seizure-approval-first',
      'seizure-approved',
      'seizure-decided',
      'seizure-listed',
    ])
  })

  test('a rule without a link, and a link to a code that is not there, leave the suggestion with the others', () => {
    const dossier = sample('pesticide-penalty')
    const items = gateItems(dossier)
    const none = suggest(seenByChecks([], items), items, [], standard)
    expect(none).toEqual([])
    const all = precheckSample(dossier)
    const [map] = maps
    const astray = PrecheckMapPack.parse({ ...map, links: [{ rule: all[0]?.rule, of: [], to: ['Z-9'], see: [] }] })
    const again = suggest(
      all.map((one) => ({ ...one, itemIds: [], page: null, of: [], isAbsence: false })),
      items,
      [astray],
      standard,
    )
    expect(again.map(({ criteria }) => criteria)).toEqual(all.map(() => []))
  })

  test('a link of one kind of paper comes before the link of all', () => {
    const [map] = maps
    const own = PrecheckMapPack.parse({
      ...map,
      links: [
        { rule: 'record-signed', of: [], to: ['B-12'], see: [] },
        { rule: 'record-signed', of: ['interview-record'], to: ['P3-3'], see: [] },
      ],
    })
    const seenOf = (kind: string) => ({
      ...{ rule: 'record-signed', subject: 'a', title: '笔录签名', severity: 'lacking' as const, words: '不全。' },
      ...{ clause: '条', itemIds: [], page: null, of: [kind], isAbsence: false },
    })
    const pointed = (kind: string) => suggest([seenOf(kind)], [], [own], standard)[0]?.criteria
    expect(pointed('interview-record')).toEqual(['P3-3'])
    expect(pointed('site-inspection-record')).toEqual(['B-12'])
  })

  test('a map that links one rule twice for the same contradicts itself', () => {
    const [map] = maps
    const link = { rule: 'card-shown', of: [], to: ['B-9'], see: [] }
    const twice = PrecheckMapPack.parse({ ...map, links: [link, { ...link, to: ['B-8'] }] })
    expect(isPrecheckConsistent(twice)).toBe(false)
    expect(maps.every(isPrecheckConsistent)).toBe(true)
  })
})

describe('the gate of legal review', () => {
  const item = (id: string, paperKind: string, madeOn: string | null) => ({
    ...{ id, kind: 'paper' as const, paperKind, title: id, madeOn, pages: 1, durationMs: null, sha256: id },
  })
  const decision = item('决定书', 'penalty-decision', '2026-05-10')
  const review = (change: Partial<GateReview>): GateReview => ({
    ...{ id: 'r', passed: true, endedOn: '2026-05-06', submitted: new Set(['笔录']), clock: null },
    ...change,
  })
  const told = (items: ReturnType<typeof item>[], reviews: GateReview[]) =>
    seenByGate({ decidedOn: null, items, reviews }, required(gate)).map(({ rule, severity }) => [rule, severity])

  test('says nothing before the decision, and nothing of a case that nobody submitted', () => {
    expect(told([item('笔录', 'interview-record', '2026-05-01')], [review({ passed: false })])).toEqual([])
    expect(told([decision], [])).toEqual([])
  })

  test('a decision while the review had not passed is wrong; beside an opinion on paper a person must look', () => {
    const blocked = [review({ passed: false })]
    expect(told([decision], blocked)).toEqual([['gate-not-passed', 'wrong']])
    expect(told([decision], [review({ passed: false, endedOn: null })])).toEqual([['gate-not-passed', 'wrong']])
    expect(told([decision, item('意见', 'legal-review-opinion', '2026-05-05')], blocked)).toEqual([
      ['gate-not-passed', 'unchecked'],
    ])
  })

  test('a second round that passed in time opens the gate; one that passed after the decision is too late', () => {
    const first = review({ passed: false, endedOn: '2026-05-02' })
    expect(told([decision], [first, review({})])).toEqual([])
    expect(told([decision], [first, review({ endedOn: '2026-05-10' })])).toEqual([])
    expect(told([decision], [first, review({ endedOn: '2026-05-11' })])).toEqual([['gate-after-decision', 'wrong']])
  })

  test('evidence made after the opinion and before the decision calls for another review', () => {
    const record = item('笔录', 'interview-record', '2026-05-01')
    expect(told([decision, record], [review({})])).toEqual([])
    expect(told([decision, record, item('新证', 'documentary-evidence', '2026-05-08')], [review({})])).toEqual([
      ['gate-evidence-newer', 'wrong'],
    ])
    expect(told([decision, item('送达', 'service-receipt', '2026-05-08')], [review({})])).toEqual([])
    const onPaper = [decision, item('意见', 'legal-review-opinion', '2026-05-05')]
    expect(told([...onPaper, item('新证', 'test-report', '2026-05-06')], [])).toEqual([
      ['gate-evidence-newer', 'wrong'],
    ])
    expect(told([...onPaper, item('旧证', 'test-report', '2026-05-05')], [])).toEqual([])
    expect(told([...onPaper, item('后证', 'test-report', '2026-05-11')], [])).toEqual([])
  })

  test('evidence older than the opinion that was not submitted is left to a person', () => {
    const others = [item('漏证', 'photo-evidence', '2026-05-01'), item('无日期', 'photo-evidence', null)]
    const [found] = seenByGate({ decidedOn: null, items: [decision, ...others], reviews: [review({})] }, required(gate))
    expect(found).toMatchObject({
      rule: 'gate-evidence-unsubmitted',
      severity: 'unchecked',
      itemIds: ['漏证', '无日期'],
    })
    expect(found?.words).toMatch(/^请核对：「漏证」「无日期」/)
  })
})

test('a late seal and a slow review are wrong by the office’s own rule, and left to a person by an example', () => {
  const clock = { used: 9, allowed: 7, rule: '本局规定' } as const
  const reviews = (mark: 'sure' | 'example'): GateReview[] => [
    { id: 'r', passed: true, endedOn: '2026-05-06', submitted: new Set(), clock: { ...clock, mark } },
  ]
  const filing = { closedOn: '2026-05-20', sealedOn: '2026-06-30', dueOn: '2026-06-03', unknownYear: null } as const
  const told = (mark: 'sure' | 'example', state: 'filed-late' | 'filed-in-time') =>
    seenByClocks({ reviews: reviews(mark) }, { ...filing, state, rule: '制度', mark }).map(
      ({ rule, severity, clause }) => [rule, severity, clause],
    )
  expect(told('sure', 'filed-late')).toEqual([
    ['clock-review', 'wrong', '本局规定'],
    ['clock-filing', 'wrong', '制度'],
  ])
  expect(told('example', 'filed-late').map(([, severity]) => severity)).toEqual(['unchecked', 'unchecked'])
  expect(told('sure', 'filed-in-time')).toEqual([['clock-review', 'wrong', '本局规定']])
  const unknown = seenByClocks(
    { reviews: [] },
    { ...filing, dueOn: null, state: 'unknown', unknownYear: 2027, rule: '制度', mark: 'sure' },
  )
  expect(unknown).toMatchObject([{ rule: 'clock-filing', severity: 'unchecked' }])
  expect(unknown[0]?.words).toContain('2027 年的工作日历')
})
