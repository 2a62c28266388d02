// Reads the index of a dock in a limited process. A damaged one never stops an intake: the files are then known by their names.
import * as z from 'zod'
import { type ByteSource, type Limits, runChild } from '#main/jobs/index.ts'
import { type DockRecord, fieldNames } from '#shared/rules/dock-index.ts'
import { type DockIndexPack, dockFields } from '#shared/rules/pack-dock.ts'
import { indexChild } from './index-child-url.ts'

export type IndexReading =
  | { readonly state: 'read'; readonly records: readonly DockRecord[] }
  | { readonly state: 'unreadable' | 'too-long' | 'too-large' }

/** A dock of twenty thousand files writes about ten megabytes. */
export const largestIndexBytes = 48 * 1024 * 1024
const mostRecords = 100_000
const limits: Limits = { timeoutMs: 30_000, memoryBytes: 1536 * 1024 * 1024 }

const Answer = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('read'),
    records: z.array(z.partialRecord(z.enum(dockFields), z.string().max(4096))).max(mostRecords),
  }),
  z.object({ state: z.literal('unreadable') }),
  z.object({ state: z.literal('too-long') }),
])

/** @throws what reading the source threw, or the signal's reason */
export async function readIndex(
  source: ByteSource,
  pack: DockIndexPack,
  signal: AbortSignal,
  within: Limits = limits,
): Promise<IndexReading> {
  if (source.sizeBytes > largestIndexBytes) return { state: 'too-large' }
  if (source.sizeBytes === 0) return { state: 'unreadable' }
  const input = { fields: [...fieldNames(pack)], mostRecords }
  const outcome = await runChild({ entry: indexChild, task: 'read-index', input, source, limits: within, signal })
  if (outcome.state === 'failed') return { state: outcome.why === 'crash' ? 'unreadable' : 'too-large' }
  const answer = Answer.safeParse(outcome.value)
  return answer.success ? answer.data : { state: 'unreadable' }
}
