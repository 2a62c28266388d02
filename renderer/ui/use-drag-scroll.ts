// Moves a scrolling box by dragging what lies in it; Ctrl with the wheel zooms.
import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'

export function useDragScroll(
  box: RefObject<HTMLElement | null>,
  enabled: boolean,
  onZoom: (direction: 1 | -1) => void,
) {
  const start = useRef<{ x: number; y: number; left: number; top: number } | null>(null)
  const zoom = useRef(onZoom)
  zoom.current = onZoom
  useEffect(() => {
    const element = box.current
    // Not passive: the wheel must not also zoom the window.
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return
      event.preventDefault()
      zoom.current(event.deltaY < 0 ? 1 : -1)
    }
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  }, [box])
  const end = () => {
    start.current = null
  }
  if (!enabled) return {}
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0 || box.current === null || isPressable(event.target)) return
      box.current.setPointerCapture(event.pointerId)
      start.current = { x: event.clientX, y: event.clientY, left: box.current.scrollLeft, top: box.current.scrollTop }
    },
    onPointerMove: (event: PointerEvent) => {
      if (start.current === null || box.current === null) return
      box.current.scrollLeft = start.current.left - (event.clientX - start.current.x)
      box.current.scrollTop = start.current.top - (event.clientY - start.current.y)
    },
    onPointerUp: end,
    onPointerCancel: end,
  }
}

function isPressable(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, a, input') !== null
}
