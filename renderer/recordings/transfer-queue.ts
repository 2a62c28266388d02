// Hands the files of folders that this window was given over to the desk, two at a time, in the order of the desk's own list.
// The list is the desk's: this follows its moves, cancels and pauses, and remembers nothing but the files themselves.
import type { Dock, DockFile } from '#shared/contract/docks.ts'
import type { FolderFile } from './folder-walk.ts'

export type TransferCalls = {
  readonly dock: (id: string) => Promise<Pick<Dock, 'state'>>
  /** What is still to come, in its order. */
  readonly pending: (id: string, offset: number) => Promise<{ rows: readonly PendingFile[]; total: number }>
  readonly send: (fileId: string, file: File, signal: AbortSignal) => Promise<'heard' | 'dropped' | 'unreachable'>
  /** Until the desk may have changed its mind; sooner when the signal is aborted. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

export type PendingFile = Pick<DockFile, 'id' | 'path' | 'state'>

/** One dock as this window serves it. */
export type Handover = {
  readonly dockId: string
  /** Files being sent now. */
  readonly sending: number
  /** Files of the dock that were not in the folder given here. */
  readonly missing: number
  /** The desk could not be reached; it is tried again. */
  readonly unreachable: boolean
}

export type TransferQueue = {
  readonly subscribe: (listener: () => void) => () => void
  readonly handovers: () => readonly Handover[]
  /** The folder of a dock; given again, it takes the other's place. */
  readonly give: (dockId: string, files: readonly FolderFile[]) => void
  /** Something was changed on the list: look at once. */
  readonly look: (dockId: string) => void
  /** Stops sending these at once; the desk has been told, or will be. */
  readonly drop: (fileIds: readonly string[]) => void
  /** The session ends: nothing can be taken any more, and the files are let go. */
  readonly stopAll: () => void
}

const atOnce = 2
const lookMs = 1_500
const restMs = 4_000
/** Nothing is left to hand over; a retry wakes it. */
const sleepMs = 60_000

type Service = {
  readonly dockId: string
  readonly hand: ReadonlyMap<string, File>
  readonly over: AbortController
  readonly sending: Map<string, AbortController>
  /** The desk has heard them in this turn; what it has not taken then waits for the person. */
  readonly heard: Set<string>
  wake: AbortController
  missing: number
  unreachable: boolean
}

export function createTransferQueue(calls: TransferCalls): TransferQueue {
  const services = new Map<string, Service>()
  const listeners = new Set<() => void>()
  let shown: readonly Handover[] = []

  const tell = () => {
    shown = [...services.values()].map(({ dockId, sending, missing, unreachable }) => ({
      dockId,
      sending: sending.size,
      missing,
      unreachable,
    }))
    for (const listener of listeners) listener()
  }
  const look = (service: Service) => service.wake.abort()
  const end = (service: Service) => {
    service.over.abort()
    for (const stop of service.sending.values()) stop.abort()
    look(service)
  }

  async function send(service: Service, { id, path }: PendingFile): Promise<void> {
    const file = service.hand.get(path)
    if (file === undefined) return
    const stop = new AbortController()
    service.sending.set(id, stop)
    tell()
    const outcome = await calls.send(id, file, stop.signal)
    service.sending.delete(id)
    if (outcome === 'heard') service.heard.add(id)
    service.unreachable = outcome === 'unreachable'
    tell()
    if (outcome !== 'unreachable') look(service)
  }

  /** Fills the free places with what comes next; how long to wait before looking again. */
  async function serve(service: Service): Promise<number> {
    const { state } = await calls.dock(service.dockId)
    service.unreachable = false
    if (state !== 'running') {
      for (const stop of service.sending.values()) stop.abort()
      // A new start, and a retry, begin a new turn.
      service.heard.clear()
      tell()
      return state === 'done' ? sleepMs : restMs
    }
    const wanted = await nextFiles(service, calls)
    if (service.over.signal.aborted) return 0
    service.missing = wanted.missing
    for (const file of wanted.files) void send(service, file)
    tell()
    return lookMs
  }

  async function run(service: Service): Promise<void> {
    while (!service.over.signal.aborted) {
      let waitMs = restMs
      try {
        waitMs = await serve(service)
      } catch {
        service.unreachable = true
        tell()
      }
      if (service.over.signal.aborted) return
      await calls.pause(waitMs, service.wake.signal)
      service.wake = new AbortController()
    }
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    handovers: () => shown,
    give(dockId, files) {
      const before = services.get(dockId)
      if (before !== undefined) end(before)
      const service: Service = {
        dockId,
        hand: new Map(files.map(({ path, file }) => [path, file])),
        over: new AbortController(),
        sending: new Map(),
        heard: new Set(),
        wake: new AbortController(),
        missing: 0,
        unreachable: false,
      }
      services.set(dockId, service)
      tell()
      void run(service)
    },
    look(dockId) {
      const service = services.get(dockId)
      if (service === undefined) return
      service.heard.clear()
      look(service)
    },
    drop(fileIds) {
      for (const { sending } of services.values()) for (const id of fileIds) sending.get(id)?.abort()
    },
    stopAll() {
      for (const service of services.values()) end(service)
      services.clear()
      tell()
    },
  }
}

/** The first files of the list that are here, are not under way and have not been heard, for as many places as are free. */
async function nextFiles(service: Service, calls: TransferCalls): Promise<{ files: PendingFile[]; missing: number }> {
  const files: PendingFile[] = []
  let [offset, missing] = [0, 0]
  for (;;) {
    const { rows, total } = await calls.pending(service.dockId, offset)
    for (const row of rows) {
      if (!service.hand.has(row.path)) missing += 1
      else if (files.length < atOnce - service.sending.size && isFree(service, row)) files.push(row)
    }
    offset += rows.length
    // Whether more are missing further down is said when their turn comes.
    if (rows.length === 0 || offset >= total || files.length > 0 || service.sending.size >= atOnce) break
  }
  return { files, missing }
}

function isFree({ sending, heard }: Service, { id }: PendingFile): boolean {
  return !sending.has(id) && !heard.has(id)
}
