// Why an evaluation cannot be concluded yet, in one sentence; null when it can.
import type { Score } from '#shared/rules/scoring.ts'
import { evaluationText } from './text.ts'

const named = 3

export function whyOpen(score: Score): string | null {
  const { conclude } = evaluationText
  if (score.open.length > 0) return conclude.open(score.open.length)
  const [fault] = score.faults
  if (fault !== undefined) {
    return fault.fault === 'nothing-applies' ? conclude.nothingApplies : conclude.invalid(fault.code)
  }
  if (score.unexplained.length === 0) return null
  const codes = score.unexplained.slice(0, named).join('、')
  return conclude.unexplained(score.unexplained.length > named ? `${codes} 等 ${score.unexplained.length} 项` : codes)
}
