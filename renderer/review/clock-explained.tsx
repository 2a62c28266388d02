// How a review's clock was counted: by which rule and calendar, what was added, where the decision's own term cuts it, every day.
import type { ClockStep, ReviewClock } from '#shared/contract/review-clock.ts'
import { approverNames, pauseNames } from '#shared/text/review-clock.ts'
import { classNames } from '../ui/class-names.ts'
import { formatDay, formatMinute } from '../ui/format.ts'
import css from './review-clock.module.css'
import { reviewText } from './text.ts'

const text = reviewText.clock

/** The days may be more than fit: a list that scrolls is reached by the keyboard too. */
const scrolls = { tabIndex: 0 }

export function ClockExplained({ clock }: { clock: ReviewClock }) {
  const { rule, mark, explained, startsOn, steps, calendar, state, dueOn, cutFrom } = clock
  const isCut = (on: string) => cutFrom !== null && dueOn !== null && on > dueOn
  return (
    <div className={css.explained}>
      <p>
        {text.rule}：{rule}
      </p>
      <p className={css.from}>{text.calendar(calendar.title, calendar.version)}</p>
      {mark === 'example' && <p className={css.warn}>{text.exampleHint}</p>}
      <Bounds clock={clock} />
      {steps.length > 0 && (
        <ol className={css.steps} aria-label={text.steps}>
          {steps.map((step) => (
            <li key={step.at}>
              <span>{stepWords(step)}</span>
              <span className={css.from}>{text.stepBy(formatMinute(step.at), step.by)}</span>
              {step.note !== '' && <span className={css.from}>{step.note}</span>}
            </li>
          ))}
        </ol>
      )}
      {state === 'paused' && <p className={css.from}>{text.pausedHint}</p>}
      {explained.length > 0 && (
        <ol className={css.days} aria-label={text.days} {...scrolls}>
          <li className={css.start}>{text.startNotes[startsOn]}</li>
          {explained.map(({ on, counted, waits, why }) => (
            <li key={on} className={classNames((!counted || isCut(on)) && css.off, waits && css.waits)}>
              <span>{formatDay(on)}</span>
              <span>{why}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

function Bounds({ clock }: { clock: ReviewClock }) {
  const { addedDays, dueWithoutExtension, dueOn, cutFrom, ceiling, ceilingPassed } = clock
  return (
    <>
      {dueWithoutExtension !== null && dueOn !== null && (
        <p>{text.added(addedDays, formatDay(dueWithoutExtension), formatDay(cutFrom ?? dueOn))}</p>
      )}
      {ceiling !== null && cutFrom === null && (
        <p className={classNames(ceilingPassed && css.warn)}>
          {(ceilingPassed ? text.ceilingPassed : text.ceiling)(formatDay(ceiling.on), ceiling.clause)}
        </p>
      )}
      {ceiling !== null && cutFrom !== null && (
        <p className={css.warn}>{text.cutHint(formatDay(cutFrom), formatDay(ceiling.on), ceiling.clause)}</p>
      )}
    </>
  )
}

function stepWords({ kind, pause, days, approver, approvedBy }: ClockStep): string {
  if (kind === 'resumed') return text.stepResumed
  if (kind === 'paused') return text.paused(pause === null ? '' : pauseNames[pause])
  return text.stepExtended(days ?? 0, approver === null ? '' : approverNames[approver], approvedBy ?? '')
}
