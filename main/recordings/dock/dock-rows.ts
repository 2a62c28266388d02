// The rows of docks and their files: how they are asked for and changed, and how they become what the contract describes.
import type { Updateable } from 'kysely'
import type { Dock, DockFile, DockFileState } from '#shared/contract/docks.ts'
import { dockFileStates } from '#shared/contract/docks.ts'
import { CaptureFacts } from '#shared/contract/recordings.ts'
import { type FaultCode, faultSentence, isFaultCode } from '#shared/text/faults.ts'
import { type Refusal, refuse } from '#shared/text/refusal.ts'
import { type Page, paged, type Store, type Tables } from '../../store/index.ts'
import type { PlannedFile } from './plan.ts'

/** SQLite takes so many parameters in one statement. */
const mostParameters = 900

export interface Fault {
  readonly code: FaultCode
  readonly params: Readonly<Record<string, unknown>>
}

export const faultText = ({ code, params }: Fault | Refusal): string => JSON.stringify({ code, params })

export function sentenceOf(fault: string | null): string | null {
  if (fault === null) return null
  const { code, params } = JSON.parse(fault) as { code: string; params: Record<string, unknown> }
  return isFaultCode(code) ? faultSentence(code, params) : null
}

/** What is left to do, and what may be done again. */
export const unended = ['queued', 'running', 'waiting'] as const satisfies readonly DockFileState[]

export type DockRow = NonNullable<ReturnType<DockRows['dock']>>
export type DockFileRow = NonNullable<ReturnType<DockRows['file']>>
type FileChange = Updateable<Tables['dock_file']>

export type DockRows = ReturnType<typeof createDockRows>

export function createDockRows(store: Store) {
  const dock = (id: string) =>
    store.one((q) =>
      q
        .selectFrom('dock')
        .leftJoin('user', 'user.name', 'dock.opened_by')
        .selectAll('dock')
        .select('user.display_name')
        .where('dock.id', '=', id),
    )
  const file = (id: string) => store.one((q) => q.selectFrom('dock_file').selectAll().where('id', '=', id))

  const filesAmong = (ids: readonly string[]) =>
    inBatches(ids, (batch) => store.all((q) => q.selectFrom('dock_file').selectAll().where('id', 'in', batch)))

  return {
    dock,
    file,
    filesAmong,
    /** Refuses `dock.unknown`. */
    knownDock(id: string) {
      const row = dock(id)
      if (row === null) throw refuse('dock.unknown')
      return row
    },
    /** Refuses `dock.file-unknown` when one of them is unknown. */
    knownFiles(ids: readonly string[]) {
      const found = filesAmong(ids)
      if (found.length !== new Set(ids).size) throw refuse('dock.file-unknown')
      return found
    },
    filesOf: (dockId: string) =>
      store.all((q) => q.selectFrom('dock_file').selectAll().where('dock_id', '=', dockId).orderBy('rank')),
    runningDocks: () => store.all((q) => q.selectFrom('dock').selectAll().where('state', '=', 'running')),
    /** Whatever was being taken when the program ended begins anew. */
    requeueRunning: () =>
      store.run((q) =>
        q.updateTable('dock_file').set({ state: 'queued', done_bytes: 0 }).where('state', '=', 'running'),
      ),
    /** The newest that a folder, or a window of this person, was taken from. */
    dockOf: (where: { folder: string } | { label: string; by: string }) =>
      store.one((q) => {
        const all = q.selectFrom('dock').selectAll().orderBy('opened_at', 'desc').limit(1)
        if ('folder' in where) return all.where('folder', '=', where.folder)
        return all.where('folder', 'is', null).where('label', '=', where.label).where('opened_by', '=', where.by)
      }),
    setDock: (id: string, change: Updateable<Tables['dock']>) =>
      store.run((q) => q.updateTable('dock').set(change).where('id', '=', id)),
    setFile: (id: string, change: FileChange) =>
      store.run((q) => q.updateTable('dock_file').set(change).where('id', '=', id)),
    /** Only a file that is still in this state; says whether it was. */
    moveFile: (id: string, from: DockFileState, change: FileChange): boolean =>
      store.run((q) => q.updateTable('dock_file').set(change).where('id', '=', id).where('state', '=', from)) > 0,
    moveAll: (dockId: string, from: readonly DockFileState[], change: FileChange) =>
      store.run((q) =>
        q
          .updateTable('dock_file')
          .set(change)
          .where('dock_id', '=', dockId)
          .where('state', 'in', [...from]),
      ),
    lastRank: (): number =>
      store.one((q) => q.selectFrom('dock_file').select((e) => e.fn.max('rank').as('rank')))?.rank ?? 0,
    insertFile: (id: string, dockId: string, planned: PlannedFile, rank: number, dossierId: string | null) =>
      store.run((q) =>
        q.insertInto('dock_file').values({
          id,
          dock_id: dockId,
          path: planned.path,
          size_bytes: planned.sizeBytes,
          modified_at: planned.modifiedAt,
          capture: JSON.stringify(planned.capture),
          state: planned.fault === null ? 'queued' : 'failed',
          rank,
          done_bytes: 0,
          attempts: 0,
          fault: planned.fault === null ? null : faultText({ code: planned.fault, params: {} }),
          sha256: null,
          dossier_id: dossierId,
          holding_id: null,
          item_id: null,
          ended_at: null,
        }),
      ),
    /** The next of a running dock whose folder lies on this machine. */
    next: () =>
      store.one((q) =>
        q
          .selectFrom('dock_file')
          .innerJoin('dock', 'dock.id', 'dock_file.dock_id')
          .selectAll('dock_file')
          .select('dock.folder')
          .where('dock.state', '=', 'running')
          .where('dock.folder', 'is not', null)
          .where('dock_file.state', '=', 'queued')
          .orderBy('dock_file.rank')
          .limit(1),
      ),
    isUnfinished: (dockId: string): boolean =>
      store.one((q) =>
        q
          .selectFrom('dock_file')
          .select('id')
          .where('dock_id', '=', dockId)
          .where('state', 'in', [...unended])
          .limit(1),
      ) !== null,
    docks: (page: Page) =>
      paged(page, ({ offset, limit }) =>
        store.all((q) =>
          q
            .selectFrom('dock')
            .leftJoin('user', 'user.name', 'dock.opened_by')
            .selectAll('dock')
            .select('user.display_name')
            .select((e) => e.fn.countAll<number>().over().as('total'))
            .orderBy('dock.opened_at', 'desc')
            .limit(limit)
            .offset(offset),
        ),
      ),
    files: (dockId: string, states: readonly DockFileState[], page: Page) =>
      paged(page, ({ offset, limit }) =>
        store.all((q) =>
          q
            .selectFrom('dock_file')
            .selectAll()
            .select((e) => e.fn.countAll<number>().over().as('total'))
            .where('dock_id', '=', dockId)
            .where('state', 'in', states.length === 0 ? [...dockFileStates] : [...states])
            .orderBy('rank')
            .orderBy('id')
            .limit(limit)
            .offset(offset),
        ),
      ),
    sums: (dockId: string) =>
      store.all((q) =>
        q
          .selectFrom('dock_file')
          .select((e) => ['state', e.fn.countAll<number>().as('files'), e.fn.sum<number>('size_bytes').as('bytes')])
          .where('dock_id', '=', dockId)
          .groupBy('state'),
      ),
  }
}

