// Plays one stretch over and over.
import { useEffect } from 'react'

export type Stretch = { readonly start: number; readonly end: number }

export function useLoop(media: HTMLMediaElement | null, stretch: Stretch | null): void {
  useEffect(() => {
    if (media === null || stretch === null) return
    const { start, end } = stretch
    let handle = 0
    // A jump out of the stretch is the person's own; only running over its end leads back, however late that is noticed.
    let inside = true
    const place = () => {
      inside = media.currentTime < end
    }
    const turn = () => {
      handle = requestAnimationFrame(turn)
      if (inside && !media.paused && !media.seeking && media.currentTime >= end) media.currentTime = start
    }
    const again = () => {
      if (!inside) return
      media.currentTime = start
      media.play().catch(() => {})
    }
    handle = requestAnimationFrame(turn)
    media.addEventListener('ended', again)
    media.addEventListener('seeked', place)
    return () => {
      cancelAnimationFrame(handle)
      media.removeEventListener('ended', again)
      media.removeEventListener('seeked', place)
    }
  }, [media, stretch])
}
