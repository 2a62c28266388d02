// Notices that a recording cannot be played, and tells a codec from a connection.
import { useEffect, useRef, useState } from 'react'
import type { PlayerProps } from './player.tsx'

export type PlayerFault = 'undecodable' | 'unreachable'

/** HEVC fires no error in Chromium: it loads with a picture zero wide. */
export function usePlayerFault(
  media: HTMLMediaElement | null,
  { src, kind, onFault }: PlayerProps,
): PlayerFault | null {
  const [fault, setFault] = useState<PlayerFault | null>(null)
  const latest = useRef(onFault)
  latest.current = onFault
  useEffect(() => {
    setFault(null)
    if (media === null) return
    const report = (found: PlayerFault) => {
      setFault(found)
      latest.current?.(found)
    }
    const onMetadata = () => {
      if (kind === 'video' && media instanceof HTMLVideoElement && media.videoWidth === 0) report('undecodable')
    }
    const onError = () => {
      if (media.error?.code === MediaError.MEDIA_ERR_NETWORK) return report('unreachable')
      fetch(src, { headers: { Range: 'bytes=0-0' } }).then(
        (response) => report(response.ok ? 'undecodable' : 'unreachable'),
        () => report('unreachable'),
      )
    }
    media.addEventListener('loadeddata', onMetadata)
    media.addEventListener('error', onError)
    return () => {
      media.removeEventListener('loadeddata', onMetadata)
      media.removeEventListener('error', onError)
    }
  }, [media, src, kind])
  return fault
}
