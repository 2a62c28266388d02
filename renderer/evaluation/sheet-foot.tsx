// The foot of the sheet: the score as it stands, what is still open, the time, and the way to the end.
import { CalculatorOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import type { Band } from '#shared/rules/pack-standard.ts'
import type { Score } from '#shared/rules/scoring.ts'
import type { SaveState } from '../judging/autosaver.ts'
import { GatedButton } from '../judging/gated-button.tsx'
import { SaveLine } from '../judging/save-line.tsx'
import { classNames } from '../ui/class-names.ts'
import { ToolButton } from '../ui/tool-button.tsx'
import { points } from './score-steps.tsx'
import css from './sheet-foot.module.css'
import { evaluationText } from './text.ts'

export type SheetFootProps = {
  score: Score
  /** Whether the standard has any. */
  hasVetoes: boolean
  /** The working time. */
  time: ReactNode
  /** Null where nothing may be changed. */
  save: SaveState | null
  onRetry: () => void
  onNextOpen: () => void
  onNextUnexplained: () => void
  onHow: () => void
  /** Null where the sheet is closed or another's. */
  onRest: (() => void) | null
  conclude: { reason: string | null; onPress: () => void } | null
  /** What comes after the conclusion. */
  opinion: { label: string; running: boolean; onPress: () => void } | null
  /** The score sheet as a paper; null before the conclusion. */
  paper: ReactNode
}

export function SheetFoot(props: SheetFootProps) {
  const { score, save, onRest, conclude, opinion } = props
  const text = evaluationText.foot
  return (
    <footer className={css.foot}>
      <div className={css.figures}>
        <Total score={score} onHow={props.onHow} />
        {props.hasVetoes && (
          <span className={classNames(css.figure, score.vetoesHit.length > 0 && css.bad)}>
            {text.vetoes(score.vetoesHit.length)}
          </span>
        )}
        <Left {...props} />
      </div>
      <div className={css.acts}>
        {props.time}
        <span className={css.saved}>{save !== null && <SaveLine save={save} onRetry={props.onRetry} />}</span>
        {onRest && (
          <Button size="small" onClick={onRest}>
            {text.rest}
          </Button>
        )}
        {conclude && <GatedButton label={text.conclude} {...conclude} />}
        {props.paper}
        {opinion && (
          <Button size="small" type="primary" loading={opinion.running} onClick={opinion.onPress}>
            {opinion.label}
          </Button>
        )}
      </div>
    </footer>
  )
}

function Total({ score, onHow }: { score: Score; onHow: () => void }) {
  const text = evaluationText.foot
  const { judgedHundredths, band, state, vetoesHit, hasPoints } = score
  if (!hasPoints) return <Result score={score} onHow={onHow} />
  return (
    <>
      <span className={css.total}>
        <span className={css.totalLabel}>{state === 'complete' ? text.score : text.soFar}</span>
        <output className={classNames(css.totalValue, score.unscored && css.bad)} aria-label={text.effective}>
          {score.unscored ? text.unscored : points(score.effectiveHundredths)}
        </output>
        <ToolButton icon={<CalculatorOutlined />} label={text.how} onPress={onHow} />
      </span>
      {vetoesHit.length > 0 && (
        <span className={css.figure}>
          {text.judged} {points(judgedHundredths)}
        </span>
      )}
      {band !== null && state === 'complete' && (
        <Example band={band}>
          <span className={css.figure}>{text.band(band.title)}</span>
        </Example>
      )}
    </>
  )
}

/** A list without points ends in a grade, not in a figure. */
function Result({ score, onHow }: { score: Score; onHow: () => void }) {
  const text = evaluationText.foot
  const { band, state } = score
  const known = band !== null && state === 'complete' ? band : null
  return (
    <span className={css.total}>
      <span className={css.totalLabel}>{text.result}</span>
      <Example band={known}>
        <output className={css.totalValue} aria-label={text.result}>
          {known?.title ?? (state === 'complete' ? text.noGrades : text.noResult)}
        </output>
      </Example>
      <ToolButton icon={<CalculatorOutlined />} label={text.how} onPress={onHow} />
    </span>
  )
}

/** Says of a grade that it is an example, where it is one. */
function Example({ band, children }: { band: Band | null; children: ReactNode }) {
  const text = evaluationText.foot
  const example = band?.mark === 'example'
  return (
    <Tooltip title={example ? text.exampleHint : null}>
      <span>
        {children}
        {example && <span className={css.example}>{text.example}</span>}
      </span>
    </Tooltip>
  )
}

function Left({ score, conclude, onNextOpen, onNextUnexplained }: SheetFootProps) {
  const text = evaluationText.foot
  if (score.open.length > 0) {
    return (
      <button type="button" className={css.jump} title={text.openHint} onClick={onNextOpen}>
        {text.open(score.open.length)}
      </button>
    )
  }
  if (score.unexplained.length > 0) {
    return (
      <button type="button" className={css.jump} title={text.unexplainedHint} onClick={onNextUnexplained}>
        {text.unexplained(score.unexplained.length)}
      </button>
    )
  }
  return conclude === null ? null : <span className={classNames(css.figure, css.ok)}>{text.allJudged}</span>
}
