// Makes the film of a redacted copy: always from the original, every picture encoded anew, in full size.
import { type ByteSource, FfmpegFailure, type JobDuring, type MediaTools } from '#main/jobs/index.ts'
import type { RedactionPlan } from '#shared/contract/redactions.ts'
import { refuse } from '#shared/text/refusal.ts'
import { type MadeFilm, madeFilm, probe } from '../media/index.ts'
import { redactionArguments } from './filters.ts'

export interface RedactedFilm extends MadeFilm {
  readonly how: string
}

/** All arguments of a program together: Windows takes 32,767 characters, Linux 131,072 for a single one. */
const longestArguments = process.platform === 'win32' ? 30_000 : 120_000

/** Refuses `redaction.failed`, `redaction.too-much`; `stream` and `done` end with `redaction.failed`, too. */
export async function redactedFilm(
  order: JobDuring & { readonly source: ByteSource; readonly tools: MediaTools; readonly plan: RedactionPlan },
): Promise<RedactedFilm> {
  const { source, tools, plan, signal } = order
  const probed = await probe({ source, tools, signal })
  const { media } = probed
  if (media === null || probed.playing === 'failed') throw refuse('redaction.failed')
  const { width, height, framesPerSecond } = media
  const picture =
    media.videoCodec === null || width === null || height === null ? null : { width, height, framesPerSecond }
  const output = redactionArguments(plan, { picture, hasSound: media.audioCodec !== null })
  const how = output.join(' ')
  if (how.length > longestArguments) throw refuse('redaction.too-much')
  const film = madeFilm({ ...order, media, input: [], output })
  const done = film.done.catch(failed)
  done.catch(() => undefined)
  return { mime: film.mime, how, done, stream: failing(film.stream) }
}

async function* failing(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream
  } catch (error) {
    failed(error)
  }
}

function failed(error: unknown): never {
  throw error instanceof FfmpegFailure ? refuse('redaction.failed') : error
}
