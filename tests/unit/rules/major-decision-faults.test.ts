// What is wrong with a catalogue of major decisions: each fault by one catalogue that has it, and none by one that nearly has.
import { describe, expect, test } from 'vitest'
import { catalogueFaults } from '#shared/rules/major-decision-faults.ts'
import type { MajorDecisionEntry, MajorDecisionPack, Reviewer } from '#shared/rules/pack-major-decision.ts'
import { catalogueFaultSentence } from '#shared/text/major-decision-faults.ts'
import { catalogueOf, entryOf, yuan } from '../../support/decision-cases.ts'

const county: Reviewer = { level: 'county', body: '县局', also: [] }
const city: Reviewer = { level: 'prefecture', body: '市局', also: [] }

const fine = (op: '≥' | '>' | null, sum: number, to: ['<' | '≤', number] | null = null) =>
  ({
    of: 'fine',
    from: op === null ? null : { op, fen: yuan(sum) },
    to: to === null ? null : { op: to[0], fen: yuan(to[1]) },
  }) as const

const faultsOf = (entries: Partial<MajorDecisionEntry>[], head: Partial<MajorDecisionPack> = {}) => {
  const codes = ['one', 'two', 'three']
  return catalogueFaults(
    catalogueOf(
      entries.map((entry, at) => entryOf({ code: codes[at] ?? 'more', ...entry })),
      head,
    ),
  )
}

describe('one entry', () => {
  const wrong: [string, Partial<MajorDecisionEntry>, string][] = [
    ['no condition but the kind of act', { measures: [] }, 'without-condition'],
    ['always, and yet a condition', { always: true }, 'always-with-condition'],
    ['a lower bound above the upper one', { amount: fine('≥', 20, ['≤', 10]) }, 'amount-empty'],
    ['a bound that shuts out its only figure', { amount: fine('≥', 10, ['<', 10]) }, 'amount-empty'],
    ['an amount without a bound', { amount: fine(null, 0) }, 'amount-unbounded'],
    ['a fine in licensing', { acts: ['许可'], measures: [], amount: fine('≥', 10) }, 'amount-not-of-act'],
    ['a measure of another act', { acts: ['许可'] }, 'measure-not-of-act'],
    ['levels reversed', { agencyLevel: { min: 'province', max: 'county' } }, 'levels-reversed'],
    ['an exemption with reviewers', { effect: 'exempt', reviewer: county }, 'exempt-with-reviewer'],
    ['a source of power that is not listed', { powerSources: ['fire'] }, 'unknown-power-source'],
    [
      'a party both asked and open',
      { parties: ['citizen'], open: { parties: ['citizen'], powerSources: [] } },
      'open-and-asked',
    ],
    ['a party open where none is asked', { open: { parties: ['citizen'], powerSources: [] } }, 'open-of-nothing'],
    ['days reversed', { effectiveFrom: '2025-02-02', effectiveTo: '2025-02-01' }, 'dates-reversed'],
    ['days before its catalogue', { effectiveFrom: '2023-12-31' }, 'dates-outside'],
  ]
  test.each(wrong)('%s', (_name, entry, fault) => {
    const faults = faultsOf([entry])
    expect(faults.map((one) => one.fault)).toEqual([fault])
    expect(faults.map(catalogueFaultSentence)).toEqual([expect.stringMatching(/。$/)])
  })

  test.each<[string, Partial<MajorDecisionEntry>]>([
    ['always, for one kind of act', { always: true, measures: [] }],
    ['bounds that leave one figure', { amount: fine('≥', 10, ['≤', 10]) }],
    ['one level only', { agencyLevel: { min: 'county', max: 'county' } }],
    ['one day only', { effectiveFrom: '2025-02-01', effectiveTo: '2025-02-01' }],
    ['a measure of coercion in a catalogue of both', { acts: ['处罚', '强制'], measures: ['seal'] }],
  ])('sound: %s', (_name, entry) => {
    expect(faultsOf([entry])).toEqual([])
  })
})

