// A stretch of a recording as it leaves the office: encoded anew with the mark in every picture.
import { FfmpegFailure, type JobDuring, type MediaTools } from '#main/jobs/index.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { ByteSource } from '../jobs/index.ts'
import { fontFile } from '../printing/index.ts'
import { type MadeFilm, madeFilm, probe } from '../recordings/index.ts'
import { burnedIn } from './burned-in.ts'

export interface ClipOrder extends JobDuring {
  readonly source: ByteSource
  readonly tools: MediaTools
  readonly span: { readonly startMs: number; readonly endMs: number }
  readonly mark: string
}

const pictureEncoder = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '21', '-profile:v', 'high', '-g', '60']
const soundEncoder = ['-c:a', 'aac', '-b:a', '128k', '-ac', '2']

/** Refuses `lending.copy-failed`; `stream` and `done` end with it, too. */
export async function clipCopy(order: ClipOrder): Promise<MadeFilm> {
  const { source, tools, span, mark, signal } = order
  const { media, playing } = await probe({ source, tools, signal })
  if (media === null || playing === 'failed') throw refuse('lending.copy-failed')
  const { width, height } = media
  const picture = media.videoCodec === null || width === null || height === null ? null : { width, height }
  const film = madeFilm({
    ...order,
    media: { durationMs: span.endMs - span.startMs, videoCodec: media.videoCodec },
    input: span.startMs === 0 ? [] : ['-ss', (span.startMs / 1000).toFixed(3)],
    output: [
      ...(picture === null
        ? []
        : ['-map', '0:V:0', '-vf', burnedIn(mark, picture, fontFile('sans')), ...pictureEncoder]),
      ...(media.audioCodec === null ? [] : ['-map', '0:a:0', ...soundEncoder]),
      ...['-t', ((span.endMs - span.startMs) / 1000).toFixed(3)],
    ],
  })
  const done = film.done.catch(failed)
  done.catch(() => undefined)
  return { mime: film.mime, done, stream: failing(film.stream) }
}

async function* failing(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream
  } catch (error) {
    failed(error)
  }
}

function failed(error: unknown): never {
  throw error instanceof FfmpegFailure ? refuse('lending.copy-failed') : error
}
