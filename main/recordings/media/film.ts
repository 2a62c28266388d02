// Runs ffmpeg to a plain MP4 that can be encrypted as it arrives: for clips and for copies with something hidden in them.
import { type ByteSource, fractionDone, type MediaTools, runFfmpeg } from '#main/jobs/index.ts'
import type { MediaFacts } from './media-facts.ts'
import { plainMp4 } from './plain-mp4.ts'
import { fragments, limitsFor, mostBytes } from './playable-copy.ts'

export interface FilmOrder {
  readonly source: ByteSource
  readonly tools: MediaTools
  /** Of what is written. */
  readonly media: Pick<MediaFacts, 'durationMs' | 'videoCodec'>
  readonly input: readonly string[]
  /** Streams, filters and encoders; what a file from outside says about itself stays behind in any case. */
  readonly output: readonly string[]
  readonly signal: AbortSignal
  readonly onProgress?: ((share: number) => void) | undefined
  readonly hold?: (() => Promise<void>) | undefined
}

export interface MadeFilm {
  readonly mime: 'video/mp4' | 'audio/mp4'
  /** Errors with the same reason as `done`; must be read, or nothing is made. */
  readonly stream: AsyncIterable<Uint8Array>
  /** Rejects with FfmpegFailure, with what reading the source threw, or with the signal's reason. */
  readonly done: Promise<void>
}

/** Tags, chapters, subtitles and data of the original may say what was cut away or hidden. */
const nothingElse = ['-map_metadata', '-1', '-map_chapters', '-1', '-sn', '-dn']

export function madeFilm(order: FilmOrder): MadeFilm {
  const { media } = order
  const run = runFfmpeg({
    tools: order.tools,
    source: order.source,
    input: order.input,
    output: [...order.output, ...nothingElse, ...fragments(media)],
    limits: limitsFor(media),
    outputBytes: mostBytes(order.source.sizeBytes, media.durationMs),
    signal: order.signal,
    background: true,
    hold: order.hold,
    onProgress: (doneMs) => order.onProgress?.(fractionDone(doneMs, media.durationMs)),
  })
  run.done.catch(() => undefined)
  return {
    mime: media.videoCodec === null ? 'audio/mp4' : 'video/mp4',
    stream: plainMp4(run.stream),
    done: run.done,
  }
}
