// How long a dock's transfer will still take, from how it went so far: bytes and files both cost time, small ones mostly as files.

export interface Pace {
  readonly elapsedMs: number
  readonly doneBytes: number
  readonly doneFiles: number
  readonly leftBytes: number
  readonly leftFiles: number
}

/** What one more file costs beside its bytes, as so many bytes. */
const bytesAFile = 4_000_000
const leastElapsedMs = 2_000

/** Null before it can be told. */
export function remainingSeconds({ elapsedMs, doneBytes, doneFiles, leftBytes, leftFiles }: Pace): number | null {
  const done = doneBytes + doneFiles * bytesAFile
  if (elapsedMs < leastElapsedMs || done <= 0) return null
  return Math.ceil(((leftBytes + leftFiles * bytesAFile) * elapsedMs) / done / 1000)
}
