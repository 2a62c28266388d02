// The clock of a recorder, which is often wrong: the time that should be burned into the picture, and by how much the clock
// is off. A correction is an offset beside the recording; neither its bytes nor its start by the device ever change.

/** An instant moved by so many milliseconds, ISO 8601 in UTC. */
export function movedBy(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString()
}

/** Whether a recorder may show it: one that lost its time begins again in 1970, or later. */
export function isDeviceTime(instant: string): boolean {
  const year = new Date(instant).getUTCFullYear()
  return year >= 1970 && year < 2100
}

/** When it really began: the start by the device's clock with what must be added to that clock. */
export function correctedStart(startedAt: string | null, offsetMs: number): string | null {
  return startedAt === null ? null : movedBy(startedAt, offsetMs)
}

/** What the device burned into the picture at `atMs` of the recording: its own clock, uncorrected. */
export function expectedBurnIn(startedAt: string | null, atMs: number): string | null {
  return startedAt === null ? null : movedBy(startedAt, atMs)
}

/** The start by the device's clock that a time read from the picture implies. */
export function startFromReading(burnedIn: string, atMs: number): string {
  return movedBy(burnedIn, -atMs)
}

/** What must be added to the device's clock when it showed `burnedIn` while a trusted clock said `trusted`. */
export function offsetFromReading(burnedIn: string, trusted: string): number {
  return Date.parse(trusted) - Date.parse(burnedIn)
}
