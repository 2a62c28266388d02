// The shape of one office's rule on how long a legal review may take (法制审核期限). No law sets the term: places differ in its
// length, in what starts it, in what stands still and in who may extend it.
//
// What was added after the first version is optional, so that a rule frozen in an older review still reads, with the hash it had.
import * as z from 'zod'
import { PackHead } from './pack-head.ts'

const Text = z.string().min(1)

/** What a review waits for: 补充材料、专家意见、征求意见（会商）、请示解释. */
export const pauseKinds = ['supplement', 'expert-view', 'consultation', 'interpretation'] as const
export const PauseKind = z.enum(pauseKinds)
export type PauseKind = z.infer<typeof PauseKind>

/** Who approves an extension: 行政机关负责人、分管负责人、领导. */
export const extensionApprovers = ['head', 'deputy', 'leader'] as const
export const ExtensionApprover = z.enum(extensionApprovers)
export type ExtensionApprover = z.infer<typeof ExtensionApprover>

export const TermExtension = z.strictObject({
  /** All extensions together add no more than this, in the term's own unit; null: the rule states no cap. */
  days: z.int().positive().nullable(),
  approver: ExtensionApprover,
  /** How often at most; null: the rule does not say. */
  times: z.int().positive().nullable(),
})
export type TermExtension = z.infer<typeof TermExtension>

export const ReviewTermPack = PackHead.extend({
  kind: z.literal('review-term'),
  days: z.int().positive(),
  unit: z.enum(['work', 'calendar']),
  /** 收到材料、材料齐全、受理: the day of it is not counted. */
  startsOn: z.enum(['materials-received', 'materials-complete', 'accepted']),
  clause: Text,
  /** Words in the name of the agencies it is for; absent or none: for every agency. */
  agencies: z.array(Text).optional(),
  /** Absent: the rule knows no extension. */
  extension: TermExtension.optional(),
  /** What may interrupt a review, and whether the clock stands still meanwhile. Absent: the rule knows no interruption. */
  pauses: z
    .array(z.strictObject({ kind: PauseKind, stopsClock: z.boolean() }))
    .refine((all) => new Set(all.map(({ kind }) => kind)).size === all.length, 'each kind of pause once')
    .optional(),
  /** Working days in which missing material is to be handed in, before the submission is returned. */
  incompleteReturnDays: z.int().positive().optional(),
  /** The board warns when no more days than this are left. A habit of the office, no rule. */
  warnDays: z.int().nonnegative().optional(),
})
export type ReviewTermPack = z.infer<typeof ReviewTermPack>

const levels = ['unit', 'county', 'prefecture', 'province', 'nation'] as const

/**
 * The rule that counts for an agency: the office's own before those shipped, one that names the agency before one for all,
 * the nearest level first. What the office adopted last replaces what it adopted before.
 * @param packs in the order they were adopted, those shipped in the order of their files
 */
export function termFor(
  packs: readonly ReviewTermPack[],
  agency: string,
  isOwn: (pack: ReviewTermPack) => boolean,
): ReviewTermPack | null {
  const fitting = packs.flatMap((pack, at) => {
    const words = pack.agencies ?? []
    const named = Math.max(0, ...words.filter((word) => agency.includes(word)).map(({ length }) => length))
    if (named === 0 && words.length > 0) return []
    return [{ pack, named, own: isOwn(pack), level: levels.indexOf(pack.jurisdiction.level), at }]
  })
  const [best] = fitting.sort(
    (a, b) =>
      Number(b.own) - Number(a.own) || b.named - a.named || (a.own ? b.at - a.at : a.level - b.level || a.at - b.at),
  )
  return best?.pack ?? null
}
