// Several recordings on one timeline. Pure: where each one is, where none is, and how one that drifts is led back.

/** One recording on the common timeline, in seconds. */
export type StepTrack = { readonly key: string; readonly start: number; readonly duration: number }

/** The end of the last one. */
export function stepLength(tracks: readonly StepTrack[]): number {
  return tracks.reduce((length, { start, duration }) => Math.max(length, start + duration), 0)
}

/** The recording's own second at this second of the timeline; null where it has none. */
export function localSecond({ start, duration }: StepTrack, at: number): number | null {
  const local = at - start
  return local < -0.0005 || local > duration + 0.0005 ? null : Math.min(duration, Math.max(0, local))
}

/** Where a recording waits while the timeline is outside of it. */
export function parkedSecond({ start, duration }: StepTrack, at: number): number {
  return at < start ? 0 : Math.max(0, duration - 0.001)
}

/** Stretches in which no recording has anything. */
export function stepGaps(tracks: readonly StepTrack[]): { start: number; end: number }[] {
  const gaps: { start: number; end: number }[] = []
  let covered = 0
  for (const { start, duration } of [...tracks].sort((one, other) => one.start - other.start)) {
    if (start - covered > 0.02) gaps.push({ start: covered, end: start })
    covered = Math.max(covered, start + duration)
  }
  return gaps
}

/** Moves all of them so that the first begins at zero. */
export function fromZero<Track extends { start: number }>(tracks: readonly Track[]): Track[] {
  const first = Math.min(...tracks.map(({ start }) => start))
  return tracks.map((track) => ({ ...track, start: Number.isFinite(first) ? track.start - first : 0 }))
}

export type Correction = { readonly do: 'none' | 'seek' } | { readonly do: 'rate'; readonly rate: number }

/** Further away than this is not made good by playing faster or slower. */
const jumpSeconds = 0.3
/** How much faster or slower, at most: more is heard and seen. */
const mostBend = 0.25

/**
 * What brings a playing recording back: nothing within half a frame, a bend of its speed up to a third of a second, a jump
 * beyond. `drift` is how far it is ahead.
 */
export function correctionOf(drift: number, rate: number, frame: number): Correction {
  const off = Math.abs(drift)
  if (off > jumpSeconds * Math.max(1, rate)) return { do: 'seek' }
  if (off < frame / 2) return { do: 'none' }
  const bend = Math.min(mostBend, Math.max(-mostBend, drift * 2))
  return { do: 'rate', rate: Math.max(0.0625, rate * (1 - bend)) }
}
