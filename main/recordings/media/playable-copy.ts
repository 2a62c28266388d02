// Makes the copy that plays when the original does not: an MP4 that is written to a pipe and encrypted as it arrives. The
// original stays as it is.
import {
  type ByteSource,
  FfmpegFailure,
  fractionDone,
  type Limits,
  type MediaTools,
  runFfmpeg,
} from '#main/jobs/index.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { MediaFacts } from './media-facts.ts'
import { plainMp4 } from './plain-mp4.ts'

export interface CopyOrder {
  readonly source: ByteSource
  readonly tools: MediaTools
  readonly media: MediaFacts
  readonly signal: AbortSignal
  /** 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined
}

export interface PlayableCopy {
  /** How it was made, for the record of the derivative. */
  readonly recipe: string
  readonly mime: 'video/mp4' | 'audio/mp4'
  /** Errors with the same reason as `done`; must be read, or nothing is made. */
  readonly stream: ReadableStream<Uint8Array>
  /** Rejects with `recording.copy-failed`, with what reading the source threw, or with the signal's reason. */
  readonly done: Promise<void>
}

/**
 * Picture and sound of one stretch lie side by side, so that a player reads both from one place. A stretch ends at a key frame
 * after the first, or at the second where none comes.
 */
const stretch = { leastMicroseconds: '2000000', mostMicroseconds: '20000000' } as const
const longestEdge = 1920

export function playableCopy(order: CopyOrder): PlayableCopy {
  const { media } = order
  const video = videoRecipe(media)
  const audio = audioRecipe(media)
  const run = runFfmpeg({
    tools: order.tools,
    source: order.source,
    input: [],
    output: [...streams(media), ...videoArguments(video), ...audioArguments(audio), ...fragments(media)],
    limits: limitsFor(media),
    signal: order.signal,
    background: true,
    onProgress: (doneMs) => order.onProgress?.(fractionDone(doneMs, media.durationMs)),
  })
  const done = run.done.then(() => order.onProgress?.(1)).catch((error: unknown) => Promise.reject(translated(error)))
  done.catch(() => undefined)
  return {
    recipe: `mp4/1 video=${video} audio=${audio}`,
    mime: media.videoCodec === null ? 'audio/mp4' : 'video/mp4',
    stream: ReadableStream.from(translating(run.stream)),
    done,
  }
}

async function* translating(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* plainMp4(stream)
  } catch (error) {
    throw translated(error)
  }
}

const translated = (error: unknown): unknown =>
  error instanceof FfmpegFailure ? refuse('recording.copy-failed') : error

/** Pictures of these containers come with times of their own; those of AVI do not, and are made anew. */
const timedContainers = ['mp4', 'mov', '3gp', 'mkv', 'ts', 'mpeg', 'flv']

function videoRecipe(media: MediaFacts): 'copy' | 'x264' | 'none' {
  if (media.videoCodec === null) return 'none'
  return media.plainH264 && timedContainers.includes(media.container) ? 'copy' : 'x264'
}

function audioRecipe(media: MediaFacts): 'copy' | 'aac' | 'none' {
  if (media.audioCodec === null) return 'none'
  return media.audioCodec === 'aac' || media.audioCodec === 'mp3' ? 'copy' : 'aac'
}

/** One picture, one sound; subtitles, data, attachments, chapters and tags of an untrusted file stay behind. */
function streams(media: MediaFacts): string[] {
  const maps = media.videoCodec === null ? ['-map', '0:a:0'] : ['-map', '0:V:0', '-map', '0:a:0?']
  return [...maps, '-map_metadata', '-1', '-map_chapters', '-1', '-sn', '-dn']
}

function videoArguments(recipe: 'copy' | 'x264' | 'none'): string[] {
  if (recipe === 'none') return []
  if (recipe === 'copy') return ['-c:v', 'copy']
  const fit = `min(${longestEdge},iw)`.replaceAll(',', '\\,')
  const fitDown = `min(${longestEdge},ih)`.replaceAll(',', '\\,')
  const scale = `scale=${fit}:${fitDown}:force_original_aspect_ratio=decrease:force_divisible_by=2:out_range=tv`
  return [
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-pix_fmt', 'yuv420p', '-profile:v', 'high'],
    // A key frame each second: seeking decodes from the last one.
    ...['-force_key_frames', 'expr:gte(t,n_forced)', '-sc_threshold', '0'],
    ...['-vf', `${scale},format=yuv420p`],
  ]
}

function audioArguments(recipe: 'copy' | 'aac' | 'none'): string[] {
  if (recipe === 'none') return []
  return recipe === 'copy' ? ['-c:a', 'copy'] : ['-c:a', 'aac', '-b:a', '96k', '-ac', '2']
}

/**
 * `delay_moov` writes the edit list that keeps the copy's times those of the original: without it pictures with B frames
 * come two frames late.
 */
export function fragments(media: Pick<MediaFacts, 'videoCodec'>): string[] {
  const cut =
    media.videoCodec === null
      ? ['-frag_duration', stretch.leastMicroseconds]
      : ['-min_frag_duration', stretch.leastMicroseconds, '-frag_duration', stretch.mostMicroseconds]
  const key = media.videoCodec === null ? '' : '+frag_keyframe'
  return [...cut, '-movflags', `+empty_moov+default_base_moof+delay_moov${key}`, '-f', 'mp4']
}

/** The slowest step measured is HEVC at twice real time on two cores; this is sixty times slower. */
export const limitsFor = (media: Pick<MediaFacts, 'durationMs'>): Limits => ({
  timeoutMs: Math.min(24 * 3_600_000, 600_000 + media.durationMs * 30),
  memoryBytes: 2048 * 1024 * 1024,
})
