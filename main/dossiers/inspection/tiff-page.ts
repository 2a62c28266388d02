// A TIFF seen so that the wanted page comes first: the decoders of some ffmpeg versions in use find no other (Debian 12's
// 5.1 ends every `-page` beyond the first with "Requested entry not found").
import type { ByteSource } from '#main/jobs/index.ts'

/** Byte order, version, and where the first directory lies: TIFF 6.0 §2. */
const headBytes = 8
/** As many as the inspection lets in at most; a chain that runs in a circle ends here too. */
const mostPages = 10_000

/** @returns null when there is no such page. BigTIFF has only its first page: ffmpeg decodes none of it. */
export async function tiffFromPage(source: ByteSource, page: number): Promise<ByteSource | null> {
  if (page === 1) return source
  const head = Buffer.from(await source.read(0, headBytes))
  if (head.length < headBytes || page > mostPages) return null
  const little = head.toString('latin1', 0, 2) === 'II'
  const short = (from: Buffer) => (little ? from.readUInt16LE(0) : from.readUInt16BE(0))
  const long = (from: Buffer) => (little ? from.readUInt32LE(0) : from.readUInt32BE(0))
  if (short(head.subarray(2)) !== 42) return null
  let at = long(head.subarray(4))
  for (let turn = 1; turn < page; turn++) {
    const count = Buffer.from(await source.read(at, at + 2))
    if (count.length < 2) return null
    const nextAt = at + 2 + short(count) * 12
    const next = Buffer.from(await source.read(nextAt, nextAt + 4))
    if (next.length < 4) return null
    at = long(next)
    if (at === 0) return null
  }
  if (little) head.writeUInt32LE(at, 4)
  else head.writeUInt32BE(at, 4)
  return withHead(source, head)
}

function withHead(source: ByteSource, head: Buffer): ByteSource {
  const patched = (bytes: Uint8Array, start: number): Uint8Array => {
    if (start >= head.length) return bytes
    const copy = Buffer.from(bytes)
    head.copy(copy, 0, start)
    return copy
  }
  return {
    sizeBytes: source.sizeBytes,
    read: async (start, endExclusive) => patched(await source.read(start, endExclusive), start),
    stream(start, endExclusive, signal) {
      let at = start
      return source.stream(start, endExclusive, signal).pipeThrough(
        new TransformStream<Uint8Array, Uint8Array>({
          transform(piece, controller) {
            controller.enqueue(patched(piece, at))
            at += piece.length
          },
        }),
      )
    },
  }
}
