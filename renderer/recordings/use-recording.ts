// What the desk knows of a recording beyond its filing, in the shapes the player takes.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { RecordingDetail } from '#shared/contract/recordings.ts'
import { bytesUrl } from '../desk/bytes-url.ts'
import { deskQuery } from '../desk/client.ts'
import type { PlayerFilm, PlayerFound } from '../ui/player.tsx'

/** Read again while previews are being made, at this pace. */
const previewMs = 4_000

/** A recording plays without it; nothing waits for this. */
export function useRecording(itemId: string, { waiting = false }: { waiting?: boolean } = {}) {
  return useQuery({
    ...deskQuery.recordings.get.queryOptions({ input: { itemId } }),
    refetchInterval: waiting ? previewMs : false,
  })
}

export function usePreviews(detail: RecordingDetail | undefined, item: Item) {
  const previews = detail?.previews
  const analysis = detail?.analysis ?? null
  const peaks = usePeaks(previews?.peaks?.objectId ?? null)
  const film = useMemo(() => (previews?.filmstrip ? filmOf(previews.filmstrip) : undefined), [previews?.filmstrip])
  const found = useMemo(() => (analysis === null ? undefined : foundOf(analysis)), [analysis])
  const poster = previews?.posterObjectId
  return { peaks, film, found, poster: poster && item.viewing === 'video' ? bytesUrl(poster) : undefined }
}

/** Loudness as numbers from 0 to 1. An object never changes, so it is read once. */
function usePeaks(objectId: string | null): Float32Array | undefined {
  const { data } = useQuery({
    queryKey: ['peaks', objectId],
    queryFn: async ({ signal }) => {
      const response = await fetch(bytesUrl(objectId ?? ''), { signal })
      if (!response.ok) return null
      return Float32Array.from(new Uint8Array(await response.arrayBuffer()), (loudness) => loudness / 255)
    },
    enabled: objectId !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data ?? undefined
}

function filmOf(strip: NonNullable<RecordingDetail['previews']['filmstrip']>): PlayerFilm {
  const { objectId, frames, columns, frameWidthPx, frameHeightPx, everyMs } = strip
  return {
    url: bytesUrl(objectId),
    frames,
    columns,
    frameWidth: frameWidthPx,
    frameHeight: frameHeightPx,
    everySeconds: everyMs / 1000,
  }
}

function foundOf({ scenesMs, silences }: NonNullable<RecordingDetail['analysis']>): PlayerFound {
  return {
    scenes: scenesMs.map((ms) => ms / 1000),
    silences: silences.map(({ startMs, endMs }) => ({ start: startMs / 1000, end: endMs / 1000 })),
  }
}
