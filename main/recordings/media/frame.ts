// The picture that a player shows at one instant of a recording.
import { type ByteSource, collectFfmpeg, FfmpegFailure, type Limits, type MediaTools } from '#main/jobs/index.ts'
import { refuse } from '#shared/text/refusal.ts'

export interface FrameOrder {
  readonly source: ByteSource
  readonly tools: MediaTools
  /** From the beginning of the recording, as the player counts. Beyond the end it is the last picture. */
  readonly second: number
  /** Never wider than the recording itself. */
  readonly widthPx: number
  readonly signal: AbortSignal
}

const limits: Limits = { timeoutMs: 60_000, memoryBytes: 1536 * 1024 * 1024 }
const largestJpegBytes = 32 * 1024 * 1024
/** Transport streams are entered in the middle of a group of pictures, so reading begins this much earlier. */
const leadSeconds = 3

/**
 * A JPEG of the last picture that begins at or before `second`.
 * @throws Refusal `recording.no-picture`; what reading the source threw; the signal's reason
 */
export async function frame(order: FrameOrder): Promise<Uint8Array> {
  const from = Math.max(0, order.second - leadSeconds)
  try {
    const jpeg = await collectFfmpeg(
      {
        tools: order.tools,
        source: order.source,
        // From the key frame before: pictures before `from` are kept, since one of them may still be showing.
        input: [
          // Times as the file has them, counted from its start: shifting them by `from` would round them in AVI.
          ...['-copyts', '-start_at_zero'],
          ...(from > 0 ? ['-noaccurate_seek', '-ss', from.toFixed(3)] : []),
          ...['-an', '-sn', '-dn'],
        ],
        output: [
          ...['-map', '0:V:0', '-frames:v', '1'],
          // tpad holds the last picture; fps gives the one that is showing at `second`. Times are cut to
          // milliseconds on both sides, so that the start of a picture, noted in milliseconds, means that picture.
          ...[
            '-vf',
            `tpad=stop=-1:stop_mode=clone,fps=1000:start_time=${order.second.toFixed(3)}:round=down,${scale(order.widthPx)}`,
          ],
          ...['-c:v', 'mjpeg', '-q:v', '2', '-f', 'image2pipe'],
        ],
        limits,
        signal: order.signal,
      },
      largestJpegBytes,
    )
    if (jpeg.byteLength === 0) throw refuse('recording.no-picture')
    return jpeg
  } catch (error) {
    throw error instanceof FfmpegFailure ? refuse('recording.no-picture') : error
  }
}

/** Square pixels, full range as JPEG has it. */
function scale(widthPx: number): string {
  return `scale=w='min(${Math.round(widthPx)}\\,iw*max(1\\,sar))':h='ow/dar':out_range=pc,setsar=1,format=yuvj420p`
}
