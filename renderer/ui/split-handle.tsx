// The line between two panes: dragged, or moved with the arrow keys.
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { classNames } from './class-names.ts'
import css from './split-desk.module.css'
import { defaultSizes, type SplitSizes, sideRange } from './split-sizes.ts'
import { uiText } from './text.ts'

export type SplitHandleProps = {
  side: 'left' | 'right'
  title: string
  controls: string
  sizes: SplitSizes
  deskWidth: number
  onSizes: (sizes: SplitSizes) => void
  onToggle: () => void
}

export function SplitHandle({ side, title, controls, sizes, deskWidth, onSizes, onToggle }: SplitHandleProps) {
  const start = useRef<{ x: number; width: number } | null>(null)
  const [dragging, setDragging] = useState(false)
  const shut = sizes.collapsed.includes(side) || sizes.collapsed.includes('center')
  const range = sideRange(sizes, side, deskWidth)
  const outward = side === 'left' ? 1 : -1
  const resize = (width: number) => {
    onSizes({ ...sizes, [side]: Math.round(Math.min(range.most, Math.max(range.least, width))) })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = keyedWidth(event, sizes[side], outward, range)
    if (event.key === 'Enter') onToggle()
    else if (next !== null) resize(next)
    else return
    event.preventDefault()
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    start.current = { x: event.clientX, width: sizes[side] }
    setDragging(true)
  }
  const onPointerMove = (event: PointerEvent) => {
    if (start.current) resize(start.current.width + (event.clientX - start.current.x) * outward)
  }
  const release = () => {
    start.current = null
    setDragging(false)
  }
  if (shut) return <span className={css.seam} aria-hidden="true" />
  return (
    <hr
      className={classNames(css.handle, dragging && css.dragging)}
      {...separatorAria(title, controls, sizes[side], range)}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={release}
      onPointerCancel={release}
      onDoubleClick={() => resize(defaultSizes[side])}
    />
  )
}

function separatorAria(title: string, controls: string, width: number, range: { least: number; most: number }) {
  return {
    tabIndex: 0,
    'aria-orientation': 'vertical',
    'aria-label': uiText.split.resize(title),
    'aria-controls': controls,
    'aria-valuenow': width,
    'aria-valuemin': range.least,
    'aria-valuemax': range.most,
    'aria-valuetext': uiText.split.width(width),
    title: uiText.split.hint,
  } as const
}

function keyedWidth(
  event: KeyboardEvent,
  width: number,
  outward: number,
  range: { least: number; most: number },
): number | null {
  const step = event.shiftKey ? 64 : 16
  switch (event.key) {
    case 'ArrowRight':
      return width + step * outward
    case 'ArrowLeft':
      return width - step * outward
    case 'Home':
      return range.least
    case 'End':
      return range.most
    default:
      return null
  }
}
