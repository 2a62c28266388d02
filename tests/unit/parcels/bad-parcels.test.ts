// Parcels that are wrong, late, doubled or meant for others: each is told apart, and nothing at either desk changes.
import { readFile, truncate, writeFile } from 'node:fs/promises'
import { Encrypter } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seatResultsOf } from '#main/campaigns/index.ts'
import { textFile, writeParcel } from '#main/parcels/envelope.ts'
import { createParcels } from '#main/parcels/index.ts'
import { resultText } from '#main/parcels/seat-result.ts'
import { createParcelKeys, signText } from '#main/people/index.ts'
import type { CampaignAnswer } from '#shared/rules/campaign-parcel.ts'
import { canonicalJson } from '#shared/rules/canonical-json.ts'
import { Card, type ParcelHead, SignedCard } from '#shared/rules/parcel.ts'
import { isRefusal } from '#shared/text/refusal.ts'
import { codeOf } from '../../support/package-rooms.ts'
import { endOf, evaluated, never, openParcelRooms, type ParcelRooms } from '../../support/parcel-rooms.ts'
import { passphrase } from '../../support/test-desk.ts'

let desks: ParcelRooms
let part = ''
beforeAll(async () => {
  desks = await openParcelRooms({ dossiers: 3 })
  part = await desks.send('part.age')
})
afterAll(() => desks.close())

async function sentenceOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work()
  } catch (error) {
    if (isRefusal(error)) return error.sentence
    throw error
  }
  return 'nothing was refused'
}
const rowsOf = (side: 'home' | 'away') => {
  const { store } = desks[side].rooms
  const count = (table: 'campaign' | 'dossier' | 'assignment' | 'object' | 'parcel' | 'parcel_conflict') =>
    store.all((q) => q.selectFrom(table).selectAll()).length
  return (['campaign', 'dossier', 'assignment', 'object', 'parcel', 'parcel_conflict'] as const).map(count)
}
async function changed(name: string, change: (bytes: Buffer) => Buffer): Promise<string> {
  const path = desks.path(name)
  await writeFile(path, change(Buffer.from(await readFile(part))))
  return path
}
const opened = (path: string) => codeOf(() => desks.open(path))

describe('a file that cannot be opened', () => {
  test('one flipped bit is noticed wherever it is, and nothing stays', async () => {
    const { length } = await readFile(part)
    for (const at of [700, Math.floor(length / 2), length - 1]) {
      const path = await changed(`flipped-${at}.age`, (bytes) => {
        bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
        return bytes
      })
      expect(await opened(path)).toBe('parcel.altered')
    }
    expect(rowsOf('away')).toEqual([0, 0, 0, 0, 0, 0])
    expect(await desks.away.rooms.objects.survey()).toMatchObject({ unknown: 0, unfinished: 0 })
  })

  test('a file cut short is noticed, also where it is cut between two chunks', async () => {
    const { length } = await readFile(part)
    const chunk = 64 * 1024 + 16
    const head = (await readFile(part)).indexOf('\n--- ')
    const payload = (await readFile(part)).indexOf('\n', head + 1) + 1 + 16
    for (const size of [
      payload - 3,
      payload + 40,
      payload + Math.floor((length - payload) / chunk) * chunk,
      length - 1,
    ]) {
      const path = await changed(`cut-${size}.age`, (bytes) => bytes)
      await truncate(path, size)
      expect(await opened(path)).toBe('parcel.altered')
    }
    expect(rowsOf('away')).toEqual([0, 0, 0, 0, 0, 0])
  })

  test('what is no parcel is told from what a newer program made', async () => {
    await writeFile(desks.path('letter.pdf'), '%PDF-1.7')
    expect(await opened(desks.path('letter.pdf'))).toBe('parcel.foreign')
    const encrypter = new Encrypter()
    const { json } = await desks.away.rooms.parcels.card(desks.inspector, passphrase)
    encrypter.addRecipient(cardIn(json).recipient)
    await writeFile(desks.path('other.age'), await encrypter.encrypt('nothing of ours'))
    expect(await opened(desks.path('other.age'))).toBe('parcel.foreign')
    const newer = await changed('newer.age', (bytes) =>
      Buffer.from(bytes.toString('latin1').replace('-> anjuan-parcel 1 ', '-> anjuan-parcel 2 '), 'latin1'),
    )
    expect(await sentenceOf(() => desks.open(newer))).toContain('请先升级')
    expect(await opened(desks.path('nowhere.age'))).toBe('parcel.file-unreadable')
    expect(await opened(desks.folder)).toBe('parcel.file-unreadable')
  })

  test('a parcel for somebody else says whose card it needs', async () => {
    const other = await desks.away.admit('other', '段另人', ['inspector'])
    const order = { path: part, passphrase }
    const other1 = () => endOf(desks.away.rooms.parcels.open(other, order, never))
    expect(await sentenceOf(other1)).toContain('这个往来包是给「木增福」的')
    const { recipientId } = (await desks.away.rooms.parcels.card(desks.inspector, passphrase)).card
    const stranger = () => endOf(desks.home.rooms.parcels.open(desks.leader, order, never))
    expect(await sentenceOf(stranger)).toContain(recipientId)
    expect(rowsOf('away')).toEqual([0, 0, 0, 0, 0, 0])
  })

  test('a wrong passphrase opens nothing', async () => {
    const order = { path: part, passphrase: '不是这个口令-2026' }
    expect(await codeOf(() => endOf(desks.away.rooms.parcels.open(desks.inspector, order, never)))).toBe(
      'vault.wrong-passphrase',
    )
  })

  test('a parcel that is bigger than the disk is refused before anything is written', async () => {
    const { rooms } = desks.away
    const small = createParcels({
      ...rooms,
      ...{ keys: createParcelKeys(rooms), archiveId: rooms.vault.archiveId, archiveFolder: rooms.vault.folder },
      ...{ root: rooms.rootCertificate, freeBytes: async () => 1000, newId: () => crypto.randomUUID() },
      look: () => Promise.reject(new Error('not reached')),
      onIncident: () => undefined,
    })
    const order = { path: part, passphrase }
    expect(await codeOf(() => endOf(small.open(desks.inspector, order, never)))).toBe('parcel.no-room')
    expect(rowsOf('away')).toEqual([0, 0, 0, 0, 0, 0])
  })

  test('a file is never written over another, nor into the archive', async () => {
    expect(await codeOf(() => desks.send('part.age'))).toBe('parcel.file-exists')
    const { campaignId, memberId } = desks
    const into = { campaignId, memberId, path: `${desks.home.rooms.vault.folder}/part.age`, passphrase }
    expect(await codeOf(() => endOf(desks.home.rooms.parcels.make(desks.leader, into, never)))).toBe(
      'parcel.inside-archive',
    )
  })
})

