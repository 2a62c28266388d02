// How far two evaluations of one dossier (一案双评) agree: in figures, in vetoes, answer by answer; and over a whole campaign
// Cohen's kappa for each criterion. Pure; knows answers, not standards: see sheet-answers.ts.

/** What an answer says, coarsely enough that two people can say the same. */
export const answerCategories = [
  'full',
  'partly',
  'none',
  'missing',
  'not-applicable',
  'hit',
  'not-hit',
  'deducted',
  'kept',
  'passed',
  'failed',
  'open',
] as const
export type AnswerCategory = (typeof answerCategories)[number]

export const answerParts = ['veto', 'basic', 'item', 'bonus'] as const
export type AnswerPart = (typeof answerParts)[number]

export interface Answer {
  readonly code: string
  readonly part: AnswerPart
  readonly title: string
  readonly category: AnswerCategory
  /** Earned, or deducted where the standard deducts; null where it gives no points. */
  readonly hundredths: number | null
  readonly ofHundredths: number | null
  readonly reason: string
  /** The points of an item, each an answer of its own. */
  readonly points: readonly Answer[]
}

export interface JudgedSheet {
  readonly judgedHundredths: number
  readonly effectiveHundredths: number
  readonly band: string | null
  readonly vetoesHit: readonly string[]
  readonly answers: readonly Answer[]
}

export interface ComparedRow {
  readonly code: string
  readonly part: AnswerPart
  readonly title: string
  readonly one: Answer | null
  readonly two: Answer | null
  readonly differs: boolean
  /** Second less first; null where either has no figure. */
  readonly differenceHundredths: number | null
}

export interface Comparison {
  /** Never negative. */
  readonly judgedDifference: number
  readonly effectiveDifference: number
  readonly sameBand: boolean
  /** Codes that one of the two alone hit. */
  readonly vetoesOnlyOne: readonly string[]
  readonly vetoesOnlyTwo: readonly string[]
  readonly rows: readonly ComparedRow[]
  readonly differing: number
}

export function compare(one: JudgedSheet, two: JudgedSheet): Comparison {
  const codes = new Map([...one.answers, ...two.answers].map((answer) => [`${answer.part} ${answer.code}`, answer]))
  const find = (sheet: JudgedSheet, { part, code }: Answer) =>
    sheet.answers.find((answer) => answer.part === part && answer.code === code) ?? null
  const rows = [...codes.values()].map((answer) => comparedRow(answer, find(one, answer), find(two, answer)))
  return {
    judgedDifference: Math.abs(one.judgedHundredths - two.judgedHundredths),
    effectiveDifference: Math.abs(one.effectiveHundredths - two.effectiveHundredths),
    sameBand: one.band === two.band,
    vetoesOnlyOne: one.vetoesHit.filter((code) => !two.vetoesHit.includes(code)),
    vetoesOnlyTwo: two.vetoesHit.filter((code) => !one.vetoesHit.includes(code)),
    rows,
    differing: rows.filter(({ differs }) => differs).length,
  }
}

function comparedRow({ code, part, title }: Answer, one: Answer | null, two: Answer | null): ComparedRow {
  const figures = one?.hundredths != null && two?.hundredths != null ? two.hundredths - one.hundredths : null
  return { code, part, title, one, two, differs: !sameAnswer(one, two), differenceHundredths: figures }
}

/** The same state and figure, in every point too; the words of the reasons may differ. */
export function sameAnswer(one: Answer | null, two: Answer | null): boolean {
  if (one === null || two === null) return one === two
  if (one.category !== two.category || one.hundredths !== two.hundredths) return false
  if (one.points.length !== two.points.length) return false
  return one.points.every((point) => sameAnswer(point, two.points.find(({ code }) => code === point.code) ?? null))
}

/**
 * Near enough to be merged by rule: neither figure further apart than the plan allows, the same vetoes, and, where a standard
 * gives no points at all, the same verdict.
 */
export function isNear(comparison: Comparison, allowedHundredths: number): boolean {
  const { judgedDifference, effectiveDifference, vetoesOnlyOne, vetoesOnlyTwo, rows, sameBand } = comparison
  const pointless = rows.every(({ one, two }) => one?.hundredths == null && two?.hundredths == null)
  return (
    Math.max(judgedDifference, effectiveDifference) <= allowedHundredths &&
    vetoesOnlyOne.length + vetoesOnlyTwo.length === 0 &&
    (!pointless || sameBand)
  )
}

export interface Kappa {
  readonly pairs: number
  readonly agreed: number
  /** Null where it says nothing; then only the raw agreement is shown. Three decimals. */
  readonly kappa: number | null
  /** `few`: fewer pairs than `leastPairs`. `no-variation`: both gave one and the same answer throughout, so chance explains all. */
  readonly why: 'few' | 'no-variation' | null
}

