// Reads many objects back, one after the other (a large one keeps two workers busy by itself), and tells how far it is.
import type { ItemReading } from '#shared/rules/soundness.ts'
import type { DossierObjects } from '../dossiers/index.ts'

export interface ReadBack {
  readonly states: ReadonlyMap<string, ItemReading['bytes']>
  readonly ms: number
  readonly sizeBytes: number
}

export interface Pace {
  done: number
  doneBytes: number
}

export async function readBack(
  objects: Pick<DossierObjects, 'verify'>,
  targets: readonly { readonly objectId: string; readonly sizeBytes: number }[],
  pace: Pace,
  signal: AbortSignal,
): Promise<ReadBack> {
  const states = new Map<string, ItemReading['bytes']>()
  const began = performance.now()
  let sizeBytes = 0
  for (const target of targets) {
    signal.throwIfAborted()
    const before = pace.doneBytes
    const { state } = await objects.verify(target.objectId, signal, (bytes) => {
      pace.doneBytes = before + bytes
    })
    states.set(target.objectId, state)
    pace.done += 1
    pace.doneBytes = before + target.sizeBytes
    if (state !== 'missing') sizeBytes += target.sizeBytes
  }
  return { states, ms: Math.round(performance.now() - began), sizeBytes }
}

/** Runs a piece of work on each target, so many at a time. The first failure is thrown; nothing new is begun after it. */
export async function eachOf<T>(
  targets: readonly T[],
  atOnce: number,
  work: (target: T) => Promise<void>,
): Promise<void> {
  const left = [...targets]
  const lane = async (): Promise<void> => {
    for (let target = left.shift(); target !== undefined; target = left.shift()) {
      try {
        await work(target)
      } catch (error) {
        left.length = 0
        throw error
      }
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, lane))
  for (const lane of ended) if (lane.status === 'rejected') throw lane.reason
}
