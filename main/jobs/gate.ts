// Holds up whoever passes while it is shut.
export interface Gate {
  isShut(): boolean
  shut(): void
  open(): void
  /** Resolves at once while it is open, else when it opens. Rejects with the signal's reason. */
  pass(signal: AbortSignal): Promise<void>
}

export function createGate(): Gate {
  let opening: PromiseWithResolvers<void> | null = null
  return {
    isShut: () => opening !== null,
    shut() {
      opening ??= Promise.withResolvers<void>()
    },
    open() {
      opening?.resolve()
      opening = null
    },
    async pass(signal) {
      signal.throwIfAborted()
      // It may have been shut again before its opening was heard of.
      while (opening !== null) await Promise.race([opening.promise, aborted(signal)])
    },
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>()
  promise.catch(() => undefined)
  if (signal.aborted) reject(signal.reason)
  signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  return promise
}
