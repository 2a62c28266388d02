// Holds the place of what is being read, so that nothing jumps when it arrives.
import { classNames } from './class-names.ts'
import css from './states.module.css'
import { uiText } from './text.ts'

export type LoadingStateProps = {
  /** What is being read, for screen readers and after a moment for the eye. */
  label?: string
  /** The shape to hold: table rows, a page of text, labelled fields, a picture or video. */
  shape?: 'rows' | 'page' | 'fields' | 'stage'
  /** How many rows or fields are expected. */
  rows?: number
}

export function LoadingState({ label = uiText.loading, shape = 'rows', rows = 8 }: LoadingStateProps) {
  const bars = Array.from({ length: shape === 'stage' ? 0 : rows }, (_, index) => index)
  return (
    <div className={classNames(css.loading, css[shape])} role="status" aria-busy="true">
      <span className="visually-hidden">{label}</span>
      {bars.map((bar) => (
        <span key={bar} className={css.bar} aria-hidden="true" data-width={bar % 4} />
      ))}
      {shape === 'stage' && (
        <span className={css.stageLabel} aria-hidden="true">
          {label}
        </span>
      )}
    </div>
  )
}
