// What opens under the selected row: its answers, its reason, its findings, and the standard's own explanations.
import { ReadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { type EvaluationStandard, effectOf } from '#shared/rules/pack-standard.ts'
import type { Sheet } from '#shared/rules/scoring.ts'
import { FindingButtons } from '../judging/finding-buttons.tsx'
import { Keycap } from '../judging/keycap.tsx'
import { NoteField } from '../judging/note-field.tsx'
import type { PhraseSource } from '../judging/use-phrases.ts'
import { AnswerButtons } from './answer-buttons.tsx'
import { Clauses } from './clauses.tsx'
import { Explanations } from './explanations.tsx'
import { chosenOf, earnedOf } from './row-chosen.ts'
import { type RowState, rowState } from './row-state.ts'
import css from './sheet.module.css'
import type { Move } from './sheet-move.ts'
import { type AnswerRow, sourceOf } from './sheet-rows.ts'
import { evaluationText } from './text.ts'
import type { EvidenceStops } from './use-evidence-stops.ts'

export type SheetDetailProps = {
  standard: EvaluationStandard
  sheet: Sheet
  row: AnswerRow
  editable: boolean
  onMove: (move: Move) => void
  typed: { text: string; turn: number }
  /** The keyboard goes back to the tree. */
  onDone: () => void
  onFinding: () => void
  onAbsence: () => void
  stops: EvidenceStops
  phrases: PhraseSource | null
  /** The findings of this row, and the one being written. */
  findings: ReactNode
}

export function SheetDetail(props: SheetDetailProps) {
  const { standard, sheet, row, editable, onMove } = props
  const state = rowState(standard, sheet, row)
  const isPart = row.kind === 'point' || row.kind === 'defect'
  const whole = isPart ? sheet.items[row.item.code]?.state : undefined
  return (
    <div className={css.detail}>
      {editable && (
        <AnswerButtons
          row={row}
          standard={standard}
          chosen={chosenOf(sheet, row)}
          earned={earnedOf(sheet, row)}
          onMove={onMove}
          typed={props.typed}
          onAmountDone={props.onDone}
        />
      )}
      {row.kind === 'veto' && <p className={css.note}>{evaluationText.vetoEffects[effectOf(standard, row.veto)]}</p>}
      {editable && whole === 'missing' && <p className={css.note}>{evaluationText.answers.underMissing}</p>}
      {editable && whole === 'not-applicable' && (
        <p className={css.note}>{evaluationText.answers.underNotApplicable}</p>
      )}
      {state.reasonFor !== 'none' && (
        <NoteField
          key={row.code}
          label={evaluationText.reason.label(row.code)}
          hint={hintOf(row, state)}
          lacking={isLacking(state)}
          value={state.reason}
          editable={editable}
          phrases={props.phrases}
          onChange={(text) => onMove({ do: 'reason', text })}
          onDone={props.onDone}
        />
      )}
      {props.findings}
      <div className={css.findingTools}>
        <StopsButton {...props.stops} />
        {editable && <FindingButtons onFinding={props.onFinding} onAbsence={props.onAbsence} />}
      </div>
      <Clauses key={`clauses ${row.code}`} clauses={sourceOf(row).clauses} standard={standard} />
      <Explanations key={`explain ${row.code}`} row={row} />
    </div>
  )
}

function StopsButton({ at, count, go }: EvidenceStops) {
  if (count === 0) return null
  const label = evaluationText.stops.label(at, count)
  return (
    <Button
      size="small"
      icon={<ReadOutlined />}
      aria-label={label}
      aria-keyshortcuts="G"
      title={evaluationText.stops.hint}
      onClick={go}
    >
      {label} <Keycap name="G" />
    </Button>
  )
}

function isLacking({ reasonFor, reason }: RowState): boolean {
  return reasonFor === 'wanted' && reason.trim() === ''
}

function hintOf(row: AnswerRow, state: RowState): string {
  const { reason } = evaluationText
  const hint = hintFor(row, state)
  return isLacking(state) ? `${hint}，${reason.wanted}` : hint
}

function hintFor(row: AnswerRow, { label }: RowState): string {
  const { reason, states } = evaluationText
  if (label === states.notApplicable) return reason.notApplicable
  if (label === states.missing) return reason.missing
  if (label === states.failed) return reason.failed
  if (row.kind === 'veto') return reason.veto
  if (row.kind === 'bonus') return reason.bonus
  return row.kind === 'defect' ? reason.found : reason.lost
}
