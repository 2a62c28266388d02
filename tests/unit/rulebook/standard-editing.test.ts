// Writing a standard: what is said while one types, where it is said, and what may not be adopted.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkStandard } from '#main/rulebook/index.ts'
import type { Example, Formula } from '#shared/rules/pack-standard.ts'
import { emptySheet, faultlessSheet } from '#shared/rules/scoring.ts'
import {
  draftFrom,
  emptyDraft,
  newCriterion,
  newPoint,
  nextCode,
  recoded,
  type StandardDraft,
  withFormula,
  withMode,
} from '#shared/rules/standard-draft.ts'
import { checkDraft } from '#shared/rules/standard-draft-faults.ts'
import { exampleChange, exampleSheet } from '#shared/rules/standard-examples.ts'
import { rowOf, sectionOf } from '#shared/rules/standard-places.ts'
import { archivist, type DossierRooms, openDossierRooms } from '../../support/dossier-rooms.ts'
import { handMade } from '../../support/hand-made-standard.ts'

const papers = new Set(['filing-approval', 'service-receipt'])
const draft = (change: Partial<StandardDraft> = {}): StandardDraft => ({ ...draftFrom(handMade, '起草。'), ...change })
const faultsOf = (written: StandardDraft) =>
  checkDraft(written, papers).faults.map(({ path, sentence }) => [path, sentence])
const criteria = (change: (items: StandardDraft['criteria']) => void) => {
  const copy = structuredClone(draft().criteria)
  change(copy)
  return copy
}

/** 80 points: C-1.2 is lost. Worked out by hand: 30 + 30 + 20. */
const eighty: Example = {
  title: '立案超期',
  from: 'faultless',
  sheet: {
    ...emptySheet(),
    items: {
      'C-1': {
        state: 'scored',
        points: { 'C-1.2': { state: 'scored', earnedHundredths: 0, reason: '超期。' } },
        reason: '',
      },
    },
  },
  expect: { judgedHundredths: 8000, effectiveHundredths: 8000, band: '良好', unscored: false },
  working: ['30＋30＋20＝80'],
}

describe('a draft', () => {
  test('of a sound standard has no fault, is an example by default and a version further', () => {
    expect(faultsOf(draft())).toEqual([])
    expect(draft()).toMatchObject({ version: '2', grade: 'example', gradeNote: '起草。' })
  })

  test('from nothing says of every field that it is to be filled, at the field', () => {
    const faults = faultsOf(emptyDraft('items', '2026-11-25', '起草。'))
    expect(faults).toContainEqual(['title', '标准名称还没有填写。请填写。'])
    expect(faults).toContainEqual(['criteria.0.title', 'A-1 的名称还没有填写。请填写。'])
    expect(faults).toContainEqual(['criteria.0.points.0.hundredths', 'A-1.1 的分值还没有填写。请填写。'])
    for (const [, sentence] of faults) expect(sentence).toMatch(/。请.+。$/)
  })

  test('whose points do not add up says so at the standard value, even while another field is empty', () => {
    const unequal = criteria(([first]) => {
      if (first !== undefined) first.standardHundredths = 4000
    })
    expect(faultsOf(draft({ criteria: unequal, issuer: '' }))).toEqual([
      ['issuer', '制定机关还没有填写。请填写。'],
      ['criteria.0.standardHundredths', '评查项 C-1 的各小项合计 50 分，与标准分 40 分不符。请改正小项或标准分。'],
      ['scoring.fullHundredths', '各评查项合计 90 分，与满分 100 分不符。请改正各项或满分。'],
    ])
  })

  test('that contradicts itself says so at the field that does', () => {
    const vital = criteria(([first]) => {
      Object.assign(first?.points[1] ?? {}, { notApplicableWhen: '简易程序', zeroesItem: true })
    })
    expect(faultsOf(draft({ criteria: vital }))).toEqual([
      ['criteria.0.points.1.zeroesItem', expect.stringContaining('互相矛盾')],
    ])
    const twice = criteria((items) => {
      Object.assign(items[2] ?? {}, {
        code: 'C-1',
        points: items[2]?.points.map((point) => ({ ...point, code: 'C-1.9' })),
      })
    })
    expect(faultsOf(draft({ criteria: twice }))).toEqual([
      ['criteria.2.code', '代码 C-1 用了两次。请为其中一处另取代码。'],
    ])
    expect(faultsOf(draft({ effectiveTo: '2025-12-31' }))).toEqual([
      ['effectiveTo', '失效日期早于生效日期。请改正日期。'],
    ])
  })

  test('with a day, a code or an id that is none says how they are written', () => {
    const odd = criteria(([first]) => Object.assign(first ?? {}, { code: '立案' }))
    const sentences = faultsOf(draft({ id: '本局标准', effectiveFrom: '2026-02-30', criteria: odd })).map(
      ([, words]) => words,
    )
    expect(sentences).toContain('标准代号只能用小写字母、数字和短横，如 county-penalty-2026。请改正。')
    expect(sentences).toContain('生效日期不是日历上的一天。请按 2026-11-21 的样式填写。')
    expect(sentences).toContain('立案：编号的写法不对。评查项用 A-1 这样的编号，小项用 A-1.1。请改正。')
  })

  test('tells what is not filled yet from what is wrong', () => {
    const gaps = checkDraft(draft({ issuer: '', effectiveFrom: '2026-02-30' }), papers).faults
    expect(gaps.map(({ path, gap }) => [path, gap])).toEqual([
      ['issuer', true],
      ['effectiveFrom', false],
    ])
  })

  test('naming a paper that no dictionary knows says so at the row', () => {
    const strange = criteria(([first]) => Object.assign(first ?? {}, { evidence: ['no-such-paper'] }))
    expect(faultsOf(draft({ criteria: strange }))).toMatchObject([
      ['criteria.0.evidence', expect.stringContaining('不在文书字典中')],
    ])
  })
})

