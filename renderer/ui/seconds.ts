// The second now shown, and word of every change: of one media element, or of several that play as one.
import { useEffect, useState } from 'react'

export type SecondsSource = {
  readonly now: () => number
  /** Called at every frame while playing, and at every jump. Gives back how to stop it. */
  readonly watch: (listener: () => void) => () => void
}

const events = ['play', 'pause', 'seeking', 'seeked', 'loadedmetadata', 'timeupdate'] as const

export function mediaSeconds(media: HTMLMediaElement): SecondsSource {
  return {
    now: () => media.currentTime,
    watch: (listener) => {
      let handle = 0
      const tick = () => {
        listener()
        handle = media.paused ? 0 : requestAnimationFrame(tick)
      }
      const listen = () => {
        if (media.paused) listener()
        else if (handle === 0) tick()
      }
      for (const event of events) media.addEventListener(event, listen)
      listen()
      return () => {
        cancelAnimationFrame(handle)
        for (const event of events) media.removeEventListener(event, listen)
      }
    },
  }
}

/** Used only by the small parts that show it, so that nothing else is drawn again with every frame. */
export function useSeconds(source: SecondsSource | null): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    if (source === null) return
    return source.watch(() => setSeconds(source.now()))
  }, [source])
  return seconds
}
