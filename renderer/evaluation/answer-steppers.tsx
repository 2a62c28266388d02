// Amounts stepped or typed: the points earned, the places of a coded defect, the points of a bonus.
import { MinusOutlined, PlusOutlined } from '@ant-design/icons'
import { formatPoints } from '#shared/rules/scoring.ts'
import { AmountField } from './amount-field.tsx'
import type { AnswerButtonsProps } from './answer-buttons.tsx'
import css from './sheet.module.css'
import type { Move } from './sheet-move.ts'
import { evaluationText } from './text.ts'

const text = evaluationText.answers

/** Points up to a full amount. */
export function AmountStepper(props: AnswerButtonsProps & { fullHundredths: number }) {
  const { earned, fullHundredths, onMove, typed, onAmountDone, standard } = props
  const step = formatPoints(standard.scoring.stepHundredths)
  return (
    <span className={css.amount}>
      <StepButton label={text.less(step)} by={-1} onMove={onMove} />
      <AmountField
        key={typed.turn}
        earned={earned}
        typed={typed.text}
        onAmount={(hundredths) => onMove({ do: 'amount', hundredths })}
        onDone={onAmountDone}
      />
      <StepButton label={text.more(step)} by={1} onMove={onMove} />
      <span className={css.of}>{text.of(formatPoints(fullHundredths))}</span>
    </span>
  )
}

/** In how many places a defect was found. Its digits are keys of the row, so there is nothing to type into. */
export function PlacesStepper({
  count,
  points,
  onMove,
}: {
  count: number
  points: string
  onMove: (move: Move) => void
}) {
  return (
    <span className={css.amount}>
      <StepButton label={text.lessPlaces} by={-1} onMove={onMove} />
      <output className={css.places} aria-label={text.places}>
        {count}
      </output>
      <StepButton label={text.morePlaces} by={1} onMove={onMove} />
      <span className={css.of}>{text.ofPlaces(points)}</span>
    </span>
  )
}

type StepButtonProps = { label: string; by: 1 | -1; onMove: (move: Move) => void }

function StepButton({ label, by, onMove }: StepButtonProps) {
  return (
    <button
      type="button"
      className={css.stepButton}
      aria-label={label}
      title={label}
      onClick={() => onMove({ do: 'step', by })}
    >
      {by < 0 ? <MinusOutlined /> : <PlusOutlined />}
    </button>
  )
}
