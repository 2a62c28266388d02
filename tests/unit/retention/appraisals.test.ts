// Appraisals of what is over: what may be in one, who is heard, and who decides.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, refused } from '../../support/refused.ts'
import { openRetentionRooms, type RetentionRooms } from '../../support/retention-rooms.ts'
import { passphrase } from '../../support/test-desk.ts'

let home: RetentionRooms
beforeAll(async () => {
  home = await openRetentionRooms()
})
afterAll(() => home.close())

describe('an appraisal', () => {
  test('takes only what is over, free and in no other one, and says which is not', async () => {
    const [over, held, early] = [await home.expired(), await home.expired(), await home.sealed()]
    home.rooms.retention.placeHold(home.head, { dossierId: held.id, ground: 'litigation', reason: '正在诉讼' })
    const before = home.rooms.appraisals.list({ state: 'any', offset: 0, limit: 10 }).total
    expect((await refused(() => home.begin(over.id, early.id))).code).toBe('appraisal.not-expired')
    expect((await refused(() => home.begin(over.id, held.id))).params).toEqual({
      titles: [expect.stringContaining('许可案')],
    })
    expect(
      await codeOf(() =>
        home.rooms.appraisals.begin(home.archivist, { title: '鉴定', members: ['head'], dossierIds: [over.id] }),
      ),
    ).toBe('appraisal.too-few')
    const strangers = { title: '鉴定', members: ['head', 'inspector', 'security'], dossierIds: [over.id] }
    expect(await codeOf(() => home.rooms.appraisals.begin(home.archivist, strangers))).toBe('appraisal.member')
    expect(home.rooms.appraisals.list({ state: 'any', offset: 0, limit: 10 }).total).toBe(before)
    const begun = home.begin(over.id)
    expect(begun).toMatchObject({ number: '档案鉴定〔2026〕1号', state: 'open', dossiers: 1, toDestroy: 0 })
    expect(home.lastOf(begun.id)).toMatchObject({ event: 'appraisal.begun', detail: { dossiers: 1, members: 3 } })
    expect(await codeOf(() => home.begin(over.id))).toBe('appraisal.elsewhere')
    const other = await home.expired()
    expect(home.rooms.appraisals.change(home.archivist, begun.id, [other.id], [over.id]).lines).toMatchObject([
      { dossierId: other.id },
    ])
    expect(await codeOf(() => home.rooms.appraisals.change(home.archivist, begun.id, [], [other.id]))).toBe(
      'appraisal.empty',
    )
    expect(home.rooms.appraisals.drop(home.archivist, begun.id, '另行组织')).toMatchObject({ state: 'dropped' })
    expect(home.lastOf(begun.id)).toMatchObject({ event: 'appraisal.dropped' })
  })

  test('is decided only with every opinion and on every dossier; the majority does not bind', async () => {
    const [one, two] = [await home.expired(), await home.expired()]
    const { id } = home.begin(one.id, two.id)
    const verdict = (dossierId: string) => ({ dossierId, decision: 'keep' as const, period: null, reason: '仍有用' })
    const keepBoth = () => home.rooms.appraisals.decide(home.head, id, [verdict(one.id), verdict(two.id)])
    expect(await refused(keepBoth)).toEqual({
      code: 'appraisal.opinions-missing',
      params: { names: ['和丽春', '李正清', '木增福'] },
    })
    const [mine] = [{ dossierId: one.id, opinion: 'destroy' as const, reason: '无价值' }]
    expect(await codeOf(() => home.rooms.appraisals.opine(home.second, id, [mine]))).toBe('appraisal.not-member')
    home.opined(home.rooms.appraisals.get(id))
    expect(home.lastOf(id)).toMatchObject({ event: 'appraisal.opined', who: 'inspector', detail: { dossiers: 2 } })
    expect(await codeOf(() => home.rooms.appraisals.decide(home.head, id, [verdict(one.id)]))).toBe(
      'appraisal.incomplete',
    )
    const extend = { ...verdict(two.id), decision: 'extend' as const }
    expect(await codeOf(() => home.rooms.appraisals.decide(home.head, id, [verdict(one.id), extend]))).toBe(
      'appraisal.extension',
    )
    expect(home.rooms.appraisals.get(id)).toMatchObject({ state: 'open', registerSha256: null })
    const after = home.rooms.appraisals.decide(home.head, id, [verdict(one.id), { ...extend, period: 'D30' }])
    expect(after).toMatchObject({ state: 'decided', toDestroy: 0, decidedBy: '李正清' })
    expect(home.rooms.retention.of(two.id).decision).toMatchObject({
      period: { code: 'D30' },
      startsOn: '2021-01-01',
      endsOn: '2050-12-31',
      rule: null,
    })
    expect(home.lastOf(two.id)).toMatchObject({ event: 'retention.decided', detail: { appraisal: id } })
    expect(home.lastOf(id)).toMatchObject({
      event: 'appraisal.decided',
      detail: { destroy: 0, sha256: after.registerSha256 },
    })
    expect(await codeOf(() => home.rooms.disposal.approve(home.head, id, passphrase))).toBe('disposal.nothing')
    expect(await codeOf(keepBoth)).toBe('appraisal.closed')
  })
})
