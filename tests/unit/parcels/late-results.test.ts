// Results that come back late, twice, for what changed meanwhile, or from the wrong hand: nothing that stands is replaced.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seatResultsOf } from '#main/campaigns/index.ts'
import { textFile, writeParcel } from '#main/parcels/envelope.ts'
import { resultText } from '#main/parcels/seat-result.ts'
import { signText } from '#main/people/index.ts'
import type { CampaignAnswer } from '#shared/rules/campaign-parcel.ts'
import { canonicalJson } from '#shared/rules/canonical-json.ts'
import { type ParcelHead, SignedCard } from '#shared/rules/parcel.ts'
import { codeOf } from '../../support/package-rooms.ts'
import {
  cardIn,
  endOf,
  evaluated,
  never,
  openParcelRooms,
  type ParcelRooms,
  sentenceOf,
} from '../../support/parcel-rooms.ts'
import { passphrase } from '../../support/test-desk.ts'

let desks: ParcelRooms
let part = ''
beforeAll(async () => {
  desks = await openParcelRooms({ dossiers: 3 })
  part = await desks.send('part.age')
})
afterAll(() => desks.close())

const rowsAtHome = () => {
  const { store } = desks.home.rooms
  const count = (table: 'object' | 'parcel' | 'parcel_conflict' | 'assignment') =>
    store.all((q) => q.selectFrom(table).selectAll()).length
  return (['object', 'parcel', 'parcel_conflict', 'assignment'] as const).map(count)
}

