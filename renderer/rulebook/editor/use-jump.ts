// Brings the keyboard to the field of a fault, once its section is on screen.
import { useEffect, useState } from 'react'

export function useJump(): (path: string) => void {
  const [target, setTarget] = useState<{ path: string; turn: number }>({ path: '', turn: 0 })
  useEffect(() => {
    if (target.turn === 0) return
    const place = nearest(target.path)
    if (place === null) return
    place.scrollIntoView({ block: 'center' })
    const field = place.matches(focusable) ? place : place.querySelector<HTMLElement>(focusable)
    field?.focus()
  }, [target])
  return (path) => setTarget(({ turn }) => ({ path, turn: turn + 1 }))
}

const focusable = 'input, textarea, button, [tabindex="0"]'

/** The field itself, or what it lies in. */
function nearest(path: string): HTMLElement | null {
  const parts = path.split('.')
  for (let length = parts.length; length > 0; length -= 1) {
    const found = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(parts.slice(0, length).join('.'))}"]`)
    if (found !== null) return found
  }
  return document.querySelector<HTMLElement>('[role="listbox"]')
}
