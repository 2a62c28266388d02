// Lets any number of listeners follow that something changed, at a pace a screen can show.
import { setTimeout as pause } from 'node:timers/promises'

export interface Changes {
  tell(): void
  /** One step at once, then one after each change or burst of changes, until the signal is aborted or `end`. */
  follow(signal: AbortSignal): AsyncIterable<void>
  end(): void
}

/** @param leastGapMs between two steps of one listener */
export function createChanges(leastGapMs = 200): Changes {
  const listeners = new Set<() => void>()
  let version = 0
  let ended = false

  const wake = (): void => {
    for (const listener of [...listeners]) listener()
  }

  function next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        listeners.delete(done)
        signal.removeEventListener('abort', done)
        resolve()
      }
      listeners.add(done)
      signal.addEventListener('abort', done, { once: true })
    })
  }

  async function* follow(signal: AbortSignal): AsyncGenerator<void> {
    let seen = -1
    while (!signal.aborted && !ended) {
      if (seen === version) {
        await next(signal)
        continue
      }
      seen = version
      yield
      await pause(leastGapMs, undefined, { signal }).catch(() => undefined)
    }
  }

  return {
    tell() {
      version++
      wake()
    },
    follow,
    end() {
      ended = true
      wake()
    },
  }
}
