// Which recordings play in step, as the address keeps it: a reload or a crash comes back to the same four, offsets and place.

/** One recording in step: moved by so many milliseconds against its own start, heard or not. */
export type StepChoice = { readonly itemId: string; readonly offsetMs: number; readonly muted: boolean }

/** At most this many: more pictures are too small to see anything in. */
export const mostInStep = 4

/** `id`, `id.o-120` for an offset, `id.o0.m` when it is muted. */
export function stepWord({ itemId, offsetMs, muted }: StepChoice): string {
  const offset = offsetMs === 0 && !muted ? '' : `.o${offsetMs}`
  return `${itemId}${offset}${muted ? '.m' : ''}`
}

export function toStepChoice(word: string): StepChoice {
  const [itemId = '', ...parts] = word.split('.')
  const offset = Number(parts.find((part) => part.startsWith('o'))?.slice(1) ?? 0)
  return { itemId, offsetMs: Number.isInteger(offset) ? offset : 0, muted: parts.includes('m') }
}