const cardIn = (json: string) => Card.parse(JSON.parse(SignedCard.parse(JSON.parse(json)).card))

describe('cards', () => {
  test('an altered card, a card of this very desk and one that is already listed are told apart', async () => {
    const { parcels } = desks.home.rooms
    const { json, card } = await desks.away.rooms.parcels.card(desks.inspector, passphrase)
    expect(parcels.readCard(json)).toMatchObject({ name: '木增福', digits: card.digits, ofHere: false })
    expect(await codeOf(async () => parcels.readCard(json.replace('木增福', '木增富')))).toBe('parcel.card-altered')
    expect(await codeOf(async () => parcels.readCard('{"card":'))).toBe('parcel.card-unreadable')
    const newer = json.replace('\\"version\\":1', '\\"version\\":2')
    expect(await codeOf(async () => parcels.readCard(newer))).toBe('parcel.card-newer')
    const own = await parcels.card(desks.leader, passphrase)
    const add = (text: string) => codeOf(async () => parcels.addMember(desks.leader, order(text)))
    const order = (text: string) => ({ campaignId: desks.campaignId, card: text, group: 1, share: 1 })
    expect(await add(own.json)).toBe('parcel.card-own')
    expect(await add(json)).toBe('parcel.card-here')
  })
})

test('whoever is disabled loses his key for good, and gets another when he comes back', async () => {
  const { rooms } = desks.away
  const person = await desks.away.admit('leaver', '和离任', ['inspector'])
  const before = (await rooms.parcels.card(person, passphrase)).card.recipientId
  expect((await rooms.parcels.card(person, passphrase)).card.recipientId).toBe(before)
  const administrator = rooms.people.signInUnlocked('administrator')
  await rooms.people.disable(administrator, person.userId)
  expect(rooms.parcels.mine(person)).toBeNull()
  const first = `首次-${passphrase}`
  await rooms.people.enable(administrator, person.userId, first)
  const back = await rooms.people.changePassphrase(await rooms.people.signIn('leaver', first), first, passphrase)
  const { card } = await rooms.parcels.card(back, passphrase)
  expect(card.recipientId).not.toBe(before)
  expect(rooms.parcels.mine(back)).toMatchObject({ recipientId: card.recipientId })
  const [entry] = rooms.journal.list({ offset: 0, limit: 1, who: '', event: '', outcome: 'any' }).rows
  expect(entry).toMatchObject({ event: 'parcel.card-made', subject: person.userId })
})

describe('what came back', () => {
  let first = ''

  test('results of one desk are merged once, a second time they are said to be there', async () => {
    await desks.open(part)
    expect(await opened(part)).toBe('parcel.opened-before')
    desks.evaluate(desks.seatIds[0] ?? '')
    first = await desks.answer('first.age')
    expect((await desks.merge(first)).outcomes).toEqual(['merged'])
    const before = rowsOf('home')
    expect(await codeOf(() => desks.merge(first))).toBe('parcel.merged-before')
    const again = await desks.answer('again.age')
    expect(await codeOf(() => desks.merge(again))).toBe('parcel.already-merged')
    expect(rowsOf('home')).toEqual(before)
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
    ...{ title: '', madeAt: desks.away.clock.now().toISOString(), to: [leader.card.recipientId] },
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
