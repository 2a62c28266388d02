// The tray (待归音像): what waits for a dossier, with its clock and its offers, and the way out of it.
import { DossierFacts, Viewing } from '#shared/contract/dossiers.ts'
import { CaptureFacts } from '#shared/contract/recordings.ts'
import type { Holding } from '#shared/contract/tray.ts'
import { clearOffer, dossierOffers, type OfferedDossier, type RankedOffer } from '#shared/rules/dossier-offers.ts'
import type { RecordingTermsPack } from '#shared/rules/pack.ts'
import { trayClock } from '#shared/rules/tray-clock.ts'
import { offerWords } from '#shared/text/docks.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../../clock.ts'
import { openPartOf } from '../../dossiers/index.ts'
import type { Queue, QueuedJob } from '../../jobs/index.ts'
import { type Actor, type Page, paged, type Store } from '../../store/index.ts'
import { AssignmentInput } from './assignment.ts'
import { readMedia } from './held-media.ts'

export interface TrayPage {
  readonly rows: Holding[]
  readonly total: number
  readonly rule: string
  readonly mark: 'sure' | 'example'
  readonly overdue: number
}

export interface Tray {
  /** `waiting` shows those too that are on their way into a dossier. */
  list(page: Page & { readonly state: 'waiting' | 'set-aside' }): TrayPage
  /** Refuses `dossier.unknown`, `dossier.sealed`, `tray.unknown`, `tray.busy`. */
  assign(caller: Actor, ids: readonly string[], dossierId: string): number
  acceptOffers(caller: Actor, ids: readonly string[]): number
  setAside(caller: Actor, ids: readonly string[], reason: string): void
  bringBack(caller: Actor, ids: readonly string[]): void
  /** An assignment was cancelled: its recording waits again. Inside record(). */
  jobCancelled(job: QueuedJob): void
  /** An assignment was put in again: its recording is on its way once more. Inside record(). Refuses `tray.busy`, `tray.unknown`. */
  jobRetried(job: QueuedJob): void
}

export function createTray(options: {
  store: Store
  queue: Queue
  terms: () => RecordingTermsPack
  clock: Clock
}): Tray {
  const { store, queue, terms, clock } = options
  const rows = createRows(store)

  function queueAssignment(caller: Actor, row: HoldingRow, dossierId: string): void {
    rows.set([row.id], { state: 'assigned', reason: null })
    const input: AssignmentInput = { holdingId: row.id, dossierId, by: caller.name }
    queue.enqueue({ kind: 'assignment', dossierId, itemId: null, title: row.name, input, askedBy: caller.name })
  }

  return {
    list({ state, ...page }) {
      const now = clock.now()
      const found = rows.page(state, page)
      const dossiers = found.rows.length === 0 ? [] : openDossiers(store)
      return {
        rows: found.rows.map((row) => toHolding(row, dossiers, now)),
        total: found.total,
        rule: terms().clause,
        mark: terms().grade,
        overdue: rows.overdue(now.toISOString()),
      }
    },
    assign(caller, ids, dossierId) {
      return store.record(caller, 'tray.assigned', dossierId, (note) => {
        openPartOf(store, dossierId)
        const free = rows.free(ids)
        for (const row of free) queueAssignment(caller, row, dossierId)
        note({ recordings: free.length })
        return free.length
      })
    },
    acceptOffers(caller, ids) {
      return store.record(caller, 'tray.assigned', null, (note) => {
        const dossiers = openDossiers(store)
        const clear = rows.free(ids).flatMap((row) => {
          const offer = row.state === 'waiting' ? clearOffer(dossierOffers(captureOf(row), dossiers)) : null
          return offer === null ? [] : [{ row, dossierId: offer.dossier.id }]
        })
        for (const { row, dossierId } of clear) queueAssignment(caller, row, dossierId)
        note({ recordings: clear.length, dossiers: new Set(clear.map(({ dossierId }) => dossierId)).size })
        return clear.length
      })
    },
    setAside(caller, ids, reason) {
      store.record(caller, 'tray.set-aside', null, (note) => {
        const free = rows.free(ids)
        rows.set(ids, { state: 'set-aside', reason })
        note({ recordings: free.length })
      })
    },
    bringBack(caller, ids) {
      store.record(caller, 'tray.brought-back', null, (note) => {
        const free = rows.free(ids)
        rows.set(ids, { state: 'waiting', reason: null })
        note({ recordings: free.length })
      })
    },
    jobCancelled(job) {
      if (job.kind !== 'assignment') return
      rows.set([AssignmentInput.parse(job.input).holdingId], { state: 'waiting', reason: null })
    },
    jobRetried(job) {
      if (job.kind !== 'assignment') return
      const { holdingId } = AssignmentInput.parse(job.input)
      // One that is filed has only its held copy left to destroy.
      if (!rows.isFiled(holdingId)) rows.free([holdingId])
      rows.set([holdingId], { state: 'assigned', reason: null })
    },
  }
}

