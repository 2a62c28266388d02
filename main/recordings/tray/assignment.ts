// From the tray into a dossier: the bytes are stored under the dossier's key and read back, entered, and only then the held
// copy and its key are destroyed. A crash at any instant leaves the held one, or both, or the filed one.
import * as z from 'zod'
import { CaptureFacts } from '#shared/contract/recordings.ts'
import { dayOf } from '#shared/text/instant.ts'
import { isRefusal, refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../../clock.ts'
import type { DossierObjects, Intake } from '../../dossiers/index.ts'
import type { JobDuring, JobRunner } from '../../jobs/index.ts'
import type { Store } from '../../store/index.ts'
import { enterCapture } from '../captures.ts'
import type { Holdings } from './holdings.ts'

export const AssignmentInput = z.object({
  holdingId: z.string(),
  dossierId: z.string(),
  /** Sign-in name of who assigned it. */
  by: z.string(),
})
export type AssignmentInput = z.infer<typeof AssignmentInput>

/** Refuses `tray.unknown`, `tray.altered` and what filing refuses; the recording then waits in the tray again, with the reason. */
export function createAssignmentRunner(options: {
  store: Store
  objects: DossierObjects
  /** Asked for when a job runs: the intake is made after the queue. */
  intake: () => Intake
  holdings: Holdings
  clock: Clock
}): JobRunner {
  const { store, objects, intake, holdings, clock } = options

  const holdingOf = (id: string) => store.one((q) => q.selectFrom('holding').selectAll().where('id', '=', id))
  type HoldingRow = NonNullable<ReturnType<typeof holdingOf>>

  async function file(input: AssignmentInput, row: HoldingRow, during: JobDuring): Promise<void> {
    if (row.object_id === null) throw refuse('tray.unknown')
    const held = objects.row(row.object_id)
    const capture = CaptureFacts.parse(JSON.parse(row.capture))
    const reader = await objects.open(held.id)
    const caller = { name: input.by }
    const { signal, onProgress, hold } = during
    try {
      await intake().file(caller, {
        dossierId: input.dossierId,
        offer: {
          name: row.name,
          sizeBytes: held.size_bytes,
          volume: 'main',
          title: null,
          paperKind: null,
          madeOn: capture.startedAt === null ? null : dayOf(capture.startedAt),
        },
        source: { stream: heldBy(reader.stream(0, reader.sizeBytes, signal), hold) },
        signal,
        onProgress: (doneBytes) => onProgress(held.size_bytes === 0 ? 1 : doneBytes / held.size_bytes),
        onStored({ sha256 }) {
          if (sha256 !== held.sha256) throw refuse('tray.altered')
        },
        onEntered(item) {
          signal.throwIfAborted()
          store.record(caller, 'tray.filed', item.id, (note) => {
            note({ holding: row.id, dossier: input.dossierId, sha256: held.sha256, sizeBytes: held.size_bytes })
            if (item.kind === 'recording') enterCapture(store, item.id, capture)
            store.run((q) =>
              q
                .updateTable('holding')
                .set({ state: 'assigned', reason: null, item_id: item.id, ended_at: clock.now().toISOString() })
                .where('id', '=', row.id),
            )
          })
        },
      })
    } finally {
      await reader.close()
    }
  }

  return async (job, during) => {
    const input = AssignmentInput.parse(job.input)
    const row = holdingOf(input.holdingId)
    if (row === null) throw refuse('tray.unknown')
    // A job that is begun again after its recording was filed has only the held copy to destroy.
    if (row.item_id === null) {
      try {
        await file(input, row, during)
      } catch (error) {
        // What was only interrupted, by a lock or by its owner, is not a failure.
        if (!during.signal.aborted) {
          const reason = isRefusal(error) ? error.sentence : null
          store.run((q) => q.updateTable('holding').set({ state: 'waiting', reason }).where('id', '=', row.id))
        }
        throw error
      }
    }
    await holdings.release(input.holdingId)
  }
}

/** Stands still while the queue is paused. */
async function* heldBy(stream: ReadableStream<Uint8Array>, hold: () => Promise<void>): AsyncGenerator<Uint8Array> {
  for await (const piece of stream) {
    await hold()
    yield piece
  }
}
