// Calendar days as plain text, '2026-11-21'. No instants and no time zones: the law counts days.

/** A real calendar day, YYYY-MM-DD. Sorts and compares as text. */
export type Day = string

const millisecondsADay = 86_400_000

export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const instant = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === text
}

export function addDays(day: Day, days: number): Day {
  return new Date(instantOf(day) + days * millisecondsADay).toISOString().slice(0, 10)
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (instantOf(to) - instantOf(from)) / millisecondsADay
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(instantOf(day)).getUTCDay()
}

function instantOf(day: Day): number {
  if (!isDay(day)) throw new Error('not a calendar day')
  return Date.parse(`${day}T00:00:00Z`)
}
