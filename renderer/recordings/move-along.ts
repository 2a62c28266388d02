// Up and down go from one row of a list to the next, unless the keys belong to a field.
import type { KeyboardEvent } from 'react'
import { isTyping } from '../ui/use-shortcuts.ts'

export function moveAlong(event: KeyboardEvent<HTMLElement>, selector: string): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || isTyping(event.target) || event.altKey || event.ctrlKey) return
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)]
  const at = stops.findIndex((stop) => stop.matches(':focus'))
  if (at < 0) return
  event.preventDefault()
  stops[Math.min(stops.length - 1, Math.max(0, at + step))]?.focus()
}
