// What each key does in the player. Pure, so that the keyboard help and the tests read the same table.
export type PlayerCommand =
  | { do: 'toggle' }
  | { do: 'rewind' }
  | { do: 'pause' }
  | { do: 'faster' }
  | { do: 'frames'; by: number }
  | { do: 'seconds'; by: number }
  | { do: 'rate'; rate: number }
  | { do: 'mark' }
  | { do: 'in' }
  | { do: 'out' }
  | { do: 'clear' }
  | { do: 'snapshot' }
  | { do: 'start' }
  | { do: 'end' }
  | { do: 'previous-mark' }
  | { do: 'next-mark' }
  | { do: 'volume'; by: number }

/** Speeds on the keys 1 to 9. */
export const rates = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const

const plain: Readonly<Record<string, PlayerCommand>> = {
  ' ': { do: 'toggle' },
  j: { do: 'rewind' },
  k: { do: 'pause' },
  l: { do: 'faster' },
  m: { do: 'mark' },
  i: { do: 'in' },
  o: { do: 'out' },
  s: { do: 'snapshot' },
  '[': { do: 'previous-mark' },
  ']': { do: 'next-mark' },
  Escape: { do: 'clear' },
  Home: { do: 'start' },
  End: { do: 'end' },
  ArrowUp: { do: 'volume', by: 0.1 },
  ArrowDown: { do: 'volume', by: -0.1 },
}

export type KeyPress = { key: string; shiftKey: boolean; ctrlKey: boolean; metaKey: boolean; altKey: boolean }

export function playerCommand({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyPress): PlayerCommand | null {
  if (ctrlKey || metaKey || altKey) return null
  if (key === 'ArrowLeft') return shiftKey ? { do: 'seconds', by: -1 } : { do: 'frames', by: -1 }
  if (key === 'ArrowRight') return shiftKey ? { do: 'seconds', by: 1 } : { do: 'frames', by: 1 }
  const rate = /^[1-9]$/.test(key) ? rates[Number(key) - 1] : undefined
  if (rate !== undefined) return { do: 'rate', rate }
  return plain[key.length === 1 ? key.toLowerCase() : key] ?? null
}

/** The second at which a neighbouring frame begins. A shade later, so that rounding never shows the frame before. */
export function frameTime(seconds: number, by: number, fps: number): number {
  const frame = Math.floor(seconds * fps + 0.02)
  return Math.max(0, (frame + by) / fps) + 0.0001
}
