// A clock that tests move.

export interface TestClock {
  now(): Date
  /** Moves on by so many minutes. */
  pass(minutes: number): void
}

/** Starts on a working day; every reading is a millisecond later than the one before, so that order is never a tie. */
export function createTestClock(start = '2026-11-16T01:00:00.000Z'): TestClock {
  let at = Date.parse(start)
  return {
    now: () => new Date(at++),
    pass(minutes) {
      at += minutes * 60_000
    },
  }
}
