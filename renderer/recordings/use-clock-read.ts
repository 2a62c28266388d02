// At which second the burned-in time is being checked.
import { useState } from 'react'

export function useClockRead() {
  const [at, setAt] = useState<number | null>(null)
  return { at, ask: (seconds: number) => setAt(seconds), close: () => setAt(null) }
}
