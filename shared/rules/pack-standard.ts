// An evaluation standard (案卷评查标准): vetoes, basic elements, criteria with their points, and how the score is made.
// Points are integers in hundredths (150 is 1.5 points), so that every sum is exact and a pack hashes the same everywhere.
import * as z from 'zod'
import { PackHead, Slug } from './pack-head.ts'

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
  /** The special table it belongs to; null in the general one. A special veto needs an answer only in such a dossier. */
  onlyFor: z.enum(['daily-penalty', 'seizure']).nullable(),
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

export const Criterion = z.strictObject({
  ...shared,
  title: Text,
  standardHundredths: Hundredths,
  points: z.array(ScorePoint).min(1),
  /** The source's own rule on absence; null where it has none. A paper that is needed and absent scores 0 either way. */
  missingWhen: Text.nullable(),
  /** When the whole item leaves numerator and denominator; null when it never does. */
  notApplicableWhen: Text.nullable(),
})

export const Band = z.strictObject({
  title: Text,
  fromHundredths: z.int().min(0),
  mark: z.enum(['official', 'example']),
})

export const Scoring = z.strictObject({
  formula: z.literal('hybrid'),
  /** What the legality part gives when there is no veto. */
  legalityHundredths: z.int().min(0),
  /** What the normative part gives at a full ratio. */
  normativeHundredths: Hundredths,
  vetoEffect: z.literal('score-zero'),
  floorHundredths: z.int().min(0),
  decimals: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  rounding: z.literal('half-up'),
  /** Smallest step of an earned score. */
  stepHundredths: Hundredths,
  bands: z.array(Band),
  notes: z.array(Text),
})

export const EvaluationStandardPack = PackHead.extend({
  kind: z.literal('evaluation-standard'),
  actKind: z.enum(['处罚', '许可', '强制', '检查', '征收征用', '确认']),
  scoring: Scoring,
  vetoes: z.array(Veto),
  basics: z.array(BasicElement),
  basicsNotes: z.array(Text),
  criteria: z.array(Criterion).min(1),
})

export type Veto = z.infer<typeof Veto>
export type BasicElement = z.infer<typeof BasicElement>
export type ScorePoint = z.infer<typeof ScorePoint>
export type Criterion = z.infer<typeof Criterion>
export type Band = z.infer<typeof Band>
export type EvaluationStandard = z.infer<typeof EvaluationStandardPack>

/** What a schema cannot say: codes are unique, an item's points add up to its standard. Empty when the standard is sound. */
export function standardFaults(standard: EvaluationStandard): string[] {
  const faults: string[] = []
  const seen = new Set<string>()
  const points = standard.criteria.flatMap((item) => item.points)
  for (const { code } of [...standard.vetoes, ...standard.basics, ...standard.criteria, ...points]) {
    if (seen.has(code)) faults.push(`code twice: ${code}`)
    seen.add(code)
  }
  for (const item of standard.criteria) {
    const sum = item.points.reduce((total, point) => total + point.hundredths, 0)
    if (sum !== item.standardHundredths) faults.push(`points of ${item.code} add up to ${sum}`)
    if (item.points.some((point) => !point.code.startsWith(`${item.code}.`)))
      faults.push(`foreign point in ${item.code}`)
  }
  const bands = standard.scoring.bands.map((band) => band.fromHundredths)
  if (bands.some((from, at) => at > 0 && from >= (bands[at - 1] ?? 0))) faults.push('bands do not descend')
  return faults
}
