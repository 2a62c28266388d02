// The picture that a player shows at one instant of a recording: small and fast for screens, or exactly as it is.
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
/** 7680 × 4320 that hardly compress. */
const largestPngBytes = 160 * 1024 * 1024
/** Transport streams are entered in the middle of a group of pictures, so reading begins this much earlier. */
const leadSeconds = 3

/**
 * A JPEG of the last picture that begins at or before `second`.
 * @throws Refusal `recording.no-picture`; what reading the source threw; the signal's reason
 */
export async function frame(order: FrameOrder): Promise<Uint8Array> {
  try {
    const jpeg = await picture(order, scale(order.widthPx), ['-c:v', 'mjpeg', '-q:v', '2'], largestJpegBytes)
    if (jpeg.byteLength === 0) throw refuse('recording.no-picture')
    return jpeg
  } catch (error) {
    throw error instanceof FfmpegFailure ? refuse('recording.no-picture') : error
  }
}

export interface Still {
  readonly png: Uint8Array
  /** How it was made, for the record of the derivative. */
  readonly recipe: string
}

/** Pixels that are all but square stay as they are; others are widened to what the eye saw. */
const asSeen = [
  "scale=w='if(lt(abs(sar-1),0.02),iw,iw*max(1,sar))'",
  "h='if(lt(abs(sar-1),0.02),ih,ih*max(1,1/sar))'",
  'flags=accurate_rnd+full_chroma_int,setsar=1,format=rgb24',
].join(':')

/**
 * A PNG of the same picture with every pixel it has, turned as the camera was held.
 * @throws FfmpegFailure when it cannot be decoded
 */
export async function still(order: Omit<FrameOrder, 'widthPx'>): Promise<Still> {
  const png = await picture(order, asSeen, ['-c:v', 'png'], largestPngBytes)
  // Its packets are there, and none of them gives a picture.
  if (png.byteLength === 0) throw new FfmpegFailure('unreadable')
  return { png, recipe: `frame at ${order.second.toFixed(3)} s, ${asSeen}, png` }
}

function picture(
  order: Omit<FrameOrder, 'widthPx'>,
  filter: string,
  encoder: readonly string[],
  largestBytes: number,
): Promise<Uint8Array> {
  const from = Math.max(0, order.second - leadSeconds)
  return collectFfmpeg(
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
        ...['-vf', `tpad=stop=-1:stop_mode=clone,fps=1000:start_time=${order.second.toFixed(3)}:round=down,${filter}`],
        ...encoder,
        ...['-f', 'image2pipe'],
      ],
      limits,
      signal: order.signal,
    },
    largestBytes,
  )
}

/** Square pixels, full range as JPEG has it. */
function scale(widthPx: number): string {
  return `scale=w='min(${Math.round(widthPx)}\\,iw*max(1\\,sar))':h='ow/dar':out_range=pc,setsar=1,format=yuvj420p`
}
