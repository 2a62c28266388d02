// What a person can do to a coded defect, counted where it is found, and to a bonus, granted where it is earned.
import type { Criterion, EvaluationStandard } from '#shared/rules/pack-standard.ts'
import type { DefectJudgement, Sheet } from '#shared/rules/scoring.ts'
import { type Move, type Moved, put, refused } from './sheet-move.ts'
import type { BonusRow, DefectRow } from './sheet-rows.ts'
import { evaluationText } from './text.ts'

const text = evaluationText.refused

export function movedDefect(sheet: Sheet, { code, defect, item }: DefectRow, move: Move): Moved {
  const found = defectAnswer(sheet, item, code)
  const count = found?.count ?? 0
  const set = (places: number): Moved => {
    if (places > 1 && defect.counting === 'once') return refused(text.once(code))
    return putDefect(sheet, item, code, places < 1 ? null : { count: places, reason: found?.reason ?? '' })
  }
  switch (move.do) {
    case 'clean': {
      // Going past what was found keeps it. The last defect of an item seen and not found closes the item.
      const last = item.defects?.at(-1)?.code === code
      const untouched = found !== undefined || (sheet.items[item.code] === undefined && !last)
      return untouched ? { state: 'moved', sheet } : putDefect(sheet, item, code, null)
    }
    case 'bad':
      return set(Math.max(1, count))
    case 'step':
      return set(defect.counting === 'once' ? Math.min(1, Math.max(0, count + move.by)) : count + move.by)
    case 'count':
      return set(move.count)
    case 'clear':
      return takenBack(sheet, item, code)
    case 'reason':
      if (found === undefined) return refused(text.noAnswer)
      return putDefect(sheet, item, code, { ...found, reason: move.text })
    default:
      return refused(text.defect)
  }
}

export function movedBonus(standard: EvaluationStandard, sheet: Sheet, { code, bonus }: BonusRow, move: Move): Moved {
  const granted = sheet.bonuses[code]
  const now = granted?.earnedHundredths ?? 0
  const step = standard.scoring.stepHundredths
  const grant = (hundredths: number) =>
    put(
      sheet,
      'bonuses',
      code,
      hundredths <= 0 ? null : { earnedHundredths: hundredths, reason: granted?.reason ?? '' },
    )
  switch (move.do) {
    case 'clean':
      return granted === undefined ? { state: 'moved', sheet } : grant(0)
    case 'clear':
      return grant(0)
    case 'bad':
      return grant(bonus.hundredths)
    case 'step':
      return grant(Math.min(bonus.hundredths, now + move.by * step))
    case 'amount':
      if (move.hundredths > bonus.hundredths) return refused(text.above(bonus.hundredths / 100))
      return move.hundredths % step === 0 ? grant(move.hundredths) : refused(text.offStep(step / 100))
    case 'reason':
      if (granted === undefined) return refused(text.noAnswer)
      return put(sheet, 'bonuses', code, { ...granted, reason: move.text })
    default:
      return refused(text.bonus)
  }
}

/** A coded defect that was found; undefined while it was not. */
export function defectAnswer(sheet: Sheet, item: Criterion, code: string): DefectJudgement | undefined {
  const answer = sheet.items[item.code]
  return answer?.state === 'scored' ? answer.defects?.[code] : undefined
}

/** Counting a defect takes the whole item out of 缺失 or 不适用. */
function putDefect(sheet: Sheet, item: Criterion, code: string, judgement: DefectJudgement | null): Moved {
  const before = sheet.items[item.code]
  const { [code]: _replaced, ...others } = before?.state === 'scored' ? (before.defects ?? {}) : {}
  const defects = judgement === null ? others : { ...others, [code]: judgement }
  const reason = before?.state === 'scored' ? before.reason : ''
  const found = Object.keys(defects).length > 0 && { defects }
  return put(sheet, 'items', item.code, { state: 'scored', points: {}, ...found, reason })
}

/** The item goes back to open with its last defect. */
function takenBack(sheet: Sheet, item: Criterion, code: string): Moved {
  const moved = putDefect(sheet, item, code, null)
  if (moved.state === 'refused') return moved
  const left = moved.sheet.items[item.code]
  const empty = left?.state === 'scored' && left.defects === undefined
  return empty ? put(sheet, 'items', item.code, null) : moved
}
