// How the demonstration's inspector and reviewer judge the sample: full marks and 符合, but for what was planted.

import type { Item } from '#shared/contract/dossiers.ts'
import type { Judgement } from '#shared/contract/evaluation.ts'
import type { Anchor } from '#shared/contract/evidence.ts'
import type { HeadJudgement } from '#shared/contract/review.ts'
import type { Criterion, EvaluationStandard, ReviewHead } from '#shared/rules/pack.ts'
import { fullMarks } from '#shared/rules/scoring.ts'
import type { SampleDefect } from '../../../resources/sample/types.ts'

export interface DemoFinding {
  readonly criterion: string
  readonly anchor: Anchor
  readonly note: string
}

/** @param defects those planted in this dossier */
export function findingsOf(defects: readonly SampleDefect[], items: readonly Item[]): DemoFinding[] {
  return defects.map((defect) => ({
    criterion: defect.criterion,
    anchor: anchorOf(defect, items),
    note: defect.sentence,
  }))
}

function anchorOf({ where, sentence }: SampleDefect, items: readonly Item[]): Anchor {
  const item = items.find((one) => one.title === where.itemTitle)
  if (item === undefined) return { on: 'absence', what: sentence.slice(0, 200) }
  if (item.kind === 'recording') {
    return { on: 'moment', itemId: item.id, startMs: Math.round((where.second ?? 0) * 1000), endMs: null }
  }
  return { on: 'page', itemId: item.id, page: where.page ?? 1, region: where.region ?? null }
}

/**
 * The whole sheet. A criterion whose own paper is not in the dossier does not apply where the standard allows that
 * (no hearing was asked for, nothing had to be enforced); everything else earns full marks but for the planted defects.
 */
export function sheetOf(
  standard: EvaluationStandard,
  defects: readonly SampleDefect[],
  items: readonly Item[],
): Judgement[] {
  const reasons = new Map(defects.map((defect) => [defect.criterion, defect.sentence]))
  const kinds = new Set(items.map((item) => item.paperKind))
  const judgements: Judgement[] = [{ part: 'rest' }]
  for (const { code } of standard.vetoes) {
    const reason = reasons.get(code)
    if (reason !== undefined) judgements.push({ part: 'veto', code, answer: { hit: true, reason } })
  }
  for (const { code } of standard.basics) {
    const reason = reasons.get(code)
    if (reason !== undefined) judgements.push({ part: 'basic', code, answer: { deducted: true, reason } })
  }
  for (const item of standard.criteria)
    judgements.push({ part: 'item', code: item.code, answer: answerTo(item, kinds, reasons) })
  return judgements
}

type Answer = Extract<Judgement, { part: 'item' }>['answer']

function answerTo(item: Criterion, kinds: ReadonlySet<string | null>, reasons: ReadonlyMap<string, string>): Answer {
  const own = item.evidence[0]
  if (item.notApplicableWhen !== null && own !== undefined && !kinds.has(own)) {
    return { state: 'not-applicable', reason: item.notApplicableWhen }
  }
  const answer = fullMarks(item)
  if (answer.state !== 'scored') return answer
  const points = item.points.map((point) => {
    const reason = reasons.get(point.code)
    const full = { state: 'scored' as const, earnedHundredths: point.hundredths, reason: '' }
    return [point.code, reason === undefined ? full : { ...full, earnedHundredths: 0, reason }] as const
  })
  return { ...answer, points: Object.fromEntries(points) }
}

export function headsOf(heads: readonly ReviewHead[], defects: readonly SampleDefect[]): HeadJudgement[] {
  return heads.map(({ code }) => {
    const problems = defects.filter((defect) => defect.criterion === code)
    if (problems.length > 0)
      return { head: code, verdict: 'problem', note: problems.map((one) => one.sentence).join('') }
    return { head: code, verdict: code === 'crime' ? 'not-applicable' : 'met', note: '' }
  })
}
