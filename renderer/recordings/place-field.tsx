// A place in the recording: typed as a time, or taken from the player.
import { AimOutlined } from '@ant-design/icons'
import { Button, Input, Tooltip } from 'antd'
import { useId, useState } from 'react'
import { formatPlace } from '../ui/format.ts'
import { parsePlace } from './clock-offset.ts'
import css from './redaction.module.css'
import { redactionText } from './redaction-text.ts'

export type PlaceFieldProps = {
  label: string
  /** Of the button that takes the player's place. */
  takeLabel: string
  valueMs: number
  editable: boolean
  now: () => number
  /** False when this place cannot be taken. */
  onPlace: (ms: number) => boolean
}

export function PlaceField({ label, takeLabel, valueMs, editable, now, onPlace }: PlaceFieldProps) {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [bad, setBad] = useState(false)
  const settle = () => {
    if (typed === null) return
    const ms = parsePlace(typed)
    const taken = ms !== null && onPlace(ms)
    setBad(!taken)
    if (taken) setTyped(null)
  }
  const take = () => {
    setTyped(null)
    setBad(!onPlace(now()))
  }
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {label}
      </label>
      <div className={css.place}>
        <Input
          id={id}
          value={typed ?? formatPlace(valueMs / 1000)}
          disabled={!editable}
          maxLength={14}
          autoComplete="off"
          status={bad ? 'error' : ''}
          aria-invalid={bad}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={settle}
          onPressEnter={settle}
        />
        {editable && (
          <Tooltip title={takeLabel}>
            <Button icon={<AimOutlined />} aria-label={takeLabel} onClick={take} />
          </Tooltip>
        )}
      </div>
      {bad && (
        <p className={css.fault} role="alert">
          {redactionText.placeBad}
        </p>
      )}
    </div>
  )
}
