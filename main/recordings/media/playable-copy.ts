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

/** `small` is the smallest useful copy, `full` keeps every pixel that a screen shows. */
export type CopyQuality = 'small' | 'full'

export interface CopyOrder {
  readonly source: ByteSource
  readonly tools: MediaTools
  readonly media: MediaFacts
  readonly quality: CopyQuality
  /** Of a recording with a flaw: what cannot be decoded is left out instead of ending the work. */
  readonly isFlawed?: boolean
  readonly signal: AbortSignal
  /** 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined
  readonly hold?: (() => Promise<void>) | undefined
}

export interface PlayableCopy {
  readonly mime: 'video/mp4' | 'audio/mp4'
  /** Errors with the same reason as `done`; must be read, or nothing is made. */
  readonly stream: ReadableStream<Uint8Array>
  /**
   * How it was made, for the record of the derivative. Rejects with `recording.copy-failed`, also when there is not a single
   * picture in it; with what reading the source threw; with the signal's reason.
   */
  readonly done: Promise<string>
}

/**
 * Picture and sound of one stretch lie side by side, so that a player reads both from one place. A stretch ends at a key frame
 * after the first, or at the second where none comes.
 */
const stretch = { leastMicroseconds: '2000000', mostMicroseconds: '20000000' } as const
/** Of both qualities: the picture is never larger than this, and never enlarged. */
const mostPixels = { small: { shortEdge: 480, longEdge: 1920 }, full: { shortEdge: 1920, longEdge: 1920 } } as const

export function playableCopy(order: CopyOrder): PlayableCopy {
  const { media, quality, isFlawed = false } = order
  const video = videoRecipe(media)
  const audio = audioRecipe(media)
  const made = { pictures: 0, lastMs: 0 }
  const run = runFfmpeg({
    tools: order.tools,
    source: order.source,
    input: isFlawed ? forgiving : [],
    output: [...(isFlawed ? ['-max_error_rate', '1'] : []), ...copyArguments(media, quality)],
    limits: limitsFor(media),
    outputBytes: mostBytes(order.source.sizeBytes, media.durationMs),
    signal: order.signal,
    background: true,
    hold: order.hold,
    onProgress(doneMs) {
      made.lastMs = Math.max(made.lastMs, doneMs)
      order.onProgress?.(fractionDone(doneMs, media.durationMs))
    },
    onLine(line) {
      made.pictures = Number(/^frame=\s*(\d+)/.exec(line)?.[1] ?? made.pictures)
    },
  })
  const done = run.done
    .then(() => {
      if (media.videoCodec !== null && made.pictures === 0) throw refuse('recording.copy-failed')
      order.onProgress?.(1)
      return recipe(quality, video, audio, endsEarly(made.lastMs, media.durationMs))
    })
    .catch((error: unknown) => Promise.reject(translated(error)))
  done.catch(() => undefined)
  return {
    mime: media.videoCodec === null ? 'audio/mp4' : 'video/mp4',
    stream: ReadableStream.from(translating(run.stream)),
    done,
  }
}

/** What ffmpeg is told of its output. */
export function copyArguments(media: MediaFacts, quality: CopyQuality): string[] {
  return [
    ...streams(media),
    ...videoArguments(videoRecipe(media), quality),
    ...audioArguments(audioRecipe(media), media),
    ...fragments(media),
  ]
}

/** Kept with the derivative, and read back by `isFullCopy`. */
function recipe(quality: CopyQuality, video: VideoRecipe, audio: AudioRecipe, early: boolean): string {
  return `mp4/2 quality=${quality} video=${video} audio=${audio}${early ? ' ends-early' : ''}`
}

/** Whether a copy made by this recipe already shows all there is. Those of version 1 had all pixels. */
export function isFullCopy(made: string): boolean {
  return made.startsWith('mp4/1 ') || made.includes('quality=full') || !made.includes('video=x264')
}

const forgiving = ['-err_detect', 'ignore_err', '-fflags', '+genpts+discardcorrupt']

function endsEarly(lastMs: number, durationMs: number): boolean {
  return durationMs - lastMs > Math.max(2_000, durationMs * 0.05)
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

type VideoRecipe = 'copy' | 'x264' | 'none'
type AudioRecipe = 'copy' | 'aac' | 'none'

function videoRecipe(media: MediaFacts): VideoRecipe {
  if (media.videoCodec === null) return 'none'
  return media.plainH264 && timedContainers.includes(media.container) ? 'copy' : 'x264'
}

function audioRecipe(media: MediaFacts): AudioRecipe {
  if (media.audioCodec === null) return 'none'
  return media.audioCodec === 'aac' || media.audioCodec === 'mp3' ? 'copy' : 'aac'
}

/** One picture, one sound; subtitles, data, attachments, chapters and tags of an untrusted file stay behind. */
function streams(media: MediaFacts): string[] {
  const maps = media.videoCodec === null ? ['-map', '0:a:0'] : ['-map', '0:V:0', '-map', '0:a:0?']
  return [...maps, '-map_metadata', '-1', '-map_chapters', '-1', '-sn', '-dn']
}

function videoArguments(made: VideoRecipe, quality: CopyQuality): string[] {
  if (made === 'none') return []
  if (made === 'copy') return ['-c:v', 'copy']
  return [
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', quality === 'small' ? '26' : '23'],
    ...['-pix_fmt', 'yuv420p', '-profile:v', 'high'],
    // A key frame each second: seeking decodes from the last one.
    ...['-force_key_frames', 'expr:gte(t,n_forced)', '-sc_threshold', '0'],
    // Pictures keep the times they have; nothing is doubled to fill a rate.
    ...['-fps_mode', 'vfr'],
    ...['-vf', `${fitting(quality)},format=yuv420p`],
  ]
}

/** Turned pictures are turned before this, so the short edge is that of the picture as it is shown. Both edges become even. */
function fitting(quality: CopyQuality): string {
  const { shortEdge, longEdge } = mostPixels[quality]
  const share = `min(1,min(${shortEdge}/min(iw,ih),${longEdge}/max(iw,ih)))`
  const edge = (of: 'iw' | 'ih') => `'max(2,2*trunc(${of}*${share}/2))'`
  return `scale=w=${edge('iw')}:h=${edge('ih')}:out_range=tv`
}

/** 48 kbit/s for each channel is plenty for speech; more than two channels are mixed down. */
const isFramedAac = (media: MediaFacts): boolean => media.audioCodec === 'aac' && media.container === 'ts'

function audioArguments(made: AudioRecipe, media: MediaFacts): string[] {
  if (made === 'none') return []
  // Transport streams carry AAC with a header before each packet, which MP4 does not.
  if (made === 'copy') return ['-c:a', 'copy', ...(isFramedAac(media) ? ['-bsf:a', 'aac_adtstoasc'] : [])]
  const channels = Math.min(2, media.channels ?? 2)
  return ['-c:a', 'aac', '-b:a', `${channels * 48}k`, '-ac', String(channels)]
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

/** Remuxed it is as large as the original; made anew, 16 Mbit/s is far more than x264 takes at these sizes. */
export const mostBytes = (sourceBytes: number, durationMs: number): number =>
  256 * 1024 * 1024 + sourceBytes * 1.25 + durationMs * 2_000
