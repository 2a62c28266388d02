// The recording list of a dossier: what it finds, and the signed reasons for what lacks.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Caller } from '#main/desk-core.ts'
import { createRoot, createSigningKey, issueCertificate } from '#main/opinions/signing/index.ts'
import { type SignedAbsence, signAbsence } from '#main/recordings/absences.ts'
import { archivist } from '../../support/dossier-rooms.ts'
import { passphrase } from '../../support/test-desk.ts'
import { type KnownRooms, openKnownRooms } from './known.ts'

let known: KnownRooms
let caller: Caller
beforeAll(async () => {
  known = await openKnownRooms()
  caller = known.home.rooms.people.signInUnlocked('archivist')
})
afterAll(() => known.close())
beforeEach(() => known.begin({ category: 'inspection' }))

const list = () => known.home.rooms.recordingList
const line = (code = 'inspection-site') =>
  list()
    .check(known.dossierId)
    .lines.find((found) => found.code === code)
const excuse = (change = {}) =>
  list().excuse(caller, {
    dossierId: known.dossierId,
    requirement: 'inspection-site',
    ground: 'objective',
    reason: '记录仪进水，现场无法录制。',
    passphrase,
    ...change,
  })

async function fileAs(paperKind: string) {
  const { id, title, volume, madeOn } = await known.clip()
  return known.home.rooms.items.change(archivist, { id, title, volume, madeOn, paperKind })
}

describe('the check', () => {
  test('says what lacks, what is not due, and by which pack', () => {
    const check = list().check(known.dossierId)
    expect(check).toMatchObject({
      packTitle: '音像记录事项清单（示例）',
      mark: 'example',
      present: 0,
      lacking: 1,
      excused: 0,
    })
    expect(check.packSha256).toBe(known.home.rooms.rulebook.hashOf('recording-list-example'))
    expect(check.grounds.map(({ code }) => code)).toEqual(['secret-or-privacy', 'emergency', 'objective'])
    expect(line()).toMatchObject({ state: 'lacking', itemIds: [], absence: null, compulsory: true, excusable: true })
    expect(line()?.source).toContain('焦作市司法局')
    expect(line('inspection-recheck')).toMatchObject({ state: 'not-due', compulsory: false })
  })

  test('names the recordings that fulfil a requirement', async () => {
    const { id } = await fileAs('site-inspection-recording')
    expect(line()).toMatchObject({ state: 'present', itemIds: [id] })
  })
})

