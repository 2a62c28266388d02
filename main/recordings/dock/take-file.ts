// One file of a dock: copied with verification, into its dossier or into the tray, and entered with the dock's own row in one
// transaction, so that a crash leaves it either taken or still to be taken.
import type { RecordingFlaw } from '#shared/contract/dossiers.ts'
import { CaptureFacts } from '#shared/contract/recordings.ts'
import { uploadDue } from '#shared/rules/tray-clock.ts'
import { dayOf } from '#shared/text/instant.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../../clock.ts'
import { asOffered, type Intake } from '../../dossiers/index.ts'
import type { Actor, Store } from '../../store/index.ts'
import type { ObjectSource, StoredObject } from '../../vault/index.ts'
import { enterCapture } from '../captures.ts'
import type { Recordings } from '../recordings.ts'
import { lookAtHeld } from '../tray/held-media.ts'
import type { Holdings } from '../tray/holdings.ts'
import { twinOf } from '../tray/twins.ts'
import { type DockFileRow, type DockRows, faultText } from './dock-rows.ts'

export interface Taking {
  readonly source: ObjectSource
  readonly signal: AbortSignal
  readonly onProgress: (doneBytes: number) => void
}

/** Refuses `dock.twin-held`, `dock.twin-filed`, and what the vault or the filing refuses. */
export type TakeFile = (caller: Actor, file: DockFileRow, taking: Taking) => Promise<void>

export function createTakeFile(options: {
  store: Store
  rows: DockRows
  intake: Intake
  holdings: Holdings
  recordings: Recordings
  uploadHours: () => number
  clock: Clock
}): TakeFile {
  const { store, rows, intake, holdings, recordings, uploadHours, clock } = options

  function refuseTwin({ sha256 }: StoredObject): void {
    const twin = twinOf(store, sha256)
    if (twin !== null) throw twin
  }

  /** The last step, inside the transaction. A file that was cancelled or paused meanwhile takes everything back. */
  function end(
    caller: Actor,
    file: DockFileRow,
    stored: { readonly sha256: string; readonly sizeBytes: number; readonly flaw: RecordingFlaw | null },
    signal: AbortSignal,
    enter: () => { readonly holdingId: string | null; readonly itemId: string | null },
  ): void {
    store.record(caller, 'dock.file-taken', file.id, (note) => {
      const { sha256, sizeBytes, flaw } = stored
      const { holdingId, itemId } = enter()
      note({ dock: file.dock_id, sha256, sizeBytes, dossier: file.dossier_id })
      const wasRunning = rows.moveFile(file.id, 'running', {
        state: 'done',
        sha256,
        size_bytes: sizeBytes,
        done_bytes: sizeBytes,
        // What is taken although damaged says so, in the list and in the manifest.
        fault: flaw === null ? null : faultText(refuse('dock.taken-flawed', { flaw })),
        holding_id: holdingId,
        item_id: itemId,
        ended_at: clock.now().toISOString(),
      })
      if (!wasRunning) {
        signal.throwIfAborted()
        throw new Error('a file that nobody is taking')
      }
    })
  }

  async function intoDossier(caller: Actor, file: DockFileRow, dossierId: string, taking: Taking): Promise<void> {
    const capture = captureOf(file)
    await intake.file(caller, {
      ...taking,
      dossierId,
      offer: {
        name: nameOf(file.path),
        sizeBytes: file.size_bytes,
        volume: 'main',
        title: null,
        paperKind: null,
        madeOn: capture.startedAt === null ? null : dayOf(capture.startedAt),
      },
      onStored: refuseTwin,
      onEntered(item) {
        refuseTwinBesides(item.id, item.sha256)
        if (item.kind === 'recording') {
          enterCapture(store, item.id, withContainerStart(capture, item.media?.recordedAt ?? null))
        }
        end(caller, file, { ...item, flaw: item.media?.flaw ?? null }, taking.signal, () => ({
          holdingId: null,
          itemId: item.id,
        }))
      },
    })
  }

  /** Somebody may have filed the same bytes while these were looked into. */
  function refuseTwinBesides(itemId: string, sha256: string): void {
    const other = store.one((q) =>
      q
        .selectFrom('item')
        .innerJoin('object', 'object.id', 'item.object_id')
        .where('object.sha256', '=', sha256)
        .where('item.withdrawn_at', 'is', null)
        .where('item.id', '!=', itemId)
        .select('item.title')
        .limit(1),
    )
    if (other !== null) throw refuse('dock.twin-filed', { title: other.title })
  }

  async function intoTray(caller: Actor, file: DockFileRow, { source, signal, onProgress }: Taking): Promise<void> {
    if (file.size_bytes === 0) throw refuse('item.zero-bytes')
    const name = nameOf(file.path)
    const bounded = 'stream' in source ? { stream: asOffered(source.stream, file.size_bytes) } : source
    const held = await holdings.take(bounded, name, { signal, onProgress })
    try {
      if (held.stored.sizeBytes !== file.size_bytes) throw refuse('item.incomplete')
      refuseTwin(held.stored)
      const reader = await held.open()
      const look = await lookAtHeld(recordings, reader, signal).finally(() => reader.close())
      signal.throwIfAborted()
      const capture = withContainerStart(captureOf(file), look.media?.recordedAt ?? null)
      const lengthMs = look.media?.durationMs || (capture.statedSeconds ?? 0) * 1000
      end(caller, file, { ...held.stored, flaw: look.media?.flaw ?? null }, signal, () => {
        refuseTwin(held.stored)
        const takenAt = clock.now().toISOString()
        const dueAt = uploadDue(capture.startedAt, lengthMs, uploadHours())
        return { holdingId: holdings.enter(caller, held, { ...look, name, capture, takenAt, dueAt }), itemId: null }
      })
    } catch (error) {
      await held.discard()
      throw error
    }
  }

  return (caller, file, taking) =>
    file.dossier_id === null ? intoTray(caller, file, taking) : intoDossier(caller, file, file.dossier_id, taking)
}

/** A start that neither the index nor the name tells, the container may. */
function withContainerStart(facts: CaptureFacts, recordedAt: string | null): CaptureFacts {
  if (facts.startedAt !== null || recordedAt === null) return facts
  return { ...facts, startedAt: recordedAt, from: facts.from === 'none' ? 'container' : facts.from }
}

const captureOf = (file: DockFileRow): CaptureFacts => CaptureFacts.parse(JSON.parse(file.capture))

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
