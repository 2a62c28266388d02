// Reads what ffmpeg writes with `-progress`: lines of `key=value`, a block each half second or so.

/** The time written so far in milliseconds, or null when the line says something else. */
export function progressMs(line: string): number | null {
  // `out_time_ms` has been microseconds in every release that has it; `out_time_us` says so.
  const match = /^out_time_(?:us|ms)=(-?\d+)\s*$/.exec(line)
  if (match === null) return null
  return Math.max(0, Math.round(Number(match[1]) / 1000))
}

/** 0 to 1, never 1 before the end: the last fragment is written after the last progress line. */
export function fractionDone(doneMs: number, durationMs: number): number {
  if (durationMs <= 0) return 0
  return Math.min(0.999, Math.max(0, doneMs / durationMs))
}
