// One transfer queue for the window: folders go on being handed over while other screens are open.
import { useEffect, useSyncExternalStore } from 'react'
import { desk } from '../desk/client.ts'
import { sendBytes } from '../desk/upload.ts'
import { createTransferQueue, type Handover } from './transfer-queue.ts'

const pageLimit = 500

export const transferQueue = createTransferQueue({
  dock: (id) => desk.docks.get({ id }),
  pending: (id, offset) => desk.docks.files({ id, offset, limit: pageLimit, states: ['queued', 'waiting'] }),
  async send(fileId, file, signal) {
    const outcome = await sendBytes({ ticket: fileId, file, signal, onProgress: () => undefined })
    if (outcome.state === 'answered') return 'heard'
    return outcome.state === 'cancelled' ? 'dropped' : 'unreachable'
  },
  pause: (milliseconds, signal) =>
    new Promise((resolve) => {
      const done = () => {
        window.clearTimeout(timer)
        resolve()
      }
      const timer = window.setTimeout(done, milliseconds)
      if (signal.aborted) done()
      else signal.addEventListener('abort', done, { once: true })
    }),
})

/** How this window serves the dock; null when its folder was not given here. */
export function useHandover(dockId: string): Handover | null {
  const all = useSyncExternalStore(transferQueue.subscribe, transferQueue.handovers)
  return all.find((handover) => handover.dockId === dockId) ?? null
}

/** Warns before the page is left while files are being sent. Once, in the frame. */
export function useTransferInBackground(): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (transferQueue.handovers().some(({ sending }) => sending > 0)) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [])
}
