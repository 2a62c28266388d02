// The append-only chain, for those who watch the watchers.
import * as z from 'zod'
import { command, Instant, nothing, Paging, pageOf, query, Sha256 } from './procedure.ts'

export const JournalEntry = z.object({
  position: z.int(),
  at: Instant,
  who: z.string(),
  event: z.string(),
  subject: z.string().nullable(),
  outcome: z.enum(['done', 'refused']),
  /** Code of the refusal, or further facts without case content. */
  detail: z.record(z.string(), z.unknown()),
  hash: Sha256,
})
export type JournalEntry = z.infer<typeof JournalEntry>

export const JournalVerdict = z.discriminatedUnion('state', [
  z.object({ state: z.literal('intact'), length: z.int(), head: Sha256 }),
  z.object({
    state: z.literal('broken'),
    position: z.int(),
    why: z.enum(['hash', 'order', 'head', 'signature', 'rolled-back']),
  }),
])
export type JournalVerdict = z.infer<typeof JournalVerdict>

export const journal = {
  list: query({
    by: ['auditor'],
    input: z.object({
      ...Paging,
      who: z.string().max(64).default(''),
      event: z.string().max(64).default(''),
      outcome: z.enum(['any', 'done', 'refused']).default('any'),
    }),
    output: pageOf(JournalEntry),
  }),
  verify: query({ by: ['auditor', 'archivist'], input: nothing, output: JournalVerdict }),
  /** The whole journal as CSV with every hash, and the signed head, so that anybody can verify it. */
  export: command({
    by: ['auditor'],
    writes: 'journal.exported',
    input: nothing,
    output: z.object({
      csv: z.string(),
      head: z.object({ position: z.int(), hash: Sha256, signature: z.string(), publicKey: z.string() }),
    }),
  }),
}
