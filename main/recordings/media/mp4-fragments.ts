// Collects what the fragments of an MP4 say of their samples (ISO 14496-12 §8.8), track by track.
import { boxesIn } from './mp4-boxes.ts'

/** Equal neighbours are kept as one: [how many, value]. */
export type Runs = [number, number][]

export interface Track {
  readonly id: number
  readonly sizes: number[]
  readonly durations: Runs
  readonly shifts: Runs
  /** 1-based numbers of the samples that decoding can begin at. */
  readonly keys: number[]
  /** Where each chunk lies in the file that is written, and how many samples it has. */
  readonly chunks: { readonly at: number; readonly samples: number }[]
  /** Sum of the durations, and the latest end of a sample as it is shown; in units of the track. */
  decodeEnd: number
  shownEnd: number
}

/** A stretch of samples whose bytes lie together; `at` counts in the fragmented stream. */
interface Stretch {
  readonly track: Track
  readonly at: number
  readonly samples: number
}

export interface Fragments {
  readonly tracks: ReadonlyMap<number, Track>
  /** Takes the body of a `moof` that began at `at` of the fragmented stream. */
  read(moof: Buffer, at: number): void
  /** The samples read last lie `delta` further on in the file that is written. */
  placed(delta: number): void
}

interface Defaults {
  readonly duration: number
  readonly size: number
  readonly flags: number
}

const isNotKey = 0x10000

export function createFragments(trex: ReadonlyMap<number, Defaults>): Fragments {
  const tracks = new Map<number, Track>()
  let waiting: Stretch[] = []

  function readTraf(traf: Buffer, moofAt: number): void {
    let track: Track | null = null
    let defaults: Defaults = { duration: 0, size: 0, flags: 0 }
    for (const { type, body } of boxesIn(traf)) {
      if (type === 'tfhd') {
        const id = body.readUInt32BE(4)
        track = tracks.get(id) ?? newTrack(id)
        tracks.set(id, track)
        defaults = headDefaults(body, trex.get(id) ?? defaults)
      } else if (type === 'tfdt' && track !== null) {
        const from = body[0] === 1 ? Number(body.readBigUInt64BE(4)) : body.readUInt32BE(4)
        closeGap(track, from)
      } else if (type === 'trun' && track !== null) {
        waiting.push(readRun(track, body, defaults, moofAt))
      }
    }
  }

  return {
    tracks,
    read(moof, at) {
      for (const { type, body } of boxesIn(moof)) if (type === 'traf') readTraf(body, at)
    },
    placed(delta) {
      for (const { track, at, samples } of waiting) track.chunks.push({ at: at + delta, samples })
      waiting = []
    },
  }
}

const newTrack = (id: number): Track => ({
  id,
  sizes: [],
  durations: [],
  shifts: [],
  keys: [],
  chunks: [],
  decodeEnd: 0,
  shownEnd: 0,
})

export function trexDefaults(trex: Buffer): [number, Defaults] {
  const defaults = { duration: trex.readUInt32BE(12), size: trex.readUInt32BE(16), flags: trex.readUInt32BE(20) }
  return [trex.readUInt32BE(4), defaults]
}

function headDefaults(tfhd: Buffer, fallback: Defaults): Defaults {
  const flags = tfhd.readUInt32BE(0) & 0xffffff
  let at = 8
  const field = (bit: number, bytes: 4 | 8): number | null => {
    if ((flags & bit) === 0) return null
    at += bytes
    return tfhd.readUInt32BE(at - 4)
  }
  field(0x1, 8)
  field(0x2, 4)
  return {
    duration: field(0x8, 4) ?? fallback.duration,
    size: field(0x10, 4) ?? fallback.size,
    flags: field(0x20, 4) ?? fallback.flags,
  }
}

/** A picture lasts until the next one begins, across the end of its fragment too. */
function closeGap(track: Track, from: number): void {
  const gap = from - track.decodeEnd
  const last = track.durations.at(-1)
  if (gap <= 0 || last === undefined) return
  last[0]--
  if (last[0] === 0) track.durations.pop()
  append(track.durations, last[1] + gap)
  track.decodeEnd = from
}

function readRun(track: Track, trun: Buffer, defaults: Defaults, moofAt: number): Stretch {
  const head = trun.readUInt32BE(0)
  const flags = head & 0xffffff
  const samples = trun.readUInt32BE(4)
  let at = 8
  const next = (bit: number): number | null => {
    if ((flags & bit) === 0) return null
    at += 4
    return trun.readUInt32BE(at - 4)
  }
  const offset = (next(0x1) ?? 0) | 0
  const firstFlags = next(0x4)
  for (let sample = 0; sample < samples; sample++) {
    const duration = next(0x100) ?? defaults.duration
    track.sizes.push(next(0x200) ?? defaults.size)
    const own = next(0x400)
    const sampleFlags = own ?? (sample === 0 ? firstFlags : null) ?? defaults.flags
    const shift = (next(0x800) ?? 0) | 0
    if ((sampleFlags & isNotKey) === 0) track.keys.push(track.sizes.length)
    append(track.durations, duration)
    append(track.shifts, shift)
    track.decodeEnd += duration
    track.shownEnd = Math.max(track.shownEnd, track.decodeEnd + shift)
  }
  return { track, at: moofAt + offset, samples }
}

export function append(runs: Runs, value: number): void {
  const last = runs.at(-1)
  if (last !== undefined && last[1] === value) last[0]++
  else runs.push([1, value])
}
