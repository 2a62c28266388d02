// What a sheet says, answer by answer, in the words of its standard: for comparing two sheets and for showing one.
import type { Answer, AnswerCategory, JudgedSheet } from './agreement.ts'
import { type Criterion, type Defect, type EvaluationStandard, modeOf, type ScorePoint } from './pack-standard.ts'
import { type ItemJudgement, type ItemScore, type PointJudgement, type Sheet, score, scoreItem } from './scoring.ts'

/** Vetoes, basic elements, items, bonuses, in the order of the standard. What has no answer and needs none is left out. */
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
  return [...vetoes, ...basics, ...items, ...bonusAnswers(standard, sheet)]
}

/** A bonus without an entry was not granted: both sheets always have an answer to each. */
function bonusAnswers({ bonus }: EvaluationStandard, sheet: Sheet): Answer[] {
  return (bonus?.items ?? []).map(({ code, text, hundredths }) => {
    const given = sheet.bonuses[code]
    const earned = given?.earnedHundredths ?? 0
    const figures = { hundredths: earned, ofHundredths: hundredths }
    const category = earned === 0 ? 'none' : earned >= hundredths ? 'full' : 'partly'
    return { ...plain, ...figures, code, part: 'bonus', title: text, category, reason: given?.reason ?? '' }
  })
}

/** An unscored dossier counts as 0 here: the veto that failed it is compared beside the figure. */
export function judgedSheetOf(standard: EvaluationStandard, sheet: Sheet): JudgedSheet {
  const { judgedHundredths, effectiveHundredths, band, unscored, vetoesHit } = score(standard, sheet)
  return {
    judgedHundredths,
    effectiveHundredths: unscored ? 0 : effectiveHundredths,
    band: band?.title ?? null,
    vetoesHit,
    answers: answersOf(standard, sheet),
  }
}

const plain = { hundredths: null, ofHundredths: null, points: [] } as const

function itemAnswer(standard: EvaluationStandard, item: Criterion, given: ItemJudgement | undefined): Answer {
  const scored = scoreItem(standard, item, given)
  const said = { code: item.code, part: 'item', title: item.title, reason: given?.reason ?? '' } as const
  return {
    ...said,
    ...itemFigures(item, scored),
    category: itemCategory(item, scored),
    points: given?.state === 'scored' ? partsOf(item, given, scored) : [],
  }
}

/** Defects without a value of their own have only what they cost; a check has no points at all. */
function itemFigures(item: Criterion, scored: ItemScore): Pick<Answer, 'hundredths' | 'ofHundredths'> {
  if (modeOf(item) === 'check') return { hundredths: null, ofHundredths: null }
  if (modeOf(item) === 'defects' && item.standardHundredths === 0)
    return { hundredths: 0 - scored.deductedHundredths, ofHundredths: null }
  return { hundredths: scored.earnedHundredths, ofHundredths: scored.standardHundredths }
}

function itemCategory(item: Criterion, scored: ItemScore): AnswerCategory {
  if (scored.state !== 'scored') return scored.state
  if (modeOf(item) !== 'defects') return amount(scored.earnedHundredths, scored.standardHundredths)
  if (scored.losses.length === 0) return 'full'
  return item.standardHundredths > 0 && scored.earnedHundredths === 0 ? 'none' : 'partly'
}

function partsOf(item: Criterion, given: Extract<ItemJudgement, { state: 'scored' }>, scored: ItemScore): Answer[] {
  if (modeOf(item) !== 'defects') return item.points.map((point) => pointAnswer(point, given.points[point.code]))
  return (item.defects ?? []).flatMap((defect) => defectAnswer(defect, given, scored))
}

/** Only what was found: a list of all that was not would bury it. */
function defectAnswer(
  { code, text }: Defect,
  { defects }: Extract<ItemJudgement, { state: 'scored' }>,
  { losses }: ItemScore,
): Answer[] {
  const loss = losses.find((one) => one.code === code)
  if (loss === undefined) return []
  const reason = defects?.[code]?.reason ?? ''
  const figures = { hundredths: loss.hundredths, ofHundredths: null }
  return [{ code, part: 'item', title: text, reason, points: [], category: 'deducted', ...figures }]
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
