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
  /** One step louder or quieter. */
  | { do: 'volume'; by: 1 | -1 }
  | { do: 'mute' }
  | { do: 'zoom'; by: 1 | -1 }
  | { do: 'fit' }
  | { do: 'rotate' }
  | { do: 'loop' }
  | { do: 'clip' }
  | { do: 'words' }
  | { do: 'copy-time' }
  | { do: 'read-clock' }
  | { do: 'captions' }
  | { do: 'jump-list' }
  | { do: 'help' }

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
  ArrowUp: { do: 'volume', by: 1 },
  ArrowDown: { do: 'volume', by: -1 },
  u: { do: 'mute' },
  '+': { do: 'zoom', by: 1 },
  '=': { do: 'zoom', by: 1 },
  '-': { do: 'zoom', by: -1 },
  _: { do: 'zoom', by: -1 },
  '0': { do: 'fit' },
  r: { do: 'rotate' },
  p: { do: 'loop' },
  x: { do: 'clip' },
  w: { do: 'words' },
  y: { do: 'copy-time' },
  t: { do: 'read-clock' },
  c: { do: 'captions' },
  g: { do: 'jump-list' },
  '?': { do: 'help' },
  '？': { do: 'help' },
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

/** Loudness at most: four times the recording's own. */
export const loudest = 4

/** One step louder or quieter: tenths up to the recording's own loudness, quarters beyond it. */
export function loudnessStep(loudness: number, by: 1 | -1): number {
  const beyond = by > 0 ? loudness >= 0.99 : loudness > 1.01
  const step = beyond ? 0.25 : 0.1
  const next = Math.round((loudness + by * step) / step) * step
  return Math.round(Math.min(loudest, Math.max(0, next)) * 100) / 100
}

/** Enlargement of the picture: half as much again for each step, from the whole picture to eight times. */
export function zoomStep(zoom: number, by: 1 | -1): number {
  const next = by > 0 ? zoom * 1.5 : zoom / 1.5
  return next < 1.05 ? 1 : Math.min(8, next)
}

/** The narrowest span that holds this second; the loop's choice when no span was cut. */
export function spanAround<Span extends { start: number; end: number }>(
  spans: readonly Span[],
  seconds: number,
): Span | null {
  const around = spans.filter(({ start, end }) => start <= seconds + 0.02 && seconds <= end + 0.02)
  return around.sort((one, other) => one.end - one.start - (other.end - other.start))[0] ?? null
}
