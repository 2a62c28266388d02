// Sheets that a person or a script wrote for evaluate and review: the contract's own shapes, with items named by their titles.
import * as z from 'zod'
import type { Item } from '#shared/contract/dossiers.ts'
import { Judgement } from '#shared/contract/evaluation.ts'
import { type Anchor, Region } from '#shared/contract/evidence.ts'
import { Id } from '#shared/contract/procedure.ts'
import { Conclusion, HeadJudgement } from '#shared/contract/review.ts'
import { refuse } from '#shared/text/refusal.ts'

/** An anchor names its item by id, or by `item`: its title or original file name. */
const WrittenAnchor = z.discriminatedUnion('on', [
  z.object({
    on: z.literal('page'),
    itemId: Id.optional(),
    item: z.string().optional(),
    page: z.int().min(1),
    region: Region.nullable().default(null),
  }),
  z.object({
    on: z.literal('moment'),
    itemId: Id.optional(),
    item: z.string().optional(),
    startMs: z.int().min(0),
    endMs: z.int().min(0).nullable().default(null),
  }),
  z.object({ on: z.literal('absence'), what: z.string().trim().min(2).max(200) }),
])
type WrittenAnchor = z.infer<typeof WrittenAnchor>

export const WrittenFinding = z.object({
  criterion: z.string().min(1).max(32),
  anchor: WrittenAnchor,
  note: z.string().trim().min(2).max(2000),
})
export type WrittenFinding = z.infer<typeof WrittenFinding>

export const EvaluationSheet = z.object({
  standard: z.string(),
  judgements: z.array(Judgement).min(1),
  findings: z.array(WrittenFinding).default([]),
  advice: z.string().max(4000).default(''),
})

export const ReviewSheet = z.object({
  heads: z.array(HeadJudgement).max(20),
  findings: z.array(WrittenFinding).default([]),
  conclusion: Conclusion.nullable().default(null),
})

/** @throws Refusal `cli.unknown-item`, `cli.ambiguous-item` */
export function resolveAnchor(anchor: WrittenAnchor, items: readonly Item[]): Anchor {
  if (anchor.on === 'absence') return anchor
  const { item, itemId = idOf(item ?? '', items), ...place } = anchor
  return { ...place, itemId }
}

function idOf(name: string, items: readonly Item[]): string {
  const named = items.filter((one) => one.title === name || one.originalName === name)
  const [only] = named
  if (only === undefined) throw refuse('cli.unknown-item', { item: name })
  if (named.length > 1) throw refuse('cli.ambiguous-item', { item: name })
  return only.id
}
