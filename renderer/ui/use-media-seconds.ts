// The second now shown, frame by frame while playing. Used only by the small parts that show it, so that nothing else redraws.
import { useEffect, useState } from 'react'

export function useMediaSeconds(media: HTMLMediaElement | null): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    if (media === null) return
    let handle = 0
    const read = () => setSeconds(media.currentTime)
    const tick = () => {
      read()
      handle = media.paused ? 0 : requestAnimationFrame(tick)
    }
    const start = () => {
      cancelAnimationFrame(handle)
      tick()
    }
    const events = ['play', 'pause', 'seeking', 'seeked', 'loadedmetadata', 'timeupdate'] as const
    const listen = () => (media.paused ? read() : handle === 0 && start())
    for (const event of events) media.addEventListener(event, listen)
    listen()
    return () => {
      cancelAnimationFrame(handle)
      for (const event of events) media.removeEventListener(event, listen)
    }
  }, [media])
  return seconds
}
