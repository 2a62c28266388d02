// Writes the index (`moov`) of a plain MP4 from that of a fragmented one and the samples its fragments had
// (ISO 14496-12 §8.5 to §8.7).
import { box, boxesIn } from './mp4-boxes.ts'
import { append, type Runs, type Track } from './mp4-fragments.ts'

/** Boxes that only hold boxes and are copied with changes inside. */
const opened = new Set(['mdia', 'minf', 'edts'])

export function plainIndex(moov: Buffer, tracks: ReadonlyMap<number, Track>): Buffer {
  const mvhd = boxesIn(moov).find((each) => each.type === 'mvhd')?.body
  if (mvhd === undefined) throw new Error('an index without a header')
  const movieScale = timescale(mvhd)
  const parts: Buffer[] = []
  let longest = 0
  for (const { type, body } of boxesIn(moov)) {
    if (type !== 'trak') continue
    const { trak, duration } = plainTrack(body, tracks, movieScale)
    if (trak === null) continue
    parts.push(trak)
    longest = Math.max(longest, duration)
  }
  return box('moov', box('mvhd', withDuration(mvhd, longest)), ...parts)
}

/** `duration` is in units of the movie; `trak` is null for a track without a sample. */
function plainTrack(
  body: Buffer,
  tracks: ReadonlyMap<number, Track>,
  movieScale: number,
): { trak: Buffer | null; duration: number } {
  const header = find(body, ['tkhd'])
  const track = tracks.get(header.readUInt32BE(header[0] === 1 ? 20 : 12))
  if (track === undefined || track.sizes.length === 0) return { trak: null, duration: 0 }
  const scale = timescale(find(body, ['mdia', 'mdhd']))
  const edits = plainEdits(body, (mediaTime) => Math.round(((track.shownEnd - mediaTime) * movieScale) / scale))
  const duration = edits?.duration ?? Math.round((track.decodeEnd * movieScale) / scale)
  const rewrite = (parent: Buffer): Buffer[] =>
    boxesIn(parent).map(({ type, body: inside }) => {
      if (opened.has(type)) return box(type, ...rewrite(inside))
      if (type === 'tkhd') return box(type, withDuration(inside, duration, 'track'))
      if (type === 'mdhd') return box(type, withDuration(inside, track.decodeEnd))
      if (type === 'elst') return box(type, edits?.elst ?? inside)
      if (type === 'stbl') return box(type, box('stsd', find(inside, ['stsd'])), ...sampleTables(track))
      return box(type, inside)
    })
  return { trak: box('trak', ...rewrite(body)), duration }
}

function find(parent: Buffer, path: readonly string[]): Buffer {
  return path.reduce((within, type) => {
    const found = boxesIn(within).find((each) => each.type === type)
    if (found === undefined) throw new Error(`an index without ${type}`)
    return found.body
  }, parent)
}

const timescale = (header: Buffer): number => header.readUInt32BE(header[0] === 1 ? 20 : 12)

/** The duration field of mvhd and mdhd, or that of tkhd, which has the track's number before it. */
function withDuration(header: Buffer, duration: number, of: 'media' | 'track' = 'media'): Buffer {
  const changed = Buffer.from(header)
  const late = of === 'track' ? 4 : 0
  if (header[0] === 1) changed.writeBigUInt64BE(BigInt(duration), 24 + late)
  // All ones means "cannot be told": a track of 13 hours in units of 1/90000.
  else changed.writeUInt32BE(Math.min(duration, 0xffffffff), 16 + late)
  return changed
}

/** A fragmented file does not know how long its edits last; now they do. */
function plainEdits(trak: Buffer, lasts: (mediaTime: number) => number): { elst: Buffer; duration: number } | null {
  const edts = boxesIn(trak).find((each) => each.type === 'edts')
  if (edts === undefined) return null
  const elst = Buffer.from(find(edts.body, ['elst']))
  const wide = elst[0] === 1
  const step = wide ? 20 : 12
  let duration = 0
  for (let at = 8; at + step <= elst.length; at += step) {
    const mediaTime = wide ? Number(elst.readBigInt64BE(at + 8)) : elst.readInt32BE(at + 4)
    const length = wide ? Number(elst.readBigUInt64BE(at)) : elst.readUInt32BE(at)
    // −1 is a pause before the track begins; its length is known from the start.
    const lasting = mediaTime === -1 ? length : Math.max(0, lasts(mediaTime))
    if (wide) elst.writeBigUInt64BE(BigInt(lasting), at)
    else elst.writeUInt32BE(lasting, at)
    duration += lasting
  }
  return { elst, duration }
}

function sampleTables(track: Track): Buffer[] {
  const samples = track.sizes.length
  const isShifted = track.shifts.some(([, shift]) => shift !== 0)
  return [
    table('stts', track.durations),
    // Version 1 allows pictures that are shown before their decode time.
    ...(isShifted ? [table('ctts', track.shifts, 0x01000000)] : []),
    ...(track.keys.length === samples ? [] : [full('stss', track.keys.length, track.keys)]),
    chunkTable(track),
    box('stsz', words([0, 0, samples]), words(track.sizes)),
    chunkPlaces(track),
  ]
}

function words(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, at) => {
    bytes.writeUInt32BE(value >>> 0, at * 4)
  })
  return bytes
}

const full = (type: string, count: number, values: readonly number[], head = 0): Buffer =>
  box(type, words([head, count]), words(values))

const table = (type: string, runs: Runs, head = 0): Buffer => full(type, runs.length, runs.flat(), head)

function chunkTable(track: Track): Buffer {
  const runs: Runs = []
  for (const chunk of track.chunks) append(runs, chunk.samples)
  let first = 1
  const entries = runs.flatMap(([count, samples]) => {
    const entry = [first, samples, 1]
    first += count
    return entry
  })
  return full('stsc', runs.length, entries)
}

function chunkPlaces(track: Track): Buffer {
  const places = Buffer.alloc(track.chunks.length * 8)
  track.chunks.forEach(({ at }, index) => {
    places.writeBigUInt64BE(BigInt(at), index * 8)
  })
  return box('co64', words([0, track.chunks.length]), places)
}
