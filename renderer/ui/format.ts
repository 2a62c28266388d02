// How days, instants, lengths, sizes and sums are written on the desk: one way each, everywhere.
import { instantText } from '#shared/text/instant.ts'

const weekdays = ['日', '一', '二', '三', '四', '五', '六'] as const

/** A calendar day with its weekday: 2026-11-21（周六）. Takes "YYYY-MM-DD" (no time zone involved); other text is returned as it is. */
export function formatDay(day: string): string {
  const parsed = parseDay(day)
  return parsed === null ? day : `${day}（周${weekdays[parsed.getUTCDay()] ?? ''}）`
}

/** The same in running text: 2026年11月21日. */
export function formatDayLong(day: string): string {
  const parsed = parseDay(day)
  if (parsed === null) return day
  return `${parsed.getUTCFullYear()}年${parsed.getUTCMonth() + 1}月${parsed.getUTCDate()}日`
}

/** An instant in China's time, to the second: 2026-11-21 14:03:22. Takes ISO text or milliseconds. */
export function formatInstant(at: string | number): string {
  return instantText(at, 'second')
}

/** An instant to the minute, for tables: 2026-11-21 14:03. */
export function formatMinute(at: string | number): string {
  return instantText(at)
}

/** Only the time of day: 14:03:22. */
export function formatTimeOfDay(at: string | number): string {
  return formatInstant(at).slice(11)
}

/** A length in seconds: 00:41:07. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds + 1e-6))
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`
}

/** A place in a recording, in seconds, to the millisecond: 00:12:31.480. */
export function formatPlace(seconds: number): string {
  const milliseconds = Math.max(0, Math.round(seconds * 1000))
  return `${formatDuration(Math.floor(milliseconds / 1000))}.${String(milliseconds % 1000).padStart(3, '0')}`
}

/** A size in bytes, as file managers here write it (1 KB = 1024 B): 1.42 GB. */
export function formatBytes(sizeBytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const
  let value = sizeBytes
  let unit = 0
  while (value >= 1023.5 && unit < units.length - 1) {
    value /= 1024
    unit += 1
  }
  const digits = unit === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2
  return `${value.toFixed(digits)} ${units[unit] ?? 'B'}`
}

/** A speed in bytes each second: 48.2 MB/s. */
export function formatRate(bytesPerSecond: number): string {
  return `${formatBytes(bytesPerSecond)}/s`
}

/** Time still needed, in words, no finer than is honest: 不到 10 秒, 约 2 分 10 秒, 约 1 小时 5 分. */
export function formatRemaining(seconds: number): string {
  if (seconds < 10) return '不到 10 秒'
  const rounded = seconds < 600 ? Math.round(seconds / 10) * 10 : Math.round(seconds / 60) * 60
  const hours = Math.floor(rounded / 3600)
  const minutes = Math.floor(rounded / 60) % 60
  if (hours > 0) return minutes > 0 ? `约 ${hours} 小时 ${minutes} 分` : `约 ${hours} 小时`
  const rest = rounded % 60
  if (minutes === 0) return `约 ${rest} 秒`
  return rest === 0 ? `约 ${minutes} 分` : `约 ${minutes} 分 ${rest} 秒`
}

/** A sum in yuan with separators and unit: 12,000.00 元. */
export function formatMoney(yuan: number): string {
  return `${yuan.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} 元`
}

/** A count with separators: 12,340. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US')
}

/** A score: up to two decimals, none invented: 87.5. */
export function formatScore(points: number): string {
  return points.toLocaleString('en-US', { maximumFractionDigits: 2 })
}

/** A share of one: 38%. Never rounds up to 100% before all is done. */
export function formatPercent(share: number): string {
  const percent = Math.min(1, Math.max(0, share)) * 100
  return `${percent < 100 ? Math.floor(percent) : 100}%`
}

function parseDay(day: string): Date | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (parts === null) return null
  const date = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day ? null : date
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
