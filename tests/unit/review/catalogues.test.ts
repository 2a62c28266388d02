// Trying out catalogues through the desk: sentences in order of use, days, unknown ids; and an unsound one is not adopted.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCatalogues } from '#main/review/index.ts'
import { DecisionFacts } from '#shared/contract/catalogues.ts'
import { catalogueOf, entryOf, fined, plain, yuan } from '../../support/decision-cases.ts'
import { archivist, type DossierRooms, openDossierRooms } from '../../support/dossier-rooms.ts'

let home: DossierRooms
beforeAll(async () => {
  home = await openDossierRooms()
})
afterAll(() => home.close())

const on = '2026-11-25'
const catalogues = () => createCatalogues(home.rooms)
const facts = (change: Parameters<typeof DecisionFacts.parse>[0]) =>
  DecisionFacts.parse({ ...plain, ...(change as object) })
const own = (reviewers: readonly [string, string]) =>
  catalogueOf(
    [
      entryOf({ code: 'low', amount: range(null, 1000), reviewer: { level: 'county', body: reviewers[0], also: [] } }),
      entryOf({
        code: 'high',
        amount: range(1000, null),
        reviewer: { level: 'prefecture', body: reviewers[1], also: [] },
      }),
    ],
    { id: 'own-catalogue', title: '本局目录' },
  )
const range = (from: number | null, to: number | null) => ({
  of: 'fine' as const,
  from: from === null ? null : { op: '≥' as const, fen: yuan(from) },
  to: to === null ? null : { op: '≤' as const, fen: yuan(to) },
})

describe('a case tried out', () => {
  test('is answered in sentences, what catches it first', () => {
    const ids = ['major-decision-gongyi', 'major-decision-penalty-law']
    const answer = catalogues().test({ ids, facts: facts(fined(yuan(10_000))), on })
    expect(answer.mustBeReviewed).toBe('yes')
    expect(answer.sentences).toEqual(['由本机关负责法制审核的机构审核；未经审核或者审核未通过的，不得作出决定。'])
    expect(answer.entries.map(({ code, standing }) => [code, standing]).slice(0, 2)).toEqual([
      ['gy-fine-citizen', 'caught'],
      ['gy-fine-organisation', 'missed'],
    ])
    expect(answer.entries[0]?.clauses.map(({ sentence }) => sentence)).toContain(
      '罚款 10,000 元，正好等于界限 10,000 元（本条用“≥”，含本数）：符合。',
    )
    expect(answer.entries).toHaveLength(15)
  })

  test('of a day before a catalogue says that it was not in force', () => {
    const answer = catalogues().test({
      ids: ['major-decision-ningxia-construction'],
      facts: facts({}),
      on: '2022-06-23',
    })
    expect(answer).toMatchObject({ mustBeReviewed: 'undetermined', entries: [] })
    expect(answer.sentences).toEqual(['所选目录在决定日期都不施行，无从核对。'])
    expect(answer.notInForce).toEqual([
      '“宁夏住房城乡建设重大执法决定目录（2022）”在决定日期不施行（2022-06-24 起），没有核对。',
    ])
  })

  test('under no catalogue of that id, or a pack of another kind, is refused', () => {
    for (const id of ['nothing', 'review-catalogue']) {
      expect(() => catalogues().test({ ids: [id], facts: facts({}), on })).toThrowError(
        expect.objectContaining({ code: 'rulebook.unknown' }),
      )
    }
  })
})

describe('a catalogue of the office', () => {
  test('that answers a case twice is told so and not adopted; nothing changes', () => {
    const text = JSON.stringify(own(['县局', '市局']))
    expect(catalogues().faults(text)).toEqual({
      field: null,
      faults: [{ entry: 'low', sentence: expect.stringContaining('条目 low 与 high 会同时适用于同一案件') }],
    })
    const before = catalogues().list()
    expect(() => home.rooms.rulebook.adopt(archivist, text)).toThrowError(
      expect.objectContaining({ code: 'rulebook.catalogue-unsound' }),
    )
    expect(catalogues().list()).toEqual(before)
  })

  test('whose field is wrong, or that is no catalogue, is told at the field', () => {
    const broken = { ...own(['县局', '县局']), effectiveFrom: '2024-02-30' }
    expect(catalogues().faults(JSON.stringify(broken)).field?.at).toBe('effectiveFrom')
    expect(catalogues().faults(home.rooms.rulebook.text('review-catalogue', 'shipped').json).field?.at).toBe('kind')
  })

  test('that is sound stands beside the others and is tried out', () => {
    const sound = catalogueOf([entryOf({ amount: range(1000, null) })], { id: 'own-catalogue', title: '本局目录' })
    const text = JSON.stringify(sound)
    expect(catalogues().faults(text)).toEqual({ field: null, faults: [] })
    const count = catalogues().list().length
    home.rooms.rulebook.adopt(archivist, text)
    expect(
      catalogues()
        .list()
        .map(({ pack }) => pack.id),
    ).toHaveLength(count + 1)
    const answer = catalogues().test({ ids: ['own-catalogue'], facts: facts(fined(yuan(1000))), on })
    expect(answer.entries.map(({ standing }) => standing)).toEqual(['caught'])
  })
})
