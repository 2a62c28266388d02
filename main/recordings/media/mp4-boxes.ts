// Looks at the outermost boxes of an MP4 or MOV (ISO 14496-12 §4.2) to tell a cut file from a whole one: ffprobe is content
// with a file whose index comes first and whose pictures are missing.
import type { ByteSource } from '#main/jobs/index.ts'

/** A fragmented recording has two boxes for each fragment; nobody needs more to be looked at. */
const mostBoxes = 10_000

/** Whether the last box reaches beyond the end of the file. False for everything that is not made of boxes. */
export async function isCutMp4(source: ByteSource): Promise<boolean> {
  let at = 0
  for (let seen = 0; seen < mostBoxes && at < source.sizeBytes; seen++) {
    const head = Buffer.from(await source.read(at, Math.min(at + 16, source.sizeBytes)))
    if (head.length < 8 || !/^[\x20-\x7e\xa9]{4}$/.test(head.toString('latin1', 4, 8))) return false
    const short = head.readUInt32BE(0)
    // 0 means "up to the end", 1 that a long size follows.
    if (short === 0) return false
    if (short === 1 && head.length < 16) return true
    const size = short === 1 ? Number(head.readBigUInt64BE(8)) : short
    if (size < 8) return false
    at += size
  }
  return at > source.sizeBytes
}
