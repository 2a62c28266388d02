// How one day of a term was counted, in words: 工作日，第 3 日; 国庆节，不计.
import type { CountedDay } from '../rules/work-calendar.ts'

const reasons = { 'work-day': '工作日', 'make-up-day': '调休上班', weekend: '周末', holiday: '节假日' } as const

export function countedWords(day: CountedDay): string {
  return `${day.name ?? reasons[day.why]}，${day.count === null ? '不计' : `第 ${day.count} 日`}`
}
