// Draws one region: drag with the mouse; or arrows to move, Shift with arrows to size, Enter to take it, Esc to leave.
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { boxBetween, clampShare, fromView, type Region, type Rotation, roundRegion } from './region.ts'
import css from './region-layer.module.css'
import { boxStyle } from './region-layer.tsx'
import { uiText } from './text.ts'

export type RegionPickerProps = {
  name: string
  rotation: Rotation
  focusable: boolean
  onRegion: (region: Region) => void
  onCancel: () => void
}

const startBox: Region = { x: 0.25, y: 0.4, width: 0.5, height: 0.12 }

export function RegionPicker({ name, rotation, focusable, onRegion, onCancel }: RegionPickerProps) {
  const layer = useRef<HTMLDivElement>(null)
  const from = useRef<{ x: number; y: number } | null>(null)
  const [box, setBox] = useState<Region | null>(null)
  const draft = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Drawn with the keyboard, the box may lie outside the view.
    if (box !== null && from.current === null) draft.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [box])
  const finish = (drawn: Region | null) => {
    setBox(null)
    if (drawn !== null) onRegion(roundRegion(fromView(drawn, rotation)))
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    from.current = shareAt(event, layer.current)
  }
  const onPointerMove = (event: PointerEvent) => {
    if (from.current) setBox(boxBetween(from.current, shareAt(event, layer.current)))
  }
  const onPointerUp = (event: PointerEvent) => {
    if (from.current === null) return
    const drawn = boxBetween(from.current, shareAt(event, layer.current))
    from.current = null
    finish(isClick(drawn, layer.current) ? null : drawn)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const current = box ?? startBox
    if (event.key === 'Escape') {
      from.current = null
      setBox(null)
      onCancel()
    } else if (event.key === 'Enter') finish(current)
    else {
      const next = moved(event, current)
      if (next === null) return
      setBox(next)
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={layer}
      role="application"
      className={css.picker}
      aria-label={uiText.region.keyboard(name)}
      tabIndex={focusable ? 0 : -1}
      onFocus={(event) => {
        if (event.currentTarget.matches(':focus-visible')) setBox((drawn) => drawn ?? startBox)
      }}
      onBlur={() => setBox(null)}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onKeyDown={onKeyDown}
    >
      {box !== null && <div ref={draft} className={css.draft} style={boxStyle(box)} />}
      <span role="status" className="visually-hidden">
        {box === null ? '' : describe(box)}
      </span>
    </div>
  )
}

function shareAt(event: { clientX: number; clientY: number }, layer: HTMLElement | null): { x: number; y: number } {
  const bounds = layer?.getBoundingClientRect()
  if (bounds === undefined || bounds.width === 0 || bounds.height === 0) return { x: 0, y: 0 }
  return {
    x: clampShare((event.clientX - bounds.left) / bounds.width),
    y: clampShare((event.clientY - bounds.top) / bounds.height),
  }
}

/** Less than 5 px both ways is a slip, not a region. */
function isClick(drawn: Region, layer: HTMLElement | null): boolean {
  return drawn.width * (layer?.clientWidth ?? 0) < 5 && drawn.height * (layer?.clientHeight ?? 0) < 5
}

function moved(event: KeyboardEvent, box: Region): Region | null {
  const step = 0.01
  const across = event.key === 'ArrowRight' ? step : event.key === 'ArrowLeft' ? -step : 0
  const down = event.key === 'ArrowDown' ? step : event.key === 'ArrowUp' ? -step : 0
  if (across === 0 && down === 0) return null
  if (event.shiftKey) {
    const width = Math.min(1 - box.x, Math.max(step, box.width + across))
    return { ...box, width, height: Math.min(1 - box.y, Math.max(step, box.height + down)) }
  }
  const x = Math.min(1 - box.width, Math.max(0, box.x + across))
  return { ...box, x, y: Math.min(1 - box.height, Math.max(0, box.y + down)) }
}

function describe({ x, y, width, height }: Region): string {
  const percent = (share: number) => Math.round(share * 100)
  return uiText.region.now(percent(x), percent(y), percent(width), percent(height))
}
