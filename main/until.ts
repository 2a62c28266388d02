// Until the caller stops listening, or leaves: the signal of everything that goes on for a caller.
export function until(signal: AbortSignal | undefined, { ended }: { ended: AbortSignal }): AbortSignal {
  return signal === undefined ? ended : AbortSignal.any([signal, ended])
}
