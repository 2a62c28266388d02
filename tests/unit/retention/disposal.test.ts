// Disposal on a real archive, down to the bytes of the keys: by whom, refused when, and what is left of it.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { archiveHealth } from '#main/archive-health.ts'
import { readAttachment } from '#main/opinions/signing/index.ts'
import { fullMarks } from '#shared/rules/scoring.ts'
import { keyFile, objectFile } from '../../support/archive-files.ts'
import { codeOf, refused } from '../../support/refused.ts'
import { byRule, openRetentionRooms, type RetentionRooms } from '../../support/retention-rooms.ts'
import { passphrase } from '../../support/test-desk.ts'
import { databasePages } from './database-pages.ts'

let home: RetentionRooms
beforeAll(async () => {
  home = await openRetentionRooms()
})
afterAll(() => home.close())

/** Evaluated with full marks. Returns the evaluation's id. */
function concludedSheet(dossierId: string): string {
  const { evaluations } = home.rooms
  const { id } = evaluations.start(home.inspector, dossierId, 'mee-2024-general-penalty')
  const items = evaluations.standardOf(id).criteria.map((item) => {
    return { part: 'item', code: item.code, answer: fullMarks(item) } as const
  })
  // As the pre-check leaves one: it quotes a paper.
  home.rooms.store.run((q) =>
    q.insertInto('suggestion').values({
      ...{ id: crypto.randomUUID(), evaluation_id: id, rule: 'own-gate', subject: 'gate', position: 0, title: '预查' },
      ...{ criteria: '[]', severity: 'lacking', words: '《行政处罚决定书》（6月30日）未见送达回证', clause: '' },
      ...{ anchors: JSON.stringify([{ on: 'absence', what: '张某某的送达回证' }]), state: 'dismissed', reason: '已核' },
      ...{ finding_id: null, decided_by: 'inspector', decided_at: null, made_at: '2026-11-01T00:00:00.000Z' },
    }),
  )
  evaluations.judge(home.inspector, { id, judgements: [{ part: 'rest' }, ...items], addSeconds: 60 })
  evaluations.conclude(home.inspector, id)
  return id
}

