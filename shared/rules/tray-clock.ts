// The clock of a recording that belongs to no dossier yet: until when it should have been handed in, and where that stands.
import { dayOf } from '../text/instant.ts'

export type TrayClock = 'running' | 'due-today' | 'overdue' | 'unknown'

/** From the recording's end; null when its start is unknown. Times are by the device's own clock. */
export function uploadDue(startedAt: string | null, durationMs: number, uploadHours: number): string | null {
  if (startedAt === null) return null
  return new Date(Date.parse(startedAt) + durationMs + uploadHours * 3_600_000).toISOString()
}

/** Days are counted as in China: what is due tonight is due today. */
export function trayClock(dueAt: string | null, now: Date): TrayClock {
  if (dueAt === null) return 'unknown'
  if (Date.parse(dueAt) < now.getTime()) return 'overdue'
  return dayOf(dueAt) === dayOf(now.getTime()) ? 'due-today' : 'running'
}
