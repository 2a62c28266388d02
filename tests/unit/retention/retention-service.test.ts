// Periods, holds, appraisals and disposal on a real archive, down to the bytes of the keys.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { archiveHealth } from '#main/archive-health.ts'
import { openArchiveStore, openRooms } from '#main/archive-rooms.ts'
import { createIds, systemRandom } from '#main/clock.ts'
import type { Caller } from '#main/desk-core.ts'
import { createIncidents } from '#main/incidents.ts'
import { readAttachment } from '#main/opinions/signing/index.ts'
import { createRulebook } from '#main/rulebook/index.ts'
import { unlockArchive } from '#main/vault/index.ts'
import type { Appraisal } from '#shared/contract/disposals.ts'
import type { DossierFacts } from '#shared/contract/dossiers.ts'
import { fullMarks } from '#shared/rules/scoring.ts'
import { isRefusal } from '#shared/text/refusal.ts'
import { createTestClock } from '../../support/test-clock.ts'
import { cheapKdf, passphrase, rulebookFolder, someFacts } from '../../support/test-desk.ts'
import { openTestRooms, type TestRooms } from '../../support/test-rooms.ts'
import { databasePages } from './database-pages.ts'

let home: TestRooms
let archivist: Caller
let second: Caller
let head: Caller
let inspector: Caller
const made: string[] = []

