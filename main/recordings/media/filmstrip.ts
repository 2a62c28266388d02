// One picture with many small ones from all over a recording, side by side. A short one is read through once and shows the very
// picture of each place; of a long one each is the key frame before its time: two hours take seconds, since nothing between is
// decoded.
import {
  type ByteSource,
  bytesInMemory,
  collectFfmpeg,
  FfmpegFailure,
  type Limits,
  type MediaTools,
} from '#main/jobs/index.ts'

export interface StripOrder {
  readonly source: ByteSource
  readonly tools: MediaTools
  readonly durationMs: number
  /** As shown. */
  readonly widthPx: number
  readonly heightPx: number
  readonly signal: AbortSignal
  readonly onProgress?: ((share: number) => void) | undefined
  readonly hold?: (() => Promise<void>) | undefined
}

export interface StripPlan {
  readonly frames: number
  readonly columns: number
  readonly frameWidthPx: number
  readonly frameHeightPx: number
  readonly everyMs: number
}

const mostFrames = 60
const mostColumns = 10
const leastEveryMs = 1_000
/** On its long edge. */
const frameEdgePx = 160
const limits: Limits = { timeoutMs: 60_000, memoryBytes: 1024 * 1024 * 1024 }
const largestBytes = 16 * 1024 * 1024
/** Reading so much through costs less than a process for each place. */
const shortMs = 120_000
/** Decoding so much wholly does not keep the queue waiting; beyond it key frames must do. */
const whollyDecodedMs = 60_000

export function planStrip({
  durationMs,
  widthPx,
  heightPx,
}: Omit<StripOrder, 'source' | 'tools' | 'signal'>): StripPlan {
  const everyMs = Math.max(leastEveryMs, Math.ceil(durationMs / mostFrames))
  const frames = Math.max(1, Math.min(mostFrames, Math.ceil(durationMs / everyMs)))
  const share = frameEdgePx / Math.max(widthPx, heightPx)
  const even = (edge: number) => Math.max(2, 2 * Math.round((edge * share) / 2))
  return {
    frames,
    columns: Math.min(mostColumns, frames),
    frameWidthPx: even(widthPx),
    frameHeightPx: even(heightPx),
    everyMs,
  }
}

/** JPEG; null when there is not one picture to be had. A picture that cannot be had is stood in for by the one before. */
export async function filmstrip(order: StripOrder, plan: StripPlan): Promise<Uint8Array | null> {
  if (order.durationMs > shortMs) return fromKeyFrames(order, plan)
  await order.hold?.()
  return readThrough(order, plan)
}

function readThrough(order: StripOrder, plan: StripPlan): Promise<Uint8Array | null> {
  const { frames, columns, everyMs } = plan
  const filters = [
    // The last picture stands until the strip is full; each place has the picture that is showing there.
    ...['tpad=stop=-1:stop_mode=clone', `fps=1000/${everyMs}:start_time=0:round=up`],
    ...[sizeOf(plan), `tile=${columns}x${Math.ceil(frames / columns)}:nb_frames=${frames}`],
  ]
  return pictureOrNull({
    ...order,
    input: [...(order.durationMs > whollyDecodedMs ? ['-skip_frame', 'nokey'] : []), '-an', '-sn', '-dn'],
    output: ['-map', '0:V:0', '-frames:v', '1', '-vf', filters.join(','), ...jpegPipe],
  })
}

async function fromKeyFrames(order: StripOrder, plan: StripPlan): Promise<Uint8Array | null> {
  const found: (Uint8Array | null)[] = []
  for (let at = 0; at < plan.frames; at++) {
    await order.hold?.()
    found.push(await keyFrame(order, plan, at * plan.everyMs))
    order.onProgress?.((at + 1) / plan.frames)
  }
  let last = found.find((frame) => frame !== null) ?? null
  if (last === null) return null
  const frames: Uint8Array[] = []
  for (const frame of found) {
    last = frame ?? last
    frames.push(last)
  }
  return tiled(order, plan, frames)
}

async function keyFrame(order: StripOrder, plan: StripPlan, atMs: number): Promise<Uint8Array | null> {
  const seek = atMs === 0 ? [] : ['-noaccurate_seek', '-ss', (atMs / 1000).toFixed(3)]
  const jpeg = await pictureOrNull({
    ...order,
    input: [...seek, '-skip_frame', 'nokey', '-an', '-sn', '-dn'],
    output: ['-map', '0:V:0', '-frames:v', '1', '-vf', sizeOf(plan), ...jpegPipe],
  })
  return jpeg === null || jpeg.byteLength === 0 ? null : jpeg
}

function tiled(
  order: StripOrder,
  { frames, columns }: StripPlan,
  jpegs: readonly Uint8Array[],
): Promise<Uint8Array | null> {
  return pictureOrNull({
    ...order,
    source: bytesInMemory(Buffer.concat(jpegs)),
    input: ['-f', 'jpeg_pipe', '-framerate', '1'],
    output: ['-vf', `tile=${columns}x${Math.ceil(frames / columns)}`, '-frames:v', '1', ...jpegPipe],
  })
}

const jpegPipe = ['-c:v', 'mjpeg', '-q:v', '4', '-f', 'image2pipe']

function sizeOf({ frameWidthPx, frameHeightPx }: StripPlan): string {
  return `scale=${frameWidthPx}:${frameHeightPx}:out_range=pc,setsar=1,format=yuvj420p`
}

type Run = Pick<StripOrder, 'source' | 'tools' | 'signal'> & { readonly input: string[]; readonly output: string[] }

async function pictureOrNull({ source, tools, signal, input, output }: Run): Promise<Uint8Array | null> {
  try {
    return await collectFfmpeg({ source, tools, signal, input, output, limits, background: true }, largestBytes)
  } catch (error) {
    if (error instanceof FfmpegFailure) return null
    throw error
  }
}
