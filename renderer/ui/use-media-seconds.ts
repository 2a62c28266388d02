// The second one media element now shows, for what is drawn over it or beside it.
import { useMemo } from 'react'
import { mediaSeconds, useSeconds } from './seconds.ts'

export function useMediaSeconds(media: HTMLMediaElement | null): number {
  return useSeconds(useMemo(() => (media === null ? null : mediaSeconds(media)), [media]))
}
