// Tells a file that was cut off by what its own container says of its size. ffprobe is content with one whose index comes
// first and whose pictures are missing.
import type { ByteSource } from '#main/jobs/index.ts'
import { layoutOf } from './mp4-boxes.ts'

/** False also for containers that do not say how large they are. */
export async function isCutShort(source: ByteSource): Promise<boolean> {
  const layout = await layoutOf(source)
  // Without an index the camera was switched off before it wrote one.
  if (layout !== null) return layout.isCut || !layout.hasIndex
  const head = Buffer.from(await source.read(0, Math.min(64, source.sizeBytes)))
  if (isRiff(head)) return riffEnd(head) > source.sizeBytes
  return matroskaEnd(head) > source.sizeBytes
}

function isRiff(head: Buffer): boolean {
  return head.length >= 12 && ['RIFF', 'RF64'].includes(head.toString('latin1', 0, 4))
}

/** AVI and WAV. Written to a pipe they have no size, or all ones. */
function riffEnd(head: Buffer): number {
  const size = head.readUInt32LE(4)
  return size === 0xffffffff ? 0 : size + 8
}

/** Where the one segment of a Matroska file ends (RFC 8794, RFC 9559 §5.1); 0 when it does not say, or is none. */
function matroskaEnd(head: Buffer): number {
  if (head.length < 12 || head.readUInt32BE(0) !== 0x1a45dfa3) return 0
  const ebml = sizeAt(head, 4)
  if (ebml === null || ebml.value === null) return 0
  const segmentAt = ebml.endAt + ebml.value
  if (segmentAt + 12 > head.length || head.readUInt32BE(segmentAt) !== 0x18538067) return 0
  const segment = sizeAt(head, segmentAt + 4)
  return segment === null || segment.value === null ? 0 : segment.endAt + segment.value
}

/** A size of one to eight bytes; its `value` is null when all its bits are ones, which means "unknown". */
function sizeAt(bytes: Buffer, at: number): { value: number | null; endAt: number } | null {
  const first = bytes[at]
  if (first === undefined || first === 0) return null
  const length = Math.clz32(first) - 23
  if (at + length > bytes.length) return null
  let value = BigInt(first & (0xff >> length))
  for (let index = 1; index < length; index++) value = (value << 8n) | BigInt(bytes[at + index] ?? 0)
  const isUnknown = value === (1n << BigInt(7 * length)) - 1n
  return { value: isUnknown ? null : Number(value), endAt: at + length }
}
