// A part of a blind double review goes from one archive to another and comes back.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sealStateOf } from '#main/dossiers/index.ts'
import { SeatResult } from '#shared/rules/campaign.ts'
import { codeOf } from '../../support/package-rooms.ts'
import { endOf, never, openParcelRooms, type ParcelRooms, sentenceOf } from '../../support/parcel-rooms.ts'
import { passphrase } from '../../support/test-desk.ts'

let desks: ParcelRooms
beforeAll(async () => {
  desks = await openParcelRooms({ dossiers: 3, withMedia: true })
})
afterAll(() => desks.close())

const lastEntry = (side: 'home' | 'away') =>
  desks[side].rooms.journal.list({ offset: 0, limit: 1, who: '', event: '', outcome: 'any' }).rows[0]
const seat = (side: 'home' | 'away', id: string) =>
  desks[side].rooms.store.one((q) => q.selectFrom('assignment').selectAll().where('id', '=', id))

describe('one part, there and back', () => {
  let part = ''
  let answer = ''

  test('the part leaves as one file, and nothing of the dossiers can be read in it', async () => {
    part = await desks.send('part.age')
    expect(lastEntry('home')?.event).toBe('parcel.made')
    expect(await readdir(desks.folder)).toEqual(['part.age'])
    const bytes = await readFile(part)
    expect(bytes.includes('丰禾农资店')).toBe(false)
    expect(bytes.subarray(0, 22).toString()).toBe('age-encryption.org/v1\n')
    const [line] = desks.home.rooms.parcels.list(desks.leader, { offset: 0, limit: 10, campaignId: null }).rows
    expect(line).toMatchObject({ direction: 'out', state: 'made', pieces: 3, sizeBytes: bytes.length })
    expect(line?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  test('a look says from whom it is, with the digits of the card, and changes nothing', async () => {
    const before = lastEntry('away')?.position
    const { found } = await endOf(desks.away.rooms.parcels.look(desks.inspector, { path: part, passphrase }, never))
    expect(found).toMatchObject({ kind: 'campaign-part', pieces: 3, senderKnown: false, cameAt: null })
    expect(found.sender).toMatchObject({ name: '李组长', ofHere: false })
    const own = await desks.home.rooms.parcels.card(desks.leader, passphrase)
    expect(found.sender.digits).toBe(own.card.digits)
    expect(lastEntry('away')?.position).toBe(before)
  })

  test('what is opened has the seals that were set at home, in the other archive too', async () => {
    const parcel = await desks.open(part)
    expect(parcel).toMatchObject({ direction: 'in', state: 'opened', pieces: 3 })
    expect(lastEntry('away')?.event).toBe('parcel.opened')
    for (const id of desks.dossierIds) {
      const [there, here] = [desks.home, desks.away].map(({ rooms }) =>
        rooms.store.one((q) => q.selectFrom('dossier').selectAll().where('id', '=', id)),
      )
      expect(here?.manifest).toBe(there?.manifest)
      expect(here?.manifest_sha256).toBe(there?.manifest_sha256)
      const { store, vault, dossiers } = desks.away.rooms
      expect(sealStateOf(store, vault.archiveId, id)).toBe('matches')
      let state = ''
      for await (const step of dossiers.verify(desks.inspector, id, never)) state = step.state
      expect(state).toBe('intact')
    }
  })

  test('a recording travels with its length, under the same id', () => {
    const [own, here] = [desks.home, desks.away].map(({ rooms }) =>
      rooms.store.one((q) => q.selectFrom('media').select(['item_id', 'duration_ms'])),
    )
    expect(own?.duration_ms).toBeGreaterThan(900)
    expect(here).toEqual(own)
  })

  test('nothing of the other seat has come along', () => {
    const { store } = desks.away.rooms
    const seats = store.all((q) => q.selectFrom('assignment').selectAll())
    expect(seats.map(({ id }) => id).sort()).toEqual([...desks.seatIds].sort())
    expect(store.all((q) => q.selectFrom('campaign_member').select('name'))).toEqual([{ name: '木增福' }])
    expect(store.one((q) => q.selectFrom('campaign').select(['origin', 'state', 'draw']))).toEqual({
      ...{ origin: 'parcel', state: 'running', draw: null },
    })
  })

  test('before anything is concluded there is nothing to send back', async () => {
    const order = { campaignId: desks.campaignId, path: desks.path('early.age'), passphrase }
    expect(await codeOf(() => endOf(desks.away.rooms.parcels.answer(desks.inspector, order, never)))).toBe(
      'parcel.nothing-to-answer',
    )
    expect(await readdir(desks.folder)).toEqual(['part.age'])
  })

  test('the results come back signed and stand at home as they were concluded', async () => {
    for (const id of desks.seatIds.slice(0, 2)) {
      const evaluation = desks.evaluate(id)
      const { dossier_id } = seat('away', id) ?? { dossier_id: '' }
      const { store } = desks.away.rooms
      const item = store.one((q) =>
        q.selectFrom('item').select('id').where('dossier_id', '=', dossier_id).where('kind', '=', 'paper'),
      )
      store.run((q) =>
        q.insertInto('finding').values({
          ...{ id: crypto.randomUUID(), evaluation_id: evaluation, review_id: null, criterion: 'A1', note: '缺页码' },
          anchor: JSON.stringify({
            on: 'page',
            itemId: item?.id,
            page: 1,
            region: { x: 0.1, y: 0.25, width: 0.5, height: 0.125 },
          }),
          ...{ item_id: item?.id ?? null, found_by: 'inspector', found_at: desks.away.clock.now().toISOString() },
        }),
      )
    }
    const [, , third = ''] = desks.seatIds
    desks.away.rooms.campaigns.recuse(desks.inspector, third, '当事人是近亲属')
    answer = await desks.answer('answer.age')
    expect(lastEntry('away')?.event).toBe('parcel.answered')
    const { parcel, outcomes } = await desks.merge(answer)
    expect(outcomes).toEqual(['merged', 'merged', 'recused'])
    expect(seat('home', third)).toMatchObject({ state: 'recused', reason: '当事人是近亲属', result: null })
    expect(parcel).toMatchObject({ state: 'merged', other: { name: '木增福' } })
    expect(lastEntry('home')?.event).toBe('parcel.merged')
    for (const id of desks.seatIds.slice(0, 2)) {
      const row = seat('home', id)
      expect(row?.state).toBe('concluded')
      const result = SeatResult.parse(JSON.parse(row?.result ?? ''))
      expect(result).toMatchObject({ assignmentId: id, effectiveHundredths: 10_000 })
      expect(result.findings[0]?.anchor).toMatchObject({ region: { x: 0.1, y: 0.25 } })
    }
  })

  test('nobody takes the visitors away while a colleague of the same desk still works on them', async () => {
    const { home, away, leader, campaignId, dossierIds, seatIds } = desks
    const second = await away.admit('second', '和后来', ['inspector'])
    const { json } = await away.rooms.parcels.card(second, passphrase)
    const { members } = home.rooms.parcels.addMember(leader, { campaignId, card: json, group: 1, share: 1 })
    const memberId = members.find(({ name }) => name === '和后来')?.id ?? ''
    const [, , dossierId = ''] = dossierIds
    const place = { id: campaignId, dossierId, seat: seat('home', seatIds[2] ?? '')?.seat ?? 1, memberId }
    home.rooms.campaigns.reassign(leader, { ...place, reason: '木增福回避' })
    const path = desks.path('second.age')
    await endOf(home.rooms.parcels.make(leader, { campaignId, memberId, path, passphrase }, never))
    await endOf(away.rooms.parcels.open(second, { path, passphrase }, never))
    const order = { campaignId, evenUnsent: true }
    expect(await sentenceOf(() => away.rooms.parcels.removeVisitors(desks.inspector, order))).toContain('和后来在本机')
    const [task] = away.rooms.campaigns.mine(second)
    expect(task).toMatchObject({ dossierId, state: 'assigned' })
    away.rooms.campaigns.recuse(second, task?.assignmentId ?? '', '与办案人员共事多年')
  })

  test('the visitors leave with their keys, and what was found stays', async () => {
    const { parcels, store } = desks.away.rooms
    expect(parcels.answerState(desks.inspector, desks.campaignId)).toMatchObject({ unsent: 0, visiting: 3 })
    expect(parcels.visitors().sort()).toEqual([...desks.dossierIds].sort())
    expect(desks.home.rooms.parcels.visitors()).toEqual([])
    const order = { campaignId: desks.campaignId, evenUnsent: false }
    const [evaluation] = store.all((q) => q.selectFrom('evaluation').select('id'))
    const { issued } = desks.away.rooms
    const sheet = await issued.compose(desks.inspector, 'score-sheet', evaluation?.id ?? '')
    expect(await parcels.removeVisitors(desks.inspector, order)).toEqual({ removed: 3 })
    expect(lastEntry('away')?.event).toBe('parcel.visitors-removed')
    expect(await codeOf(async () => issued.open(desks.inspector, sheet.id))).toBe('issued.disposed')
    for (const id of desks.dossierIds) {
      const row = store.one((q) => q.selectFrom('dossier').select(['key_wrapped', 'disposed_at']).where('id', '=', id))
      expect(row?.key_wrapped).toBeNull()
      const item = store.one((q) => q.selectFrom('item').select('object_id').where('dossier_id', '=', id))
      expect(await codeOf(() => desks.away.rooms.objects.readWhole(item?.object_id ?? ''))).toBe('dossier.disposed')
    }
    expect(store.all((q) => q.selectFrom('evaluation').select('state'))).toEqual([
      { state: 'concluded' },
      { state: 'concluded' },
    ])
    expect(parcels.visitors()).toEqual([])
    expect(await codeOf(() => parcels.removeVisitors(desks.inspector, order))).toBe('parcel.no-visitors')
    // As a crash between the entry and the last file leaves it: the next opening finishes.
    store.run((q) => q.updateTable('parcel_dossier').set({ erased_at: null }))
    await parcels.resume()
    expect(
      store.all((q) => q.selectFrom('parcel_dossier').select('dossier_id').where('erased_at', 'is', null)),
    ).toEqual([])
  })
})
