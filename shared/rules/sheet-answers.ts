// What a sheet says, answer by answer, in the words of its standard: for comparing two sheets and for showing one.
import type { Answer, JudgedSheet } from './agreement.ts'
import type { Criterion, EvaluationStandard, ScorePoint } from './pack-standard.ts'
import { type ItemJudgement, type PointJudgement, type Sheet, score, scoreItem } from './scoring.ts'

/** Vetoes, basic elements, items, in the order of the standard. What has no answer and needs none is left out. */
export function answersOf(standard: EvaluationStandard, sheet: Sheet): Answer[] {
  const vetoes = standard.vetoes.flatMap(({ code, text }): Answer[] => {
    const given = sheet.vetoes[code]
    if (given === undefined) return []
    const category = given.hit ? 'hit' : 'not-hit'
    return [{ ...plain, code, part: 'veto', title: text, category, reason: given.reason }]
  })
  const basics = standard.basics.flatMap(({ code, text, deductionHundredths }): Answer[] => {
    const given = sheet.basics[code]
    if (given === undefined) return []
    const category = given.deducted ? 'deducted' : 'kept'
    const figures = { hundredths: given.deducted ? deductionHundredths : 0, ofHundredths: deductionHundredths }
    return [{ ...plain, ...figures, code, part: 'basic', title: text, category, reason: given.reason }]
  })
  const items = standard.criteria.map((item) => itemAnswer(standard, item, sheet.items[item.code]))
  return [...vetoes, ...basics, ...items]
}

export function judgedSheetOf(standard: EvaluationStandard, sheet: Sheet): JudgedSheet {
  const { judgedHundredths, effectiveHundredths, band, vetoesHit } = score(standard, sheet)
  return {
    judgedHundredths,
    effectiveHundredths,
    band: band?.title ?? null,
    vetoesHit,
    answers: answersOf(standard, sheet),
  }
}

const plain = { hundredths: null, ofHundredths: null, points: [] } as const

function itemAnswer(standard: EvaluationStandard, item: Criterion, given: ItemJudgement | undefined): Answer {
  const scored = scoreItem(standard, item, given)
  const points =
    given?.state === 'scored' ? item.points.map((point) => pointAnswer(point, given.points[point.code])) : []
  const figures = { hundredths: scored.earnedHundredths, ofHundredths: scored.standardHundredths }
  const said = { code: item.code, part: 'item', title: item.title, reason: given?.reason ?? '', points } as const
  if (scored.state !== 'scored') return { ...said, ...figures, category: scored.state }
  return { ...said, ...figures, category: amount(scored.earnedHundredths, scored.standardHundredths) }
}

function pointAnswer(point: ScorePoint, given: PointJudgement | undefined): Answer {
  const said = { code: point.code, part: 'item', title: point.text, reason: given?.reason ?? '', points: [] } as const
  if (given === undefined) return { ...said, category: 'open', hundredths: null, ofHundredths: point.hundredths }
  if (given.state === 'not-applicable') return { ...said, category: given.state, hundredths: null, ofHundredths: null }
  const earned = given.state === 'missing' ? 0 : given.earnedHundredths
  const category = given.state === 'missing' ? 'missing' : amount(earned, point.hundredths)
  return { ...said, category, hundredths: earned, ofHundredths: point.hundredths }
}

function amount(earned: number, of: number): Answer['category'] {
  if (earned >= of) return 'full'
  return earned <= 0 ? 'none' : 'partly'
}