describe('a signed reason', () => {
  test('stands for the recording, signed by the caller’s own key and entered without its words', async () => {
    const check = await excuse()
    expect(check).toMatchObject({ present: 0, lacking: 0, excused: 1 })
    const { id } = line()?.absence ?? { id: '' }
    expect(line()).toMatchObject({
      state: 'excused',
      absence: { ground: 'objective', reason: '记录仪进水，现场无法录制。', signedBy: '和丽春', signature: 'valid' },
    })
    expect(known.newest()).toMatchObject({
      event: 'recording.absence-signed',
      subject: known.dossierId,
      detail: { codes: ['inspection-site', 'objective'], absence: id },
    })
  })

  test('is refused with a wrong passphrase, where the rule allows none, and for what nobody knows', async () => {
    const attempts = [
      [{ passphrase: '不是这个口令' }, 'people.wrong-passphrase'],
      [{ requirement: 'inspection-service-announcement' }, 'recording-list.not-excusable'],
      [{ requirement: 'penalty-hearing' }, 'recording-list.unknown'],
      [{ ground: 'no-time' }, 'recording-list.ground'],
      [{ dossierId: crypto.randomUUID() }, 'dossier.unknown'],
    ] as const
    for (const [change, code] of attempts) {
      expect(await known.refused('recording.absence-signed', () => excuse(change))).toBe(code)
    }
  })

  test('is refused where a recording is there, and where one stands already', async () => {
    await excuse()
    expect(await known.refused('recording.absence-signed', excuse)).toBe('recording-list.excused')
    await known.begin({ category: 'inspection' })
    await fileAs('site-inspection-recording')
    expect(await known.refused('recording.absence-signed', excuse)).toBe('recording-list.present')
  })

  test('is signed and revoked before the seal only, and a sealed dossier still shows it', async () => {
    await excuse()
    await known.clip()
    const { id } = line()?.absence ?? { id: '' }
    known.seal()
    expect(line()).toMatchObject({ state: 'excused', absence: { signature: 'valid' } })
    expect(await known.refused('recording.absence-revoked', () => list().revoke(archivist, id, '写错'))).toBe(
      'dossier.sealed',
    )
    expect(await known.refused('recording.absence-signed', excuse)).toBe('dossier.sealed')
  })

  test('of two at once only one stands', async () => {
    const both = await Promise.allSettled([excuse(), excuse()])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [lost] = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
    expect(lost).toMatchObject({ code: 'recording-list.excused' })
    expect(line()).toMatchObject({ state: 'excused', absence: { signature: 'valid' } })
  })

  test('is kept when it is revoked, with who did it and why, and another may be signed', async () => {
    await excuse()
    const { id } = line()?.absence ?? { id: '' }
    list().revoke(archivist, id, '后来找到了录像')
    expect(known.newest()).toMatchObject({
      event: 'recording.absence-revoked',
      subject: id,
      detail: { dossier: known.dossierId, codes: ['inspection-site'] },
    })
    const row = known.home.rooms.store.one((q) => q.selectFrom('recording_absence').selectAll().where('id', '=', id))
    expect(row).toMatchObject({ revoked_by: 'archivist', revoked_reason: '后来找到了录像' })
    expect(line()).toMatchObject({ state: 'lacking', absence: null })
    const again = () => list().revoke(archivist, id, '再撤')
    expect(await known.refused('recording.absence-revoked', again)).toBe('recording-list.absence-unknown')
    await excuse()
    expect(line()?.state).toBe('excused')
  })

  test('by a key that another archive certified, under the same name, is not taken for his', async () => {
    await excuse()
    const { store } = known.home.rooms
    const row = store.one((q) =>
      q.selectFrom('recording_absence').selectAll().where('dossier_id', '=', known.dossierId),
    )
    if (row === null) throw new Error('no statement')
    const now = new Date()
    const root = await createRoot({ agency: '云山县农业农村局', archiveId: 'another', now })
    const { privateKey, publicKey } = await createSigningKey()
    const certificate = await issueCertificate({ root, publicKey, name: '和丽春', unit: '云山县农业农村局', now })
    const reason = '没有带记录仪。'
    const { schema: _, ...said } = JSON.parse(row.signed) as SignedAbsence
    const forged = signAbsence({ ...said, reason }, Buffer.from(privateKey))
    const values = { ...row, ...forged, reason, certificate: Buffer.from(certificate) }
    store.run((q) => q.deleteFrom('recording_absence').where('id', '=', row.id))
    store.run((q) => q.insertInto('recording_absence').values(values))
    expect(line()?.absence).toMatchObject({ reason, signedBy: '和丽春', signature: 'altered' })
  })

  test('that was changed behind the desk’s back shows as altered, whatever was changed', async () => {
    await excuse()
    const { id } = line()?.absence ?? { id: '' }
    const { store } = known.home.rooms
    const row = store.one((q) => q.selectFrom('recording_absence').selectAll().where('id', '=', id))
    if (row === null) throw new Error('no statement')
    const forged = row.signed.replace('记录仪进水', '没有带记录仪')
    const changes: readonly Partial<typeof row>[] = [
      { reason: '没有带记录仪' },
      { ground: 'emergency' },
      { signed_at: '2026-01-01T00:00:00.000Z' },
      { pack_sha256: '0'.repeat(64) },
      { signed: forged },
      { signed: forged, reason: '没有带记录仪，现场无法录制。' },
      { signature: Buffer.from('nothing') },
      { certificate: Buffer.from(known.home.rooms.rootCertificate) },
      { certificate: Buffer.from('nothing') },
    ]
    for (const change of changes) {
      store.run((q) => q.deleteFrom('recording_absence').where('id', '=', id))
      store.run((q) => q.insertInto('recording_absence').values({ ...row, ...change }))
      expect(line()?.absence?.signature).toBe('altered')
    }
    store.run((q) => q.deleteFrom('recording_absence').where('id', '=', id))
    store.run((q) => q.insertInto('recording_absence').values(row))
    expect(line()?.absence?.signature).toBe('valid')
  })
})
