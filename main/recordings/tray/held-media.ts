// What a held recording is made of, kept as JSON beside it until it is filed; and looking into it for the first time.
import { Media, type Viewing } from '#shared/contract/dossiers.ts'
import { detectOffered } from '../../dossiers/index.ts'
import type { ObjectReader } from '../../vault/index.ts'
import type { ProbedRecording } from '../media/index.ts'
import type { Recordings } from '../recordings.ts'

export interface HeldLook {
  readonly mime: string
  readonly viewing: Viewing
  readonly media: Media | null
}

/** What nobody can decode is held all the same, with its flaw. */
export async function lookAtHeld(
  recordings: Pick<Recordings, 'probe'>,
  reader: ObjectReader,
  signal: AbortSignal,
): Promise<HeldLook> {
  const detected = await detectOffered(reader, reader.label.name)
  if (detected === null) {
    const lost = { media: null, technical: null, flaw: 'damaged', playing: 'failed' } as const
    return { mime: 'application/octet-stream', viewing: 'none', media: mediaOf(lost) }
  }
  const { mime } = detected
  if (detected.kind === 'paper') return { mime, viewing: detected.viewing, media: null }
  const probed = await recordings.probe(reader, signal)
  return { mime, viewing: shownAs(detected.viewing, probed), media: mediaOf(probed) }
}

export function readMedia(json: string | null): Media | null {
  return json === null ? null : Media.parse(JSON.parse(json))
}

function shownAs(viewing: Viewing, { media, playing }: ProbedRecording): Viewing {
  if (media === null || playing === 'failed') return 'none'
  return media.videoCodec === null ? 'audio' : viewing === 'none' ? 'video' : viewing
}

/** Nothing is copied for the tray: what does not play as it is plays once it is filed. */
function mediaOf({ media, flaw, playing }: ProbedRecording): Media {
  return {
    durationMs: media?.durationMs ?? 0,
    container: media?.container ?? 'unknown',
    videoCodec: media?.videoCodec ?? null,
    audioCodec: media?.audioCodec ?? null,
    width: media?.width ?? null,
    height: media?.height ?? null,
    framesPerSecond: media?.framesPerSecond ?? null,
    recordedAt: media?.recordedAt ?? null,
    playing: playing === 'original' ? 'original' : 'failed',
    flaw,
  }
}
