// How long a recording may still wait for its dossier, in words.
import type { Holding } from '#shared/contract/tray.ts'
import { formatTimeOfDay } from '../ui/format.ts'
import { trayText } from './tray-text.ts'

const text = trayText.clock

/** 剩余 5 小时 20 分, 今日 18:30 到期, 逾期 2 天 3 小时. */
export function dueWords({ clock, dueAt }: Pick<Holding, 'clock' | 'dueAt'>, now: number): string {
  if (dueAt === null || clock === 'unknown') return text.unknown
  if (clock === 'due-today') return text.today(formatTimeOfDay(dueAt).slice(0, 5))
  const words = lengthWords(Math.abs(Date.parse(dueAt) - now))
  return clock === 'overdue' ? text.overdue(words) : text.left(words)
}

const minuteMs = 60_000

/** No finer than one acts upon: days with hours, hours with minutes. */
function lengthWords(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / minuteMs)
  const hours = Math.floor(minutes / 60)
  const days = Math.floor(hours / 24)
  if (days > 0) return trayText.length.days(days, days < 7 ? hours % 24 : 0)
  if (hours > 0) return trayText.length.hours(hours, hours < 12 ? minutes % 60 : 0)
  return trayText.length.minutes(Math.max(1, minutes))
}
