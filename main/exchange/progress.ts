// Long work as a feed: how far it is every moment, and what came of it at the end.
import { setTimeout as pause } from 'node:timers/promises'

const everyMs = 200

/**
 * Yields what `look` sees while `work` goes on, then returns its result. When nobody listens any more the signal handed to the work
 * is aborted, and its end is waited for: what it has begun is taken back before the feed is over.
 */
export async function* whileWorking<P, R>(
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<R>,
  look: () => P,
): AsyncGenerator<P, R> {
  const left = new AbortController()
  const running = work(AbortSignal.any([signal, left.signal]))
  let ended = false
  const over = () => {
    ended = true
  }
  const end = running.then(over, over)
  try {
    while (!ended) {
      yield look()
      await Promise.race([end, pause(everyMs)])
    }
    return await running
  } finally {
    left.abort()
    await end
  }
}
