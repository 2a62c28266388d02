// Quick phrases (常用语) learnt from earlier findings and reasons of this office. They name nobody and no case.
import * as z from 'zod'
import { command, Id, Instant, nothing, query } from './procedure.ts'

export const Phrase = z.object({
  id: Id,
  /** The criterion it was written on: the one asked for, or one beside it. */
  criterion: z.string(),
  words: z.string(),
  uses: z.int(),
  usedAt: Instant,
})
export type Phrase = z.infer<typeof Phrase>

export const phrases = {
  /** For one criterion of a standard, the most useful first; after them those of its item and of the points beside it. */
  list: query({
    by: ['inspector'],
    input: z.object({ standardId: z.string().min(1).max(100), criterion: z.string().min(1).max(32) }),
    output: z.array(Phrase),
  }),
  /** Never offered again, though it be written again. */
  hide: command({ by: ['inspector'], writes: 'phrase.hidden', input: z.object({ id: Id }), output: nothing }),
}
