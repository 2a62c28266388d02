// How long a dossier is kept, by the schedule as shipped and by changed ones.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRulebook } from '#main/rulebook/index.ts'
import { addDays } from '#shared/rules/day.ts'
import { isScheduleConsistent, RetentionSchedulePack } from '#shared/rules/pack-retention.ts'
import {
  extendedTerm,
  isExpired,
  isShorter,
  lastDay,
  periodOf,
  previewSchedule,
  type RetentionFacts,
  retentionOf,
} from '#shared/rules/retention.ts'
import { rulebookFolder } from '../../support/test-desk.ts'

const pack = createRulebook({ folder: rulebookFolder }).retentionSchedule()

function facts(change: Partial<RetentionFacts> = {}): RetentionFacts {
  const none = { importance: null, closedOn: null, decidedOn: null, sealedOn: null }
  return { category: '处罚', paperKinds: new Set(), ...none, ...change }
}

function changed(edit: (draft: RetentionSchedulePack) => void): RetentionSchedulePack {
  const draft = structuredClone(pack) as RetentionSchedulePack
  edit(draft)
  return RetentionSchedulePack.parse(draft)
}

const period = (code: string) => {
  const found = periodOf(code, pack)
  if (found === null) throw new Error(code)
  return found
}

describe('the period', () => {
  test('of an ordinary penalty is permanent, of one decided on the spot thirty years', () => {
    expect(retentionOf(facts(), pack)).toMatchObject({
      period: { code: 'Y' },
      rule: { code: 'penalty-important', grade: 'sure' },
      procedure: 'ordinary',
      importanceRule: 'penalty-ordinary',
    })
    expect(retentionOf(facts({ paperKinds: new Set(['spot-penalty-decision']) }), pack)).toMatchObject({
      period: { code: 'D30' },
      rule: { code: 'penalty-general' },
      procedure: 'summary',
    })
  })

  test('follows what a person says of its importance before what the schedule says', () => {
    const said = retentionOf(facts({ importance: 'general' }), pack)
    expect(said).toMatchObject({ period: { code: 'D30' }, importance: 'general', importanceRule: null })
  })

  test('is left to people where no rule fits', () => {
    expect(retentionOf(facts({ category: '检查' }), pack)).toMatchObject({ period: null, rule: null, standard: null })
  })

  test('is never shorter than the national row, whatever a local row says', () => {
    const local = changed(({ rules }) => {
      rules.unshift({
        code: 'local',
        title: '本单位：处罚一律10年',
        when: { categories: ['处罚'], procedures: [], importance: [] },
        period: 'D10',
        standard: false,
        clause: '本单位的表',
        grade: 'example',
      })
    })
    expect(retentionOf(facts({ importance: 'general' }), local)).toMatchObject({
      rule: { code: 'local' },
      standard: { code: 'penalty-general' },
      period: { code: 'D30' },
      raised: true,
    })
    const longer = changed(({ rules }) => {
      for (const rule of rules) if (rule.code === 'licence') rule.period = 'Y'
    })
    expect(retentionOf(facts({ category: '许可' }), longer)).toMatchObject({ period: { code: 'Y' }, raised: false })
  })
})

