// Every mark and span of the recording in order of time; Enter jumps there.
import { Modal } from 'antd'
import { type KeyboardEvent, useRef } from 'react'
import { classNames } from './class-names.ts'
import { formatPlace } from './format.ts'
import css from './player.module.css'
import type { PlayerMark, PlayerSpan } from './player-types.ts'
import { uiText } from './text.ts'
import type { Stretch } from './use-loop.ts'

export type PlayerJumpListProps = {
  open: boolean
  marks: readonly PlayerMark[]
  spans: readonly PlayerSpan[]
  /** A span comes as the stretch it is, so that it can be looped. */
  onJump: (seconds: number, stretch: Stretch | null) => void
  onClose: () => void
}

export function PlayerJumpList({ open, marks, spans, onJump, onClose }: PlayerJumpListProps) {
  const list = useRef<HTMLUListElement>(null)
  const places = [
    ...marks.map(({ key, at, label, tone }) => ({ key, start: at, end: null, label, tone })),
    ...spans.map(({ key, start, end, label, tone }) => ({ key, start, end, label, tone })),
  ].sort((one, other) => one.start - other.start)
  return (
    <Modal
      open={open}
      title={uiText.player.jumpList}
      width={520}
      footer={null}
      closable={{ 'aria-label': uiText.dialog.close }}
      destroyOnHidden
      afterOpenChange={(shown) => shown && list.current?.querySelector('button')?.focus()}
      onCancel={onClose}
    >
      {places.length === 0 && <p>{uiText.player.jumpNothing}</p>}
      <ul ref={list} className={css.jumps} onKeyDown={moveAlong}>
        {places.map(({ key, start, end, label, tone = 'finding' }) => (
          <li key={key}>
            <button
              type="button"
              className={css.jump}
              onClick={() => {
                onJump(start, end === null ? null : { start, end })
                onClose()
              }}
            >
              <span className={classNames(css.jumpSign, css[tone])} aria-hidden="true" />
              <span className={css.jumpPlace}>
                {end === null ? formatPlace(start) : `${formatPlace(start)}–${formatPlace(end)}`}
              </span>
              <span className={css.jumpLabel}>{label}</span>
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  )
}

/** Up and down go from one to the next. */
function moveAlong(event: KeyboardEvent<HTMLElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = buttons.findIndex((button) => button.matches(':focus'))
  buttons[Math.min(buttons.length - 1, Math.max(0, at + step))]?.focus()
}