describe('a worked example', () => {
  test('that the standard reproduces is no fault', () => {
    expect(faultsOf(draft({ examples: [eighty] }))).toEqual([])
  })

  test('that it does not reproduce says what was expected and what came', () => {
    const wrong = { ...eighty, expect: { ...eighty.expect, judgedHundredths: 8500 } }
    expect(faultsOf(draft({ examples: [wrong] }))).toEqual([
      ['examples.0', '算例“立案超期”的评判得分应为 85 分，按本标准算得 80 分。请改正算例或计分规则。'],
    ])
  })

  test('keeps only what differs from its start, and gives the same sheet again', () => {
    const sheet = exampleSheet(handMade, eighty)
    const kept = exampleChange(faultlessSheet(handMade), sheet)
    expect(Object.keys(kept.items)).toEqual(['C-1'])
    expect(exampleSheet(handMade, { ...eighty, sheet: kept })).toEqual(sheet)
  })
})

describe('changing a draft', () => {
  test.each<[Formula, string]>([
    ['checklist', 'check'],
    ['deduct', 'points'],
    ['split', 'points'],
  ])('to %s judges its criteria the way that formula asks for', (formula, mode) => {
    const changed = withFormula(draft(), formula)
    expect(changed.criteria.map((item) => item.mode ?? 'points')).toEqual([mode, mode, mode])
    expect(changed.criteria.every((item) => (item.part !== undefined) === (formula === 'split'))).toBe(true)
    const paths = faultsOf(changed).map(([path]) => path)
    expect(paths.some((path) => path?.endsWith('.mode') || path?.endsWith('.part'))).toBe(false)
  })

  test('back from a checklist gives every criterion points again', () => {
    const back = withFormula(withFormula(draft(), 'checklist'), 'items')
    expect(back.criteria.map(({ points }) => points.length)).toEqual([1, 1, 1])
  })

  test('a criterion of another code takes its points, the levels and the examples along', () => {
    const moved = recoded(draft({ examples: [eighty] }), 'C-1', 'L-9')
    expect(moved.criteria[0]?.points.map(({ code }) => code)).toEqual(['L-9.1', 'L-9.2'])
    expect(faultsOf(moved)).toEqual([])
  })

  test('a code that is taken takes nothing along: nobody could tell whose the answers are', () => {
    const moved = recoded(draft({ examples: [eighty] }), 'C-1', 'C-2')
    expect(Object.keys(moved.examples?.[0]?.sheet.items ?? {})).toEqual(['C-1'])
    expect(faultsOf(moved).map(([path]) => path)).toContain('criteria.1.code')
  })

  test('the next code goes on from the last, past those that are taken', () => {
    expect(nextCode([], 'A')).toBe('A-1')
    expect(nextCode(['P3-13', 'P3-14'], 'A')).toBe('P3-15')
    expect(nextCode(['A-3', 'A-2'], 'A')).toBe('A-4')
    expect(newPoint('C-1', [{ code: 'C-1.9' }]).code).toBe('C-1.10')
    expect(newCriterion(draft())).toMatchObject({ code: 'C-4' })
  })

  test('a criterion judged by defects has no points, and the other way round', () => {
    const [first] = draft().criteria
    const defects = first && withMode(first, 'defects')
    expect(defects).toMatchObject({ mode: 'defects', points: [], defects: [{ code: 'C-1.1' }] })
    expect(defects && withMode(defects, 'points')).not.toHaveProperty('defects')
  })
})

