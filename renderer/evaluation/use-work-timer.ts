// Counts working seconds: only while the window is seen and somebody does something. A recording that plays is work too.
import { useEffect, useRef, useState } from 'react'

const pauseAfterMs = 60_000
const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'timeupdate'] as const

/** Returns whether the timer has paused itself. */
export function useWorkTimer(enabled: boolean, onSecond: () => void): boolean {
  const [paused, setPaused] = useState(false)
  const latest = useRef(onSecond)
  latest.current = onSecond
  useEffect(() => {
    if (!enabled) return
    let lastSign = performance.now()
    const seen = () => {
      lastSign = performance.now()
    }
    const tick = () => {
      const working = !document.hidden && performance.now() - lastSign < pauseAfterMs
      setPaused(!working)
      if (working) latest.current()
    }
    for (const sign of signs) document.addEventListener(sign, seen, { capture: true, passive: true })
    const timer = window.setInterval(tick, 1000)
    return () => {
      window.clearInterval(timer)
      for (const sign of signs) document.removeEventListener(sign, seen, { capture: true })
    }
  }, [enabled])
  return enabled && paused
}
