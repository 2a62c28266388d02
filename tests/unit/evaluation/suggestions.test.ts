// Suggestions of an evaluation at a real archive: made once, kept where decided, accepted into findings and back, counted by rule.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Caller } from '#main/desk-core.ts'
import type { Suggestion, SuggestionList } from '#shared/contract/suggestions.ts'
import type { PrecheckMapPack } from '#shared/rules/pack.ts'
import type { FaultCode } from '#shared/text/faults.ts'
import { isRefusal } from '#shared/text/refusal.ts'
import { fileRows } from '../../support/filed-rows.ts'
import { someFacts } from '../../support/test-desk.ts'
import { openTestRooms, type TestRooms } from '../../support/test-rooms.ts'

const standardId = 'mee-2024-general-penalty'
const dates = { filedOn: '2026-09-01', noticeOn: '2026-09-10', decidedOn: '2026-09-14', servedOn: null, closedOn: null }

let home: TestRooms
let archivist: Caller
let inspector: Caller
let other: Caller
let dossierId: string
let items: string[]
let id: string

beforeAll(async () => {
  home = await openTestRooms()
  archivist = await home.admit('archivist', '和丽春', ['archivist'])
  inspector = await home.admit('inspector', '木增福', ['inspector'])
  other = await home.admit('inspector2', '和建国', ['inspector'])
})
afterAll(() => home.close())

beforeEach(async () => {
  const { rooms } = home
  dossierId = (await rooms.dossiers.create(archivist, someFacts({ dates, number: null }))).id
  items = fileRows(rooms.store, dossierId, [
    { kind: 'interview-record', title: '询问笔录（甲）', madeOn: '2026-09-03' },
    { kind: 'legal-review-opinion', title: '法制审核意见书', madeOn: '2026-09-16' },
    { kind: 'penalty-decision', title: '行政处罚决定书', madeOn: '2026-09-14' },
    { kind: 'evidence-registration', title: '先行登记保存清单', madeOn: '2026-09-02' },
  ])
  rooms.dossiers.seal(archivist, dossierId)
  id = rooms.evaluations.start(inspector, dossierId, standardId).id
})

const made = () => home.rooms.suggestions.refresh(inspector, id)
const of = () => home.rooms.suggestions.of(inspector, id)

function one(list: SuggestionList, rule: string): Suggestion {
  const found = list.rows.find((row) => row.rule === rule)
  if (found === undefined) throw new Error(`no suggestion of ${rule}`)
  return found
}

const accept = (suggestion: Suggestion, change: { criterion?: string; note?: string; anchor?: number } = {}) =>
  home.rooms.suggestions.accept(inspector, {
    ...{ id: suggestion.id, criterion: suggestion.criteria[0] ?? 'B-5', note: suggestion.words, anchor: 0 },
    ...change,
  })

function entries(): { event: string; outcome: string; detail: Record<string, unknown> }[] {
  const rows = home.rooms.store.all((q) =>
    q.selectFrom('journal').select(['event', 'outcome', 'detail']).where('subject', '=', id).orderBy('position'),
  )
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as Record<string, unknown> }))
}

/** It is refused with this code, and nothing of the evaluation has moved. */
function expectRefused(code: FaultCode, work: () => unknown): void {
  const before = [of(), home.rooms.evaluations.get(id)]
  expect(() => work()).toThrow(expect.toSatisfy((error: unknown) => isRefusal(error, code)))
  expect([of(), home.rooms.evaluations.get(id)]).toEqual(before)
}

