// One evaluator's answers, by code, exactly as they are stored. A code that is not there has not been answered yet.
import * as z from 'zod'

const Reason = z.string().max(4000)

export const PointJudgement = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('scored'),
    earnedHundredths: z.int().min(0),
    reason: Reason,
  }),
  z.strictObject({ state: z.literal('missing'), reason: Reason }),
  z.strictObject({ state: z.literal('not-applicable'), reason: Reason }),
])

/** A coded defect that was found: in how many places, and what exactly. One that was not found has no entry. */
export const DefectJudgement = z.strictObject({
  count: z.int().min(1).max(999),
  reason: Reason,
})

export const ItemJudgement = z.discriminatedUnion('state', [
  /** `points` for an item that earns; `defects` for one that loses by coded defects, absent or empty when it has none. */
  z.strictObject({
    state: z.literal('scored'),
    points: z.record(z.string(), PointJudgement),
    defects: z.record(z.string(), DefectJudgement).optional(),
    reason: Reason,
  }),
  z.strictObject({ state: z.literal('missing'), reason: Reason }),
  z.strictObject({ state: z.literal('not-applicable'), reason: Reason }),
  /** A criterion without points: passed or failed. */
  z.strictObject({ state: z.literal('checked'), passed: z.boolean(), reason: Reason }),
])
export const BasicJudgement = z.strictObject({
  deducted: z.boolean(),
  reason: Reason,
})
export const VetoJudgement = z.strictObject({
  hit: z.boolean(),
  reason: Reason,
})
/** A bonus that was granted, in full or in part. One without an entry was not granted: a bonus is never open. */
export const BonusJudgement = z.strictObject({
  earnedHundredths: z.int().min(0),
  reason: Reason,
})

export const Sheet = z.strictObject({
  items: z.record(z.string(), ItemJudgement),
  basics: z.record(z.string(), BasicJudgement),
  vetoes: z.record(z.string(), VetoJudgement),
  /** Sheets stored before there were bonuses have none. */
  bonuses: z.record(z.string(), BonusJudgement).default({}),
})

export type PointJudgement = z.infer<typeof PointJudgement>
export type DefectJudgement = z.infer<typeof DefectJudgement>
export type ItemJudgement = z.infer<typeof ItemJudgement>
export type BasicJudgement = z.infer<typeof BasicJudgement>
export type VetoJudgement = z.infer<typeof VetoJudgement>
export type BonusJudgement = z.infer<typeof BonusJudgement>
export type Sheet = z.infer<typeof Sheet>

export function emptySheet(): Sheet {
  return { items: {}, basics: {}, vetoes: {}, bonuses: {} }
}
