// One criterion's score: what was earned out of what applies, what is open, what the standard does not allow.
import type { Criterion, EvaluationStandard, ScorePoint } from './pack-standard.ts'
import type { ItemJudgement, PointJudgement, SheetFault } from './scoring.ts'

export type ItemScore = {
  readonly code: string
  readonly state: 'scored' | 'missing' | 'not-applicable' | 'open'
  readonly earnedHundredths: number
  /** The item's standard without the points that do not apply or are not answered yet. */
  readonly standardHundredths: number
  /** The point whose loss made the whole item 0, when one did. */
  readonly zeroedBy: string | null
  readonly notApplicable: readonly string[]
  readonly open: readonly string[]
  readonly unexplained: readonly string[]
  readonly faults: readonly SheetFault[]
}

type Drafted = {
  -readonly [K in keyof ItemScore]: ItemScore[K] extends readonly (infer T)[] ? T[] : ItemScore[K]
}

export function scoreItem(
  standard: EvaluationStandard,
  item: Criterion,
  judgement: ItemJudgement | undefined,
): ItemScore {
  const result = blank(item.code)
  if (judgement === undefined) {
    result.open.push(item.code)
    return result
  }
  result.state = judgement.state
  if (judgement.state === 'not-applicable') {
    result.notApplicable.push(item.code)
    if (item.notApplicableWhen === null) result.faults.push({ code: item.code, fault: 'must-apply' })
    return result
  }
  if (judgement.state === 'missing') {
    result.standardHundredths = item.standardHundredths
    if (judgement.reason.trim() === '') result.unexplained.push(item.code)
    return result
  }
  for (const point of item.points) addPoint(result, standard, point, judgement.points[point.code])
  const known = new Set(item.points.map((point) => point.code))
  for (const code of Object.keys(judgement.points)) {
    if (!known.has(code)) result.faults.push({ code, fault: 'unknown-code' })
  }
  if (result.notApplicable.length === item.points.length) result.state = 'not-applicable'
  if (result.zeroedBy !== null) result.earnedHundredths = 0
  return result
}

function blank(code: string): Drafted {
  return {
    code,
    state: 'open',
    earnedHundredths: 0,
    standardHundredths: 0,
    zeroedBy: null,
    notApplicable: [],
    open: [],
    unexplained: [],
    faults: [],
  }
}

function addPoint(
  result: Drafted,
  standard: EvaluationStandard,
  point: ScorePoint,
  judgement: PointJudgement | undefined,
): void {
  if (judgement === undefined) {
    result.open.push(point.code)
    return
  }
  if (judgement.state === 'not-applicable') {
    result.notApplicable.push(point.code)
    if (point.notApplicableWhen === null) result.faults.push({ code: point.code, fault: 'must-apply' })
    return
  }
  const earned = judgement.state === 'scored' ? judgement.earnedHundredths : 0
  if (earned > point.hundredths) result.faults.push({ code: point.code, fault: 'above-standard' })
  if (earned % standard.scoring.stepHundredths !== 0) result.faults.push({ code: point.code, fault: 'off-step' })
  if (earned < point.hundredths && judgement.reason.trim() === '') result.unexplained.push(point.code)
  if (earned === 0 && point.zeroesItem) result.zeroedBy = point.code
  result.earnedHundredths += Math.min(earned, point.hundredths)
  result.standardHundredths += point.hundredths
}
