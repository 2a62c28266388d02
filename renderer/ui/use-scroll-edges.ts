// Whether a row that scrolls sideways hides something before or after what is shown.
import { type RefObject, useEffect, useState } from 'react'

export type ScrollEdges = { before: boolean; after: boolean }

export function useScrollEdges(element: RefObject<HTMLElement | null>): ScrollEdges {
  const [edges, setEdges] = useState<ScrollEdges>({ before: false, after: false })
  useEffect(() => {
    const row = element.current
    if (row === null) return
    const measure = () => {
      const before = row.scrollLeft > 1
      const after = row.scrollLeft + row.clientWidth < row.scrollWidth - 1
      setEdges((known) => (known.before === before && known.after === after ? known : { before, after }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(row)
    row.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      row.removeEventListener('scroll', measure)
    }
  }, [element])
  return edges
}
