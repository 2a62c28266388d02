// Instants as people in China read them. The whole country keeps one time, UTC+8, without daylight saving; papers, screens and
// the day a term starts on go by it, whatever the machine's own zone is set to.

const beijingOffsetMs = 8 * 3_600_000

/** '2026-11-21 22:10', or with seconds. Takes ISO text or milliseconds; text that is no instant is returned as it is. */
export function instantText(at: string | number, to: 'minute' | 'second' = 'minute'): string {
  const instant = new Date(at)
  if (Number.isNaN(instant.getTime())) return String(at)
  const text = new Date(instant.getTime() + beijingOffsetMs).toISOString().replace('T', ' ')
  return text.slice(0, to === 'minute' ? 16 : 19)
}

/** The calendar day of an instant in China: '2026-11-21'. */
export function dayOf(at: string | number): string {
  return instantText(at).slice(0, 10)
}
