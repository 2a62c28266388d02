// The answers one row can have, as buttons beside their keys; the amount of a point typed or stepped.
import { type EvaluationStandard, effectOf, modeOf } from '#shared/rules/pack-standard.ts'
import { formatPoints } from '#shared/rules/scoring.ts'
import { Keycap } from '../judging/keycap.tsx'
import { classNames } from '../ui/class-names.ts'
import { AmountStepper, PlacesStepper } from './answer-steppers.tsx'
import css from './sheet.module.css'
import type { Move } from './sheet-move.ts'
import type { AnswerRow } from './sheet-rows.ts'
import { evaluationText } from './text.ts'

/** The answer a row has now, as the buttons name it. */
export type Chosen = 'clean' | 'bad' | 'missing' | 'not-applicable' | 'amount' | null

export type AnswerButtonsProps = {
  row: AnswerRow
  standard: EvaluationStandard
  chosen: Chosen
  /** Earned hundredths of a point, granted ones of a bonus, places of a defect; null while there is none. */
  earned: number | null
  onMove: (move: Move) => void
  /** Characters already typed at the row; a new turn starts the field anew. */
  typed: { text: string; turn: number }
  onAmountDone: () => void
}

export function AnswerButtons(props: AnswerButtonsProps) {
  const { row, chosen, onMove } = props
  const text = evaluationText.answers
  return (
    <fieldset className={css.answers}>
      <legend className="visually-hidden">{text.label(row.code)}</legend>
      <RowAnswers {...props} />
      {chosen !== null && row.kind !== 'defect' && row.kind !== 'bonus' && (
        <button type="button" className={css.takeBack} onClick={() => onMove({ do: 'clear' })}>
          {text.clear}
        </button>
      )}
    </fieldset>
  )
}

function RowAnswers(props: AnswerButtonsProps) {
  const { row, standard } = props
  const text = evaluationText.answers
  const clean = { ...props, is: 'clean', shortcut: 'Enter', move: { do: 'clean' } } as const
  const bad = { ...props, is: 'bad', shortcut: 'V', move: { do: 'bad' } } as const
  switch (row.kind) {
    case 'veto': {
      const recorded = effectOf(standard, row.veto) === 'recorded'
      return (
        <>
          <AnswerButton {...clean} label={text.clean} />
          <AnswerButton {...bad} label={recorded ? text.recorded : text.veto} tone="bad" />
        </>
      )
    }
    case 'basic':
      return (
        <>
          <AnswerButton {...clean} label={text.kept} />
          <AnswerButton {...bad} label={text.deduct(formatPoints(row.basic.deductionHundredths))} />
        </>
      )
    case 'item':
    case 'point':
      return <ItemAnswers {...props} />
    case 'defect': {
      const { counting, hundredths } = row.defect
      return (
        <>
          <AnswerButton {...props} is="clean" label={text.notFound} shortcut="0" move={{ do: 'count', count: 0 }} />
          {counting === 'once' ? (
            <AnswerButton {...bad} label={text.found} />
          ) : (
            <PlacesStepper count={props.earned ?? 0} points={formatPoints(hundredths)} onMove={props.onMove} />
          )}
        </>
      )
    }
    case 'bonus':
      return (
        <>
          <AnswerButton {...props} is="clean" label={text.noBonus} shortcut="Backspace" move={{ do: 'clear' }} />
          <AmountStepper {...props} fullHundredths={row.bonus.hundredths} />
          <AnswerButton {...bad} label={text.fullBonus} />
        </>
      )
  }
}

type ItemAnswersProps = AnswerButtonsProps

/** A criterion as a whole, by its mode, or one of its points. */
function ItemAnswers(props: ItemAnswersProps) {
  const { row } = props
  if (row.kind !== 'item' && row.kind !== 'point') return null
  const text = evaluationText.answers
  const mode = row.kind === 'point' ? 'points' : modeOf(row.item)
  const clean = { points: text.full, defects: text.noDefect, check: text.passed }[mode]
  const mayBeMissing = mode !== 'defects' || row.item.standardHundredths > 0
  return (
    <>
      <AnswerButton {...props} is="clean" label={clean} shortcut="Enter" move={{ do: 'clean' }} />
      {mode === 'check' && (
        <AnswerButton {...props} is="bad" label={text.failed} shortcut="V" move={{ do: 'bad' }} tone="bad" />
      )}
      {row.kind === 'point' && <AmountStepper {...props} fullHundredths={row.point.hundredths} />}
      {mayBeMissing && (
        <AnswerButton {...props} is="missing" label={text.missing} shortcut="M" move={{ do: 'missing' }} tone="bad" />
      )}
      {mayBeLeftOut(row) && (
        <AnswerButton
          {...props}
          is="not-applicable"
          label={text.notApplicable}
          shortcut="X"
          move={{ do: 'not-applicable' }}
        />
      )}
    </>
  )
}

function mayBeLeftOut(row: AnswerRow): boolean {
  if (row.kind === 'item') return row.item.notApplicableWhen !== null
  return row.kind === 'point' && row.point.notApplicableWhen !== null
}

type AnswerButtonProps = Pick<AnswerButtonsProps, 'chosen' | 'onMove'> & {
  /** The answer it gives. */
  is: Exclude<Chosen, null>
  label: string
  shortcut: string
  move: Move
  tone?: 'bad'
}

function AnswerButton({ is, chosen, label, shortcut, move, tone, onMove }: AnswerButtonProps) {
  const pressed = chosen === is
  return (
    <button
      type="button"
      className={classNames(css.answerButton, pressed && css.pressed, tone === 'bad' && css.bad)}
      aria-label={label}
      aria-pressed={pressed}
      aria-keyshortcuts={shortcut}
      onClick={() => onMove(move)}
    >
      {label}
      <Keycap name={shortcut} />
    </button>
  )
}