describe('what came back', () => {
  let first = ''

  test('results of one desk are merged once, a second time they are said to be there', async () => {
    await desks.open(part)
    expect(await codeOf(() => desks.open(part))).toBe('parcel.opened-before')
    desks.evaluate(desks.seatIds[0] ?? '')
    first = await desks.answer('first.age')
    expect((await desks.merge(first)).outcomes).toEqual(['merged'])
    const before = rowsAtHome()
    expect(await codeOf(() => desks.merge(first))).toBe('parcel.merged-before')
    const again = await desks.answer('again.age')
    expect(await codeOf(() => desks.merge(again))).toBe('parcel.already-merged')
    expect(rowsAtHome()).toEqual(before)
  })

  test('a part is no answer, and an answer no part', async () => {
    const { parcels } = desks.home.rooms
    expect(await codeOf(() => endOf(parcels.open(desks.leader, { path: first, passphrase }, never)))).toBe(
      'parcel.wrong-kind-result',
    )
    const away = desks.away.rooms.parcels
    expect(await codeOf(() => endOf(away.merge(desks.inspector, { path: part, passphrase }, never)))).toBe(
      'parcel.wrong-kind-part',
    )
  })

  test('a result for a seat that another has concluded is kept beside it until the leader chooses, and both stay', async () => {
    const seatId = desks.seatIds[1] ?? ''
    const dossierId = desks.dossierIds[1] ?? ''
    desks.evaluate(seatId, [codes()[0] ?? ''])
    // Meanwhile the leader has given the seat to somebody at home, who is done.
    const { campaigns, parcels, store } = desks.home.rooms
    const stand = desks.home.rooms.store.one((q) => q.selectFrom('assignment').selectAll().where('id', '=', seatId))
    const helper = await desks.home.admit('helper', '杨补位', ['inspector'])
    const { campaignId } = desks
    const joined = { from: 'here', userId: helper.userId, role: 'inspector', group: 1, share: 1 } as const
    const { members } = campaigns.addMember(desks.leader, campaignId, joined)
    const memberId = members.find(({ userId }) => userId === helper.userId)?.id ?? ''
    const seat = stand?.seat ?? 1
    campaigns.reassign(desks.leader, { id: campaignId, dossierId, seat, memberId, reason: '对方出差' })
    const [mine] = campaigns.mine(helper)
    evaluated(desks.home, helper, mine?.assignmentId ?? '', [])

    const { parcel, outcomes } = await desks.merge(await desks.answer('late.age'))
    expect(outcomes).toContain('conflict')
    expect(parcel.state).toBe('conflicting')
    // The other seat is still open: not even the leader looks into this one.
    expect(parcels.conflicts(desks.leader, campaignId)).toEqual({ rows: [], hidden: 1 })
    const task = campaigns.mine(desks.colleague).find((one) => one.dossierId === dossierId)
    evaluated(desks.home, desks.colleague, task?.assignmentId ?? '', [])
    expect(parcels.conflicts(desks.inspector, campaignId)).toEqual({ rows: [], hidden: 0 })

    const { rows } = parcels.conflicts(desks.leader, campaignId)
    expect(rows[0]).toMatchObject({ dossierId, chosen: null })
    expect(rows[0]?.standing.inspector.name).toBe('杨补位')
    expect(rows[0]?.brought.inspector.name).toBe('木增福')
    expect(rows[0]?.standing.effectiveHundredths).toBeGreaterThan(rows[0]?.brought.effectiveHundredths ?? 0)

    const id = rows[0]?.id ?? ''
    const decided = parcels.decide(desks.leader, { id, choose: 'brought', reason: '以现场核对的一份为准。' })
    expect(decided).toMatchObject({ chosen: 'brought', decidedBy: '李组长' })
    expect(decided.standing.inspector.name).toBe('杨补位')
    const row = store.one((q) =>
      q
        .selectFrom('assignment')
        .selectAll()
        .where('id', '=', mine?.assignmentId ?? ''),
    )
    expect(row?.evaluation_id).not.toBeNull()
    expect(JSON.parse(row?.result ?? '')).toMatchObject({ inspector: { name: '木增福' } })
    const second = { id, choose: 'standing', reason: '改主意了。' } as const
    expect(await codeOf(async () => parcels.decide(desks.leader, second))).toBe('parcel.conflict-decided')
    const [line] = parcels.list(desks.leader, { offset: 0, limit: 1, campaignId }).rows
    expect(line?.state).toBe('merged')
    // Once more the same: it is known, wherever it stands.
    expect(await codeOf(async () => desks.merge(await desks.answer('later.age')))).toBe('parcel.already-merged')
  })

  test('a result of a dossier that was dropped meanwhile is named, and does not count', async () => {
    const seatId = desks.seatIds[2] ?? ''
    desks.evaluate(seatId)
    const path = await desks.answer('dropped.age')
    const { campaigns, store } = desks.home.rooms
    const dossierId = desks.dossierIds[2] ?? ''
    campaigns.dropDossier(desks.leader, { id: desks.campaignId, dossierId, reason: '复议撤销' })
    expect(await sentenceOf(() => desks.merge(path))).toContain('案卷已移出批次')
    const row = store.one((q) => q.selectFrom('assignment').select('result').where('id', '=', seatId))
    expect(row?.result).toBeNull()
  })

  test('a result of a seal that changed meanwhile is named, and does not count', async () => {
    const { store } = desks.home.rooms
    const dossierId = desks.dossierIds[2] ?? ''
    const back = { dropped_at: null, dropped_reason: null, manifest_sha256: 'f'.repeat(64) }
    store.run((q) => q.updateTable('campaign_dossier').set(back).where('dossier_id', '=', dossierId))
    expect(await sentenceOf(() => desks.merge(desks.path('dropped.age')))).toContain('有变动')
  })

  test('a parcel of another campaign is not merged here', async () => {
    const path = await forged('foreign.age', { campaignId: crypto.randomUUID() })
    expect(await codeOf(() => desks.merge(path))).toBe('parcel.other-campaign')
  })

  test('figures that the sheet does not give, and signatures that are not his, do not count', async () => {
    const { store } = desks.home.rooms
    const dossierId = desks.dossierIds[2] ?? ''
    const manifest = store.one((q) => q.selectFrom('dossier').select('manifest_sha256').where('id', '=', dossierId))
    const whole = { dropped_at: null, manifest_sha256: manifest?.manifest_sha256 ?? '' }
    store.run((q) => q.updateTable('campaign_dossier').set(whole).where('dossier_id', '=', dossierId))
    const { rooms } = desks.away
    const [found] = seatResultsOf(rooms.store, desks.campaignId, dossierId)
    if (found === undefined) throw new Error('no result to forge')
    const lifted = resultText({ ...found, judgedHundredths: 9900, effectiveHundredths: 9900 })
    const path = await forged('lifted.age', {}, [{ text: lifted }])
    expect(await sentenceOf(() => desks.merge(path))).toContain('与评查标准或案卷不符')
    const unsigned = await forged('unsigned.age', {}, [{ text: resultText(found), signature: 'AAAA' }])
    expect(await codeOf(() => desks.merge(unsigned))).toBe('parcel.malformed')
  })

  test('what was signed for another desk and encrypted anew to this one is not merged', async () => {
    const { away, inspector } = desks
    const other = away.rooms.parcels.mine(inspector)?.recipientId ?? ''
    const path = await forged('forwarded.age', {}, [], [other])
    const before = rowsAtHome()
    expect(await codeOf(() => desks.merge(path))).toBe('parcel.for-another')
    expect(rowsAtHome()).toEqual(before)
  })

  test('what somebody else than the member signed is not merged', async () => {
    const { store } = desks.home.rooms
    const kept = store.one((q) => q.selectFrom('campaign_member').select('card').where('id', '=', desks.memberId))
    const other = await desks.away.admit('stranger', '木增福', ['inspector'])
    const { json } = await desks.away.rooms.parcels.card(other, passphrase)
    const put = (card: string | null) =>
      store.run((q) => q.updateTable('campaign_member').set({ card }).where('id', '=', desks.memberId))
    put(json)
    expect(await codeOf(() => desks.merge(desks.path('dropped.age')))).toBe('parcel.wrong-signer')
    put(kept?.card ?? null)
  })

  test('an inspector who was removed meanwhile sends in vain, and is named', async () => {
    const { campaigns } = desks.home.rooms
    const order = { id: desks.campaignId, memberId: desks.memberId, reason: '调离' }
    campaigns.removeMember(desks.leader, order)
    expect(await sentenceOf(() => desks.merge(desks.path('dropped.age')))).toContain('「木增福」已移出本批次')
    expect(await codeOf(() => desks.send('after.age'))).toBe('parcel.member-removed')
  })
})

