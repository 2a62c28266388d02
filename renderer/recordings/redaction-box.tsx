// One hidden region over the picture as the copy will show it, moved and sized with the mouse or the keyboard.
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import type { HiddenRegion } from '#shared/contract/redactions.ts'
import { classNames } from '../ui/class-names.ts'
import { fromView, type Region, type Rotation, roundRegion, toView } from '../ui/region.ts'
import { boxStyle } from '../ui/region-layer.tsx'
import { type Corner, corners, dragged, nudgeOf } from './box-moves.ts'
import { nudged } from './hidden-plan.ts'
import css from './redaction-layers.module.css'
import { redactionText } from './redaction-text.ts'

export type RedactionBoxProps = {
  hidden: HiddenRegion
  /** Where it is at the place now shown, on the upright picture. */
  region: Region
  rotation: Rotation
  selected: boolean
  editable: boolean
  /** Whether the keyboard may come here. */
  focusable: boolean
  onSelect: () => void
  onRegion: (region: Region) => void
  onRemove: () => void
  onLeave: () => void
}

type Drag = { readonly corner: Corner | null; readonly x: number; readonly y: number; readonly from: Region }

export function RedactionBox(props: RedactionBoxProps) {
  const { hidden, region, rotation, selected, editable, focusable, onSelect, onRegion } = props
  const box = useRef<HTMLDivElement>(null)
  const drag = useRef<Drag | null>(null)
  const [moving, setMoving] = useState<Region | null>(null)
  const view = moving ?? toView(region, rotation)
  useEffect(() => {
    if (selected) box.current?.focus({ preventScroll: true })
  }, [selected])
  const take = (next: Region) => onRegion(roundRegion(fromView(next, rotation)))

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.stopPropagation()
    onSelect()
    if (!editable) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const corner = corners.find((name) => name === (event.target as HTMLElement).dataset.corner) ?? null
    drag.current = { corner, x: event.clientX, y: event.clientY, from: view }
  }
  const onPointerMove = (event: PointerEvent) => {
    const space = box.current?.offsetParent?.getBoundingClientRect()
    if (drag.current === null || space === undefined) return
    const by = { x: (event.clientX - drag.current.x) / space.width, y: (event.clientY - drag.current.y) / space.height }
    if (moving === null && Math.abs(by.x) * space.width + Math.abs(by.y) * space.height < 3) return
    setMoving(dragged(drag.current.from, drag.current.corner, by))
  }
  const onPointerUp = () => {
    drag.current = null
    if (moving !== null) take(moving)
    setMoving(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const nudge = nudgeOf(event)
    if (event.key === 'Escape') props.onLeave()
    else if (!editable) return
    else if (event.key === 'Delete') props.onRemove()
    else if (event.key.toLowerCase() === 'k') onRegion(roundRegion(region))
    else if (nudge !== null) take(nudged(view, nudge))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const name = hidden.what.trim() || redactionText.unnamed
  return (
    <div
      ref={box}
      role="application"
      tabIndex={focusable ? 0 : -1}
      aria-label={redactionText.box(name)}
      className={classNames(css.box, hidden.kind === 'blur' ? css.blurred : css.blackened, selected && css.selected)}
      style={boxStyle(view)}
      onFocus={onSelect}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onKeyDown={onKeyDown}
    >
      <span className={css.boxName} aria-hidden="true">
        {name}
      </span>
      {selected &&
        editable &&
        corners.map((corner) => <span key={corner} data-corner={corner} className={css.corner} aria-hidden="true" />)}
    </div>
  )
}
