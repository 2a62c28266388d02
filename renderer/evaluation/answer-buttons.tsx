// The answers one row can have, as buttons beside their keys; the amount of a point typed or stepped.
import { MinusOutlined, PlusOutlined } from '@ant-design/icons'
import { Fragment } from 'react'
import { formatPoints } from '#shared/rules/scoring.ts'
import { Keycap } from '../judging/keycap.tsx'
import { classNames } from '../ui/class-names.ts'
import { AmountField } from './amount-field.tsx'
import css from './sheet.module.css'
import type { Move } from './sheet-moves.ts'
import type { AnswerRow } from './sheet-rows.ts'
import { evaluationText } from './text.ts'

/** The answer a row has now, as the buttons name it. */
export type Chosen = 'clean' | 'bad' | 'missing' | 'not-applicable' | 'amount' | null

export type AnswerButtonsProps = {
  row: AnswerRow
  chosen: Chosen
  /** Earned hundredths of a point; null while it is not scored. */
  earned: number | null
  onMove: (move: Move) => void
  /** Characters already typed at the row; a new turn starts the field anew. */
  typed: { text: string; turn: number }
  onAmountDone: () => void
}

export function AnswerButtons(props: AnswerButtonsProps) {
  const { row, chosen, onMove } = props
  const text = evaluationText.answers
  const answer = (key: Chosen, label: string, shortcut: string, move: Move, tone?: 'bad') => (
    <AnswerButton
      key={label}
      label={label}
      pressed={chosen === key}
      shortcut={shortcut}
      tone={tone}
      onPress={() => onMove(move)}
    />
  )
  return (
    <fieldset className={css.answers}>
      <legend className="visually-hidden">{text.label(row.code)}</legend>
      {row.kind === 'veto' && [
        answer('clean', text.clean, 'Enter', { do: 'clean' }),
        answer('bad', text.veto, 'V', { do: 'bad' }, 'bad'),
      ]}
      {row.kind === 'basic' && [
        answer('clean', text.kept, 'Enter', { do: 'clean' }),
        answer('bad', text.deduct(formatPoints(row.basic.deductionHundredths)), 'V', { do: 'bad' }),
      ]}
      {(row.kind === 'item' || row.kind === 'point') && (
        <Fragment>
          {answer('clean', text.full, 'Enter', { do: 'clean' })}
          {row.kind === 'point' && <PointAmount {...props} fullHundredths={row.point.hundredths} />}
          {answer('missing', text.missing, 'M', { do: 'missing' }, 'bad')}
          {mayBeLeftOut(row) && answer('not-applicable', text.notApplicable, 'X', { do: 'not-applicable' })}
        </Fragment>
      )}
      {chosen !== null && (
        <button type="button" className={css.takeBack} onClick={() => onMove({ do: 'clear' })}>
          {text.clear}
        </button>
      )}
    </fieldset>
  )
}

function mayBeLeftOut(row: AnswerRow): boolean {
  if (row.kind === 'item') return row.item.notApplicableWhen !== null
  return row.kind === 'point' && row.point.notApplicableWhen !== null
}

type AnswerButtonProps = {
  pressed: boolean
  shortcut: string
  tone: 'bad' | undefined
  onPress: () => void
  label: string
}

function AnswerButton({ pressed, shortcut, tone, onPress, label }: AnswerButtonProps) {
  return (
    <button
      type="button"
      className={classNames(css.answerButton, pressed && css.pressed, tone === 'bad' && css.bad)}
      aria-label={label}
      aria-pressed={pressed}
      aria-keyshortcuts={shortcut}
      onClick={onPress}
    >
      {label}
      <Keycap name={shortcut} />
    </button>
  )
}

function PointAmount(props: AnswerButtonsProps & { fullHundredths: number }) {
  const { earned, fullHundredths, onMove, typed, onAmountDone } = props
  const text = evaluationText.answers
  return (
    <span className={css.amount}>
      <button
        type="button"
        className={css.stepButton}
        aria-label={text.less}
        title={text.less}
        onClick={() => onMove({ do: 'step', by: -1 })}
      >
        <MinusOutlined />
      </button>
      <AmountField
        key={typed.turn}
        earned={earned}
        typed={typed.text}
        onAmount={(hundredths) => onMove({ do: 'amount', hundredths })}
        onDone={onAmountDone}
      />
      <button
        type="button"
        className={css.stepButton}
        aria-label={text.more}
        title={text.more}
        onClick={() => onMove({ do: 'step', by: 1 })}
      >
        <PlusOutlined />
      </button>
      <span className={css.of}>{text.of(formatPoints(fullHundredths))}</span>
    </span>
  )
}
