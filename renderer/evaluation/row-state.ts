// How one row of the sheet stands: its state in a word, its amount, whether it still lacks a reason.

import { type CriterionMode, type EvaluationStandard, effectOf, modeOf } from '#shared/rules/pack-standard.ts'
import { formatPoints, type ItemScore, type PointJudgement, type Sheet, scoreItem } from '#shared/rules/scoring.ts'
import type { Tone } from '../ui/tone.ts'
import { pointAnswer } from './sheet-moves.ts'
import type { AnswerRow, BasicRow, BonusRow, DefectRow, ItemRow, PointRow, VetoRow } from './sheet-rows.ts'
import { evaluationText } from './text.ts'

export type RowState = {
  readonly label: string
  readonly tone: Tone
  /** As shown at the right: 8.5/10, −3; '' where there is none. */
  readonly amount: string
  /** Whether an answer has been given. */
  readonly answered: boolean
  /** Whether it may stay unanswered. */
  readonly optional: boolean
  readonly reason: string
  /** 'wanted' stops the conclusion while the reason is empty. */
  readonly reasonFor: 'none' | 'wanted'
}

const words = evaluationText.states

export function rowState(standard: EvaluationStandard, sheet: Sheet, row: AnswerRow): RowState {
  switch (row.kind) {
    case 'veto':
      return vetoState(standard, sheet, row)
    case 'basic':
      return basicState(sheet, row)
    case 'item':
      return itemState(standard, sheet, row)
    case 'point':
      return pointState(sheet, row)
    case 'defect':
      return defectState(standard, sheet, row)
    case 'bonus':
      return bonusState(sheet, row)
  }
}

function vetoState(standard: EvaluationStandard, sheet: Sheet, { code, veto }: VetoRow): RowState {
  const answer = sheet.vetoes[code]
  const optional = veto.onlyFor !== null
  if (answer === undefined) return { ...open(''), optional, label: optional ? words.ifConcerned : words.open }
  return answer.hit
    ? {
        label: words.vetoBy[effectOf(standard, veto)],
        tone: effectOf(standard, veto) === 'recorded' ? 'warn' : 'bad',
        amount: '',
        answered: true,
        optional,
        reason: answer.reason,
        reasonFor: 'wanted',
      }
    : { label: words.clean, tone: 'ok', amount: '', answered: true, optional, reason: '', reasonFor: 'none' }
}

function basicState(sheet: Sheet, { code, basic }: BasicRow): RowState {
  const answer = sheet.basics[code]
  const points = formatPoints(basic.deductionHundredths)
  if (answer === undefined) return open(`(${points})`)
  const base = { answered: true, optional: false, reason: answer.reason } as const
  return answer.deducted
    ? { ...base, label: words.deducted, tone: 'warn', amount: `−${points}`, reasonFor: 'wanted' }
    : { ...base, label: words.kept, tone: 'ok', amount: '0', reasonFor: 'none' }
}

function itemState(standard: EvaluationStandard, sheet: Sheet, { code, item }: ItemRow): RowState {
  const answer = sheet.items[code]
  const score = scoreItem(standard, item, answer)
  const whole = formatPoints(item.standardHundredths)
  const hasValue = item.standardHundredths > 0
  if (answer === undefined) return open(hasValue ? `/${whole}` : '')
  const base = { answered: score.open.length === 0, optional: false, reason: answer.reason } as const
  if (answer.state === 'missing')
    return { ...base, label: words.missing, tone: 'bad', amount: hasValue ? `0/${whole}` : '', reasonFor: 'wanted' }
  if (score.state === 'not-applicable') {
    return {
      ...base,
      label: words.notApplicable,
      tone: 'quiet',
      amount: '—',
      reasonFor: answer.state === 'scored' ? 'none' : 'wanted',
    }
  }
  if (answer.state === 'checked') {
    return answer.passed
      ? { ...base, label: words.passed, tone: 'ok', amount: '', reasonFor: 'none' }
      : { ...base, label: words.failed, tone: 'bad', amount: '', reasonFor: 'wanted' }
  }
  return { ...base, ...scoredItem(score, modeOf(item)), amount: itemAmount(score, hasValue), reasonFor: 'none' }
}

