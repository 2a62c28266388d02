// Something dragged from the system anywhere onto the window. True while it hovers.
import { useEffect, useRef, useState } from 'react'

/** The transfer must be read before the callback returns. */
export function useWindowDrop(enabled: boolean, onDrop: (transfer: DataTransfer) => void): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(onDrop)
  latest.current = onDrop
  useEffect(() => {
    const bringsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const onOver = (event: DragEvent) => {
      if (!bringsFiles(event)) return
      // Also where nothing may be filed: the browser would otherwise open the file in place of the desk.
      event.preventDefault()
      if (enabled) setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onLetGo = (event: DragEvent) => {
      setOver(false)
      // A drop zone or a row under the pointer has taken them already.
      if (!bringsFiles(event) || event.defaultPrevented) return
      event.preventDefault()
      if (enabled && event.dataTransfer !== null) latest.current(event.dataTransfer)
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onLetGo)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onLetGo)
    }
  }, [enabled])
  return over && enabled
}
