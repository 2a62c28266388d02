// How a standard turns answers into a figure or a grade: five formulas, and what they have in common. All of it is data.
import * as z from 'zod'
import { Slug } from './pack-head.ts'

const Text = z.string().min(1)
const Hundredths = z.int().positive()
const Mark = z.enum(['official', 'example'])

/**
 * What a veto (否决项) does. The judged figure always stays beside the effective one.
 * `score-zero`: the effective score is 0. `minus-100`: 100 points off for each. `fail-unscored`: the dossier fails and has no
 * effective score at all. `recorded`: named in the result, changes nothing.
 */
export const VetoEffect = z.enum(['score-zero', 'minus-100', 'fail-unscored', 'recorded'])

export const Band = z.strictObject({
  title: Text,
  fromHundredths: z.int().min(0),
  mark: Mark,
})

/** What makes the grade of a whole unit (单位) out of those of its dossiers. */
export const UnitRule = z.discriminatedUnion('kind', [
  /** The average of its effective scores, put into the same bands. */
  z.strictObject({ kind: z.literal('average'), mark: Mark }),
  /** Best grade first; each asks that so many per cent of the dossiers lie in a band or a better one. */
  z.strictObject({
    kind: z.literal('rates'),
    mark: Mark,
    grades: z
      .array(
        z.strictObject({
          title: Text,
          rates: z.array(z.strictObject({ band: Text, atLeastPercent: z.int().min(0).max(100) })).min(1),
        }),
      )
      .min(1),
    /** The grade of a unit that reaches none of them; null where the source names none. */
    otherwise: Text.nullable(),
  }),
])

const common = {
  vetoEffect: VetoEffect,
  floorHundredths: z.int().min(0),
  /** Above this no bonus lifts a score. Absent: no ceiling. */
  ceilingHundredths: Hundredths.optional(),
  decimals: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  rounding: z.enum(['half-up', 'down', 'half-even']),
  /** Smallest step of an earned score. */
  stepHundredths: Hundredths,
  /** Best band first, the last from 0. Empty where there are no grades. */
  bands: z.array(Band),
  unitRule: UnitRule.optional(),
  /** In the source's words: who stands first at equal scores. */
  tieBreak: Text.optional(),
  notes: z.array(Text),
}

/**
 * What an item that does not apply does to the total of its formula: `rescaled` takes it out of numerator and denominator and
 * brings the rest to the full figure; `credited` counts it as earned in full.
 */
const NotApplicable = z.enum(['rescaled', 'credited'])

const partCommon = {
  code: Slug,
  title: Text,
  fullHundredths: Hundredths,
  floorHundredths: z.int().min(0),
}
/** One part of a split standard (实体、卷面): its own total, its own floor. */
export const SplitPart = z.discriminatedUnion('method', [
  z.strictObject({ ...partCommon, method: z.literal('items'), notApplicable: NotApplicable }),
  z.strictObject({ ...partCommon, method: z.literal('deduct') }),
])

/** A grade reached when every code of this level and of all levels before it has passed or does not apply. */
export const Level = z.strictObject({ title: Text, adds: z.array(Text).min(1), mark: Mark })

export const Scoring = z.discriminatedUnion('formula', [
  /** M1: legality + normative × Σ earned ÷ Σ standard of the applicable items − Σ basic elements. */
  z.strictObject({
    formula: z.literal('hybrid'),
    ...common,
    /** What the legality part gives when there is no veto. */
    legalityHundredths: z.int().min(0),
    /** What the normative part gives at a full ratio. */
    normativeHundredths: Hundredths,
  }),
  /** M2: full − Σ coded defects. */
  z.strictObject({ formula: z.literal('deduct'), ...common, fullHundredths: Hundredths }),
  /** M3: Σ of the items, none below zero. The items add up to `fullHundredths`. */
  z.strictObject({
    formula: z.literal('items'),
    ...common,
    fullHundredths: Hundredths,
    notApplicable: NotApplicable,
  }),
  /** M4: no points. Levels from the lowest to the highest, each adding codes that must have passed. */
  z.strictObject({
    formula: z.literal('checklist'),
    ...common,
    floorHundredths: z.int().min(0).default(0),
    decimals: common.decimals.default(0),
    rounding: common.rounding.default('half-up'),
    stepHundredths: Hundredths.default(100),
    bands: z.array(Band).max(0).default([]),
    levels: z.array(Level),
    /** The grade when not even the first level is reached, or a veto decides; null where the list gives no grades. */
    failTitle: Text.nullable(),
  }),
  /** M5: parts with their own totals and floors, added up. Every criterion names its part. */
  z.strictObject({ formula: z.literal('split'), ...common, parts: z.array(SplitPart).min(2) }),
])

export type VetoEffect = z.infer<typeof VetoEffect>
export type Band = z.infer<typeof Band>
export type UnitRule = z.infer<typeof UnitRule>
export type SplitPart = z.infer<typeof SplitPart>
export type Level = z.infer<typeof Level>
export type Scoring = z.infer<typeof Scoring>
export type Formula = Scoring['formula']
export type ScoringOf<F extends Formula> = Extract<Scoring, { formula: F }>
