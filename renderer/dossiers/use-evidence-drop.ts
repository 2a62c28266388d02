// Takes evidence that is dragged over an element, and says while it hangs there.
import { type DragEvent, useState } from 'react'
import { type Carried, carriedEvidence, carriesEvidence } from './carrying.ts'

export function useEvidenceDrop(onDrop: ((carried: Carried) => void) | null) {
  const [over, setOver] = useState(false)
  if (onDrop === null) return { over: false, handlers: {} }
  return {
    over,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!carriesEvidence(event.dataTransfer)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'link'
        setOver(true)
      },
      onDragLeave: (event: DragEvent<HTMLElement>) => {
        // From the row onto its own cells is not leaving it.
        const to = event.relatedTarget
        if (!(to instanceof Node && event.currentTarget.contains(to))) setOver(false)
      },
      onDrop: (event: DragEvent) => {
        setOver(false)
        const carried = carriedEvidence(event.dataTransfer)
        if (carried === null) return
        event.preventDefault()
        onDrop(carried)
      },
    },
  }
}