/** An answer of the inspector's own making, signed and sealed as it must be, saying what it must not. */
async function forged(
  name: string,
  change: Partial<CampaignAnswer>,
  results: readonly { text: string; signature?: string }[] = [],
  to: readonly string[] = [],
): Promise<string> {
  const { rooms } = desks.away
  const { parcels } = desks.home.rooms
  const identity = await rooms.people.signingIdentity(desks.inspector, passphrase)
  const leader = await parcels.card(desks.leader, passphrase)
  const { recipient } = cardIn(leader.json)
  const answer: CampaignAnswer = {
    ...{ schema: 'anjuan-campaign-result', version: 1, campaignId: desks.campaignId, memberId: desks.memberId },
    results: results.map(({ text, signature }) => ({
      result: text,
      signature: signature ?? signText(text, identity.privateKey).toString('base64'),
    })),
    recusals: [],
    ...change,
  }
  const { json } = await rooms.parcels.card(desks.inspector, passphrase)
  const head: Omit<ParcelHead, 'files'> = {
    ...{
      schema: 'anjuan-parcel',
      version: 1,
      id: crypto.randomUUID(),
      kind: 'campaign-result',
      number: '发-2026-0009',
    },
    ...{
      title: '',
      madeAt: desks.away.clock.now().toISOString(),
      to: to.length === 0 ? [leader.card.recipientId] : [...to],
    },
    from: SignedCard.parse(JSON.parse(json)),
  }
  const path = desks.path(name)
  const files = [textFile('content.json', canonicalJson(answer))]
  await writeParcel({
    path,
    head,
    files,
    recipients: [recipient],
    identity,
    signal: never,
    onProgress: () => undefined,
  })
  return path
}

const codes = () => desks.home.rooms.rulebook.standard('mee-2024-general-penalty').criteria.map(({ code }) => code)