describe('a disposal', () => {
  test('goes by approval, witness and another executor, in this order, and destroys nothing before the last', async () => {
    const { id: dossierId, objectId } = await home.expired()
    const { id } = home.decided(home.opined(home.begin(dossierId)))
    const { disposal } = home.rooms
    expect(await codeOf(() => disposal.witness(home.inspector, id, passphrase))).toBe('disposal.not-approved')
    expect(await codeOf(() => disposal.execute(home.archivist, id, passphrase))).toBe('disposal.not-approved')
    expect(await codeOf(() => disposal.approve(home.head, id, '不是这个口令'))).toBe('people.wrong-passphrase')
    expect(home.rooms.appraisals.get(id)).toMatchObject({ state: 'decided', signatures: [] })
    await disposal.approve(home.head, id, passphrase)
    expect(home.lastOf(id)).toMatchObject({ event: 'disposal.approved', who: 'head', detail: { dossiers: 1 } })
    expect(await codeOf(() => disposal.execute(home.archivist, id, passphrase))).toBe('disposal.not-witnessed')
    await disposal.witness(home.archivist, id, passphrase)
    expect(home.lastOf(id)).toMatchObject({ event: 'disposal.witnessed', who: 'archivist' })
    expect(await codeOf(() => disposal.witness(home.inspector, id, passphrase))).toBe('disposal.witnessed')
    expect(await codeOf(() => disposal.execute(home.archivist, id, passphrase))).toBe('disposal.same-person')
    expect(home.lastOf(id)).toMatchObject({ event: 'disposal.executed', outcome: 'refused' })
    expect((await home.rooms.objects.readWhole(objectId)).length).toBeGreaterThan(100)
    const { issued, suggestions } = home.rooms
    const evaluationId = concludedSheet(dossierId)
    const paper = await issued.compose(home.inspector, 'score-sheet', evaluationId)
    const suggested = () => suggestions.of(home.inspector, evaluationId).rows
    expect(suggested()).toMatchObject([{ rule: 'own-gate', anchors: [{ on: 'absence' }] }])
    expect(issued.open(home.inspector, paper.id).sizeBytes).toBeGreaterThan(1000)
    const done = await disposal.execute(home.second, id, passphrase)
    // A paper about it is its content in another form: number, signers and hash stay, the pages go.
    expect(await codeOf(() => issued.open(home.inspector, paper.id))).toBe('issued.disposed')
    // Suggestions quote its papers; which rules saw something is still counted.
    expect(suggested()).toMatchObject([{ rule: 'own-gate', state: 'dismissed', words: '', anchors: [] }])
    const { number, sha256 } = paper
    expect(issued.get(home.inspector, paper.id)).toMatchObject({ number, sha256, sizeBytes: 0 })
    expect(done).toMatchObject({
      state: 'executed',
      signatures: [
        { act: 'approved', displayName: '李正清', state: 'valid' },
        { act: 'witnessed', displayName: '和丽春', state: 'valid' },
        { act: 'executed', displayName: '段志高', state: 'valid' },
      ],
    })
    expect(done.erasedAt).not.toBeNull()
    expect(home.lastOf(id)).toMatchObject({ event: 'disposal.executed', who: 'second', outcome: 'done' })
    expect(await codeOf(() => home.rooms.appraisals.drop(home.head, id, '反悔'))).toBe('appraisal.done')
  })

  test('is refused whole, and changes nothing, when anything changed after the approval', async () => {
    const [one, two] = [await home.expired(), await home.expired()]
    const { id } = await home.witnessed(one.id, two.id)
    const execute = () => home.rooms.disposal.execute(home.archivist, id, passphrase)
    const { holds } = home.rooms.retention.placeHold(home.head, {
      dossierId: two.id,
      ground: 'petition',
      reason: '来信反映',
    })
    expect(await codeOf(execute)).toBe('appraisal.held')
    home.rooms.retention.liftHold(home.head, holds[0]?.id ?? '', '已办结')
    const borrower = { borrower_kind: 'court', borrower_title: '法院', outsider: 1 as const, borrower: '{}' }
    const lend = { ...borrower, borrower_user: null, reason: '', scope: null, rules_sha256: '', copies_given: 0 }
    const loan = { ...lend, way: 'read' as const, requested_by: 'head', requested_at: '', decided_by: null }
    const rest = { decided_at: null, decision: '', due_on: null, returned_by: null, returned_at: null, return_note: '' }
    home.rooms.store.run((q) =>
      q
        .insertInto('loan')
        .values({ id: 'loan', number: '借1', dossier_id: one.id, ...loan, ...rest, state: 'approved' }),
    )
    expect(await codeOf(execute)).toBe('appraisal.lent')
    home.rooms.store.run((q) => q.updateTable('loan').set({ state: 'returned' }))
    const { id: evaluation } = home.rooms.evaluations.start(home.inspector, one.id, 'mee-2024-general-penalty')
    expect(await codeOf(execute)).toBe('disposal.busy')
    home.rooms.store.run((q) => q.updateTable('evaluation').set({ state: 'concluded' }).where('id', '=', evaluation))
    const forever = { ...byRule(one.id), period: 'Y', reason: '有史料价值' }
    home.rooms.retention.decide(home.archivist, forever)
    expect((await refused(execute)).code).toBe('disposal.changed')
    const { register } = home.rooms.store.one((q) => q.selectFrom('appraisal').selectAll().where('id', '=', id)) ?? {}
    const forged = (register ?? '').replace('同意销毁', '同意销毁。')
    home.rooms.store.run((q) => q.updateTable('appraisal').set({ register: forged }).where('id', '=', id))
    expect((await refused(execute)).code).toBe('disposal.register')
    for (const { objectId } of [one, two])
      expect(await home.rooms.objects.readWhole(objectId)).toBeInstanceOf(Uint8Array)
    expect(home.rooms.appraisals.get(id)).toMatchObject({ state: 'approved', executedAt: null })
    expect(home.rooms.appraisals.drop(home.head, id, '案卷有变化').state).toBe('dropped')
  })

  test('leaves no key in the database, its log or the key files, so that copies of the objects stay shut', async () => {
    const { id: dossierId, objectId } = await home.expired()
    const kept = await home.expired()
    const { store, vault, objects } = home.rooms
    const row = store.one((q) => q.selectFrom('dossier').select('key_wrapped').where('id', '=', dossierId))
    const wrapped = Buffer.from(row?.key_wrapped ?? '')
    const file = join(vault.folder, 'archive.db')
    const holdsKey = () => {
      const key = vault.databaseKey('archive')
      // Any 24 bytes of the sealed key in a row would tell; a cell may be split over pages.
      const parts = [wrapped.subarray(42, 66), wrapped.subarray(78, 102)]
      return databasePages(file, key).filter((page) => parts.some((part) => page.includes(part))).length
    }
    expect(holdsKey()).toBeGreaterThan(0)
    const backup = home.copyOf(vault.folder)
    const reader = await objects.open(objectId)
    const { id } = await home.witnessed(dossierId)
    await home.rooms.disposal.execute(home.archivist, id, passphrase)
    expect(holdsKey()).toBe(0)
    expect(existsSync(keyFile(vault.folder, dossierId))).toBe(false)
    expect(existsSync(objectFile(vault.folder, objectId))).toBe(false)
    await expect(reader.read(0, 10)).rejects.toThrow()
    // The object put back from a copy: the archive has nothing that would open it.
    cpSync(objectFile(backup, objectId), objectFile(vault.folder, objectId))
    await expect(vault.dossierKeys.open(dossierId, null)).rejects.toThrow('vault.key-missing')
    expect(await codeOf(() => objects.open(objectId))).toBe('dossier.disposed')
    const others = await vault.dossierKeys.open(kept.id, null)
    await expect(vault.objects.open(objectId, others)).rejects.toThrow('vault.object-altered')
    others.close()
    expect((await objects.readWhole(kept.objectId)).length).toBeGreaterThan(100)
    rmSync(objectFile(vault.folder, objectId))
  })

  test('leaves metadata, catalogue and manifest; every reading refuses with the day', async () => {
    const { id: dossierId, objectId } = await home.expired()
    const before = home.rooms.dossiers.manifest(dossierId)
    const counted = archiveHealth(home.rooms, null)
    const { id } = await home.witnessed(dossierId)
    const { executedAt } = await home.rooms.disposal.execute(home.archivist, id, passphrase)
    expect(home.rooms.dossiers.get(dossierId)).toMatchObject({ disposedAt: executedAt, papers: 1 })
    expect(home.rooms.dossiers.items(dossierId)).toHaveLength(1)
    expect(home.rooms.dossiers.manifest(dossierId)).toEqual(before)
    expect(home.rooms.retention.of(dossierId)).toMatchObject({
      disposedAt: executedAt,
      disposalNumber: expect.any(String),
    })
    const gone = { code: 'dossier.disposed', params: { at: executedAt } }
    expect(await refused(() => home.rooms.objects.open(objectId))).toEqual(gone)
    expect(await refused(() => home.rooms.objects.verify(objectId))).toEqual(gone)
    expect(await refused(() => home.rooms.dossiers.verify(home.archivist, dossierId, undefined).next())).toEqual(gone)
    expect(
      await refused(() => home.rooms.evaluations.start(home.inspector, dossierId, 'mee-2024-general-penalty')),
    ).toEqual(gone)
    const placed = { dossierId, ground: 'litigation', reason: '来晚了' }
    expect(await refused(() => home.rooms.retention.placeHold(home.head, placed))).toEqual(gone)
    const job = { kind: 'preview' as const, dossierId, itemId: null, title: '', input: {} }
    expect(await refused(() => home.rooms.queue.enqueue(job))).toEqual(gone)
    expect(archiveHealth(home.rooms, null).objects).toBe(counted.objects - 1)
    const due = home.rooms.retention.due({ state: 'any', text: '', offset: 0, limit: 500 })
    expect(due.rows.some((line) => line.dossierId === dossierId)).toBe(false)
  })

  test('killed between the database and the key files goes on when the archive is opened', async () => {
    const { id: dossierId, objectId } = await home.expired()
    const { id } = await home.witnessed(dossierId)
    const { vault } = home.rooms
    const { destroy } = vault.dossierKeys
    let atKill = ''
    Object.assign(vault.dossierKeys, {
      destroy: (one: string) => {
        // What a kill at this moment leaves on the disk.
        atKill = home.copyOf(vault.folder)
        return destroy(one)
      },
    })
    await home.rooms.disposal.execute(home.archivist, id, passphrase)
    Object.assign(vault.dossierKeys, { destroy })
    expect(existsSync(keyFile(atKill, dossierId)) && existsSync(objectFile(atKill, objectId))).toBe(true)
    const again = await home.openCopy(atKill)
    expect(again.appraisals.get(id)).toMatchObject({ state: 'executed', erasedAt: expect.any(String) })
    expect(existsSync(keyFile(atKill, dossierId)) || existsSync(objectFile(atKill, objectId))).toBe(false)
    expect(await codeOf(() => again.objects.open(objectId))).toBe('dossier.disposed')
    await again.close()
  })

  test('never comes of a schedule alone: a century later, opened and looked at, everything is there', async () => {
    const [{ id, objectId }] = [await home.expired(), await home.expired()]
    const copy = home.copyOf(home.rooms.vault.folder)
    const later = await home.openCopy(copy, '2126-11-16T01:00:00.000Z')
    const count = later.store.head().position
    expect(later.retention.due({ state: 'expired', text: '', offset: 0, limit: 500 }).rows.length).toBeGreaterThan(3)
    later.retention.preview(null)
    later.retention.of(id)
    await later.disposal.resume()
    await later.queue.idle()
    const after = later.store.all((q) => q.selectFrom('journal').select('event').where('position', '>', count))
    expect(after.filter(({ event }) => /^(disposal|appraisal)\./.test(event))).toEqual([])
    expect(existsSync(keyFile(copy, id))).toBe(true)
    expect((await later.objects.readWhole(objectId)).length).toBeGreaterThan(100)
    // And the means itself refuses, whoever calls it.
    await expect(later.objects.destroy(id)).rejects.toThrow('only after its disposal')
    await later.close()
  })

  test('is certified by one PDF, always the same bytes, with the register and the signatures in it', async () => {
    const { id: dossierId } = await home.expired()
    const { id } = await home.approved(dossierId)
    const register = await home.rooms.disposal.export(home.archivist, id)
    expect(register.fileName).toMatch(/^销毁清册-档案鉴定〔2026〕\d+号\.pdf$/)
    expect(home.lastOf(id)).toMatchObject({ event: 'disposal.exported', detail: { kind: 'register' } })
    await home.rooms.disposal.witness(home.inspector, id, passphrase)
    const { registerSha256 } = await home.rooms.disposal.execute(home.archivist, id, passphrase)
    const first = await home.rooms.disposal.export(home.archivist, id)
    home.clock.pass(60)
    expect(await home.rooms.disposal.export(home.head, id)).toEqual(first)
    expect(home.lastOf(id)).toMatchObject({
      event: 'disposal.exported',
      detail: { kind: 'certificate', sha256: first.sha256 },
    })
    const pdf = Buffer.from(first.base64, 'base64')
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(first.sha256)
    const inside = await readAttachment(pdf, 'register.json')
    expect(
      createHash('sha256')
        .update(inside ?? '')
        .digest('hex'),
    ).toBe(registerSha256)
    const signatures = await readAttachment(pdf, 'signatures.json')
    expect(JSON.parse(new TextDecoder().decode(signatures ?? new Uint8Array()))).toMatchObject([
      { act: 'approved' },
      { act: 'witnessed' },
      { act: 'executed' },
    ])
    const open = home.begin((await home.expired()).id)
    expect(await codeOf(() => home.rooms.disposal.export(home.archivist, open.id))).toBe('disposal.nothing-to-export')
  })
})