describe('making them', () => {
  test('what is known arrives worst first, with clause, criterion and evidence, and is entered once', () => {
    expect(of()).toEqual({ evaluationId: id, rows: [], stale: true })
    const list = made()
    expect(list.stale).toBe(false)
    expect(list.rows[0]?.severity).toBe('wrong')
    const review = one(list, 'review-before-decision')
    expect(review).toMatchObject({
      ...{ severity: 'wrong', criteria: ['V-19'], clause: '《行政处罚法》第五十八条', state: 'open', findingId: null },
      anchors: [
        { on: 'page', itemId: items[1], page: 1 },
        { on: 'page', itemId: items[2], page: 1 },
      ],
    })
    expect(one(list, 'penalty-filing').anchors[0]).toEqual({ on: 'absence', what: '立案审批表' })
    expect(one(list, 'record-signed').criteria).toEqual(['B-12', 'B-11', 'V-2'])
    expect(one(list, 'penalty-notice-given').criteria).toEqual(['V-14', 'P3-8'])
    expect(entries().at(-1)).toMatchObject({
      event: 'suggestion.made',
      detail: { made: list.rows.length, changed: 0, gone: 0, maps: [expect.any(String), expect.any(String)] },
    })
  })

  test('making them again changes nothing, and the score has not moved', () => {
    const list = made()
    const before = home.rooms.evaluations.get(id)
    expect(made()).toEqual(list)
    expect(entries().at(-1)?.detail).toMatchObject({ made: 0, changed: 0, gone: 0 })
    expect(home.rooms.evaluations.get(id)).toEqual(before)
  })

  test('another inspector makes none here, and none are made once the sheet is closed', () => {
    expectRefused('evaluation.of-another', () => home.rooms.suggestions.refresh(other, id))
    home.rooms.store.run((q) => q.updateTable('evaluation').set({ state: 'concluded' }).where('id', '=', id))
    expectRefused('evaluation.concluded', made)
    expect(of().stale).toBe(false)
  })
})

describe('accepting', () => {
  test('makes a finding with the inspector’s own words at the place he chose, in one entry; no answer is given', () => {
    const review = one(made(), 'review-before-decision')
    const before = home.rooms.evaluations.get(id).sheet
    const { suggestions, evaluation } = accept(review, { note: '审核晚于决定两日。', anchor: 1 })
    expect(evaluation.sheet).toEqual(before)
    expect(evaluation.findings).toMatchObject([
      { criterion: 'V-19', note: '审核晚于决定两日。', anchor: { on: 'page', itemId: items[2], page: 1 } },
    ])
    const decided = one(suggestions, 'review-before-decision')
    expect(decided).toMatchObject({
      ...{ state: 'accepted', findingId: evaluation.findings[0]?.id, decidedBy: '木增福' },
    })
    expect(entries().at(-1)).toMatchObject({
      event: 'suggestion.accepted',
      detail: { rule: 'review-before-decision', criterion: 'V-19', finding: decided.findingId },
    })
  })

  test('one without a criterion goes where the inspector puts it', () => {
    const left = one(made(), 'penalty-registered-disposal')
    expect(left.criteria).toEqual([])
    expect(accept(left, { criterion: 'B-5' }).evaluation.findings).toMatchObject([{ criterion: 'B-5' }])
  })

  test('removing the finding lets the suggestion wait again, and making them anew keeps it so', () => {
    const review = one(made(), 'review-before-decision')
    const { evaluation } = accept(review)
    home.rooms.evaluations.removeFinding(inspector, id, evaluation.findings[0]?.id ?? '')
    expect(one(of(), 'review-before-decision')).toEqual(review)
    expect(made().rows.filter(({ rule }) => rule === 'review-before-decision')).toEqual([review])
    expect(accept(review).evaluation.findings).toHaveLength(1)
  })

  test('refuses what another judges, a criterion the standard has not, a place it has not, and a second time', () => {
    const review = one(made(), 'review-before-decision')
    const input = { id: review.id, criterion: 'V-19', note: '晚于决定。', anchor: 0 }
    expectRefused('evaluation.of-another', () => home.rooms.suggestions.accept(other, input))
    expectRefused('evaluation.unknown-criterion', () => accept(review, { criterion: 'Z-9' }))
    expectRefused('suggestion.no-place', () => accept(review, { anchor: 2 }))
    expectRefused('suggestion.unknown', () => accept({ ...review, id: crypto.randomUUID() }))
    accept(review)
    expectRefused('suggestion.decided', () => accept(review))
    expectRefused('suggestion.decided', () => home.rooms.suggestions.dismiss(inspector, review.id, '重复'))
    expect(entries().filter(({ outcome }) => outcome === 'refused')).toHaveLength(5)
  })
})

