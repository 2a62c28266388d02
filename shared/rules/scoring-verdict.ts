// From the judged figure to the one that counts: what the vetoes found do, and which band that lies in.
import { type Band, type EvaluationStandard, effectOf, type VetoEffect } from './pack-standard.ts'
import type { Step } from './scoring-score.ts'
import type { Sheet } from './scoring-sheet.ts'

export type Verdict = {
  readonly effectiveHundredths: number
  readonly unscored: boolean
  readonly vetoesHit: readonly string[]
  readonly vetoEffect: VetoEffect | null
  readonly steps: readonly Step[]
}

const strongestFirst: readonly VetoEffect[] = ['fail-unscored', 'score-zero', 'minus-100', 'recorded']

/** A veto never touches the judged figure nor any item. What was judged lies on the floor or above, so no effect lifts it. */
export function verdictOn(standard: EvaluationStandard, sheet: Sheet, judgedHundredths: number): Verdict {
  const hit = standard.vetoes.filter((veto) => sheet.vetoes[veto.code]?.hit)
  const by = (effect: VetoEffect) => hit.filter((veto) => effectOf(standard, veto) === effect).map((veto) => veto.code)
  const [unscored, zero, minus, recorded] = [by('fail-unscored'), by('score-zero'), by('minus-100'), by('recorded')]
  const left = Math.max(judgedHundredths - minus.length * 10_000, standard.scoring.floorHundredths)
  const effective = unscored.length > 0 || zero.length > 0 ? 0 : minus.length > 0 ? left : judgedHundredths
  const steps: Step[] = []
  if (recorded.length > 0) steps.push({ kind: 'veto-recorded', codes: recorded })
  if (minus.length > 0) steps.push({ kind: 'veto-minus', codes: minus, hundredths: minus.length * 10_000 })
  if (zero.length > 0) steps.push({ kind: 'veto', codes: zero })
  if (unscored.length > 0) steps.push({ kind: 'veto-unscored', codes: unscored })
  return {
    effectiveHundredths: effective,
    unscored: unscored.length > 0,
    vetoesHit: hit.map((veto) => veto.code),
    vetoEffect: strongestFirst.find((effect) => by(effect).length > 0) ?? null,
    steps,
  }
}

/** Bands go from the best down; a dossier that failed unscored lies in the last one. */
export function bandOf(standard: EvaluationStandard, { effectiveHundredths, unscored }: Verdict): Band | null {
  const { bands } = standard.scoring
  if (unscored) return bands.at(-1) ?? null
  return bands.find((band) => effectiveHundredths >= band.fromHundredths) ?? null
}
