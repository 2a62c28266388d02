// The time a device burned into its picture: what it should be, what a person reads there, and how far apart the two are.
import { instantText } from '#shared/text/instant.ts'

export type ClockStart = { readonly startedAt: string | null; readonly correctedAt: string | null }

/** Of a place in the recording: by the device's own clock, and by the corrected one. Null where the start is unknown. */
export function clockAt({ startedAt, correctedAt }: ClockStart, seconds: number) {
  const device = movedBy(startedAt, seconds)
  const corrected = movedBy(correctedAt, seconds)
  return { device, corrected: corrected === device ? null : corrected }
}

function movedBy(instant: string | null, seconds: number): string | null {
  if (instant === null) return null
  const at = Date.parse(instant)
  return Number.isNaN(at) ? null : new Date(at + Math.round(seconds * 1000)).toISOString()
}

const typed = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ T]*(\d{1,2})[:：时](\d{2})(?:[:：分](\d{2})秒?)?$/
const beijing = '+08:00'

/** What was typed, as an instant; null when it is no time. Takes 2026-8-6 10:42:13 and 2026年8月6日 10时42分13秒 alike. */
export function readInstant(text: string): string | null {
  const [, year, ...parts] = typed.exec(text.trim().replace(/\s+/g, ' ')) ?? []
  if (year === undefined) return null
  const [month, day, hour, minute, second] = [0, 1, 2, 3, 4].map((at) => (parts[at] ?? '0').padStart(2, '0'))
  const written = `${year}-${month}-${day} ${hour}:${minute}:${second}`
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${beijing}`)
  if (Number.isNaN(instant.getTime())) return null
  // A 31st of February would roll over into March.
  return instantText(instant.toISOString(), 'second') === written ? instant.toISOString() : null
}

/** How far the reading is from the device's clock; zero within a second, since pictures show whole seconds. */
export function differenceMs(burnedIn: string, device: string): number {
  const off = Date.parse(burnedIn) - Date.parse(device)
  return Math.abs(off) < 1000 ? 0 : off
}
