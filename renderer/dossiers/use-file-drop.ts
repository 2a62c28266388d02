// Files dragged from the system anywhere onto the window. True while they hover.
import { useEffect, useRef, useState } from 'react'
import { type DroppedFile, filesOfTransfer } from '../ui/dropped-files.ts'

export function useFileDrop(enabled: boolean, onFiles: (files: readonly DroppedFile[]) => void): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(onFiles)
  latest.current = onFiles
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
    const onDrop = (event: DragEvent) => {
      setOver(false)
      // A drop zone or a row under the pointer has taken them already.
      if (!bringsFiles(event) || event.defaultPrevented) return
      event.preventDefault()
      if (!enabled || event.dataTransfer === null) return
      void filesOfTransfer(event.dataTransfer).then((files) => {
        if (files.length > 0) latest.current(files)
      })
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [enabled])
  return over && enabled
}
