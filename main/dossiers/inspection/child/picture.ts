// Inspects pictures: sizes from the header first, so that a forged one is never decoded; then a real decode.
import { loadImage } from '@napi-rs/canvas'
import type { RemoteBytes } from '#main/jobs/serve-child.ts'
import { readWhole } from './read-whole.ts'

/** An A0 plan at 300 dpi has 140 million pixels. */
const mostPixels = 150_000_000
const largestFileBytes = 256 * 1024 * 1024
const mostTiffPages = 10_000

export async function inspectPicture(bytes: RemoteBytes): Promise<unknown> {
  if (bytes.sizeBytes > largestFileBytes) return { state: 'broken', why: 'too-large' }
  const whole = Buffer.from(await readWhole(bytes))
  if (isTooLarge(whole)) return { state: 'broken', why: 'too-large' }
  if (!isWhole(whole)) return { state: 'broken', why: 'truncated' }
  try {
    const picture = await loadImage(whole)
    return picture.width > 0 ? { state: 'readable', pages: 1 } : { state: 'broken', why: 'damaged' }
  } catch {
    return { state: 'broken', why: 'damaged' }
  }
}

export function isTooLarge(whole: Buffer): boolean {
  const size = isPng(whole) ? pngSize(whole) : jpegSize(whole)
  return size !== null && size.width * size.height > mostPixels
}

interface Size {
  readonly width: number
  readonly height: number
  /** Where the header ends and the pixels begin. */
  readonly dataAt: number
}

const isPng = (whole: Buffer): boolean => whole.length > 24 && whole.readUInt32BE(0) === 0x89504e47

const pngSize = (whole: Buffer): Size => ({
  width: whole.readUInt32BE(16),
  height: whole.readUInt32BE(20),
  dataAt: 33,
})

/** Walks the markers up to the frame header (SOFn, ITU-T T.81 B.2.2). Thumbnails lie inside APP segments and are stepped over. */
function jpegSize(whole: Buffer): Size | null {
  let at = 2
  while (at + 9 < whole.length && whole[at] === 0xff) {
    const marker = whole[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return { height: whole.readUInt16BE(at + 5), width: whole.readUInt16BE(at + 7), dataAt: at }
    at += marker === 0xff ? 1 : 2 + whole.readUInt16BE(at + 2)
  }
  return null
}

/** Decoders fill up a cut picture with grey and say nothing, so the end mark is looked for. Phones append films after it. */
function isWhole(whole: Buffer): boolean {
  if (isPng(whole)) return whole.includes('IEND')
  const size = jpegSize(whole)
  return size === null || whole.lastIndexOf(Buffer.from([0xff, 0xd9])) > size.dataAt
}

/** Counts the directories of a TIFF (TIFF 6.0 §2; BigTIFF too) and checks that each lies inside the file. */
export async function inspectTiff(bytes: RemoteBytes): Promise<unknown> {
  const head = Buffer.from(await bytes.read(0, 16))
  if (head.length < 16) return { state: 'broken', why: 'truncated' }
  const little = head.toString('latin1', 0, 2) === 'II'
  const number = (from: Buffer, at: number, size: 2 | 4 | 8): number => {
    if (size === 8) return Number(little ? from.readBigUInt64LE(at) : from.readBigUInt64BE(at))
    return little ? from.readUIntLE(at, size) : from.readUIntBE(at, size)
  }
  const big = number(head, 2, 2) === 43
  const shape = big ? ({ count: 8, entry: 20, offset: 8 } as const) : ({ count: 2, entry: 12, offset: 4 } as const)
  let at = number(head, big ? 8 : 4, shape.offset)
  const seen = new Set<number>()
  while (at !== 0) {
    if (seen.has(at)) return { state: 'broken', why: 'damaged' }
    if (seen.size >= mostTiffPages) return { state: 'broken', why: 'too-large' }
    seen.add(at)
    const count = Buffer.from(await bytes.read(at, at + shape.count))
    if (count.length < shape.count) return { state: 'broken', why: 'truncated' }
    const nextAt = at + shape.count + number(count, 0, shape.count) * shape.entry
    const next = Buffer.from(await bytes.read(nextAt, nextAt + shape.offset))
    if (next.length < shape.offset) return { state: 'broken', why: 'truncated' }
    at = number(next, 0, shape.offset)
  }
  return seen.size === 0 ? { state: 'broken', why: 'damaged' } : { state: 'readable', pages: seen.size }
}
