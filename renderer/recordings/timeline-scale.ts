// A chain of recordings drawn to scale: where its segments, gaps, overlaps and clock times lie, as shares of its length. Pure.
import type { Chain } from '#shared/contract/recordings.ts'

type Segment = Chain['segments'][number]
type Break = Chain['breaks'][number]

/** Shares (0 to 1) of the chain's length. */
export type Stretch = { readonly left: number; readonly width: number }

export type ChainBar = Stretch & {
  readonly segment: Segment
  /** 0 is the upper lane; a segment that begins before the one above it ends goes one lane lower. */
  readonly lane: number
}

export type ChainHatch = Stretch & { readonly gap: Break }

export type ClockTick = {
  readonly at: number
  /** Milliseconds since the epoch, or from the chain's beginning when nobody knows when that was. */
  readonly ms: number
  /** Steps finer than a minute are written with seconds. */
  readonly withSeconds: boolean
}

/** Two clocks never agree to the frame: what overlaps by less is still one after the other. */
const toleranceMs = 40

export function chainBars({ segments, lengthMs }: Chain): ChainBar[] {
  const ends: number[] = []
  const inOrder = [...segments].sort((one, other) => one.startMs - other.startMs)
  return inOrder.map((segment) => {
    const free = ends.findIndex((end) => end <= segment.startMs + toleranceMs)
    const lane = free === -1 ? ends.length : free
    ends[lane] = segment.startMs + segment.durationMs
    return { ...stretchOf(segment.startMs, segment.durationMs, lengthMs), segment, lane }
  })
}

export function chainHatches({ breaks, lengthMs }: Chain): ChainHatch[] {
  return breaks.map((gap) => ({ ...stretchOf(gap.startMs, gap.lengthMs, lengthMs), gap }))
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const steps = [
  second,
  2 * second,
  5 * second,
  10 * second,
  15 * second,
  30 * second,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  3 * hour,
  6 * hour,
  12 * hour,
  24 * hour,
] as const
/** The whole country keeps UTC+8, so a day begins at 16:00 UTC. */
const chinaOffsetMs = 8 * hour

/** Round clock times along the chain, at most `most` of them. */
export function clockTicks({ startsAt, lengthMs }: Chain, most: number): ClockTick[] {
  if (lengthMs <= 0) return []
  const step = steps.find((size) => lengthMs / size <= Math.max(1, most)) ?? 7 * 24 * hour
  const origin = startsAt === null ? 0 : Date.parse(startsAt)
  const shift = startsAt === null ? 0 : chinaOffsetMs
  const first = Math.ceil((origin + shift) / step) * step - shift
  const ticks: ClockTick[] = []
  for (let ms = first; ms <= origin + lengthMs; ms += step) {
    ticks.push({ at: (ms - origin) / lengthMs, ms, withSeconds: step < minute })
  }
  return ticks
}

function stretchOf(startMs: number, durationMs: number, lengthMs: number): Stretch {
  if (lengthMs <= 0) return { left: 0, width: 1 }
  const left = Math.min(1, Math.max(0, startMs / lengthMs))
  return { left, width: Math.min(1 - left, Math.max(0, durationMs / lengthMs)) }
}
