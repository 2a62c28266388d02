// The answer a row has now, as its buttons name it, and what stands in its field.
import type { Sheet } from '#shared/rules/scoring.ts'
import type { Chosen } from './answer-buttons.tsx'
import { pointAnswer } from './sheet-moves.ts'
import { defectAnswer } from './sheet-moves-found.ts'
import type { AnswerRow } from './sheet-rows.ts'

export function chosenOf(sheet: Sheet, row: AnswerRow): Chosen {
  switch (row.kind) {
    case 'veto': {
      const answer = sheet.vetoes[row.code]
      return answer === undefined ? null : answer.hit ? 'bad' : 'clean'
    }
    case 'basic': {
      const answer = sheet.basics[row.code]
      return answer === undefined ? null : answer.deducted ? 'bad' : 'clean'
    }
    case 'item': {
      const answer = sheet.items[row.code]
      if (answer?.state === 'checked') return answer.passed ? 'clean' : 'bad'
      if (answer?.state !== 'scored') return answer?.state ?? null
      if (Object.keys(answer.defects ?? {}).length > 0) return 'amount'
      const full = row.item.points.every((point) => isFull(sheet, { ...row, kind: 'point', point }))
      return full ? 'clean' : 'amount'
    }
    case 'point': {
      const answer = pointAnswer(sheet, row.item, row.point)
      if (answer?.state !== 'scored') return answer?.state ?? null
      return answer.earnedHundredths === row.point.hundredths ? 'clean' : 'amount'
    }
    case 'defect': {
      const answer = sheet.items[row.item.code]
      if (answer?.state !== 'scored') return null
      return answer.defects?.[row.code] === undefined ? 'clean' : 'bad'
    }
    case 'bonus':
      return sheet.bonuses[row.code] === undefined ? 'clean' : 'bad'
  }
}

function isFull(sheet: Sheet, { item, point }: Extract<AnswerRow, { kind: 'point' }>): boolean {
  const answer = pointAnswer(sheet, item, point)
  return answer?.state === 'scored' && answer.earnedHundredths === point.hundredths
}

/** Earned or granted hundredths, or the places of a defect; null where there is no field. */
export function earnedOf(sheet: Sheet, row: AnswerRow): number | null {
  switch (row.kind) {
    case 'point': {
      const answer = pointAnswer(sheet, row.item, row.point)
      return answer?.state === 'scored' ? answer.earnedHundredths : null
    }
    case 'defect':
      return defectAnswer(sheet, row.item, row.code)?.count ?? 0
    case 'bonus':
      return sheet.bonuses[row.code]?.earnedHundredths ?? 0
    default:
      return null
  }
}
