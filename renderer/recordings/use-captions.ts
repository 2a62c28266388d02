// The transcript as WebVTT for the player's track.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { TranscriptLine } from '#shared/contract/transcripts.ts'
import { toVtt } from '#shared/rules/subtitles.ts'
import { deskQuery } from '../desk/client.ts'

export function useCaptions(itemId: string): string | undefined {
  const { data } = useQuery(deskQuery.transcripts.get.queryOptions({ input: { itemId } }))
  return useVttUrl(data?.lines)
}

function useVttUrl(lines: readonly TranscriptLine[] | undefined): string | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const spoken = lines?.filter(({ text }) => text.trim() !== '') ?? []
    if (spoken.length === 0) return setUrl(undefined)
    const made = URL.createObjectURL(new Blob([toVtt(spoken)], { type: 'text/vtt' }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [lines])
  return url
}
