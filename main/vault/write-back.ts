// Starts writing to the disk while an intake still goes on, so that the flush at its end has little left to do.
import type { FileHandle } from 'node:fs/promises'

const EVERY_BYTES = 64 * 1024 * 1024

export interface WriteBack {
  /** Tells how far the intake is. Never waits. */
  written(bytesDone: number): void
  /** Waits for the flush under way. Rejects if any flush failed: the kernel tells a lost write only once. */
  settled(): Promise<void>
}

export function createWriteBack(target: FileHandle): WriteBack {
  let startedAt = 0
  let running: Promise<void> | null = null
  let failure: { readonly error: unknown } | null = null

  return {
    written(bytesDone) {
      if (running !== null || failure !== null || bytesDone - startedAt < EVERY_BYTES) return
      startedAt = bytesDone
      running = target
        .datasync()
        .catch((error: unknown) => {
          failure = { error }
        })
        .finally(() => {
          running = null
        })
    },
    async settled() {
      await running
      if (failure !== null) throw failure.error
    },
  }
}