/** Our own convention, for no rule gives one: with fewer pairs, one answer more or less swings the figure beyond meaning. */
export const leastPairs = 5

/**
 * Cohen (1960): κ = (pₒ − pₑ) ÷ (1 − pₑ), where pₒ is the share of equal answers and pₑ the share to be expected by chance from
 * how often each of the two gives each answer. In whole numbers: (n·agreed − Σ aₖbₖ) ÷ (n² − Σ aₖbₖ).
 */
export function cohensKappa(pairs: readonly (readonly [string, string])[]): Kappa {
  const count = pairs.length
  const agreed = pairs.filter(([one, two]) => one === two).length
  if (count < leastPairs) return { pairs: count, agreed, kappa: null, why: 'few' }
  const ones = Map.groupBy(pairs, ([one]) => one)
  const twos = Map.groupBy(pairs, ([, two]) => two)
  let chance = 0
  for (const [category, given] of ones) chance += given.length * (twos.get(category)?.length ?? 0)
  const under = count * count - chance
  if (under === 0) return { pairs: count, agreed, kappa: null, why: 'no-variation' }
  return { pairs: count, agreed, kappa: Math.round(((count * agreed - chance) / under) * 1000) / 1000, why: null }
}

export interface CriterionAgreement extends Kappa {
  readonly code: string
  readonly part: AnswerPart
  readonly title: string
}

export interface CampaignAgreement {
  readonly dossiers: number
  readonly sameBand: number
  readonly sameVetoes: number
  /** Of the effective figures, in hundredths; null without dossiers. */
  readonly meanDifference: number | null
  readonly medianDifference: number | null
  readonly largestDifference: number | null
  readonly distribution: readonly { readonly upToHundredths: number | null; readonly dossiers: number }[]
  readonly criteria: readonly CriterionAgreement[]
  /** One table for each part: their answers are of different kinds, and thrown together they would agree by that alone. */
  readonly pooled: readonly (Kappa & { readonly part: AnswerPart })[]
}

/** Upper ends of the classes of the difference, in hundredths; the last class is open. */
const classes = [0, 100, 200, 500, 1000, null] as const

/** As much of a comparison as a campaign's figures need. */
export type ComparedPair = Pick<Comparison, 'effectiveDifference' | 'sameBand' | 'vetoesOnlyOne' | 'vetoesOnlyTwo'> & {
  readonly rows: readonly ComparedKinds[]
}
type ComparedKinds = Pick<ComparedRow, 'code' | 'part' | 'title'> & {
  readonly one: Pick<Answer, 'category'> | null
  readonly two: Pick<Answer, 'category'> | null
}

/** @param comparisons of the double evaluations of one campaign, of one standard or several */
export function campaignAgreement(comparisons: readonly ComparedPair[]): CampaignAgreement {
  const differences = comparisons.map(({ effectiveDifference }) => effectiveDifference).sort((a, b) => a - b)
  const rows = comparisons.flatMap((comparison) => comparison.rows)
  const criteria = Map.groupBy(rows, ({ part, code }) => `${part} ${code}`)
  return {
    dossiers: comparisons.length,
    sameBand: comparisons.filter(({ sameBand }) => sameBand).length,
    sameVetoes: comparisons.filter(
      ({ vetoesOnlyOne, vetoesOnlyTwo }) => vetoesOnlyOne.length + vetoesOnlyTwo.length === 0,
    ).length,
    meanDifference: meanOf(differences),
    medianDifference: medianOf(differences),
    largestDifference: differences.at(-1) ?? null,
    distribution: classes.map((upTo, at) => ({
      upToHundredths: upTo,
      dossiers: differences.filter(
        (found) => (upTo === null || found <= upTo) && (at === 0 || found > (classes[at - 1] ?? 0)),
      ).length,
    })),
    criteria: [...criteria.values()].flatMap((same) => {
      const [first] = same
      if (first === undefined) return []
      return [{ code: first.code, part: first.part, title: first.title, ...cohensKappa(pairsOf(same)) }]
    }),
    pooled: answerParts
      .map((part) => ({ part, ...cohensKappa(pairsOf(rows.filter((row) => row.part === part))) }))
      .filter(({ pairs }) => pairs > 0),
  }
}

/** An answer that one of the two never gave (a special veto that does not concern the dossier) is no pair. */
function pairsOf(rows: readonly ComparedKinds[]): (readonly [AnswerCategory, AnswerCategory])[] {
  return rows.flatMap(({ one, two }) => (one === null || two === null ? [] : [[one.category, two.category] as const]))
}

function meanOf(sorted: readonly number[]): number | null {
  if (sorted.length === 0) return null
  return Math.round(sorted.reduce((total, one) => total + one, 0) / sorted.length)
}

function medianOf(sorted: readonly number[]): number | null {
  if (sorted.length === 0) return null
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[middle - 1] ?? 0) + upper) / 2)
}
