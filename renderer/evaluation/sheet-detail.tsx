// What opens under the selected row: its answers, its reason, its findings, and the standard's own explanations.
import { FlagOutlined, StopOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import type { Sheet } from '#shared/rules/scoring.ts'
import { Keycap } from '../judging/keycap.tsx'
import { NoteField } from '../judging/note-field.tsx'
import { judgingText } from '../judging/text.ts'
import { AnswerButtons, type Chosen } from './answer-buttons.tsx'
import { Explanations } from './explanations.tsx'
import { type RowState, rowState } from './row-state.ts'
import css from './sheet.module.css'
import { type Move, pointAnswer } from './sheet-moves.ts'
import type { AnswerRow } from './sheet-rows.ts'
import { evaluationText } from './text.ts'

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
  /** The findings of this row, and the one being written. */
  findings: ReactNode
}

export function SheetDetail(props: SheetDetailProps) {
  const { standard, sheet, row, editable, onMove } = props
  const state = rowState(standard, sheet, row)
  const whole = row.kind === 'point' ? sheet.items[row.item.code]?.state : undefined
  return (
    <div className={css.detail}>
      {editable && (
        <AnswerButtons
          row={row}
          chosen={chosenOf(sheet, row)}
          earned={earnedOf(sheet, row)}
          onMove={onMove}
          typed={props.typed}
          onAmountDone={props.onDone}
        />
      )}
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
          onChange={(text) => onMove({ do: 'reason', text })}
          onDone={props.onDone}
        />
      )}
      {props.findings}
      {editable && (
        <div className={css.findingTools}>
          <Button
            size="small"
            icon={<FlagOutlined />}
            aria-label={judgingText.composer.add}
            aria-keyshortcuts="F"
            onClick={props.onFinding}
          >
            {judgingText.composer.add} <Keycap name="F" />
          </Button>
          <Button
            size="small"
            icon={<StopOutlined />}
            aria-label={judgingText.composer.addAbsence}
            aria-keyshortcuts="Q"
            onClick={props.onAbsence}
          >
            {judgingText.composer.addAbsence} <Keycap name="Q" />
          </Button>
        </div>
      )}
      <Explanations key={`explain ${row.code}`} row={row} />
    </div>
  )
}

function isLacking({ reasonFor, reason }: RowState): boolean {
  return reasonFor === 'wanted' && reason.trim() === ''
}

function hintOf(row: AnswerRow, state: RowState): string {
  const { reason, states } = evaluationText
  const hint = row.kind === 'veto' ? reason.veto : state.label === states.missing ? reason.missing : reason.lost
  if (state.label === states.notApplicable) return reason.notApplicable
  return isLacking(state) ? `${hint}，${reason.wanted}` : hint
}

function chosenOf(sheet: Sheet, row: AnswerRow): Chosen {
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
  }
}

function isFull(sheet: Sheet, { item, point }: Extract<AnswerRow, { kind: 'point' }>): boolean {
  const answer = pointAnswer(sheet, item, point)
  return answer?.state === 'scored' && answer.earnedHundredths === point.hundredths
}

function earnedOf(sheet: Sheet, row: AnswerRow): number | null {
  if (row.kind !== 'point') return null
  const answer = pointAnswer(sheet, row.item, row.point)
  return answer?.state === 'scored' ? answer.earnedHundredths : null
}
