// Finds out what a recording is made of, and whether there is anything in it.
import {
  type ByteSource,
  collectFfmpeg,
  FfmpegFailure,
  type Limits,
  type MediaTools,
  runFfprobe,
} from '#main/jobs/index.ts'
import type { RecordingBroken } from '#shared/text/faults/recordings.ts'
import { type MediaFacts, Probed, toMediaFacts } from './media-facts.ts'
import { isCutMp4 } from './mp4-boxes.ts'

export type ProbeResult =
  | { readonly state: 'readable'; readonly media: MediaFacts }
  /** It is a recording, and it lasts no time. */
  | { readonly state: 'empty' }
  | { readonly state: 'broken'; readonly why: RecordingBroken }

const limits: Limits = { timeoutMs: 60_000, memoryBytes: 1024 * 1024 * 1024 }

/** @throws what reading the source threw, or the signal's reason */
export async function probe(options: {
  readonly source: ByteSource
  readonly tools: MediaTools
  readonly signal: AbortSignal
}): Promise<ProbeResult> {
  const outcome = await runFfprobe({ ...options, args: ['-show_format', '-show_streams'], limits })
  const cut = await isCutMp4(options.source)
  if (cut) return { state: 'broken', why: 'truncated' }
  if (outcome.state === 'failed') return { state: 'broken', why: whyBroken[outcome.why] }
  const probed = Probed.safeParse(outcome.json)
  if (!probed.success) return { state: 'broken', why: 'damaged' }
  const media = toMediaFacts(probed.data)
  // A camera switched off at once leaves an index without a single track.
  if (media === null) return { state: 'empty' }
  const durationMs = media.durationMs > 0 ? media.durationMs : await measure(options)
  return durationMs > 0 ? { state: 'readable', media: { ...media, durationMs } } : { state: 'empty' }
}

const whyBroken = { unreadable: 'damaged', timeout: 'too-slow', memory: 'too-large' } as const

/** Reads all packets of a recording that does not say how long it is, as after a power cut. */
async function measure(options: {
  readonly source: ByteSource
  readonly tools: MediaTools
  readonly signal: AbortSignal
}): Promise<number> {
  let lastMs = 0
  try {
    await collectFfmpeg(
      {
        ...options,
        input: [],
        output: ['-map', '0:v:0?', '-map', '0:a:0?', '-c', 'copy', '-f', 'null'],
        limits: { ...limits, timeoutMs: 600_000 },
        onProgress: (doneMs) => {
          lastMs = Math.max(lastMs, doneMs)
        },
      },
      1024,
    )
  } catch (error) {
    if (!(error instanceof FfmpegFailure)) throw error
  }
  return lastMs
}
