// One criterion's score: what was earned out of what applies, what is open, what the standard does not allow.
import { type Criterion, type Defect, type EvaluationStandard, modeOf, type ScorePoint } from './pack-standard.ts'
import type { SheetFault } from './scoring-score.ts'
import type { DefectJudgement, ItemJudgement, PointJudgement } from './scoring-sheet.ts'

/** What one coded defect took off: in how many places, how much, and whether its cap held it back. */
export type DefectLoss = {
  readonly code: string
  readonly count: number
  readonly hundredths: number
  readonly capped: boolean
}

export type ItemScore = {
  readonly code: string
  readonly state: 'scored' | 'missing' | 'not-applicable' | 'open' | 'passed' | 'failed'
  readonly earnedHundredths: number
  /** The item's standard without the points that do not apply or are not answered yet. */
  readonly standardHundredths: number
  /** What its coded defects took off, after every cap; 0 in the other modes. */
  readonly deductedHundredths: number
  /** The coded defects that were found. */
  readonly losses: readonly DefectLoss[]
  /** Whether the item's own value stopped the deductions. */
  readonly stopped: boolean
  /** The point or defect that made the whole item 0, when one did. */
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
  if (judgement.state === 'not-applicable') {
    result.state = 'not-applicable'
    result.notApplicable.push(item.code)
    if (judgement.reason.trim() === '') result.unexplained.push(item.code)
    if (item.notApplicableWhen === null) result.faults.push({ code: item.code, fault: 'must-apply' })
    return result
  }
  if (judgement.state === 'missing') return addMissing(result, item, judgement.reason)
  if ((judgement.state === 'checked') !== (modeOf(item) === 'check')) {
    result.faults.push({ code: item.code, fault: 'wrong-mode' })
    return result
  }
  if (judgement.state === 'checked') return addCheck(result, item, judgement)
  result.state = 'scored'
  return modeOf(item) === 'defects' ? addDefects(result, item, judgement) : addPoints(result, standard, item, judgement)
}

type Scored = Extract<ItemJudgement, { state: 'scored' }>
type Checked = Extract<ItemJudgement, { state: 'checked' }>

function addMissing(result: Drafted, item: Criterion, reason: string): ItemScore {
  result.state = modeOf(item) === 'check' ? 'failed' : 'missing'
  result.standardHundredths = item.standardHundredths
  if (modeOf(item) === 'defects') {
    result.deductedHundredths = item.standardHundredths
    // An item without a value of its own has nothing to lose: its absence is one of its coded defects.
    if (item.standardHundredths === 0) result.faults.push({ code: item.code, fault: 'no-value' })
  }
  if (reason.trim() === '') result.unexplained.push(item.code)
  return result
}

function addCheck(result: Drafted, item: Criterion, { passed, reason }: Checked): ItemScore {
  result.state = passed ? 'passed' : 'failed'
  if (!passed && reason.trim() === '') result.unexplained.push(item.code)
  return result
}

function addPoints(result: Drafted, standard: EvaluationStandard, item: Criterion, judgement: Scored): ItemScore {
  for (const point of item.points) addPoint(result, standard, point, judgement.points[point.code])
  strangers(result, item.points, judgement.points)
  strangers(result, [], judgement.defects ?? {})
  if (result.notApplicable.length === item.points.length) result.state = 'not-applicable'
  if (result.zeroedBy !== null) result.earnedHundredths = 0
  return result
}

function addDefects(result: Drafted, item: Criterion, judgement: Scored): ItemScore {
  const defects = item.defects ?? []
  for (const defect of defects) addDefect(result, defect, judgement.defects?.[defect.code])
  strangers(result, defects, judgement.defects ?? {})
  strangers(result, [], judgement.points)
  const lost = result.losses.reduce((total, { hundredths }) => total + hundredths, 0)
  const value = item.standardHundredths
  result.stopped = value > 0 && (result.zeroedBy !== null || lost > value)
  result.deductedHundredths = result.stopped ? value : lost
  result.standardHundredths = value
  result.earnedHundredths = Math.max(0, value - result.deductedHundredths)
  return result
}

function blank(code: string): Drafted {
  return {
    code,
    state: 'open',
    earnedHundredths: 0,
    standardHundredths: 0,
    deductedHundredths: 0,
    losses: [],
    stopped: false,
    zeroedBy: null,
    notApplicable: [],
    open: [],
    unexplained: [],
    faults: [],
  }
}

function strangers(result: Drafted, known: readonly { code: string }[], answers: Readonly<Record<string, unknown>>) {
  const codes = new Set(known.map(({ code }) => code))
  for (const code of Object.keys(answers)) if (!codes.has(code)) result.faults.push({ code, fault: 'unknown-code' })
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
    if (judgement.reason.trim() === '') result.unexplained.push(point.code)
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

function addDefect(result: Drafted, defect: Defect, judgement: DefectJudgement | undefined): void {
  if (judgement === undefined) return
  const { code, counting, capHundredths, hundredths } = defect
  if (counting === 'once' && judgement.count > 1) result.faults.push({ code, fault: 'counted-once' })
  if (judgement.reason.trim() === '') result.unexplained.push(code)
  const places = counting === 'once' ? 1 : judgement.count
  const whole = places * hundredths
  const capped = capHundredths !== null && whole > capHundredths
  result.losses.push({ code, count: judgement.count, hundredths: capped ? capHundredths : whole, capped })
  if (defect.zeroesItem) result.zeroedBy = code
}
