// Docks (采集站): read, planned, transferred; kept in the store, so that a restart, a pulled device or a lost window only
// interrupts them.
import { realpath } from 'node:fs/promises'
import { basename, isAbsolute } from 'node:path'
import type { Dock, DockFile, DockFileState } from '#shared/contract/docks.ts'
import type { IntakeTicket } from '#shared/contract/intake.ts'
import type { DockIndexPack } from '#shared/rules/pack.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../../clock.ts'
import { itemById, openPartOf } from '../../dossiers/index.ts'
import { createChanges } from '../../jobs/index.ts'
import type { Actor, Page, Store } from '../../store/index.ts'
import type { ObjectSource } from '../../vault/index.ts'
import {
  createDockRows,
  type DockFileRow,
  type DockRow,
  inBatches,
  sentenceOf,
  toDockFile,
  unended,
} from './dock-rows.ts'
import { enterPlan } from './enter-plan.ts'
import { type DockManifest, dockManifest } from './manifest.ts'
import { type Plan, planFolder, planOffered } from './plan.ts'
import { newRanks } from './ranks.ts'
import { shownDock } from './shown-dock.ts'
import type { TakeFile } from './take-file.ts'
import { ticketOf } from './ticket.ts'
import { createTransfer } from './transfer.ts'
import { isThere } from './walk.ts'

export interface OfferedDock {
  readonly label: string
  readonly files: readonly { readonly path: string; readonly sizeBytes: number; readonly modifiedAt: string | null }[]
  readonly index: { readonly name: string; readonly base64: string } | null
  readonly dossierId: string | null
}

export interface Docks {
  /** Refuses what reading a folder refuses, and `dossier.unknown`, `dossier.sealed`. */
  open(caller: Actor, folder: string, dossierId: string | null, signal: AbortSignal): Promise<Dock>
  offer(caller: Actor, offered: OfferedDock, signal: AbortSignal): Promise<Dock>
  list(page: Page): { rows: Dock[]; total: number }
  get(id: string): Dock
  files(id: string, states: readonly DockFileState[], page: Page): { rows: DockFile[]; total: number }
  watch(id: string, signal: AbortSignal): AsyncGenerator<Dock>
  start(caller: Actor, id: string): Promise<Dock>
  pause(caller: Actor, id: string): Dock
  retry(caller: Actor, ids: readonly string[]): void
  cancel(caller: Actor, ids: readonly string[]): void
  move(caller: Actor, ids: readonly string[], beforeId: string | null): void
  direct(caller: Actor, ids: readonly string[], dossierId: string | null): void
  manifest(caller: Actor, id: string): DockManifest
  /** Whether PUT /intake/<id> brings a file of a dock. */
  knows(fileId: string): boolean
  receive(caller: Actor, fileId: string, source: ObjectSource, signal: AbortSignal): Promise<IntakeTicket>
  /** At the opening of the archive: what was running goes on where its folder is there, and waits where it is not. */
  resume(): Promise<void>
  idle(): Promise<void>
  close(): Promise<void>
}

