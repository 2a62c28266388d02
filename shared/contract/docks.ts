// Intake of a collection dock (采集工作站): a folder or a device tree with an index or without one, read, planned, copied with
// verification, and taken up again after the device was pulled. Nothing is ever deleted at the source.
import * as z from 'zod'
import { command, feed, Id, Instant, nothing, Paging, pageOf, query, Sha256 } from './procedure.ts'
import { CaptureFacts } from './recordings.ts'
import { text } from './text.ts'

/** `twin`: the same bytes are here already. `waiting`: for its device or its window. */
export const dockFileStates = ['queued', 'running', 'waiting', 'failed', 'done', 'twin', 'cancelled'] as const
export const DockFileState = z.enum(dockFileStates)
export type DockFileState = z.infer<typeof DockFileState>

export const DockFile = z.object({
  id: Id,
  dockId: Id,
  /** Below the dock's folder, with `/`; as the file system bears it. */
  path: z.string(),
  sizeBytes: z.int(),
  capture: CaptureFacts,
  state: DockFileState,
  doneBytes: z.int(),
  attempts: z.int(),
  /** Why it failed or waits; of a file that was taken, what is wrong with it all the same. */
  sentence: z.string().nullable(),
  sha256: Sha256.nullable(),
  /** Goes straight into this dossier instead of the tray. */
  dossierId: Id.nullable(),
  holdingId: Id.nullable(),
  itemId: Id.nullable(),
  endedAt: Instant.nullable(),
})
export type DockFile = z.infer<typeof DockFile>

export const Dock = z.object({
  id: Id,
  label: z.string(),
  /** On this machine; null when a window hands the files over. */
  folder: z.string().nullable(),
  indexName: z.string().nullable(),
  /** Why the index could not be read, so that the files are known by their names alone; null where all is well. */
  indexSentence: z.string().nullable(),
  state: z.enum(['planned', 'running', 'paused', 'done']),
  openedBy: z.string(),
  openedAt: Instant,
  endedAt: Instant.nullable(),
  /** How many files in each state. */
  counts: z.record(DockFileState, z.int()),
  totalBytes: z.int(),
  doneBytes: z.int(),
  remainingSeconds: z.int().nullable(),
})
export type Dock = z.infer<typeof Dock>

/** As the file system bears it: neither trimmed nor composed. */
const path = z
  .string()
  .min(1)
  .max(4096)
  .refine((path) => path.isWellFormed(), 'half a character')

const One = z.object({ id: Id })
const Files = z.object({ ids: z.array(Id).min(1).max(5000) })
const by = ['archivist', 'handler'] as const
const dockWatch = { by, input: One, item: Dock }

export const docks = {
  /** Reads the folder and its index; copies nothing yet. The same folder opened again is the same dock, with what is new added. */
  open: command({
    by,
    writes: 'dock.opened',
    input: z.object({ folder: path, dossierId: Id.nullable().default(null) }),
    output: Dock,
  }),
  /** The same from a window that was handed a folder: its files' names and the index itself; the bytes follow by PUT /intake/<file>. */
  offer: command({
    by,
    writes: 'dock.opened',
    input: z.object({
      label: text(1, 200),
      files: z
        .array(z.object({ path, sizeBytes: z.int().min(0), modifiedAt: Instant.nullable().default(null) }))
        .min(1)
        .max(20_000),
      index: z
        .object({ name: path, base64: z.string().max(64_000_000) })
        .nullable()
        .default(null),
      dossierId: Id.nullable().default(null),
    }),
    output: Dock,
  }),
  list: query({ by, input: z.object({ ...Paging }), output: pageOf(Dock) }),
  get: query({ by, input: One, output: Dock }),
  files: query({
    by,
    input: z.object({ id: Id, ...Paging, states: z.array(DockFileState).default([]) }),
    output: pageOf(DockFile),
  }),
  watch: feed(dockWatch),
  start: command({ by, writes: 'dock.started', input: One, output: Dock }),
  pause: command({ by, writes: 'dock.paused', input: One, output: Dock }),
  /** Failed, waiting and cancelled files once more. */
  retry: command({ by, writes: 'dock.retried', input: Files, output: nothing }),
  cancel: command({ by, writes: 'dock.cancelled', input: Files, output: nothing }),
  /** Before another queued file; last when null. */
  move: command({
    by,
    writes: 'dock.reordered',
    input: z.object({ ids: z.array(Id).min(1).max(5000), beforeId: Id.nullable() }),
    output: nothing,
  }),
  /** Chosen before the transfer, files go straight into the dossier. */
  direct: command({
    by,
    writes: 'dock.directed',
    input: z.object({ ids: z.array(Id).min(1).max(5000), dossierId: Id.nullable() }),
    output: nothing,
  }),
  /** Every file with its outcome, size and SHA-256, as CSV: what the source may be compared with before it is erased. */
  manifest: command({
    by,
    writes: 'dock.manifest-exported',
    input: One,
    output: z.object({ csv: z.string(), sha256: Sha256 }),
  }),
}
