// The people who keep, appraise and destroy, on one archive; dossiers long closed, and appraisals brought as far as a test needs.
import { cpSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openArchiveStore, openRooms } from '#main/archive-rooms.ts'
import { createIds, systemRandom } from '#main/clock.ts'
import type { Caller } from '#main/desk-core.ts'
import { createIncidents } from '#main/incidents.ts'
import { createRulebook } from '#main/rulebook/index.ts'
import { unlockArchive } from '#main/vault/index.ts'
import type { Appraisal } from '#shared/contract/disposals.ts'
import type { DossierFacts } from '#shared/contract/dossiers.ts'
import { createTestClock } from './test-clock.ts'
import { cheapKdf, passphrase, rulebookFolder, someFacts } from './test-desk.ts'
import { openTestRooms, type TestRooms } from './test-rooms.ts'

export type RetentionRooms = Awaited<ReturnType<typeof openRetentionRooms>>

export const byRule = (dossierId: string) => ({
  dossierId,
  period: null,
  importance: null,
  countsFrom: null,
  reason: '',
})

export async function openRetentionRooms() {
  const home = await openTestRooms()
  const archivist = await home.admit('archivist', '和丽春', ['archivist'])
  const second = await home.admit('second', '段志高', ['archivist'])
  const head = await home.admit('head', '李正清', ['head'])
  const inspector = await home.admit('inspector', '木增福', ['inspector'])
  const people = { archivist, second, head, inspector }
  const copies = copiesOf(home)

  const journalOf = (subject: string) =>
    home.rooms.store
      .all((q) => q.selectFrom('journal').selectAll().where('subject', '=', subject).orderBy('position'))
      .map(({ event, who, outcome, detail }) => ({ event, who, outcome, detail: JSON.parse(detail) as unknown }))

  return {
    ...home,
    ...people,
    ...keeping(home, archivist),
    ...appraising(home, people),
    lastOf: (subject: string) => journalOf(subject).at(-1),
    copyOf: copies.copyOf,
    openCopy: copies.openCopy,
    async close(): Promise<void> {
      await home.close()
      copies.remove()
    },
  }
}

function keeping(home: TestRooms, archivist: Caller) {
  const { dossiers, retention, store, objects } = home.rooms
  let serial = 0

  /** Sealed, with one paper, closed long ago. */
  async function sealed(change: Partial<DossierFacts> = {}, closedOn: string | null = '1990-05-01') {
    serial += 1
    const dates = { filedOn: null, noticeOn: null, decidedOn: null, servedOn: null, closedOn }
    const facts = someFacts({ category: 'licence', title: `第${serial}号许可案`, number: null, dates, ...change })
    const { id } = await dossiers.create(archivist, facts)
    const objectId = await paperIn(id)
    dossiers.seal(archivist, id)
    return { id, objectId }
  }

  /** As the intake enters it, without looking into it: that takes a process for each, and here no paper is ever shown. */
  async function paperIn(dossierId: string): Promise<string> {
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
    retention.decide(archivist, byRule(dossier.id))
    return dossier
  }

  return { sealed, paperIn, expired }
}

interface Appraisers {
  readonly archivist: Caller
  readonly head: Caller
  readonly inspector: Caller
}

function appraising(home: TestRooms, { archivist, head, inspector }: Appraisers) {
  const { appraisals, disposal } = home.rooms
  const members = ['archivist', 'head', 'inspector']
  const begin = (...dossierIds: string[]) =>
    appraisals.begin(archivist, { title: '2026年到期档案鉴定', members, dossierIds })

  function opined(appraisal: Appraisal, opinion: 'destroy' | 'keep' = 'destroy'): Appraisal {
    const said = appraisal.lines.map(({ dossierId }) => ({ dossierId, opinion, reason: '期满，已无查考价值' }))
    for (const member of [archivist, head, inspector]) appraisals.opine(member, appraisal.id, said)
    return appraisals.get(appraisal.id)
  }

  function decided(appraisal: Appraisal): Appraisal {
    const entries = appraisal.lines.map(({ dossierId }) => ({
      dossierId,
      decision: 'destroy' as const,
      period: null,
      reason: '同意销毁',
    }))
    return appraisals.decide(head, appraisal.id, entries)
  }

  async function approved(...dossierIds: string[]): Promise<Appraisal> {
    const { id } = decided(opined(begin(...dossierIds)))
    return disposal.approve(head, id, passphrase)
  }

  async function witnessed(...dossierIds: string[]): Promise<Appraisal> {
    const { id } = await approved(...dossierIds)
    return disposal.witness(inspector, id, passphrase)
  }

  return { begin, opined, decided, approved, witnessed }
}

function copiesOf(home: TestRooms) {
  const made: string[] = []
  return {
    copyOf(folder: string): string {
      const copy = join(dirname(folder), `副本${made.length}`)
      cpSync(folder, copy, { recursive: true })
      made.push(copy)
      return copy
    },
    /** The archive as it lies on the disk at this moment, opened as after a crash. */
    async openCopy(folder: string, start?: string) {
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
    },
    remove(): void {
      for (const folder of made) rmSync(folder, { recursive: true, force: true })
    },
  }
}
