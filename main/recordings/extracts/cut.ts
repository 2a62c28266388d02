// Where a clip is really cut and how: copied from a key frame on where its parts go into an MP4 as they are, else made anew
// from the very picture.
import type { ByteSource, MediaTools } from '#main/jobs/index.ts'
import type { RecipeKind } from '#shared/text/extracts.ts'
import { type MediaFacts, type ShownFrame, shownFrame } from '../media/index.ts'

export interface Cut {
  readonly how: Extract<RecipeKind, 'stream-copy' | 're-encode'>
  /** Where the clip begins in its parent; a copied one begins at the key frame before the second asked for. */
  readonly startMs: number
  readonly lengthMs: number
  readonly input: readonly string[]
  readonly output: readonly string[]
}

export interface Span {
  readonly startMs: number
  readonly endMs: number
  /** Cut at the picture, whatever that costs. */
  readonly exact: boolean
}

/** Their packets come with times of their own; those of AVI and MPEG-PS do not, or not all. */
const timedContainers = ['mp4', 'mov', '3gp', 'mkv', 'webm', 'ts', 'flv', 'mp3', 'aac', 'ogg', 'flac']
/** What MP4 holds, and players know in it. */
const mp4Video = ['h264', 'hevc', 'av1', 'vp9', 'mpeg4']
const mp4Audio = ['aac', 'mp3', 'ac3', 'opus', 'flac', 'alac']
/** These carry AAC with a header before each packet, which MP4 does not. */
const framedAac = ['ts', 'aac']

/** Seconds before a picture that still mean this picture, whatever a time base rounds. */
const justBefore = 0.000_5

/** @throws FfmpegFailure; what reading the source threw; the signal's reason */
export async function cutOf(
  source: ByteSource,
  media: MediaFacts,
  span: Span,
  { tools, signal }: { readonly tools: MediaTools; readonly signal: AbortSignal },
): Promise<Cut> {
  const stream = media.videoCodec === null ? 'a:0' : 'V:0'
  const shown = isTimed(media) ? await shownFrame({ source, tools, stream, second: span.startMs / 1000, signal }) : null
  const key = shown?.keyFrameBegins ?? null
  return key !== null && !span.exact && goesIntoMp4(media) ? copied(media, span, key) : encoded(media, span, shown)
}

const isTimed = (media: MediaFacts): boolean => timedContainers.includes(media.container)

function goesIntoMp4({ videoCodec, audioCodec }: MediaFacts): boolean {
  return (
    (videoCodec === null || mp4Video.includes(videoCodec)) && (audioCodec === null || mp4Audio.includes(audioCodec))
  )
}

function streams(media: MediaFacts): string[] {
  return media.videoCodec === null ? ['-map', '0:a:0'] : ['-map', '0:V:0', '-map', '0:a:0?']
}

function copied(media: MediaFacts, span: Span, keySeconds: number): Cut {
  const from = Math.max(0, keySeconds - justBefore)
  const lengthMs = span.endMs - keySeconds * 1000
  const ending = ['-t', (span.endMs / 1000 - from).toFixed(6)]
  return {
    how: 'stream-copy',
    startMs: Math.max(0, Math.floor(keySeconds * 1000)),
    lengthMs: Math.round(lengthMs),
    input: from === 0 ? [] : ['-ss', from.toFixed(6)],
    output: [
      ...streams(media),
      ...['-c', 'copy'],
      // ffmpeg enters some containers at an earlier key frame: nothing from before the cut comes along unseen.
      ...['-copypriorss:v', '0', '-copypriorss:a', '0'],
      ...(media.videoCodec === 'hevc' ? ['-tag:v', 'hvc1'] : []),
      ...(media.audioCodec === 'aac' && framedAac.includes(media.container) ? ['-bsf:a', 'aac_adtstoasc'] : []),
      ...ending,
    ],
  }
}

function encoded(media: MediaFacts, span: Span, shown: ShownFrame | null): Cut {
  const begins = shown?.begins ?? span.startMs / 1000
  const from = Math.max(0, begins - justBefore)
  return {
    how: 're-encode',
    startMs: Math.max(0, Math.floor(begins * 1000 + justBefore)),
    lengthMs: Math.round(span.endMs - begins * 1000),
    input: from === 0 ? [] : ['-ss', from.toFixed(6)],
    output: [
      ...streams(media),
      ...(media.videoCodec === null ? [] : encodedVideo),
      ...(media.audioCodec === null ? [] : encodedAudio),
      ...['-t', (span.endMs / 1000 - from).toFixed(6)],
    ],
  }
}

/** Every pixel stays; a picture of odd size loses the line that 4:2:0 cannot hold. */
const encodedVideo = [
  ...['-vf', 'crop=trunc(iw/2)*2:trunc(ih/2)*2:0:0,format=yuv420p'],
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18', '-profile:v', 'high'],
  ...['-force_key_frames', 'expr:gte(t,n_forced)', '-sc_threshold', '0'],
]
const encodedAudio = ['-c:a', 'aac', '-b:a', '128k', '-ac', '2']