describe('the term', () => {
  test('begins on 1 January after the closing and ends with the last year', () => {
    const found = retentionOf(facts({ importance: 'general', closedOn: '2026-03-05' }), pack)
    expect(found).toMatchObject({ startsOn: '2027-01-01', endsOn: '2056-12-31' })
    expect(isExpired(found.endsOn, '2056-12-31')).toBe(false)
    expect(isExpired(found.endsOn, '2057-01-01')).toBe(true)
  })

  test('has not begun while the case is not closed, and a permanent one never ends', () => {
    expect(retentionOf(facts({ importance: 'general' }), pack)).toMatchObject({ startsOn: null, endsOn: null })
    const found = retentionOf(facts({ closedOn: '2026-03-05' }), pack)
    expect(found).toMatchObject({ startsOn: '2027-01-01', endsOn: null })
    expect(isExpired(found.endsOn, '9999-12-31')).toBe(false)
  })

  test('begins on the day itself where the schedule says so', () => {
    const sameDay = changed(({ start }) => {
      start.event = 'decided'
      start.counts = 'same-day'
    })
    const decided = facts({ importance: 'general', closedOn: '2026-03-05', decidedOn: '2024-02-29' })
    expect(retentionOf(decided, sameDay)).toMatchObject({ startsOn: '2024-02-29', endsOn: '2054-02-28' })
  })

  test('is full on the day before the same day of its last year, or with February where that day is missing', () => {
    const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, (date) => {
        const from = date.toISOString().slice(0, 10)
        const last = lastDay(from, period('D10')) ?? ''
        const after = addDays(last, 1)
        expect(after.slice(0, 4)).toBe(String(Number(from.slice(0, 4)) + 10))
        expect(after.slice(5)).toBe(from.slice(5) === '02-29' ? '03-01' : from.slice(5))
      }),
    )
  })

  test('given anew counts on from the end of the old one, or from its beginning', () => {
    const before = { startsOn: '2000-01-01', endsOn: '2009-12-31' }
    expect(extendedTerm(before, period('D30'), pack)).toEqual({ startsOn: '2010-01-01', endsOn: '2039-12-31' })
    const fromStart = changed(({ appraisal }) => {
      appraisal.extendsFrom = 'old-start'
    })
    expect(extendedTerm(before, period('D30'), fromStart)).toEqual({ startsOn: '2000-01-01', endsOn: '2029-12-31' })
    expect(extendedTerm(before, period('Y'), pack)).toMatchObject({ endsOn: null })
  })

  test('a permanent period is longer than any, and an unknown one neither shorter nor longer', () => {
    expect([isShorter('D30', 'Y', pack), isShorter('Y', 'D30', pack), isShorter('D10', 'D30', pack)]).toEqual([
      true,
      false,
      true,
    ])
    expect(isShorter('D30', 'X', pack) || isShorter('X', 'D30', pack)).toBe(false)
  })
})

describe('a preview', () => {
  const dossiers = [
    { id: 'a', facts: facts({ closedOn: '2020-05-01' }) },
    { id: 'b', facts: facts({ paperKinds: new Set(['spot-penalty-decision']), closedOn: '2020-05-01' }) },
    { id: 'c', facts: facts({ category: '许可', closedOn: '2020-05-01' }) },
    { id: 'd', facts: facts({ category: '检查' }) },
  ]

  test('says of every rule how many it hits', () => {
    const { rules, changes } = previewSchedule(dossiers, pack, pack)
    expect(rules).toEqual([
      { code: 'penalty-important', before: 1, after: 1 },
      { code: 'penalty-general', before: 1, after: 1 },
      { code: 'licence', before: 1, after: 1 },
      { code: null, before: 1, after: 1 },
    ])
    expect(changes).toEqual([])
  })

  test('says whom a change would hit, and how', () => {
    const next = changed((draft) => {
      for (const rule of draft.rules) if (rule.code === 'licence') rule.period = 'D10'
    })
    const { changes } = previewSchedule(dossiers, pack, next)
    expect(changes).toMatchObject([
      { id: 'c', before: { endsOn: '2050-12-31' }, after: { endsOn: '2030-12-31', period: { code: 'D10' } } },
    ])
  })

  test('a rule that is taken out is counted with nothing after', () => {
    const next = changed((draft) => {
      draft.rules = draft.rules.filter(({ code }) => code !== 'licence')
    })
    expect(previewSchedule(dossiers, pack, next).rules).toContainEqual({ code: 'licence', before: 1, after: 0 })
  })
})

test('a schedule with a code twice, an unknown period or an unknown procedure is no schedule', () => {
  const wrong = [
    changed(({ rules }) => void rules.push(...rules.slice(0, 1))),
    changed(({ rules }) => {
      for (const rule of rules) rule.period = 'D5'
    }),
    changed(({ importance }) => {
      for (const row of importance) row.when.procedures = ['unheard-of']
    }),
  ]
  expect(isScheduleConsistent(pack)).toBe(true)
  expect(wrong.map(isScheduleConsistent)).toEqual([false, false, false])
})

test('only rows of the national schedule are called sure or standard', () => {
  expect(pack.grade).toBe('example')
  expect(pack.rules.filter(({ grade }) => grade === 'sure').map(({ code }) => code)).toEqual([
    'penalty-important',
    'penalty-general',
  ])
  expect(pack.rules.every(({ standard, grade }) => !standard || grade === 'sure')).toBe(true)
  expect(pack.importance.every(({ grade }) => grade === 'example')).toBe(true)
})