test('a path says in which section and row it lies', () => {
  expect([sectionOf('criteria.3.points.1.text'), rowOf('criteria.3.points.1.text')]).toEqual(['criteria', 3])
  expect([sectionOf('bonus.items.2.text'), rowOf('bonus.items.2.text')]).toEqual(['bonus', 2])
  expect([sectionOf('source.title'), rowOf('source.title')]).toEqual(['head', null])
  expect([sectionOf('scoring.bands.1'), rowOf('scoring.bands.1')]).toEqual(['scoring', null])
})

describe('at the desk', () => {
  let home: DossierRooms
  beforeAll(async () => {
    home = await openDossierRooms()
  })
  afterAll(() => home.close())
  const text = (change: object = {}) => JSON.stringify({ ...handMade, examples: [eighty], ...change })
  const check = (written: string) => checkStandard(home.rooms.rulebook, written)
  const refusal = (written: string) => {
    try {
      home.rooms.rulebook.adopt(archivist, written)
      return 'nothing was refused'
    } catch (error) {
      return (error as { code: string }).code
    }
  }

  test('every standard that came with the program opens without a fault, its examples reproduced', () => {
    const kinds = new Set(home.rooms.rulebook.paperKinds().kinds.map(({ code }) => code))
    const faulty = home.rooms.rulebook.standards().flatMap((standard) => {
      const { faults } = checkDraft(draftFrom(standard, '起草。'), kinds)
      return faults.length === 0 ? [] : [standard.id, ...faults.map(({ path }) => path)]
    })
    expect(home.rooms.rulebook.standards().length).toBeGreaterThan(0)
    expect(faulty).toEqual([])
  })

  test('a sound draft is adopted, and then is the same as the one in force', () => {
    expect(check(text())).toEqual({ field: null, faults: [], replaces: null, twice: null, same: false })
    expect(home.rooms.rulebook.adopt(archivist, text())).toMatchObject({ id: 'hand-made', standing: 'in-force' })
    expect(check(text())).toMatchObject({
      same: true,
      replaces: { id: 'hand-made', kind: 'evaluation-standard' },
    })
  })

  test('an example that is not reproduced is told and refused, and what was in force stays', () => {
    const wrong = text({ title: '改写', examples: [{ ...eighty, expect: { ...eighty.expect, band: '优秀' } }] })
    expect(check(wrong).faults).toEqual([expect.stringContaining('算例“立案超期”的等次')])
    expect(refusal(wrong)).toMatch(/^rulebook\./)
    expect(home.rooms.rulebook.standard('hand-made').title).toBe(handMade.title)
  })

  test('the same standard under another id on the same days is told, and after the days of the other it is not', () => {
    const other = { id: 'hand-made-2027', standing: 'hand-made' }
    expect(check(text(other)).twice).toEqual({ id: 'hand-made', title: handMade.title })
    expect(check(text({ ...other, effectiveFrom: '2025-01-01', effectiveTo: '2025-12-31' })).twice).toBeNull()
  })

  test('an id that another kind of pack has is told by that kind', () => {
    expect(check(text({ id: 'paper-kinds' })).replaces).toMatchObject({ kind: 'paper-kinds' })
    expect(refusal(text({ id: 'paper-kinds' }))).toBe('rulebook.kind-differs')
  })

  test('a field that is not as it must be is named, and another kind of pack is no standard', () => {
    expect(check(text({ version: 'neu' })).field).toMatchObject({ at: 'version' })
    const { json } = home.rooms.rulebook.text('recording-terms', 'in-force')
    expect(check(json).field).toEqual({ at: 'kind', why: '不是评查标准' })
  })
})