export function createDocks(options: {
  store: Store
  take: (rows: ReturnType<typeof createDockRows>) => TakeFile
  /** The rules in force and their hash, asked for each time. */
  pack: () => DockIndexPack
  packSha256: () => string
  clock: Clock
  newId: () => string
  onIncident: (error: unknown) => string
}): Docks {
  const { store, pack, packSha256, clock, newId, onIncident } = options
  const rows = createDockRows(store)
  const changes = createChanges()
  const transfer = createTransfer({ store, rows, take: options.take(rows), changes, clock, onIncident })
  const nowText = () => clock.now().toISOString()

  const shown = (row: DockRow): Dock => shownDock(rows, transfer, row)
  const get = (id: string): Dock => shown(rows.knownDock(id))

  /** A window's dock is the same one only where some of its files are: cards of one name are many. */
  function knownDock(caller: Actor, plan: Plan, where: { folder: string } | { label: string }) {
    if ('folder' in where) return rows.dockOf(where)
    const known = rows.dockOf({ label: where.label, by: caller.name })
    const there = new Map(known === null ? [] : rows.filesOf(known.id).map((file) => [file.path, file.size_bytes]))
    return plan.files.some(({ path, sizeBytes }) => there.get(path) === sizeBytes) ? known : null
  }

  function enter(
    caller: Actor,
    plan: Plan,
    where: { folder: string } | { label: string },
    dossierId: string | null,
  ): Dock {
    const known = knownDock(caller, plan, where)
    const id = known?.id ?? newId()
    store.record(caller, 'dock.opened', id, (note) => {
      if (dossierId !== null) openPartOf(store, dossierId)
      if (known === null) {
        store.run((q) =>
          q.insertInto('dock').values({
            id,
            label: 'folder' in where ? basename(where.folder) || where.folder : where.label,
            folder: 'folder' in where ? where.folder : null,
            index_name: plan.indexName,
            index_fault: plan.indexFault,
            pack_sha256: packSha256(),
            state: 'planned',
            opened_by: caller.name,
            opened_at: nowText(),
            ended_at: null,
          }),
        )
      }
      const newFiles = enterPlan({ rows, newId }, id, plan.files, dossierId)
      const again = known?.state === 'done' && rows.isUnfinished(id)
      rows.setDock(id, {
        index_name: plan.indexName,
        index_fault: plan.indexFault,
        pack_sha256: packSha256(),
        ...(again ? { state: 'planned', ended_at: null } : {}),
      })
      note({
        files: plan.files.length,
        newFiles,
        indexed: plan.indexed,
        dossier: dossierId,
        indexFault: plan.indexFault,
      })
    })
    transfer.wake()
    changes.tell()
    return get(id)
  }

  /** Files of several docks may be chosen together. */
  function docksOf(files: readonly DockFileRow[]): string[] {
    return [...new Set(files.map((file) => file.dock_id))]
  }

  /** The dock whose files these are; null when they are of several. */
  function subjectOf(ids: readonly string[]): string | null {
    const [first, second] = docksOf(rows.filesAmong(ids))
    return second === undefined ? (first ?? null) : null
  }

  return {
    async open(caller, folder, dossierId, signal) {
      if (!isAbsolute(folder)) throw refuse('dock.no-folder')
      const real = await realpath(folder).catch(() => {
        throw refuse('dock.no-folder')
      })
      return enter(caller, await planFolder(real, pack(), signal), { folder: real }, dossierId)
    },
    async offer(caller, { label, files, index, dossierId }, signal) {
      const bytes = index === null ? null : { name: index.name, bytes: Buffer.from(index.base64, 'base64') }
      return enter(caller, await planOffered(files, bytes, pack(), signal), { label }, dossierId)
    },
    list(page) {
      const found = rows.docks(page)
      return { rows: found.rows.map(shown), total: found.total }
    },
    get,
    files(id, states, page) {
      rows.knownDock(id)
      const running = new Map(transfer.running().map(({ fileId, doneBytes }) => [fileId, doneBytes]))
      const found = rows.files(id, states, page)
      return {
        rows: found.rows.map((row) => toDockFile(row, running.get(row.id) ?? null)),
        total: found.total,
      }
    },
    async *watch(id, signal) {
      rows.knownDock(id)
      for await (const _change of changes.follow(signal)) yield get(id)
    },
    async start(caller, id) {
      const { folder } = rows.knownDock(id)
      const isHere = folder === null || (await isThere(folder))
      store.record(caller, 'dock.started', id, () => {
        if (!isHere && rows.isUnfinished(id)) throw refuse('dock.device-gone')
        rows.moveAll(id, ['waiting'], { state: 'queued', fault: null })
        rows.setDock(id, { state: 'running', ended_at: null })
      })
      transfer.settle(id)
      transfer.wake()
      changes.tell()
      return get(id)
    },
    pause(caller, id) {
      store.record(caller, 'dock.paused', id, () => {
        const { state } = rows.knownDock(id)
        if (state === 'done') return
        rows.setDock(id, { state: 'paused' })
        rows.moveAll(id, ['running'], { state: 'queued', done_bytes: 0 })
      })
      transfer.stop(({ dockId }) => dockId === id)
      changes.tell()
      return get(id)
    },
    retry(caller, ids) {
      store.record(caller, 'dock.retried', subjectOf(ids), (note) => {
        const again = rows.knownFiles(ids).filter(({ state }) => ['failed', 'waiting', 'cancelled'].includes(state))
        for (const file of again) {
          rows.setFile(file.id, { state: 'queued', fault: null, done_bytes: 0, ended_at: null })
        }
        for (const dockId of docksOf(again)) {
          if (rows.knownDock(dockId).state === 'done') rows.setDock(dockId, { state: 'running', ended_at: null })
        }
        note({ files: again.length })
      })
      transfer.wake()
      changes.tell()
    },
    cancel(caller, ids) {
      const docks = docksOf(rows.filesAmong(ids))
      const meant = new Set(ids)
      store.record(caller, 'dock.cancelled', subjectOf(ids), (note) => {
        const left = rows.knownFiles(ids).filter(({ state }) => ['failed', ...unended].includes(state))
        for (const file of left) rows.setFile(file.id, { state: 'cancelled', done_bytes: 0, ended_at: nowText() })
        note({ files: left.length })
      })
      transfer.stop(({ fileId }) => meant.has(fileId))
      // A running dock whose last files were cancelled has ended; while one is being stopped, its own end settles it.
      const busy = new Set(transfer.running().map(({ dockId }) => dockId))
      for (const dockId of docks) if (!busy.has(dockId)) transfer.settle(dockId)
      changes.tell()
    },
    move(caller, ids, beforeId) {
      store.record(caller, 'dock.reordered', subjectOf(ids), (note) => {
        const ranks = newRanks(rows, ids, beforeId)
        for (const [id, rank] of ranks) rows.setFile(id, { rank })
        note({ files: ids.length })
      })
      changes.tell()
    },
    direct(caller, ids, dossierId) {
      store.record(caller, 'dock.directed', subjectOf(ids), (note) => {
        if (dossierId !== null) openPartOf(store, dossierId)
        const left = rows
          .knownFiles(ids)
          .filter(({ state }) => ['queued', 'waiting', 'failed', 'cancelled'].includes(state))
        inBatches(
          left.map(({ id }) => id),
          (batch) => {
            store.run((q) => q.updateTable('dock_file').set({ dossier_id: dossierId }).where('id', 'in', batch))
            return []
          },
        )
        note({ files: left.length, dossier: dossierId })
      })
      changes.tell()
    },
    manifest(caller, id) {
      return store.record(caller, 'dock.manifest-exported', id, (note) => {
        rows.knownDock(id)
        const files = rows.filesOf(id)
        const manifest = dockManifest(files)
        note({ files: files.length, manifestSha256: manifest.sha256 })
        return manifest
      })
    },
    knows: (fileId) => rows.file(fileId) !== null,
    async receive(_caller, fileId, source, signal) {
      const file = rows.file(fileId)
      if (file === null) throw refuse('intake.unknown')
      const dock = rows.knownDock(file.dock_id)
      if (dock.folder !== null || !['queued', 'waiting', 'failed'].includes(file.state)) throw refuse('intake.unknown')
      if (dock.state === 'paused') return ticketOf(file, refuse('dock.paused').sentence, null)
      if (dock.state !== 'running') rows.setDock(dock.id, { state: 'running', ended_at: null })
      await transfer.receive(file, source, signal)
      const after = rows.file(fileId) ?? file
      return ticketOf(after, sentenceOf(after.fault), after.item_id === null ? null : itemById(store, after.item_id))
    },
    async resume() {
      rows.requeueRunning()
      for (const { id, folder } of rows.runningDocks()) {
        const code = folder === null ? 'dock.window-gone' : (await isThere(folder)) ? null : 'dock.device-gone'
        if (code === null) continue
        rows.moveAll(id, ['queued'], { state: 'waiting', fault: JSON.stringify({ code, params: {} }) })
      }
      transfer.wake()
    },
    idle: () => transfer.idle(),
    async close() {
      await transfer.close()
      changes.end()
    },
  }
}