export function inBatches<T>(ids: readonly string[], read: (batch: string[]) => T[]): T[] {
  const found: T[] = []
  for (let at = 0; at < ids.length; at += mostParameters) found.push(...read(ids.slice(at, at + mostParameters)))
  return found
}

export function toDockFile(row: DockFileRow, runningBytes: number | null): DockFile {
  return {
    id: row.id,
    dockId: row.dock_id,
    path: row.path,
    sizeBytes: row.size_bytes,
    capture: CaptureFacts.parse(JSON.parse(row.capture)),
    state: row.state,
    doneBytes: runningBytes ?? row.done_bytes,
    attempts: row.attempts,
    sentence: sentenceOf(row.fault),
    sha256: row.sha256,
    dossierId: row.dossier_id,
    holdingId: row.holding_id,
    itemId: row.item_id,
    endedAt: row.ended_at,
  }
}

export function toDock(
  row: DockRow,
  sums: ReturnType<DockRows['sums']>,
  running: { readonly doneBytes: number; readonly remainingSeconds: number | null },
): Dock {
  const counts = Object.fromEntries(dockFileStates.map((state) => [state, 0])) as Dock['counts']
  let totalBytes = 0
  let doneBytes = running.doneBytes
  for (const { state, files, bytes } of sums) {
    counts[state] = files
    if (state !== 'cancelled') totalBytes += bytes
    if (state === 'done' || state === 'twin') doneBytes += bytes
  }
  return {
    id: row.id,
    label: row.label,
    folder: row.folder,
    indexName: row.index_name,
    indexSentence:
      row.index_fault === null ? null : sentenceOf(faultText({ code: codeOf(row.index_fault), params: {} })),
    state: row.state,
    openedBy: row.display_name ?? row.opened_by,
    openedAt: row.opened_at,
    endedAt: row.ended_at,
    counts,
    totalBytes,
    doneBytes,
    remainingSeconds: running.remainingSeconds,
  }
}

const codeOf = (code: string): FaultCode => (isFaultCode(code) ? code : 'dock.index-unreadable')
