// Whether somebody works here. The desk locks when no call comes; reading a long paper makes none, so a person who moves
// is reported once a minute. Nobody moving reports nothing.
import { useEffect, useRef } from 'react'

const everyMs = 60_000
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const

export function useAttendance(report: () => void): void {
  const latest = useRef(report)
  latest.current = report
  useEffect(() => {
    let moved = false
    const note = () => {
      moved = true
    }
    for (const sign of signs) window.addEventListener(sign, note, { passive: true, capture: true })
    const timer = window.setInterval(() => {
      if (moved) latest.current()
      moved = false
    }, everyMs)
    return () => {
      window.clearInterval(timer)
      for (const sign of signs) window.removeEventListener(sign, note, { capture: true })
    }
  }, [])
}