interface HoldingRow {
  readonly id: string
  readonly object_id: string | null
  readonly name: string
  readonly viewing: string
  readonly media: string | null
  readonly capture: string
  readonly taken_by: string
  readonly taken_at: string
  readonly due_at: string | null
  readonly state: 'waiting' | 'assigned' | 'set-aside'
  readonly reason: string | null
  readonly size_bytes: number
  readonly sha256: string
  readonly display_name: string | null
}

const captureOf = (row: HoldingRow): CaptureFacts => CaptureFacts.parse(JSON.parse(row.capture))

function toHolding(row: HoldingRow, dossiers: readonly OfferedDossier[], now: Date): Holding {
  const capture = captureOf(row)
  return {
    id: row.id,
    objectId: row.object_id ?? '',
    name: row.name,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    viewing: Viewing.parse(row.viewing),
    media: readMedia(row.media),
    capture,
    takenBy: row.display_name ?? row.taken_by,
    takenAt: row.taken_at,
    dueAt: row.due_at,
    clock: trayClock(row.due_at, now),
    state: row.state,
    reason: row.reason,
    offers: dossierOffers(capture, dossiers).map(toOffer),
  }
}

function toOffer({ dossier, score, grounds }: RankedOffer): Holding['offers'][number] {
  const { title, number } = dossier.facts
  return { dossierId: dossier.id, title, number, score, why: offerWords(grounds) }
}

function openDossiers(store: Store): OfferedDossier[] {
  return store
    .all((q) => q.selectFrom('dossier').select(['id', 'facts']).where('state', '=', 'open'))
    .map(({ id, facts }) => ({ id, facts: DossierFacts.parse(JSON.parse(facts)) }))
}

/** SQLite takes so many parameters in one statement, and more than that are asked for at once. */
const mostParameters = 900

function batches(ids: readonly string[]): string[][] {
  const found: string[][] = []
  for (let at = 0; at < ids.length; at += mostParameters) found.push(ids.slice(at, at + mostParameters))
  return found
}

function createRows(store: Store) {
  const select = (ids: readonly string[]) =>
    batches(ids).flatMap((batch) =>
      store.all((q) =>
        q
          .selectFrom('holding')
          .innerJoin('object', 'object.id', 'holding.object_id')
          .leftJoin('user', 'user.name', 'holding.taken_by')
          .selectAll('holding')
          .select(['object.size_bytes', 'object.sha256', 'user.display_name'])
          .where('holding.id', 'in', batch)
          .where('holding.ended_at', 'is', null),
      ),
    )
  return {
    /** Refuses `tray.unknown` when one of them is not in the tray, `tray.busy` when one is on its way out. */
    free(ids: readonly string[]): HoldingRow[] {
      const found = select(ids)
      if (found.length !== new Set(ids).size) throw refuse('tray.unknown')
      if (found.some(({ state }) => state === 'assigned')) throw refuse('tray.busy')
      return found
    },
    set(ids: readonly string[], change: { state: HoldingRow['state']; reason: string | null }): void {
      for (const batch of batches(ids)) {
        store.run((q) => q.updateTable('holding').set(change).where('id', 'in', batch).where('ended_at', 'is', null))
      }
    },
    isFiled: (id: string): boolean =>
      store.one((q) => q.selectFrom('holding').select('id').where('id', '=', id).where('ended_at', 'is not', null)) !==
      null,
    page: (state: 'waiting' | 'set-aside', page: Page) =>
      paged(page, ({ offset, limit }) =>
        store.all((q) =>
          q
            .selectFrom('holding')
            .innerJoin('object', 'object.id', 'holding.object_id')
            .leftJoin('user', 'user.name', 'holding.taken_by')
            .selectAll('holding')
            .select(['object.size_bytes', 'object.sha256', 'user.display_name'])
            .select((e) => e.fn.countAll<number>().over().as('total'))
            .where('holding.ended_at', 'is', null)
            .where('holding.state', 'in', state === 'waiting' ? ['waiting', 'assigned'] : ['set-aside'])
            // What is due first; what has no clock at the end.
            .orderBy((e) => e('holding.due_at', 'is', null))
            .orderBy('holding.due_at')
            .orderBy('holding.id')
            .limit(limit)
            .offset(offset),
        ),
      ),
    overdue: (now: string): number =>
      store.one((q) =>
        q
          .selectFrom('holding')
          .select((e) => e.fn.countAll<number>().as('n'))
          .where('ended_at', 'is', null)
          .where('state', 'in', ['waiting', 'assigned'])
          .where('due_at', '<', now),
      )?.n ?? 0,
  }
}
