// Plays one stretch over and over.
import { useEffect } from 'react'

export type Stretch = { readonly start: number; readonly end: number }

export function useLoop(media: HTMLMediaElement | null, stretch: Stretch | null): void {
  useEffect(() => {
    if (media === null || stretch === null) return
    const { start, end } = stretch
    let handle = 0
    const turn = () => {
      handle = requestAnimationFrame(turn)
      if (media.paused || media.seeking) return
      // A jump behind the stretch is the person's own; only running over its end leads back.
      if (media.ended || (media.currentTime >= end && media.currentTime < end + 1)) media.currentTime = start
    }
    const again = () => {
      media.currentTime = start
      media.play().catch(() => {})
    }
    handle = requestAnimationFrame(turn)
    media.addEventListener('ended', again)
    return () => {
      cancelAnimationFrame(handle)
      media.removeEventListener('ended', again)
    }
  }, [media, stretch])
}
