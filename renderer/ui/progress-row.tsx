// One piece of long work: how far, how fast, how long still, and a way out.
import { CloseOutlined, ReloadOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { formatBytes, formatCount, formatPercent, formatRate, formatRemaining } from './format.ts'
import css from './progress-row.module.css'
import { StateTag } from './state-tag.tsx'
import { uiText } from './text.ts'
import type { Tone } from './tone.ts'

export type ProgressRowProps = {
  label: string
  state: 'waiting' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled'
  done: number
  /** 0 when not known. */
  total: number
  unit: 'bytes' | 'items' | 'seconds'
  /** Units each second. */
  rate?: number | undefined
  remainingSeconds?: number | undefined
  /** What is being done now, or the sentence of a failure. */
  message?: string | undefined
  onCancel?: (() => void) | undefined
  onRetry?: (() => void) | undefined
}

const words = uiText.progress

const tones: Readonly<Record<ProgressRowProps['state'], Tone>> = {
  waiting: 'neutral',
  running: 'info',
  paused: 'warn',
  done: 'ok',
  failed: 'bad',
  cancelled: 'quiet',
}

export function ProgressRow(props: ProgressRowProps) {
  const { label, state, done, total, message, onCancel, onRetry } = props
  const share = total > 0 ? done / total : 0
  const ended = state === 'done' || state === 'failed' || state === 'cancelled'
  return (
    <div className={css.row}>
      <p className={css.label} title={label}>
        {label}
      </p>
      <div className={css.facts}>
        {state === 'running' ? (
          <span>{facts(props)}</span>
        ) : (
          <StateTag plain tone={tones[state]} label={words[state]} />
        )}
      </div>
      <div className={css.actions}>
        {onRetry && (state === 'failed' || state === 'cancelled') && (
          <Button
            size="small"
            type="text"
            icon={<ReloadOutlined />}
            aria-label={words.retryOf(label)}
            onClick={onRetry}
          />
        )}
        {onCancel && !ended && (
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined />}
            aria-label={words.cancelOf(label)}
            onClick={onCancel}
          />
        )}
      </div>
      {!ended && (
        <Progress
          className={css.bar ?? ''}
          percent={Math.floor(share * 1000) / 10}
          showInfo={false}
          size={{ height: 4 }}
          status={state === 'running' ? 'active' : 'normal'}
          aria-label={label}
        />
      )}
      {message !== undefined && <p className={state === 'failed' ? css.failed : css.message}>{message}</p>}
    </div>
  )
}

function facts({ done, total, unit, rate, remainingSeconds }: ProgressRowProps): string {
  const write = unit === 'bytes' ? formatBytes : formatCount
  const pieces = [
    total > 0 ? formatPercent(done / total) : null,
    unit === 'items' ? words.items(write(done), write(total)) : null,
    unit === 'bytes' ? words.of(write(done), write(total)) : null,
    rate === undefined ? null : speed(rate, unit),
    remainingSeconds === undefined ? null : words.remaining(formatRemaining(remainingSeconds)),
  ]
  return pieces.filter((piece) => piece !== null).join(' · ')
}

function speed(rate: number, unit: ProgressRowProps['unit']): string {
  if (unit === 'bytes') return formatRate(rate)
  return unit === 'seconds' ? words.times(rate.toFixed(1)) : words.perSecond(rate.toFixed(rate < 10 ? 1 : 0))
}
