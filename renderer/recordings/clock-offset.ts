// Clock offsets, clock times and places in a recording, as people type and read them. Pure.
import { dayOf } from '#shared/text/instant.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
/** The contract's limit: a year. */
const mostMs = 366 * 24 * hour

/** An offset typed as ±时:分:秒, in milliseconds; null when it is none. Full-width signs count too. */
export function parseOffset(typed: string): number | null {
  const match = /^([+-])\s*(\d{1,4}):(\d{1,2}):(\d{1,2}(?:\.\d{1,3})?)$/.exec(tidy(typed))
  if (match === null) return null
  const [minutes, seconds] = [Number(match[3]), Number(match[4])]
  if (minutes > 59 || seconds >= 60) return null
  const size = Number(match[2]) * hour + minutes * minute + Math.round(seconds * second)
  if (size > mostMs) return null
  return match[1] === '-' && size > 0 ? -size : size
}

/** +00:01:30, or +00:01:30.500 where it is not whole seconds. */
export function formatOffset(offsetMs: number): string {
  return `${offsetMs < 0 ? '-' : '+'}${clockWords(Math.abs(offsetMs))}`
}

/**
 * A clock time in China as typed, as an ISO instant; null when it is none.
 * @param nearIso whose day is meant when only the time of day is typed
 */
export function parseClockTime(typed: string, nearIso: string | null): string | null {
  const match = /^(?:(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?[\sT]*)?(\d{1,2}):(\d{2}):(\d{2})$/.exec(tidy(typed))
  if (match === null) return null
  const day =
    match[1] === undefined
      ? nearIso === null
        ? null
        : dayOf(nearIso)
      : `${match[1]}-${(match[2] ?? '').padStart(2, '0')}-${(match[3] ?? '').padStart(2, '0')}`
  if (day === null) return null
  const time = `${(match[4] ?? '').padStart(2, '0')}:${match[5]}:${match[6]}`
  const at = new Date(`${day}T${time}+08:00`)
  // 30 February would quietly become 2 March.
  if (Number.isNaN(at.getTime()) || dayOf(at.toISOString()) !== day) return null
  return at.toISOString()
}

/** What must be added to the device's clock so that this place of the recording falls on this instant. */
export function offsetTo(actualIso: string, startedAtIso: string, atMs: number): number {
  return Date.parse(actualIso) - (Date.parse(startedAtIso) + atMs)
}

/** ISO text moved by so many milliseconds. */
export function shifted(iso: string, byMs: number): string {
  return new Date(Date.parse(iso) + byMs).toISOString()
}

/** A place in a recording as typed (12:31, 00:12:31.48), in milliseconds; null when it is none. */
export function parsePlace(typed: string): number | null {
  const match = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2}(?:\.\d{1,3})?)$/.exec(tidy(typed))
  if (match === null) return null
  const [minutes, seconds] = [Number(match[2]), Number(match[3])]
  if (minutes > 59 || seconds >= 60) return null
  return Number(match[1] ?? 0) * hour + minutes * minute + Math.round(seconds * second)
}

/** How long a gap is, in words as short as they stay exact: 1.2 秒, 3 分 05 秒, 1 小时 02 分. */
export function formatLength(lengthMs: number): string {
  // From 9.95 on a tenth would read 10.0.
  if (lengthMs < 9_950) return `${(lengthMs / second).toFixed(1)} 秒`
  const whole = Math.round(lengthMs / second)
  if (whole < 60) return `${whole} 秒`
  if (whole < 3600) return `${Math.floor(whole / 60)} 分 ${two(whole % 60)} 秒`
  return `${Math.floor(whole / 3600)} 小时 ${two(Math.floor(whole / 60) % 60)} 分`
}

function clockWords(sizeMs: number): string {
  const whole = Math.floor(sizeMs / second)
  const rest = sizeMs % second
  const time = `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`
  return rest === 0 ? time : `${time}.${String(rest).padStart(3, '0')}`
}

function tidy(typed: string): string {
  return typed.normalize('NFKC').replaceAll('−', '-').replaceAll('—', '-').trim()
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
