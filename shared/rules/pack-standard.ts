// An evaluation standard (案卷评查标准): vetoes, basic elements, criteria with their points, and how the score is made.
// Points are integers in hundredths (150 is 1.5 points), so that every sum is exact and a pack hashes the same everywhere.
// Whatever came after the first packs is optional or has a default: standards frozen into old evaluations still parse.
import * as z from 'zod'
import { PackHead, Slug } from './pack-head.ts'
import { Scoring, VetoEffect } from './pack-scoring.ts'
import { DossierCategory } from './pack-words.ts'
import { Sheet } from './scoring-sheet.ts'

export * from './pack-scoring.ts'

const Text = z.string().min(1)
const Code = z.string().regex(/^[A-Z][A-Z0-9]*-\d+(\.\d+)?$/)
const Hundredths = z.int().positive()

const shared = {
  code: Code,
  /** Clauses that ground it, e.g. 《行政处罚法》第五十八条. */
  clauses: z.array(Text).min(1),
  commonErrors: z.array(Text),
  notes: z.array(Text),
  /** Codes of the paper kinds it concerns; selecting it filters the catalogue to these. Empty: the whole dossier. */
  evidence: z.array(Slug),
}

export const Veto = z.strictObject({
  ...shared,
  group: Text,
  text: Text,
  /**
   * Which dossiers alone it concerns, in the source's words or as one of the codes of the first pack (`daily-penalty`, `seizure`);
   * null when all of them. A special veto needs an answer only in such a dossier.
   */
  onlyFor: Text.nullable(),
  /** Where it differs from the effect of the whole standard. */
  effect: VetoEffect.optional(),
})

export const BasicElement = z.strictObject({
  ...shared,
  group: Text,
  text: Text,
  deductionHundredths: Hundredths,
})

export const ScorePoint = z.strictObject({
  code: Code,
  text: Text,
  hundredths: Hundredths,
  /** Why this point may leave numerator and denominator; null when it may not. */
  notApplicableWhen: Text.nullable(),
  /** The whole item scores 0 when this point is lost entirely. */
  zeroesItem: z.boolean(),
})

/** A coded defect (扣分情形): what it costs, once or in each place it is found. */
export const Defect = z.strictObject({
  code: Code,
  text: Text,
  hundredths: Hundredths,
  counting: z.enum(['once', 'each']),
  /** The most it may cost when counted in each place; null when nothing but the item's own value stops it. */
  capHundredths: Hundredths.nullable(),
  /** It costs the whole value of its item. */
  zeroesItem: z.boolean(),
})

export const CriterionMode = z.enum(['points', 'defects', 'check'])

export const Criterion = z.strictObject({
  ...shared,
  title: Text,
  /** How it is judged: `points` earns (the default), `defects` loses by coded defects, `check` is passed or failed without points. */
  mode: CriterionMode.optional(),
  /** The part it belongs to, in a split standard. */
  part: Slug.optional(),
  /** What it is worth. 0 for a check; 0 for defects whose sum nothing stops but the total. */
  standardHundredths: z.int().min(0),
  points: z.array(ScorePoint).default([]),
  defects: z.array(Defect).optional(),
  /** The source's own rule on absence; null where it has none. A paper that is needed and absent scores 0 either way. */
  missingWhen: Text.nullable(),
  /** When the whole item leaves numerator and denominator; null when it never does. */
  notApplicableWhen: Text.nullable(),
})

export const BonusItem = z.strictObject({ ...shared, text: Text, hundredths: Hundredths })

export const Bonus = z.strictObject({
  /** The most that all of them may add; null is a fault, kept so that the editor can say it. */
  capHundredths: Hundredths.nullable(),
  /** `total`: added to the finished score. `numerator`: to what was earned, not to what could be. `both`: to both. */
  enters: z.enum(['numerator', 'both', 'total']),
  items: z.array(BonusItem).min(1),
})

/** A worked example: what this sheet must give. Answers start from a faultless sheet or from an empty one. */
export const Example = z.strictObject({
  title: Text,
  from: z.enum(['faultless', 'empty']),
  /** Answers that replace those of the start; points of an item replace one by one. */
  sheet: Sheet,
  expect: z.strictObject({
    /** Null in a standard without points. */
    judgedHundredths: z.int().nullable(),
    /** Null in a standard without points, and where the dossier failed unscored. */
    effectiveHundredths: z.int().nullable(),
    /** Title of the band or level; null when there is none. */
    band: Text.nullable(),
    unscored: z.boolean(),
  }),
  /** The arithmetic, line by line, as a person would write it. */
  working: z.array(Text),
})

export const EvaluationStandardPack = PackHead.extend({
  kind: z.literal('evaluation-standard'),
  actKind: DossierCategory,
  /** Which standard this is through all its versions; its own id when absent. One of them is in force at a time. */
  standing: Slug.optional(),
  scoring: Scoring,
  vetoes: z.array(Veto),
  basics: z.array(BasicElement),
  basicsNotes: z.array(Text),
  criteria: z.array(Criterion).min(1),
  bonus: Bonus.optional(),
  examples: z.array(Example).optional(),
})

export type Veto = z.infer<typeof Veto>
export type BasicElement = z.infer<typeof BasicElement>
export type ScorePoint = z.infer<typeof ScorePoint>
export type Defect = z.infer<typeof Defect>
export type CriterionMode = z.infer<typeof CriterionMode>
export type Criterion = z.infer<typeof Criterion>
export type BonusItem = z.infer<typeof BonusItem>
export type Bonus = z.infer<typeof Bonus>
export type Example = z.infer<typeof Example>
export type EvaluationStandard = z.infer<typeof EvaluationStandardPack>

export function modeOf(item: Criterion): CriterionMode {
  return item.mode ?? 'points'
}

export function effectOf(standard: EvaluationStandard, veto: Veto): VetoEffect {
  return veto.effect ?? standard.scoring.vetoEffect
}