describe('dismissing', () => {
  test('keeps the reason, stays when they are made anew, and can be taken back', () => {
    const filing = one(made(), 'penalty-filing')
    home.rooms.suggestions.dismiss(inspector, filing.id, '立案审批表在另案卷内，已注明。')
    const kept = one(made(), 'penalty-filing')
    expect(kept).toMatchObject({ state: 'dismissed', reason: '立案审批表在另案卷内，已注明。', decidedBy: '木增福' })
    expect(entries().at(-2)).toMatchObject({ event: 'suggestion.dismissed', detail: { rule: 'penalty-filing' } })
    expect(home.rooms.evaluations.get(id).findings).toEqual([])
    expect(one(home.rooms.suggestions.reopen(inspector, filing.id), 'penalty-filing')).toEqual(filing)
    expectRefused('suggestion.not-dismissed', () => home.rooms.suggestions.reopen(inspector, filing.id))
  })
})

describe('what has changed meanwhile', () => {
  const adopt = (edit: (map: PrecheckMapPack) => Partial<PrecheckMapPack>) => {
    const [map] = home.rooms.rulebook.precheckMaps({ id: standardId })
    if (map === undefined) throw new Error('no map')
    home.rooms.rulebook.adopt(archivist, JSON.stringify({ ...map, ...edit(map), version: '2' }))
    return () => home.rooms.rulebook.withdraw(archivist, map.id)
  }

  test('another map makes the open ones stale; making them anew moves those and leaves the decided', () => {
    const before = made()
    accept(one(before, 'review-before-decision'))
    const withdraw = adopt(({ links }) => ({
      links: links.map((link) =>
        ['review-before-decision', 'record-signed'].includes(link.rule) ? { ...link, to: ['V-2'] } : link,
      ),
    }))
    try {
      expect(of().stale).toBe(true)
      const after = made()
      expect(after.stale).toBe(false)
      expect(one(after, 'record-signed')).toMatchObject({ id: one(before, 'record-signed').id, criteria: ['V-2'] })
      expect(one(after, 'review-before-decision')).toMatchObject({ state: 'accepted', criteria: ['V-19'] })
      expect(entries().at(-1)?.detail).toMatchObject({ made: 0, changed: 1, gone: 0 })
    } finally {
      withdraw()
    }
    expect(of().stale).toBe(true)
  })

  test('a map that contradicts itself is not adopted', () => {
    const before = home.rooms.rulebook.precheckMaps({ id: standardId }).map(({ version }) => version)
    expect(() => adopt(({ links }) => ({ links: [...links, ...links.slice(0, 1)] }))).toThrow()
    expect(home.rooms.rulebook.precheckMaps({ id: standardId }).map(({ version }) => version)).toEqual(before)
  })

  test('what no longer holds goes, unless it was decided', () => {
    const list = made()
    const said = { noted_by: 'archivist', noted_at: '2026-11-20T01:00:00.000Z', note: '' }
    const signatures = JSON.stringify({ officer: 2, party: 1 })
    home.rooms.store.run((q) => q.insertInto('signature_note').values({ item_id: items[0] ?? '', signatures, ...said }))
    expect(one(list, 'record-signed').state).toBe('open')
    expect(of().stale).toBe(true)
    expect(made().rows.map(({ rule }) => rule)).not.toContain('record-signed')
  })
})

test('the acceptance rate is counted by rule, named without a case', () => {
  const list = made()
  accept(one(list, 'review-before-decision'))
  const filing = one(list, 'penalty-filing')
  home.rooms.suggestions.dismiss(inspector, filing.id, '另案已附。')
  const { rates } = home.rooms.suggestions
  const rate = (rule: string) => rates(inspector, null).find((row) => row.rule === rule)
  expect(rate('record-signed')).toMatchObject({ title: '笔录签名', accepted: 0 })
  expect(rate('review-before-decision')?.accepted).toBeGreaterThan(0)
  expect(rate('penalty-filing')?.dismissed).toBeGreaterThan(0)
  expect(rates(inspector, crypto.randomUUID())).toEqual([])
})
