// Marks on recordings: a second or a span, with words and a category, saved as they are made. They are not part of the
// dossier, so a sealed one takes them too.
import * as z from 'zod'
import { command, Id, Instant, nothing, query } from './procedure.ts'
import { caseWorkers } from './roles.ts'
import { text } from './text.ts'

export const MarkComment = z.object({ id: Id, text: z.string(), by: z.string(), at: Instant })

export const Mark = z.object({
  id: Id,
  itemId: Id,
  startMs: z.int(),
  /** Null for a single moment. */
  endMs: z.int().nullable(),
  /** Code of the rulebook's mark categories. */
  category: z.string(),
  text: z.string(),
  madeBy: z.string(),
  madeAt: Instant,
  changedAt: Instant,
  /** Whether the caller made it: only then may he change it. */
  own: z.boolean(),
  comments: z.array(MarkComment),
})
export type Mark = z.infer<typeof Mark>

const Place = { startMs: z.int().min(0), endMs: z.int().min(1).nullable() }
const words = z.string().max(2000)
const One = z.object({ id: Id })

export const marks = {
  /** Of one recording, or of all of a dossier. */
  list: query({
    by: caseWorkers,
    input: z.union([z.object({ itemId: Id }), z.object({ dossierId: Id })]),
    output: z.array(Mark),
  }),
  /** The window gives the id, so that the same mark sent twice is one. */
  add: command({
    by: caseWorkers,
    writes: 'mark.added',
    input: z.object({ id: Id, itemId: Id, ...Place, category: z.string().max(64), text: words.default('') }),
    output: Mark,
  }),
  change: command({
    by: caseWorkers,
    writes: 'mark.changed',
    input: z.object({ id: Id, ...Place, category: z.string().max(64), text: words }),
    output: Mark,
  }),
  remove: command({ by: caseWorkers, writes: 'mark.removed', input: One, output: nothing }),
  comment: command({
    by: caseWorkers,
    writes: 'mark.commented',
    input: z.object({ id: Id, markId: Id, text: text(1, 2000) }),
    output: Mark,
  }),
}
