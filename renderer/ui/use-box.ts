// Follows an element's inner size, in whole CSS pixels; 0 until it is measured.
import { type RefObject, useLayoutEffect, useState } from 'react'

export type Box = { width: number; height: number }

export function useBox(element: RefObject<HTMLElement | null>): Box {
  const [box, setBox] = useState<Box>({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const target = element.current
    if (target === null) return
    const measure = () =>
      setBox((known) =>
        known.width === target.clientWidth && known.height === target.clientHeight
          ? known
          : { width: target.clientWidth, height: target.clientHeight },
      )
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(target)
    return () => observer.disconnect()
  }, [element])
  return box
}