describe('the catalogue', () => {
  test('its days reversed, alone', () => {
    expect(faultsOf([{}], { effectiveTo: '2023-01-01' }).map(({ fault }) => fault)).toEqual(['dates-reversed'])
  })

  test('a code and a source of power listed twice', () => {
    const powers = { code: 'fire', title: '消防' }
    expect(faultsOf([{ code: 'same' }, { code: 'same', hearing: true }], { powerSources: [powers, powers] })).toEqual([
      { fault: 'code-twice', entry: 'same' },
      { fault: 'power-source-twice', entry: 'catalogue', power: 'fire' },
    ])
  })
})

describe('two entries', () => {
  test('of different reviewers overlap when one figure falls under both', () => {
    const tiers = (op: '≥' | '>') =>
      faultsOf([
        { amount: fine(null, 0, ['≤', 1000]), reviewer: county },
        { amount: fine(op, 1000), reviewer: city },
      ])
    expect(tiers('>')).toEqual([])
    expect(tiers('≥')).toEqual([{ fault: 'overlap', entry: 'one', other: 'two' }])
  })

  test('of different reviewers overlap when one case can have both measures, not when it must choose its party', () => {
    const pair = (one: Partial<MajorDecisionEntry>, other: Partial<MajorDecisionEntry>) =>
      faultsOf([
        { ...one, reviewer: county },
        { ...other, reviewer: city },
      ]).map(({ fault }) => fault)
    expect(pair({ measures: ['close'] }, { measures: ['fine'] })).toEqual(['overlap'])
    expect(pair({ parties: ['citizen'] }, { parties: ['organisation'] })).toEqual([])
    expect(pair({ hearing: true }, { hearing: false })).toEqual([])
    expect(
      pair({ agencyLevel: { min: null, max: 'county' } }, { agencyLevel: { min: 'prefecture', max: null } }),
    ).toEqual([])
    expect(pair({ effectiveTo: '2025-12-31' }, { effectiveFrom: '2026-01-01' })).toEqual([])
    expect(pair({ effectiveTo: '2026-01-01' }, { effectiveFrom: '2026-01-01' })).toEqual(['overlap'])
  })

  test('contradict when the same condition is asked and exempt, or all that is asked is exempt', () => {
    const against = (exempt: Partial<MajorDecisionEntry>) =>
      faultsOf([{ amount: fine('≥', 1000) }, { effect: 'exempt', ...exempt }]).map(({ fault }) => fault)
    expect(against({ amount: fine('≥', 1000) })).toEqual(['contradiction'])
    expect(against({ amount: fine('≥', 500) })).toEqual(['contradiction'])
    expect(against({ measures: [], always: true })).toEqual(['contradiction'])
    expect(against({ amount: fine('>', 1000) })).toEqual([])
    expect(against({ measures: [], procedures: ['summary'] })).toEqual([])
  })

  test('a threshold behind a lower one of the same reviewers is never reached', () => {
    expect(faultsOf([{ amount: fine('≥', 1000) }, { amount: fine('≥', 5000) }])).toEqual([
      { fault: 'covered', entry: 'two', other: 'one' },
    ])
    expect(faultsOf([{ amount: fine('>', 1000) }, { amount: fine('≥', 1000) }])).toEqual([
      { fault: 'covered', entry: 'one', other: 'two' },
    ])
    expect(faultsOf([{ amount: fine('≥', 1000), parties: ['citizen'] }, { amount: fine('≥', 5000) }])).toEqual([])
    expect(faultsOf([{}, { measures: ['fine', 'close'] }])).toEqual([{ fault: 'covered', entry: 'one', other: 'two' }])
  })

  test('every fault of a pair has its sentence', () => {
    const faults = faultsOf([
      { amount: fine('≥', 1000) },
      { amount: fine('≥', 5000) },
      { amount: fine('≥', 1), reviewer: city },
    ])
    expect(faults.map(catalogueFaultSentence)).toEqual([
      '条目 two 的情形已全部包含在 one 之中，它的条件不起作用。请改正界限或删去该条。',
      '条目 one 与 three 会同时适用于同一案件，却由不同的机构审核。请改正条件，使同一案件只落入一处。',
      '条目 two 与 three 会同时适用于同一案件，却由不同的机构审核。请改正条件，使同一案件只落入一处。',
    ])
  })
})
