// How long dossiers are kept, as the schedule and people decide it, and the holds that keep them longer.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, refused } from '../../support/refused.ts'
import { byRule, openRetentionRooms, type RetentionRooms } from '../../support/retention-rooms.ts'
import { someFacts } from '../../support/test-desk.ts'

let home: RetentionRooms
beforeAll(async () => {
  home = await openRetentionRooms()
})
afterAll(() => home.close())

describe('periods', () => {
  test('are decided by the rule, and begin only once the seal has fixed the facts', async () => {
    const dates = { filedOn: null, noticeOn: null, decidedOn: null, servedOn: null, closedOn: '2026-03-05' }
    const { id } = await home.rooms.dossiers.create(home.archivist, someFacts({ category: 'licence', dates }))
    await home.paperIn(id)
    const before = home.rooms.retention.decide(home.archivist, byRule(id))
    expect(before.decision).toMatchObject({
      period: { code: 'D30' },
      rule: '行政许可案卷',
      startsOn: null,
      endsOn: null,
    })
    expect(before.proposal).toMatchObject({ startsOn: '2027-01-01', endsOn: '2056-12-31' })
    expect(home.lastOf(id)).toMatchObject({ event: 'retention.decided', detail: { period: 'D30', codes: ['licence'] } })
    home.rooms.dossiers.seal(home.archivist, id)
    expect(home.rooms.retention.of(id).decision).toMatchObject({ startsOn: '2027-01-01', endsOn: '2056-12-31' })
    expect(home.lastOf(id)).toMatchObject({
      event: 'retention.decided',
      who: 'system',
      detail: { endsOn: '2056-12-31' },
    })
  })

  test('are decided against the rule only with the reason, and never below the national row', async () => {
    const { id } = await home.sealed({ category: 'penalty' })
    const against = { ...byRule(id), period: 'D30' }
    expect(await codeOf(() => home.rooms.retention.decide(home.archivist, against))).toBe('retention.reason')
    expect(await refused(() => home.rooms.retention.decide(home.archivist, { ...against, reason: '卷少' }))).toEqual({
      code: 'retention.below-standard',
      params: { least: '永久' },
    })
    expect(home.rooms.retention.of(id).decision).toBeNull()
    expect(home.lastOf(id)).toMatchObject({ event: 'retention.decided', outcome: 'refused' })
    const general = { ...byRule(id), importance: 'general' as const, reason: '案情简单，罚款二百元' }
    expect(home.rooms.retention.decide(home.archivist, general).decision).toMatchObject({ period: { code: 'D30' } })
  })

  test('can be lengthened after the seal, not shortened', async () => {
    const { id } = await home.expired()
    const forever = { ...byRule(id), period: 'Y', reason: '有史料价值' }
    expect(home.rooms.retention.decide(home.archivist, forever).decision).toMatchObject({
      period: { code: 'Y' },
      rule: null,
    })
    expect(await codeOf(() => home.rooms.retention.decide(home.archivist, byRule(id)))).toBe('retention.shortened')
    expect(home.rooms.retention.of(id).decision?.period.code).toBe('Y')
  })

  test('need a person where no rule fits, and a day where the dossier has none', async () => {
    const { id } = await home.sealed({ category: 'inspection' }, null)
    expect(await codeOf(() => home.rooms.retention.decide(home.archivist, byRule(id)))).toBe('retention.no-rule')
    const unheard = { ...byRule(id), period: 'D5', reason: '本单位规定' }
    expect(await codeOf(() => home.rooms.retention.decide(home.archivist, unheard))).toBe('retention.period-unknown')
    const undated = { ...unheard, period: 'D10' }
    expect(home.rooms.retention.decide(home.archivist, undated).decision).toMatchObject({
      startsOn: null,
      endsOn: null,
    })
    const dated = { ...undated, countsFrom: '2020-02-01' }
    expect(home.rooms.retention.decide(home.archivist, dated).decision).toMatchObject({ endsOn: '2030-12-31' })
    const longer = { ...undated, period: 'D30' }
    expect(home.rooms.retention.decide(home.archivist, longer).decision).toMatchObject({ endsOn: '2050-12-31' })
  })

  test('are previewed under a changed schedule, which changes nothing', async () => {
    const { id } = await home.sealed()
    const { json } = home.rooms.retention.schedule()
    const changed = json.replace('"code": "licence",', '"code": "licence-new",')
    const before = home.rooms.store.head()
    const { rules, changes, changed: count } = home.rooms.retention.preview(changed)
    expect(changes.map(({ dossierId }) => dossierId)).toContain(id)
    expect(rules.find(({ code }) => code === 'licence')).toMatchObject({ after: 0, title: '行政许可案卷' })
    expect(rules.find(({ code }) => code === 'licence-new')?.after).toBe(count)
    expect(home.rooms.retention.preview(null)).toMatchObject({ changed: 0, changes: [] })
    expect(home.rooms.store.head()).toEqual(before)
    expect(await codeOf(() => home.rooms.retention.preview('{'))).toBe('retention.schedule-invalid')
    expect(
      await refused(() => home.rooms.retention.preview(json.replace('"soonDays": 365', '"soonDays": -1'))),
    ).toEqual({
      code: 'retention.schedule-invalid',
      params: { at: 'soonDays' },
    })
  })

  test('are listed by what is due', async () => {
    const over = await home.expired()
    const none = await home.sealed()
    const ids = (state: 'expired' | 'undecided' | 'any') =>
      home.rooms.retention.due({ state, text: '', offset: 0, limit: 500 }).rows.map(({ dossierId }) => dossierId)
    expect(ids('expired')).toContain(over.id)
    expect(ids('expired')).not.toContain(none.id)
    expect(ids('undecided')).toContain(none.id)
    expect(ids('any')).toEqual(expect.arrayContaining([over.id, none.id]))
  })
})

describe('holds', () => {
  test('several stand at once, each lifted by itself with its reason', async () => {
    const { id } = await home.sealed()
    const hold = (ground: string) =>
      home.rooms.retention.placeHold(home.head, { dossierId: id, ground, reason: '当事人已申请复议' })
    expect(await codeOf(() => hold('weather'))).toBe('hold.ground')
    hold('reconsideration')
    expect(hold('litigation').holds).toMatchObject([
      { groundTitle: '诉讼', placedBy: '李正清', liftedAt: null },
      { groundTitle: '行政复议' },
    ])
    expect(home.lastOf(id)).toMatchObject({ event: 'hold.placed', detail: { codes: ['litigation'] } })
    const [first] = home.rooms.retention.of(id).holds
    const after = home.rooms.retention.liftHold(home.archivist, first?.id ?? '', '判决已生效')
    expect(after.holds.map(({ ground, liftedReason }) => [ground, liftedReason])).toEqual([
      ['reconsideration', null],
      ['litigation', '判决已生效'],
    ])
    expect(home.lastOf(id)).toMatchObject({ event: 'hold.lifted' })
    expect(await codeOf(() => home.rooms.retention.liftHold(home.archivist, first?.id ?? '', '再来'))).toBe(
      'hold.unknown',
    )
    const held = home.rooms.retention.holds({ state: 'standing', offset: 0, limit: 100 })
    expect(held.rows.filter(({ dossierId }) => dossierId === id)).toHaveLength(1)
  })
})
