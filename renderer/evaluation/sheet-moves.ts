// What a person can do to one row of the sheet. Each move gives the next sheet, or the sentence that says why it cannot be.
import { type Criterion, type EvaluationStandard, modeOf, type ScorePoint } from '#shared/rules/pack-standard.ts'
import { fullMarks, type ItemJudgement, type PointJudgement, type Sheet } from '#shared/rules/scoring.ts'
import { type Move, type Moved, put, refused } from './sheet-move.ts'
import { movedBonus, movedDefect } from './sheet-moves-found.ts'
import type { AnswerRow, ItemRow, PointRow } from './sheet-rows.ts'
import { evaluationText } from './text.ts'

export type { Move, Moved } from './sheet-move.ts'

const text = evaluationText.refused
const refusalOf = { points: text.item, defects: text.defectItem, check: text.check } as const

export function moved(standard: EvaluationStandard, sheet: Sheet, row: AnswerRow, move: Move): Moved {
  switch (row.kind) {
    case 'veto':
      return movedVeto(sheet, row.code, move)
    case 'basic':
      return movedBasic(sheet, row.code, move)
    case 'item':
      return movedItem(sheet, row, move)
    case 'point':
      return movedPoint(standard, sheet, row, move)
    case 'defect':
      return movedDefect(sheet, row, move)
    case 'bonus':
      return movedBonus(standard, sheet, row, move)
  }
}

function movedVeto(sheet: Sheet, code: string, move: Move): Moved {
  const answer = sheet.vetoes[code]
  const set = (hit: boolean) => put(sheet, 'vetoes', code, { hit, reason: hit ? (answer?.reason ?? '') : '' })
  switch (move.do) {
    case 'clean':
      return set(false)
    case 'bad':
      return set(true)
    case 'clear':
      return put(sheet, 'vetoes', code, null)
    case 'reason':
      return put(sheet, 'vetoes', code, { hit: answer?.hit ?? true, reason: move.text })
    default:
      return refused(text.veto)
  }
}

function movedBasic(sheet: Sheet, code: string, move: Move): Moved {
  const answer = sheet.basics[code]
  const set = (deducted: boolean) =>
    put(sheet, 'basics', code, { deducted, reason: deducted ? (answer?.reason ?? '') : '' })
  switch (move.do) {
    case 'clean':
      return set(false)
    case 'bad':
    case 'missing':
      return set(true)
    case 'step':
      return set(move.by < 0)
    case 'clear':
      return put(sheet, 'basics', code, null)
    case 'reason':
      return put(sheet, 'basics', code, { deducted: answer?.deducted ?? true, reason: move.text })
    default:
      return refused(text.basic)
  }
}

function movedItem(sheet: Sheet, { code, item }: ItemRow, move: Move): Moved {
  const answer = sheet.items[code]
  const reason = answer?.reason ?? ''
  switch (move.do) {
    case 'clean':
      return put(sheet, 'items', code, fullMarks(item))
    case 'bad':
      if (modeOf(item) !== 'check') return refused(refusalOf[modeOf(item)])
      return put(sheet, 'items', code, { state: 'checked', passed: false, reason })
    case 'missing':
      if (modeOf(item) === 'defects' && item.standardHundredths === 0) return refused(text.noValue(code))
      return put(sheet, 'items', code, { state: 'missing', reason })
    case 'not-applicable':
      if (item.notApplicableWhen === null) return refused(text.mustApply(code))
      return put(sheet, 'items', code, { state: 'not-applicable', reason: groundOr(reason, item.notApplicableWhen) })
    case 'clear':
      return put(sheet, 'items', code, null)
    case 'reason':
      return answer === undefined ? refused(text.noAnswer) : put(sheet, 'items', code, { ...answer, reason: move.text })
    default:
      return refused(refusalOf[modeOf(item)])
  }
}

function movedPoint(standard: EvaluationStandard, sheet: Sheet, { code, item, point }: PointRow, move: Move): Moved {
  const answer = pointAnswer(sheet, item, point)
  const set = (judgement: PointJudgement | null) => putPoint(sheet, item, code, judgement)
  const earn = (hundredths: number) =>
    set({
      state: 'scored',
      earnedHundredths: hundredths,
      reason: hundredths < point.hundredths ? (answer?.reason ?? '') : '',
    })
  switch (move.do) {
    case 'clean':
      return earn(point.hundredths)
    case 'step': {
      const now =
        answer?.state === 'scored' ? answer.earnedHundredths : answer?.state === 'missing' ? 0 : point.hundredths
      const next =
        answer === undefined && move.by > 0 ? point.hundredths : now + move.by * standard.scoring.stepHundredths
      return earn(Math.min(point.hundredths, Math.max(0, next)))
    }
    case 'amount': {
      if (move.hundredths > point.hundredths) return refused(text.above(point.hundredths / 100))
      const step = standard.scoring.stepHundredths
      return move.hundredths % step === 0 ? earn(move.hundredths) : refused(text.offStep(step / 100))
    }
    case 'missing':
      return set({ state: 'missing', reason: answer?.reason ?? '' })
    case 'not-applicable':
      if (point.notApplicableWhen === null) return refused(text.mustApply(code))
      return set({ state: 'not-applicable', reason: groundOr(answer?.reason ?? '', point.notApplicableWhen) })
    case 'clear':
      return set(null)
    case 'reason':
      return answer === undefined ? refused(text.noAnswer) : set({ ...answer, reason: move.text })
    case 'bad':
    case 'count':
      return refused(text.point)
  }
}

/** 不适用 needs a written reason: the standard's own ground is it until the inspector writes a better one. */
function groundOr(reason: string, ground: string): string {
  return reason.trim() === '' ? ground : reason
}

/** The answer to one point; undefined while it has none. */
export function pointAnswer(sheet: Sheet, item: Criterion, point: ScorePoint): PointJudgement | undefined {
  const answer = sheet.items[item.code]
  return answer?.state === 'scored' ? answer.points[point.code] : undefined
}

/** Judging a point takes the whole item out of 缺失 or 不适用. The item goes back to open when its last answer is taken back. */
function putPoint(sheet: Sheet, item: Criterion, code: string, judgement: PointJudgement | null): Moved {
  const before = sheet.items[item.code]
  const { [code]: _replaced, ...others } = before?.state === 'scored' ? before.points : {}
  const points = judgement === null ? others : { ...others, [code]: judgement }
  const reason = before?.state === 'scored' ? before.reason : ''
  const answer: ItemJudgement | null = Object.keys(points).length === 0 ? null : { state: 'scored', points, reason }
  return put(sheet, 'items', item.code, answer)
}
