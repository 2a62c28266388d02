// When the picture that is showing at an instant began, and the key frame that decoding it begins at, from the packets alone.

import * as z from 'zod'
import { type ByteSource, FfmpegFailure, type Limits, type MediaTools, runFfprobe } from '#main/jobs/index.ts'

export interface ShownFrame {
  /** Seconds from the start of the recording, as the player counts. */
  readonly begins: number
  /** Of the last key frame at or before it; null where none was found near by. */
  readonly keyFrameBegins: number | null
}

const Packets = z.object({
  packets: z.array(z.object({ pts_time: z.string().optional(), flags: z.string().default('') })).default([]),
})
const Start = z.object({ format: z.object({ start_time: z.string().optional() }) })

const limits: Limits = { timeoutMs: 60_000, memoryBytes: 1024 * 1024 * 1024 }
/** Transport streams are entered anywhere, so that reading begins so much earlier; cameras set key frames closer. */
const leadSeconds = 12
/** Pictures are stored in the order of decoding: one that shows earlier may come a little later. */
const reorderSeconds = 1
/** Times are printed to the microsecond and asked for to the millisecond. */
const rounding = 0.000_5

/**
 * For a recording without pictures it is the stretch of sound (some 20 ms) at that instant.
 * @returns null when the packets have no times, as in AVI
 * @throws FfmpegFailure; what reading the source threw; the signal's reason
 */
export async function shownFrame(options: {
  readonly source: ByteSource
  readonly tools: MediaTools
  readonly stream: 'V:0' | 'a:0'
  readonly second: number
  readonly signal: AbortSignal
}): Promise<ShownFrame | null> {
  const { second } = options
  const { format } = Start.parse(await probed(options, ['-show_entries', 'format=start_time']))
  const offset = Number(format.start_time ?? 0) || 0
  const from = Math.max(0, second - leadSeconds) + offset
  const interval = `${from.toFixed(3)}%${(second + offset + reorderSeconds).toFixed(3)}`
  const { packets } = Packets.parse(
    await probed(options, [
      ...['-select_streams', options.stream, '-read_intervals', interval],
      ...['-show_packets', '-show_entries', 'packet=pts_time,flags'],
    ]),
  )
  const shown = packets
    .map(({ pts_time, flags }) => ({ at: Number(pts_time ?? Number.NaN) - offset, isKey: flags.startsWith('K') }))
    .filter(({ at }) => at <= second + rounding)
  if (shown.length === 0) return null
  const keys = shown.filter(({ isKey }) => isKey).map(({ at }) => at)
  return {
    begins: Math.max(...shown.map(({ at }) => at)),
    keyFrameBegins: keys.length === 0 ? null : Math.max(...keys),
  }
}

async function probed(
  { source, tools, signal }: { source: ByteSource; tools: MediaTools; signal: AbortSignal },
  args: readonly string[],
): Promise<unknown> {
  const outcome = await runFfprobe({ source, tools, signal, limits, args })
  if (outcome.state === 'failed') throw new FfmpegFailure(outcome.why === 'streams' ? 'unreadable' : outcome.why)
  return outcome.json
}