function scoredItem(score: ItemScore, mode: CriterionMode): Pick<RowState, 'label' | 'tone'> {
  if (score.open.length > 0) return { label: words.partly(score.open.length), tone: 'neutral' }
  if (score.zeroedBy !== null) return { label: words.zeroed(score.zeroedBy), tone: 'bad' }
  if (mode === 'defects') {
    return score.losses.length > 0 ? { label: words.deducted, tone: 'warn' } : { label: words.clean, tone: 'ok' }
  }
  return score.earnedHundredths < score.standardHundredths
    ? { label: words.scored, tone: 'warn' }
    : { label: words.scored, tone: 'ok' }
}

function itemAmount(
  { earnedHundredths, standardHundredths, deductedHundredths }: ItemScore,
  hasValue: boolean,
): string {
  if (!hasValue) return deductedHundredths === 0 ? '0' : `−${formatPoints(deductedHundredths)}`
  return `${formatPoints(earnedHundredths)}/${formatPoints(standardHundredths)}`
}

function pointState(sheet: Sheet, { item, point }: PointRow): RowState {
  const whole = formatPoints(point.hundredths)
  const above = sheet.items[item.code]
  if (above !== undefined && above.state !== 'scored') {
    const missing = above.state === 'missing'
    return {
      ...open(missing ? `0/${whole}` : '—'),
      label: missing ? words.missing : words.notApplicable,
      tone: 'quiet',
      answered: true,
    }
  }
  const answer = pointAnswer(sheet, item, point)
  return answer === undefined ? open(`/${whole}`) : answeredPoint(answer, point.hundredths)
}

function answeredPoint(answer: PointJudgement, fullHundredths: number): RowState {
  const whole = formatPoints(fullHundredths)
  const base = { answered: true, optional: false, reason: answer.reason } as const
  if (answer.state === 'missing')
    return { ...base, label: words.missing, tone: 'bad', amount: `0/${whole}`, reasonFor: 'wanted' }
  if (answer.state === 'not-applicable') {
    return { ...base, label: words.notApplicable, tone: 'quiet', amount: '—', reasonFor: 'wanted' }
  }
  const amount = `${formatPoints(answer.earnedHundredths)}/${whole}`
  return answer.earnedHundredths < fullHundredths
    ? { ...base, label: words.scored, tone: 'warn', amount, reasonFor: 'wanted' }
    : { ...base, label: words.scored, tone: 'ok', amount, reasonFor: 'none' }
}

function defectState(standard: EvaluationStandard, sheet: Sheet, { code, item, defect }: DefectRow): RowState {
  const cost = formatPoints(defect.hundredths)
  const above = sheet.items[item.code]
  if (above === undefined) return open(`(−${cost})`)
  if (above.state !== 'scored') {
    const label = above.state === 'missing' ? words.missing : words.notApplicable
    return { ...open(''), label, tone: 'quiet', answered: true }
  }
  const found = above.defects?.[code]
  if (found === undefined) return { ...open(`(−${cost})`), label: words.notFound, tone: 'quiet', answered: true }
  const loss = scoreItem(standard, item, above).losses.find((one) => one.code === code)
  return {
    label: defect.counting === 'once' ? words.found : words.places(found.count),
    tone: defect.zeroesItem ? 'bad' : 'warn',
    amount: `−${formatPoints(loss?.hundredths ?? 0)}`,
    answered: true,
    optional: false,
    reason: found.reason,
    reasonFor: 'wanted',
  }
}

function bonusState(sheet: Sheet, { code, bonus }: BonusRow): RowState {
  const granted = sheet.bonuses[code]
  const optional = { optional: true } as const
  if (granted === undefined) {
    return { ...open(`(+${formatPoints(bonus.hundredths)})`), ...optional, label: words.noBonus, tone: 'quiet' }
  }
  return {
    ...optional,
    label: words.bonus,
    tone: 'ok',
    amount: `+${formatPoints(granted.earnedHundredths)}`,
    answered: true,
    reason: granted.reason,
    reasonFor: 'wanted',
  }
}

function open(amount: string): RowState {
  return { label: words.open, tone: 'neutral', amount, answered: false, optional: false, reason: '', reasonFor: 'none' }
}
