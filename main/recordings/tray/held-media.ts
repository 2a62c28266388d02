// What a held recording is made of, kept as JSON beside it until it is filed; and looking into it for the first time.
import { type Media, Media as MediaSchema, type RecordingFlaw, type Viewing } from '#shared/contract/dossiers.ts'
import { isRefusal } from '#shared/text/refusal.ts'
import { detectSource } from '../../dossiers/index.ts'
import type { ObjectReader } from '../../vault/index.ts'
import type { MediaFacts } from '../media/index.ts'
import type { Recordings } from '../recordings.ts'

export type HeldMedia = Media

export interface HeldLook {
  readonly mime: string
  readonly viewing: Viewing
  readonly media: HeldMedia | null
}

/** What nobody can decode is held all the same, with its flaw. Only a machine without ffmpeg is no flaw of the recording. */
export async function lookAtHeld(
  recordings: Pick<Recordings, 'probe'>,
  reader: ObjectReader,
  signal: AbortSignal,
): Promise<HeldLook> {
  const detected = await detectSource(reader)
  if (detected === null) {
    return { mime: 'application/octet-stream', viewing: 'none', media: flawed('unknown', 'damaged') }
  }
  const { mime, viewing, extension } = detected
  if (detected.kind === 'paper') return { mime, viewing, media: null }
  try {
    return { mime, viewing, media: mediaOf(await recordings.probe(reader, signal)) }
  } catch (error) {
    const flaw = flawOf(error)
    if (flaw === null) throw error
    return { mime, viewing: 'none', media: flawed(extension, flaw) }
  }
}

export function readMedia(json: string | null): Media | null {
  return json === null ? null : MediaSchema.parse(JSON.parse(json))
}

function flawOf(error: unknown): RecordingFlaw | null {
  if (isRefusal(error, 'recording.empty')) return 'empty'
  if (isRefusal(error, 'recording.no-tools')) return 'not-probed'
  if (!isRefusal(error, 'recording.broken')) return null
  const { why } = error.params
  return why === 'truncated' || why === 'too-large' || why === 'too-slow' ? why : 'damaged'
}

function flawed(container: string, flaw: RecordingFlaw): Media {
  return {
    durationMs: 0,
    container,
    videoCodec: null,
    audioCodec: null,
    width: null,
    height: null,
    framesPerSecond: null,
    recordedAt: null,
    playing: 'failed',
    flaw,
  }
}

/** Nothing is copied for the tray: what does not play as it is plays once it is filed. */
function mediaOf({ playable, ...facts }: MediaFacts): Media {
  const { durationMs, container, videoCodec, audioCodec, width, height, framesPerSecond, recordedAt } = facts
  return {
    durationMs,
    container,
    videoCodec,
    audioCodec,
    width,
    height,
    framesPerSecond,
    recordedAt,
    playing: playable ? 'original' : 'failed',
    flaw: null,
  }
}
