// Turns the fragmented MP4 that ffmpeg can write to a pipe into a plain one, as it flows by: the samples go through, their
// description is collected, and one index follows at the end. Chromium reads all of a fragmented file before it plays it
// (an hour of 300 MB: 7 s); here it steps from one large box of samples to the next and reads the index.
import { box, boxesIn } from './mp4-boxes.ts'
import { createFragments, type Fragments, trexDefaults } from './mp4-fragments.ts'
import { plainIndex } from './mp4-index.ts'

/**
 * So many bytes of samples make one box. Its size stands before it, so they are held in memory; and each box is a step on
 * Chromium's way to the index, so they are not small.
 */
const usualBoxBytes = 64 * 1024 * 1024
/** A fragment lasts 20 seconds at most, so that one larger than this is a mistake. */
const largestBoxBytes = 256 * 1024 * 1024

interface Reader {
  /** Exactly so many bytes, or null at the end. */
  take(bytes: number): Promise<Buffer | null>
}

/** Yields the plain file. Throws when the stream ends inside a box: then something was lost. */
export async function* plainMp4(
  fragmented: AsyncIterable<Uint8Array>,
  sampleBoxBytes = usualBoxBytes,
): AsyncGenerator<Uint8Array> {
  const iterator = fragmented[Symbol.asyncIterator]()
  try {
    yield* rewrite(createReader(iterator), sampleBoxBytes)
  } finally {
    await iterator.return?.()
  }
}

async function* rewrite(reader: Reader, sampleBoxBytes: number): AsyncGenerator<Uint8Array> {
  let readAt = 0
  let writtenAt = 0
  let moov: Buffer | null = null
  let fragments: Fragments | null = null
  let samples: Buffer[] = []
  let sampleBytes = 0
  for (let head = await readHead(reader); head !== null; head = await readHead(reader)) {
    const bodyBytes = head.size - head.bytes.length
    if (head.type === 'mdat') {
      fragments?.placed(writtenAt + 8 + sampleBytes - (readAt + head.bytes.length))
      samples.push(await whole(reader, bodyBytes))
      sampleBytes += bodyBytes
      if (sampleBytes >= sampleBoxBytes) {
        yield* sampleBox(samples)
        writtenAt += 8 + sampleBytes
        samples = []
        sampleBytes = 0
      }
    } else {
      const body = await whole(reader, bodyBytes)
      if (head.type === 'ftyp') {
        const kept = box('ftyp', body)
        yield kept
        writtenAt += kept.length
      } else if (head.type === 'moov') {
        moov = body
        fragments = createFragments(defaultsOf(body))
      } else if (head.type === 'moof') fragments?.read(body, readAt)
    }
    readAt += head.size
  }
  if (moov === null || fragments === null) throw new Error('a film without an index')
  yield* sampleBox(samples)
  yield plainIndex(moov, fragments.tracks)
}

function* sampleBox(samples: readonly Buffer[]): Generator<Buffer> {
  const head = box('mdat')
  head.writeUInt32BE(
    samples.reduce((sum, each) => sum + each.length, head.length),
    0,
  )
  yield head
  yield* samples
}

function defaultsOf(moov: Buffer): Map<number, ReturnType<typeof trexDefaults>[1]> {
  const mvex = boxesIn(moov).find((each) => each.type === 'mvex')?.body ?? Buffer.alloc(0)
  return new Map(
    boxesIn(mvex)
      .filter((each) => each.type === 'trex')
      .map((each) => trexDefaults(each.body)),
  )
}

async function readHead(reader: Reader): Promise<{ type: string; size: number; bytes: Buffer } | null> {
  const short = await reader.take(8)
  if (short === null) return null
  const type = short.toString('latin1', 4, 8)
  const size = short.readUInt32BE(0)
  if (size !== 1) return { type, size, bytes: short }
  const long = await whole(reader, 8)
  return { type, size: Number(long.readBigUInt64BE(0)), bytes: Buffer.concat([short, long]) }
}

async function whole(reader: Reader, bytes: number): Promise<Buffer> {
  if (bytes < 0 || bytes > largestBoxBytes) throw new Error('a box of impossible size')
  const body = await reader.take(bytes)
  if (body === null) throw new Error('the film ends inside a box')
  return body
}

function createReader(iterator: AsyncIterator<Uint8Array>): Reader {
  const held: Uint8Array[] = []
  let heldBytes = 0
  return {
    async take(bytes) {
      while (heldBytes < bytes) {
        const next = await iterator.next()
        if (next.done === true) {
          if (heldBytes > 0) throw new Error('the film ends inside a box')
          return null
        }
        held.push(next.value)
        heldBytes += next.value.byteLength
      }
      heldBytes -= bytes
      return takeOut(held, bytes)
    },
  }
}

/** A copy of the first bytes of these pieces: a view would keep the whole piece in memory for as long as its samples wait. */
function takeOut(pieces: Uint8Array[], bytes: number): Buffer {
  const taken = Buffer.allocUnsafe(bytes)
  for (let at = 0; at < bytes; ) {
    const piece = pieces.shift()
    if (piece === undefined) throw new Error('fewer bytes are held than were counted')
    const part = piece.subarray(0, bytes - at)
    taken.set(part, at)
    at += part.length
    if (part.length < piece.length) pieces.unshift(piece.subarray(part.length))
  }
  return taken
}
