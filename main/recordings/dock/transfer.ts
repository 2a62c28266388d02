// The transfer: one file at a time for the whole archive, in the order of rank, each ended for good before the next begins.
import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { isRefusal, Refusal, refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../../clock.ts'
import type { Changes } from '../../jobs/index.ts'
import { type Store, system } from '../../store/index.ts'
import type { ObjectSource } from '../../vault/index.ts'
import { type DockFileRow, type DockRows, faultText } from './dock-rows.ts'
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
  running(): Running | null
  /** How a dock went since it was last begun here. */
  pace(dockId: string): { readonly sinceMs: number; readonly files: number; readonly bytes: number } | null
  /** Stops the file that is being taken, if it is one of these; its row is the caller's to change, before. */
  stop(isMeant: (running: Running) => boolean): void
  /** Takes bytes that a window sends, when it is their turn. Never throws for what happens to the file: its row says it. */
  receive(file: DockFileRow, source: ObjectSource, signal: AbortSignal): Promise<void>
  /** Enters the end of a dock that has nothing left to do. */
  settle(dockId: string): void
  /** When nothing runs and nothing is queued. */
  idle(): Promise<void>
  close(): Promise<void>
}

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
  let current: { fileId: string; dockId: string; doneBytes: number; abort: AbortController } | null = null
  let turn: Promise<void> = Promise.resolve()
  let going: Promise<void> | null = null

  const nowMs = () => clock.now().getTime()
  const nowText = () => clock.now().toISOString()

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = turn.then(work)
    turn = next.then(
      () => undefined,
      () => undefined,
    )
    return next
  }

  async function run(file: DockFileRow, sourceOf: (file: DockFileRow) => Promise<Source>, outer?: AbortSignal) {
    if (!rows.moveFile(file.id, file.state, { state: 'running', attempts: file.attempts + 1, fault: null })) return
    const abort = new AbortController()
    const running = { fileId: file.id, dockId: file.dock_id, doneBytes: 0, abort }
    current = running
    changes.tell()
    const signals = [abort.signal, stopping.signal, ...(outer === undefined ? [] : [outer])]
    const signal = AbortSignal.any(signals)
    try {
      const { source, sizeBytes, modifiedAt } = await sourceOf(file)
      // A file that grew since it was listed is taken as it is now.
      rows.setFile(file.id, { size_bytes: sizeBytes, modified_at: modifiedAt })
      const onProgress = (doneBytes: number): void => {
        running.doneBytes = doneBytes
        changes.tell()
      }
      const owner = rows.knownDock(file.dock_id).opened_by
      await take({ name: owner }, { ...file, size_bytes: sizeBytes }, { source, signal, onProgress })
      const pace = paceOf(file.dock_id)
      pace.files += 1
      pace.bytes += sizeBytes
    } catch (error) {
      await ended(file, error, signal)
    } finally {
      current = null
      changes.tell()
    }
    if (!stopping.signal.aborted) settle(file.dock_id)
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
    const dock = rows.knownDock(file.dock_id)
    if (signal.aborted && !(error instanceof Refusal)) {
      // Paused or cancelled, its row already says so; else the window that sent it is gone.
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
      const went = await inTurn(async () => {
        const row = stopping.signal.aborted ? null : rows.next()
        if (row === null) return false
        const { folder, ...file } = row
        paceOf(file.dock_id)
        await run(file, (one) => sourceIn(folder ?? '', one))
        return true
      })
      if (!went) return
    }
  }

  function wake(): void {
    if (going !== null || stopping.signal.aborted) return
    going = goOn()
      .catch((error) => void onIncident(error))
      .finally(() => {
        going = null
        // Something may have been queued between the last look and this.
        if (!stopping.signal.aborted && rows.next() !== null) wake()
      })
  }

  return {
    wake,
    running: () => current,
    pace(dockId) {
      const pace = paces.get(dockId)
      return pace === undefined ? null : { sinceMs: nowMs() - pace.startedMs, files: pace.files, bytes: pace.bytes }
    },
    stop(isMeant) {
      if (current !== null && isMeant(current)) current.abort.abort()
    },
    receive: (file, source, signal) =>
      inTurn(async () => {
        const now = rows.file(file.id)
        if (now === null || stopping.signal.aborted) return
        paceOf(now.dock_id)
        const { size_bytes: sizeBytes, modified_at: modifiedAt } = now
        await run(now, async () => ({ source, sizeBytes, modifiedAt }), signal)
      }),
    settle,
    async idle() {
      while (going !== null) await going
      await turn
    },
    async close() {
      stopping.abort()
      while (going !== null) await going
      await turn
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
