// How a box on the picture answers the mouse and the arrow keys. Pure.
import { boxBetween, clampShare, type Region } from '../ui/region.ts'
import type { Nudge } from './hidden-plan.ts'

export const corners = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const
export type Corner = (typeof corners)[number]

/** The box dragged by so much of the picture: as a whole, or by one corner while the opposite one stays. */
export function dragged(from: Region, corner: Corner | null, by: { x: number; y: number }): Region {
  if (corner === null) {
    const x = Math.max(0, Math.min(1 - from.width, from.x + by.x))
    return { ...from, x, y: Math.max(0, Math.min(1 - from.height, from.y + by.y)) }
  }
  const left = corner.endsWith('left')
  const top = corner.startsWith('top')
  const moved = {
    x: clampShare((left ? from.x : from.x + from.width) + by.x),
    y: clampShare((top ? from.y : from.y + from.height) + by.y),
  }
  const fixed = { x: left ? from.x + from.width : from.x, y: top ? from.y + from.height : from.y }
  const box = boxBetween(fixed, moved)
  const least = 0.01
  const [width, height] = [Math.max(least, box.width), Math.max(least, box.height)]
  // Drawn together at the very edge, the least size needs room.
  return { x: Math.min(box.x, 1 - width), y: Math.min(box.y, 1 - height), width, height }
}

/** Arrows move by a hundredth of the picture, Shift sizes, Alt does either ten times finer. */
export function nudgeOf(event: { key: string; shiftKey: boolean; altKey: boolean }): Nudge | null {
  const step = event.altKey ? 0.001 : 0.01
  const across = event.key === 'ArrowRight' ? step : event.key === 'ArrowLeft' ? -step : 0
  const down = event.key === 'ArrowDown' ? step : event.key === 'ArrowUp' ? -step : 0
  return across === 0 && down === 0 ? null : { across, down, size: event.shiftKey }
}