beforeAll(async () => {
  home = await openTestRooms()
  archivist = await home.admit('archivist', '和丽春', ['archivist'])
  second = await home.admit('second', '段志高', ['archivist'])
  head = await home.admit('head', '李正清', ['head'])
  inspector = await home.admit('inspector', '木增福', ['inspector'])
})
afterAll(async () => {
  await home.close()
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

const rooms = () => home.rooms

let serial = 0
/** Sealed, with one paper, closed long ago. */
async function sealed(change: Partial<DossierFacts> = {}, closedOn: string | null = '1990-05-01') {
  serial += 1
  const dates = { filedOn: null, noticeOn: null, decidedOn: null, servedOn: null, closedOn }
  const facts = someFacts({ category: 'licence', title: `第${serial}号许可案`, number: null, dates, ...change })
  const { id } = await rooms().dossiers.create(archivist, facts)
  const objectId = await paperIn(id)
  rooms().dossiers.seal(archivist, id)
  return { id, objectId }
}

/** As the intake enters it, without looking into it: that takes a process for each, and here no paper is ever shown. */
async function paperIn(dossierId: string): Promise<string> {
  const { store, objects } = rooms()
  const source = { bytes: new TextEncoder().encode(`许可决定书${serial}`.repeat(100)) }
  const stored = await objects.put({ dossierId, source, name: '许可决定书.pdf' })
  store.record(archivist, 'item.filed', dossierId, () => {
    objects.enter(stored, { dossierId, mime: 'application/pdf', role: 'original' })
    const shown = { title: '许可决定书', paper_kind: null, made_on: null, pages: 1, viewing: 'pdf', remarks: '[]' }
    const filed = { original_name: '许可决定书.pdf', filed_at: home.clock.now().toISOString(), filed_by: 'archivist' }
    const stands = { withdrawn_at: null, withdrawn_reason: null, derivation: null, outside_seal: 0 as const }
    const place = { dossier_id: dossierId, object_id: stored.objectId, volume: 'main' as const, position: 1 }
    store.run((q) =>
      q.insertInto('item').values({
        id: `item-${stored.objectId}`,
        kind: 'paper',
        ...place,
        ...shown,
        ...filed,
        ...stands,
        supplement_id: null,
      }),
    )
  })
  return stored.objectId
}

/** Sealed, with its period decided by the rule, and over since 2020. */
async function expired() {
  const dossier = await sealed()
  rooms().retention.decide(archivist, byRule(dossier.id))
  return dossier
}

const byRule = (dossierId: string) => ({ dossierId, period: null, importance: null, countsFrom: null, reason: '' })

const journalOf = (subject: string) =>
  rooms()
    .store.all((q) => q.selectFrom('journal').selectAll().where('subject', '=', subject).orderBy('position'))
    .map(({ event, who, outcome, detail }) => ({ event, who, outcome, detail: JSON.parse(detail) as unknown }))

const lastOf = (subject: string) => journalOf(subject).at(-1)

/** The refusal's code and parameters; fails when nothing was refused. */
async function refused(work: () => unknown): Promise<{ code: string; params: unknown }> {
  try {
    await work()
  } catch (error) {
    if (isRefusal(error)) return { code: error.code, params: error.params }
    throw error
  }
  throw new Error('nothing was refused')
}
const codeOf = async (work: () => unknown) => (await refused(work)).code

const members = ['archivist', 'head', 'inspector']
const begin = (...dossierIds: string[]) =>
  rooms().appraisals.begin(archivist, { title: '2026年到期档案鉴定', members, dossierIds })

function opined(appraisal: Appraisal, opinion: 'destroy' | 'keep' = 'destroy'): Appraisal {
  const said = appraisal.lines.map(({ dossierId }) => ({ dossierId, opinion, reason: '期满，已无查考价值' }))
  for (const member of [archivist, head, inspector]) rooms().appraisals.opine(member, appraisal.id, said)
  return rooms().appraisals.get(appraisal.id)
}

function decided(appraisal: Appraisal): Appraisal {
  const entries = appraisal.lines.map(({ dossierId }) => ({
    dossierId,
    decision: 'destroy' as const,
    period: null,
    reason: '同意销毁',
  }))
  return rooms().appraisals.decide(head, appraisal.id, entries)
}

async function approved(...dossierIds: string[]): Promise<Appraisal> {
  const { id } = decided(opined(begin(...dossierIds)))
  return rooms().disposal.approve(head, id, passphrase)
}

async function witnessed(...dossierIds: string[]): Promise<Appraisal> {
  const { id } = await approved(...dossierIds)
  return rooms().disposal.witness(inspector, id, passphrase)
}

/** The archive as it lies on the disk at this moment, opened as after a crash. */
async function openCopy(folder: string, start?: string) {
  const clock = createTestClock(start ?? home.clock.now().toISOString())
  const vault = await unlockArchive({ folder, name: 'archivist', passphrase, now: () => clock.now() })
  return openRooms(openArchiveStore({ vault, clock }), {
    vault,
    rulebook: createRulebook({ folder: rulebookFolder }),
    clock,
    newId: createIds(clock, systemRandom),
    incidents: createIncidents({ clock, random: systemRandom }),
    tools: () => Promise.resolve(null),
    kdf: cheapKdf,
  })
}

function copyOf(folder: string): string {
  const copy = join(dirname(folder), `副本${made.length}`)
  cpSync(folder, copy, { recursive: true })
  made.push(copy)
  return copy
}

const keyFile = (folder: string, id: string) =>
  join(folder, 'keys', createHash('sha256').update(id).digest('hex').slice(0, 2), id)
const objectFile = (folder: string, id: string) => join(folder, 'objects', id.slice(0, 2), id)

describe('periods', () => {
  test('are decided by the rule, and begin only once the seal has fixed the facts', async () => {
    const dates = { filedOn: null, noticeOn: null, decidedOn: null, servedOn: null, closedOn: '2026-03-05' }
    const { id } = await rooms().dossiers.create(archivist, someFacts({ category: 'licence', dates }))
    await paperIn(id)
    const before = rooms().retention.decide(archivist, byRule(id))
    expect(before.decision).toMatchObject({
      period: { code: 'D30' },
      rule: '行政许可案卷',
      startsOn: null,
      endsOn: null,
    })
    expect(before.proposal).toMatchObject({ startsOn: '2027-01-01', endsOn: '2056-12-31' })
    expect(lastOf(id)).toMatchObject({ event: 'retention.decided', detail: { period: 'D30', codes: ['licence'] } })
    rooms().dossiers.seal(archivist, id)
    expect(rooms().retention.of(id).decision).toMatchObject({ startsOn: '2027-01-01', endsOn: '2056-12-31' })
    expect(lastOf(id)).toMatchObject({ event: 'retention.decided', who: 'system', detail: { endsOn: '2056-12-31' } })
  })

  test('are decided against the rule only with the reason, and never below the national row', async () => {
    const { id } = await sealed({ category: 'penalty' })
    const against = { ...byRule(id), period: 'D30' }
    expect(await codeOf(() => rooms().retention.decide(archivist, against))).toBe('retention.reason')
    expect(await refused(() => rooms().retention.decide(archivist, { ...against, reason: '卷少' }))).toEqual({
      code: 'retention.below-standard',
      params: { least: '永久' },
    })
    expect(rooms().retention.of(id).decision).toBeNull()
    expect(lastOf(id)).toMatchObject({ event: 'retention.decided', outcome: 'refused' })
    const general = { ...byRule(id), importance: 'general' as const, reason: '案情简单，罚款二百元' }
    expect(rooms().retention.decide(archivist, general).decision).toMatchObject({ period: { code: 'D30' } })
  })

  test('can be lengthened after the seal, not shortened', async () => {
    const { id } = await expired()
    const forever = { ...byRule(id), period: 'Y', reason: '有史料价值' }
    expect(rooms().retention.decide(archivist, forever).decision).toMatchObject({ period: { code: 'Y' }, rule: null })
    expect(await codeOf(() => rooms().retention.decide(archivist, byRule(id)))).toBe('retention.shortened')
    expect(rooms().retention.of(id).decision?.period.code).toBe('Y')
  })

  test('need a person where no rule fits, and a day where the dossier has none', async () => {
    const { id } = await sealed({ category: 'inspection' }, null)
    expect(await codeOf(() => rooms().retention.decide(archivist, byRule(id)))).toBe('retention.no-rule')
    const unheard = { ...byRule(id), period: 'D5', reason: '本单位规定' }
    expect(await codeOf(() => rooms().retention.decide(archivist, unheard))).toBe('retention.period-unknown')
    const undated = { ...unheard, period: 'D10' }
    expect(rooms().retention.decide(archivist, undated).decision).toMatchObject({ startsOn: null, endsOn: null })
    const dated = { ...undated, countsFrom: '2020-02-01' }
    expect(rooms().retention.decide(archivist, dated).decision).toMatchObject({ endsOn: '2030-12-31' })
    const longer = { ...undated, period: 'D30' }
    expect(rooms().retention.decide(archivist, longer).decision).toMatchObject({ endsOn: '2050-12-31' })
  })

  test('are previewed under a changed schedule, which changes nothing', async () => {
    const { id } = await sealed()
    const { json } = rooms().retention.schedule()
    const changed = json.replace('"code": "licence",', '"code": "licence-new",')
    const before = rooms().store.head()
    const { rules, changes, changed: count } = rooms().retention.preview(changed)
    expect(changes.map(({ dossierId }) => dossierId)).toContain(id)
    expect(rules.find(({ code }) => code === 'licence')).toMatchObject({ after: 0, title: '行政许可案卷' })
    expect(rules.find(({ code }) => code === 'licence-new')?.after).toBe(count)
    expect(rooms().retention.preview(null)).toMatchObject({ changed: 0, changes: [] })
    expect(rooms().store.head()).toEqual(before)
    expect(await codeOf(() => rooms().retention.preview('{'))).toBe('retention.schedule-invalid')
    expect(await refused(() => rooms().retention.preview(json.replace('"soonDays": 365', '"soonDays": -1')))).toEqual({
      code: 'retention.schedule-invalid',
      params: { at: 'soonDays' },
    })
  })

  test('are listed by what is due', async () => {
    const over = await expired()
    const none = await sealed()
    const ids = (state: 'expired' | 'undecided' | 'any') =>
      rooms()
        .retention.due({ state, text: '', offset: 0, limit: 500 })
        .rows.map(({ dossierId }) => dossierId)
    expect(ids('expired')).toContain(over.id)
    expect(ids('expired')).not.toContain(none.id)
    expect(ids('undecided')).toContain(none.id)
    expect(ids('any')).toEqual(expect.arrayContaining([over.id, none.id]))
  })
})

describe('holds', () => {
  test('several stand at once, each lifted by itself with its reason', async () => {
    const { id } = await sealed()
    const hold = (ground: string) =>
      rooms().retention.placeHold(head, { dossierId: id, ground, reason: '当事人已申请复议' })
    expect(await codeOf(() => hold('weather'))).toBe('hold.ground')
    hold('reconsideration')
    expect(hold('litigation').holds).toMatchObject([
      { groundTitle: '诉讼', placedBy: '李正清', liftedAt: null },
      { groundTitle: '行政复议' },
    ])
    expect(lastOf(id)).toMatchObject({ event: 'hold.placed', detail: { codes: ['litigation'] } })
    const [first] = rooms().retention.of(id).holds
    const after = rooms().retention.liftHold(archivist, first?.id ?? '', '判决已生效')
    expect(after.holds.map(({ ground, liftedReason }) => [ground, liftedReason])).toEqual([
      ['reconsideration', null],
      ['litigation', '判决已生效'],
    ])
    expect(lastOf(id)).toMatchObject({ event: 'hold.lifted' })
    expect(await codeOf(() => rooms().retention.liftHold(archivist, first?.id ?? '', '再来'))).toBe('hold.unknown')
    const held = rooms().retention.holds({ state: 'standing', offset: 0, limit: 100 })
    expect(held.rows.filter(({ dossierId }) => dossierId === id)).toHaveLength(1)
  })
})

describe('an appraisal', () => {
  test('takes only what is over, free and in no other one, and says which is not', async () => {
    const [over, held, early] = [await expired(), await expired(), await sealed()]
    rooms().retention.placeHold(head, { dossierId: held.id, ground: 'litigation', reason: '正在诉讼' })
    const before = rooms().appraisals.list({ state: 'any', offset: 0, limit: 10 }).total
    expect((await refused(() => begin(over.id, early.id))).code).toBe('appraisal.not-expired')
    expect((await refused(() => begin(over.id, held.id))).params).toEqual({
      titles: [expect.stringContaining('许可案')],
    })
    expect(
      await codeOf(() =>
        rooms().appraisals.begin(archivist, { title: '鉴定', members: ['head'], dossierIds: [over.id] }),
      ),
    ).toBe('appraisal.too-few')
    const strangers = { title: '鉴定', members: ['head', 'inspector', 'security'], dossierIds: [over.id] }
    expect(await codeOf(() => rooms().appraisals.begin(archivist, strangers))).toBe('appraisal.member')
    expect(rooms().appraisals.list({ state: 'any', offset: 0, limit: 10 }).total).toBe(before)
    const begun = begin(over.id)
    expect(begun).toMatchObject({ number: '档案鉴定〔2026〕1号', state: 'open', dossiers: 1, toDestroy: 0 })
    expect(lastOf(begun.id)).toMatchObject({ event: 'appraisal.begun', detail: { dossiers: 1, members: 3 } })
    expect(await codeOf(() => begin(over.id))).toBe('appraisal.elsewhere')
    const other = await expired()
    expect(rooms().appraisals.change(archivist, begun.id, [other.id], [over.id]).lines).toMatchObject([
      { dossierId: other.id },
    ])
    expect(await codeOf(() => rooms().appraisals.change(archivist, begun.id, [], [other.id]))).toBe('appraisal.empty')
    expect(rooms().appraisals.drop(archivist, begun.id, '另行组织')).toMatchObject({ state: 'dropped' })
    expect(lastOf(begun.id)).toMatchObject({ event: 'appraisal.dropped' })
  })

  test('is decided only with every opinion and on every dossier; the majority does not bind', async () => {
    const [one, two] = [await expired(), await expired()]
    const { id } = begin(one.id, two.id)
    const verdict = (dossierId: string) => ({ dossierId, decision: 'keep' as const, period: null, reason: '仍有用' })
    const keepBoth = () => rooms().appraisals.decide(head, id, [verdict(one.id), verdict(two.id)])
    expect(await refused(keepBoth)).toEqual({
      code: 'appraisal.opinions-missing',
      params: { names: ['和丽春', '李正清', '木增福'] },
    })
    const [mine] = [{ dossierId: one.id, opinion: 'destroy' as const, reason: '无价值' }]
    expect(await codeOf(() => rooms().appraisals.opine(second, id, [mine]))).toBe('appraisal.not-member')
    opined(rooms().appraisals.get(id))
    expect(lastOf(id)).toMatchObject({ event: 'appraisal.opined', who: 'inspector', detail: { dossiers: 2 } })
    expect(await codeOf(() => rooms().appraisals.decide(head, id, [verdict(one.id)]))).toBe('appraisal.incomplete')
    const extend = { ...verdict(two.id), decision: 'extend' as const }
    expect(await codeOf(() => rooms().appraisals.decide(head, id, [verdict(one.id), extend]))).toBe(
      'appraisal.extension',
    )
    expect(rooms().appraisals.get(id)).toMatchObject({ state: 'open', registerSha256: null })
    const after = rooms().appraisals.decide(head, id, [verdict(one.id), { ...extend, period: 'D30' }])
    expect(after).toMatchObject({ state: 'decided', toDestroy: 0, decidedBy: '李正清' })
    expect(rooms().retention.of(two.id).decision).toMatchObject({
      period: { code: 'D30' },
      startsOn: '2021-01-01',
      endsOn: '2050-12-31',
      rule: null,
    })
    expect(lastOf(two.id)).toMatchObject({ event: 'retention.decided', detail: { appraisal: id } })
    expect(lastOf(id)).toMatchObject({
      event: 'appraisal.decided',
      detail: { destroy: 0, sha256: after.registerSha256 },
    })
    expect(await codeOf(() => rooms().disposal.approve(head, id, passphrase))).toBe('disposal.nothing')
    expect(await codeOf(keepBoth)).toBe('appraisal.closed')
  })
})

/** Evaluated with full marks. Returns the evaluation's id. */
function concludedSheet(dossierId: string): string {
  const { evaluations } = rooms()
  const { id } = evaluations.start(inspector, dossierId, 'mee-2024-general-penalty')
  const items = evaluations.standardOf(id).criteria.map((item) => {
    return { part: 'item', code: item.code, answer: fullMarks(item) } as const
  })
  evaluations.judge(inspector, { id, judgements: [{ part: 'rest' }, ...items], addSeconds: 60 })
  evaluations.conclude(inspector, id)
  return id
}

describe('a disposal', () => {
  test('goes by approval, witness and another executor, in this order, and destroys nothing before the last', async () => {
    const { id: dossierId, objectId } = await expired()
    const { id } = decided(opined(begin(dossierId)))
    const { disposal } = rooms()
    expect(await codeOf(() => disposal.witness(inspector, id, passphrase))).toBe('disposal.not-approved')
    expect(await codeOf(() => disposal.execute(archivist, id, passphrase))).toBe('disposal.not-approved')
    expect(await codeOf(() => disposal.approve(head, id, '不是这个口令'))).toBe('vault.wrong-passphrase')
    expect(rooms().appraisals.get(id)).toMatchObject({ state: 'decided', signatures: [] })
    await disposal.approve(head, id, passphrase)
    expect(lastOf(id)).toMatchObject({ event: 'disposal.approved', who: 'head', detail: { dossiers: 1 } })
    expect(await codeOf(() => disposal.execute(archivist, id, passphrase))).toBe('disposal.not-witnessed')
    await disposal.witness(archivist, id, passphrase)
    expect(lastOf(id)).toMatchObject({ event: 'disposal.witnessed', who: 'archivist' })
    expect(await codeOf(() => disposal.witness(inspector, id, passphrase))).toBe('disposal.witnessed')
    expect(await codeOf(() => disposal.execute(archivist, id, passphrase))).toBe('disposal.same-person')
    expect(lastOf(id)).toMatchObject({ event: 'disposal.executed', outcome: 'refused' })
    expect((await rooms().objects.readWhole(objectId)).length).toBeGreaterThan(100)
    const { issued } = rooms()
    const evaluation = concludedSheet(dossierId)
    const paper = await issued.compose(inspector, 'score-sheet', evaluation)
    expect(issued.open(inspector, paper.id).sizeBytes).toBeGreaterThan(1000)
    const done = await disposal.execute(second, id, passphrase)
    // A paper about it is its content in another form: number, signers and hash stay, the pages go.
    expect(await codeOf(() => issued.open(inspector, paper.id))).toBe('issued.disposed')
    expect(issued.get(inspector, paper.id)).toMatchObject({ number: paper.number, sha256: paper.sha256, sizeBytes: 0 })
    expect(done).toMatchObject({
      state: 'executed',
      signatures: [
        { act: 'approved', displayName: '李正清', state: 'valid' },
        { act: 'witnessed', displayName: '和丽春', state: 'valid' },
        { act: 'executed', displayName: '段志高', state: 'valid' },
      ],
    })
    expect(done.erasedAt).not.toBeNull()
    expect(lastOf(id)).toMatchObject({ event: 'disposal.executed', who: 'second', outcome: 'done' })
    expect(await codeOf(() => rooms().appraisals.drop(head, id, '反悔'))).toBe('appraisal.done')
  })

  test('is refused whole, and changes nothing, when anything changed after the approval', async () => {
    const [one, two] = [await expired(), await expired()]
    const { id } = await witnessed(one.id, two.id)
    const execute = () => rooms().disposal.execute(archivist, id, passphrase)
    const { holds } = rooms().retention.placeHold(head, { dossierId: two.id, ground: 'petition', reason: '来信反映' })
    expect(await codeOf(execute)).toBe('appraisal.held')
    rooms().retention.liftHold(head, holds[0]?.id ?? '', '已办结')
    const borrower = { borrower_kind: 'court', borrower_title: '法院', outsider: 1 as const, borrower: '{}' }
    const lend = { ...borrower, borrower_user: null, reason: '', scope: null, rules_sha256: '', copies_given: 0 }
    const loan = { ...lend, way: 'read' as const, requested_by: 'head', requested_at: '', decided_by: null }
    const rest = { decided_at: null, decision: '', due_on: null, returned_by: null, returned_at: null, return_note: '' }
    rooms().store.run((q) =>
      q
        .insertInto('loan')
        .values({ id: 'loan', number: '借1', dossier_id: one.id, ...loan, ...rest, state: 'approved' }),
    )
    expect(await codeOf(execute)).toBe('appraisal.lent')
    rooms().store.run((q) => q.updateTable('loan').set({ state: 'returned' }))
    const { id: evaluation } = rooms().evaluations.start(inspector, one.id, 'mee-2024-general-penalty')
    expect(await codeOf(execute)).toBe('disposal.busy')
    rooms().store.run((q) => q.updateTable('evaluation').set({ state: 'concluded' }).where('id', '=', evaluation))
    const forever = { ...byRule(one.id), period: 'Y', reason: '有史料价值' }
    rooms().retention.decide(archivist, forever)
    expect((await refused(execute)).code).toBe('disposal.changed')
    const { register } = rooms().store.one((q) => q.selectFrom('appraisal').selectAll().where('id', '=', id)) ?? {}
    const forged = (register ?? '').replace('同意销毁', '同意销毁。')
    rooms().store.run((q) => q.updateTable('appraisal').set({ register: forged }).where('id', '=', id))
    expect((await refused(execute)).code).toBe('disposal.register')
    for (const { objectId } of [one, two]) expect(await rooms().objects.readWhole(objectId)).toBeInstanceOf(Uint8Array)
    expect(rooms().appraisals.get(id)).toMatchObject({ state: 'approved', executedAt: null })
    expect(rooms().appraisals.drop(head, id, '案卷有变化').state).toBe('dropped')
  })

  test('leaves no key in the database, its log or the key files, so that copies of the objects stay shut', async () => {
    const { id: dossierId, objectId } = await expired()
    const kept = await expired()
    const { store, vault, objects } = rooms()
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
    const backup = copyOf(vault.folder)
    const reader = await objects.open(objectId)
    const { id } = await witnessed(dossierId)
    await rooms().disposal.execute(archivist, id, passphrase)
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
    const { id: dossierId, objectId } = await expired()
    const before = rooms().dossiers.manifest(dossierId)
    const counted = archiveHealth(rooms(), null)
    const { id } = await witnessed(dossierId)
    const { executedAt } = await rooms().disposal.execute(archivist, id, passphrase)
    expect(rooms().dossiers.get(dossierId)).toMatchObject({ disposedAt: executedAt, papers: 1 })
    expect(rooms().dossiers.items(dossierId)).toHaveLength(1)
    expect(rooms().dossiers.manifest(dossierId)).toEqual(before)
    expect(rooms().retention.of(dossierId)).toMatchObject({
      disposedAt: executedAt,
      disposalNumber: expect.any(String),
    })
    const gone = { code: 'dossier.disposed', params: { at: executedAt } }
    expect(await refused(() => rooms().objects.open(objectId))).toEqual(gone)
    expect(await refused(() => rooms().objects.verify(objectId))).toEqual(gone)
    expect(await refused(() => rooms().dossiers.verify(archivist, dossierId, undefined).next())).toEqual(gone)
    expect(await refused(() => rooms().evaluations.start(inspector, dossierId, 'mee-2024-general-penalty'))).toEqual(
      gone,
    )
    const placed = { dossierId, ground: 'litigation', reason: '来晚了' }
    expect(await refused(() => rooms().retention.placeHold(head, placed))).toEqual(gone)
    const job = { kind: 'preview' as const, dossierId, itemId: null, title: '', input: {} }
    expect(await refused(() => rooms().queue.enqueue(job))).toEqual(gone)
    expect(archiveHealth(rooms(), null).objects).toBe(counted.objects - 1)
    const due = rooms().retention.due({ state: 'any', text: '', offset: 0, limit: 500 })
    expect(due.rows.some((line) => line.dossierId === dossierId)).toBe(false)
  })

  test('killed between the database and the key files goes on when the archive is opened', async () => {
    const { id: dossierId, objectId } = await expired()
    const { id } = await witnessed(dossierId)
    const { vault } = rooms()
    const { destroy } = vault.dossierKeys
    let atKill = ''
    Object.assign(vault.dossierKeys, {
      destroy: (one: string) => {
        // What a kill at this moment leaves on the disk.
        atKill = copyOf(vault.folder)
        return destroy(one)
      },
    })
    await rooms().disposal.execute(archivist, id, passphrase)
    Object.assign(vault.dossierKeys, { destroy })
    expect(existsSync(keyFile(atKill, dossierId)) && existsSync(objectFile(atKill, objectId))).toBe(true)
    const again = await openCopy(atKill)
    expect(again.appraisals.get(id)).toMatchObject({ state: 'executed', erasedAt: expect.any(String) })
    expect(existsSync(keyFile(atKill, dossierId)) || existsSync(objectFile(atKill, objectId))).toBe(false)
    expect(await codeOf(() => again.objects.open(objectId))).toBe('dossier.disposed')
    await again.close()
  })

  test('never comes of a schedule alone: a century later, opened and looked at, everything is there', async () => {
    const { id, objectId } = await expired()
    const copy = copyOf(rooms().vault.folder)
    const later = await openCopy(copy, '2126-11-16T01:00:00.000Z')
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
    const { id: dossierId } = await expired()
    const { id } = await approved(dossierId)
    const register = await rooms().disposal.export(archivist, id)
    expect(register.fileName).toMatch(/^销毁清册-档案鉴定〔2026〕\d+号\.pdf$/)
    expect(lastOf(id)).toMatchObject({ event: 'disposal.exported', detail: { kind: 'register' } })
    await rooms().disposal.witness(inspector, id, passphrase)
    const { registerSha256 } = await rooms().disposal.execute(archivist, id, passphrase)
    const first = await rooms().disposal.export(archivist, id)
    home.clock.pass(60)
    expect(await rooms().disposal.export(head, id)).toEqual(first)
    expect(lastOf(id)).toMatchObject({
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
    const open = begin((await expired()).id)
    expect(await codeOf(() => rooms().disposal.export(archivist, open.id))).toBe('disposal.nothing-to-export')
  })
})
