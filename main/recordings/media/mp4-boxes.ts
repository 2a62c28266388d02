// The boxes that MP4 and MOV are made of (ISO 14496-12 §4.2).
import type { ByteSource } from '#main/jobs/index.ts'

/** A fragmented recording has two boxes for each fragment; nobody needs more to be looked at. */
const mostBoxes = 10_000

export interface Box {
  readonly type: string
  readonly body: Buffer
}

/** The boxes inside of one. Throws when one of them reaches beyond it. */
export function boxesIn(parent: Buffer): Box[] {
  const found: Box[] = []
  for (let at = 0; at + 8 <= parent.length; ) {
    const size = parent.readUInt32BE(at)
    if (size < 8 || at + size > parent.length) throw new Error('a box reaches beyond its parent')
    found.push({ type: parent.toString('latin1', at + 4, at + 8), body: parent.subarray(at + 8, at + size) })
    at += size
  }
  return found
}

export function box(type: string, ...parts: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(
    parts.reduce((sum, part) => sum + part.length, 8),
    0,
  )
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, ...parts])
}

/** How the outermost boxes of a file lie: whether one reaches beyond its end, and whether an index is among them. */
export interface Layout {
  readonly isCut: boolean
  readonly hasIndex: boolean
}

/** Null for what is not made of boxes. */
export async function layoutOf(source: ByteSource): Promise<Layout | null> {
  let at = 0
  let hasIndex = false
  for (let seen = 0; seen < mostBoxes && at < source.sizeBytes; seen++) {
    const head = Buffer.from(await source.read(at, Math.min(at + 16, source.sizeBytes)))
    // What a camera left behind the last box (zeros, a vendor's mark) does not matter.
    const isBox = head.length >= 8 && /^[\x20-\x7e\xa9]{4}$/.test(head.toString('latin1', 4, 8))
    if (!isBox) return seen === 0 ? null : { isCut: false, hasIndex }
    const type = head.toString('latin1', 4, 8)
    if (seen === 0 && !firstBoxes.has(type)) return null
    hasIndex ||= type === 'moov' || type === 'moof'
    const short = head.readUInt32BE(0)
    // 0 means "up to the end", 1 that a long size follows.
    if (short === 0) return { isCut: false, hasIndex }
    if (short === 1 && head.length < 16) return { isCut: true, hasIndex }
    const size = short === 1 ? Number(head.readBigUInt64BE(8)) : short
    if (size < 8) return { isCut: false, hasIndex }
    at += size
  }
  return { isCut: at > source.sizeBytes, hasIndex }
}

const firstBoxes = new Set(['ftyp', 'moov', 'mdat', 'free', 'skip', 'wide', 'pnot', 'styp', 'sidx', 'uuid'])
