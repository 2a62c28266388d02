// The transfer, one for the whole archive: files begin in the order of rank, a large one alone, small ones a few together, since
// their time goes into waiting. Each ends for good, whatever happens to the others.
import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { isRefusal, Refusal, refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../../clock.ts'
import type { Changes } from '../../jobs/index.ts'
import { type Store, system } from '../../store/index.ts'
import type { ObjectSource } from '../../vault/index.ts'
import { type DockFileRow, type DockRows, faultText } from './dock-rows.ts'
import { createGate } from './gate.ts'
import { dockManifest } from './manifest.ts'
import type { TakeFile } from './take-file.ts'
import { isThere } from './walk.ts'

export interface Running {
  readonly fileId: string
  readonly dockId: string
  readonly doneBytes: number
}

export interface Transfer {
  /** Begins or goes on with whatever is queued in running docks. */
  wake(): void
  running(): readonly Running[]
  /** How a dock went since it was last begun here. */
  pace(dockId: string): { readonly sinceMs: number; readonly files: number; readonly bytes: number } | null
  /** Stops those of the files being taken that are meant; their rows are the caller's to change, before. */
  stop(isMeant: (running: Running) => boolean): void
  /** Takes bytes that a window sends, when it is their turn. Never throws for what happens to the file: its row says it. */
  receive(file: DockFileRow, source: ObjectSource, signal: AbortSignal): Promise<void>
  /** Enters the end of a dock that has nothing left to do. */
  settle(dockId: string): void
  /** When nothing runs and nothing is queued. */
  idle(): Promise<void>
  close(): Promise<void>
}

/** Up to here copying costs less than looking into it. */
const smallBytes = 8 * 1024 * 1024
const smallAtOnce = 4

/** Those for a dossier go one by one, however small: their order becomes that of its catalogue. */
const goesBesideOthers = (file: DockFileRow): boolean => file.dossier_id === null && file.size_bytes <= smallBytes

export function createTransfer(options: {
  store: Store
  rows: DockRows
  take: TakeFile
  changes: Changes
  clock: Clock
  onIncident: (error: unknown) => string
}): Transfer {
  const { store, rows, take, changes, clock, onIncident } = options
  const stopping = new AbortController()
  const paces = new Map<string, { startedMs: number; files: number; bytes: number }>()
  const gate = createGate(smallAtOnce)
  const under = new Set<Running & { doneBytes: number; readonly abort: AbortController; ended: Promise<void> }>()
  let going: Promise<void> | null = null

  const nowMs = () => clock.now().getTime()
  const nowText = () => clock.now().toISOString()

  /** The row is moved before anything is waited for: it is nobody else's from then on. */
  function begin(
    file: DockFileRow,
    sourceOf: (file: DockFileRow) => Promise<Source>,
    outer?: AbortSignal,
  ): Promise<void> {
    if (!rows.moveFile(file.id, file.state, { state: 'running', attempts: file.attempts + 1, fault: null })) {
      return Promise.resolve()
    }
    paceOf(file.dock_id)
    const abort = new AbortController()
    const running = { fileId: file.id, dockId: file.dock_id, doneBytes: 0, abort, ended: Promise.resolve() }
    under.add(running)
    changes.tell()
    const onProgress = (doneBytes: number): void => {
      running.doneBytes = doneBytes
      changes.tell()
    }
    const signal = AbortSignal.any([abort.signal, stopping.signal, ...(outer === undefined ? [] : [outer])])
    running.ended = run(file, sourceOf, signal, onProgress).finally(() => {
      under.delete(running)
      if (!stopping.signal.aborted) settle(file.dock_id)
      changes.tell()
    })
    return running.ended
  }

  async function run(
    file: DockFileRow,
    sourceOf: (file: DockFileRow) => Promise<Source>,
    signal: AbortSignal,
    onProgress: (doneBytes: number) => void,
  ): Promise<void> {
    try {
      const { source, sizeBytes, modifiedAt } = await sourceOf(file)
      // A file that grew since it was listed is taken as it is now.
      const hasChanged = sizeBytes !== file.size_bytes || modifiedAt !== file.modified_at
      if (hasChanged) rows.setFile(file.id, { size_bytes: sizeBytes, modified_at: modifiedAt })
      const owner = rows.knownDock(file.dock_id).opened_by
      await take({ name: owner }, { ...file, size_bytes: sizeBytes }, { source, signal, onProgress })
      const pace = paceOf(file.dock_id)
      pace.files += 1
      pace.bytes += sizeBytes
    } catch (error) {
      await ended(file, error, signal)
    }
  }

  function paceOf(dockId: string) {
    const known = paces.get(dockId)
    if (known !== undefined) return known
    const pace = { startedMs: nowMs(), files: 0, bytes: 0 }
    paces.set(dockId, pace)
    return pace
  }

  /** What becomes of a file that was not taken. */
  async function ended(file: DockFileRow, error: unknown, signal: AbortSignal): Promise<void> {
    const move = (change: Parameters<DockRows['setFile']>[1]) => rows.moveFile(file.id, 'running', change)
    if (stopping.signal.aborted) return void move({ state: 'queued', done_bytes: 0 })
    // Paused or cancelled: its row says so already.
    if (rows.file(file.id)?.state !== 'running') return
    const dock = rows.knownDock(file.dock_id)
    if (signal.aborted && !(error instanceof Refusal)) {
      // The window that sent it is gone.
      return void move({ state: 'waiting', fault: faultText(refuse('dock.window-gone')) })
    }
    if (
      isRefusal(error, 'dock.twin-held') ||
      isRefusal(error, 'dock.twin-filed') ||
      isRefusal(error, 'item.duplicate')
    ) {
      return void move({ state: 'twin', fault: faultText(error), ended_at: nowText() })
    }
    if (dock.folder !== null && !(await isThere(dock.folder))) return deviceGone(file)
    if (dock.folder === null && isRefusal(error, 'item.incomplete')) {
      return void move({ state: 'waiting', fault: faultText(refuse('dock.window-gone')) })
    }
    if (isRefusal(error, 'vault.disk-full')) {
      move({ state: 'queued', fault: faultText(refuse('dock.disk-full')) })
      return void rows.setDock(dock.id, { state: 'paused' })
    }
    const refusal = error instanceof Refusal ? error : refuse('door.incident', { number: onIncident(error) })
    store.record({ name: dock.opened_by }, 'dock.file-failed', file.id, (note) => {
      note({ code: refusal.code, dock: dock.id })
      move({ state: 'failed', fault: faultText(refusal), ended_at: nowText() })
    })
  }

  /** All of it waits: each of its files would end the same way. */
  function deviceGone(file: DockFileRow): void {
    const fault = faultText(refuse('dock.device-gone'))
    rows.moveFile(file.id, 'running', { state: 'waiting', fault })
    rows.moveAll(file.dock_id, ['queued'], { state: 'waiting', fault })
  }

  function settle(dockId: string): void {
    if (rows.knownDock(dockId).state !== 'running' || rows.isUnfinished(dockId)) return
    store.record(system, 'dock.completed', dockId, (note) => {
      const files = rows.filesOf(dockId)
      const count = (state: DockFileRow['state']) => files.filter((file) => file.state === state).length
      note({
        files: files.length,
        taken: count('done'),
        twins: count('twin'),
        failed: count('failed'),
        cancelled: count('cancelled'),
        manifestSha256: dockManifest(files).sha256,
      })
      rows.setDock(dockId, { state: 'done', ended_at: nowText() })
    })
    paces.delete(dockId)
    changes.tell()
  }

  async function goOn(): Promise<void> {
    for (;;) {
      const ahead = rows.next()
      if (ahead === null || stopping.signal.aborted) return
      const leave = await gate.enter(goesBesideOthers(ahead))
      // While it waited, the queue may have been reordered, paused or locked.
      const row = stopping.signal.aborted ? null : rows.next()
      if (row === null || goesBesideOthers(row) !== goesBesideOthers(ahead)) {
        leave()
        continue
      }
      const { folder, ...file } = row
      void begin(file, (one) => sourceIn(folder ?? '', one)).finally(leave)
    }
  }

  function wake(): void {
    if (going !== null || stopping.signal.aborted) return
    going = goOn()
      .catch((error) => void onIncident(error))
      .finally(() => {
        going = null
      })
      // Something may have been queued between the last look and this; a database that cannot be read has said so already.
      .then(() => {
        if (!stopping.signal.aborted && rows.next() !== null) wake()
      })
      .catch(() => undefined)
  }

  async function idle(): Promise<void> {
    while (going !== null || under.size > 0) {
      await going
      await Promise.all([...under].map((running) => running.ended))
    }
  }

  return {
    wake,
    running: () => [...under],
    pace(dockId) {
      const pace = paces.get(dockId)
      return pace === undefined ? null : { sinceMs: nowMs() - pace.startedMs, files: pace.files, bytes: pace.bytes }
    },
    stop(isMeant) {
      for (const running of under) if (isMeant(running)) running.abort.abort()
    },
    async receive(file, source, signal) {
      const leave = await gate.enter(goesBesideOthers(file))
      try {
        const now = rows.file(file.id)
        if (now === null || stopping.signal.aborted) return
        const { size_bytes: sizeBytes, modified_at: modifiedAt } = now
        await begin(now, async () => ({ source, sizeBytes, modifiedAt }), signal)
      } finally {
        leave()
      }
    },
    settle,
    idle,
    async close() {
      stopping.abort()
      await idle()
    },
  }
}

interface Source {
  readonly source: ObjectSource
  readonly sizeBytes: number
  readonly modifiedAt: string | null
}

/** Refuses `dock.file-gone`, `dock.file-unreadable`, `dock.folder-unreadable`. */
async function sourceIn(folder: string, file: DockFileRow): Promise<Source> {
  const path = join(folder, file.path)
  try {
    const found = await lstat(path)
    if (found.isDirectory()) throw refuse('dock.folder-unreadable')
    // A link that took the file's place is not followed: it may lead anywhere.
    if (!found.isFile()) throw refuse('dock.file-gone')
    return { source: { path }, sizeBytes: found.size, modifiedAt: new Date(Math.round(found.mtimeMs)).toISOString() }
  } catch (error) {
    if (error instanceof Refusal) throw error
    const code = error instanceof Error && 'code' in error ? error.code : ''
    throw refuse(code === 'ENOENT' || code === 'ENOTDIR' ? 'dock.file-gone' : 'dock.file-unreadable')
  }
}
