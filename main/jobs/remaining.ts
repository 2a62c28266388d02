// How long a job will still take, from how it went so far.

/** Before so much is done, or so long after its beginning, every guess is wild. */
const leastShare = 0.02
const leastMs = 2_000

/** @param workedMs without the pauses */
export function remainingSeconds(share: number, workedMs: number): number | null {
  if (share < leastShare || workedMs < leastMs) return null
  return Math.ceil((workedMs * (1 - Math.min(1, share))) / share / 1000)
}
