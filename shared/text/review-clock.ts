// The clock of a legal review in words: how a day was counted, what it waits for, who approves.
import type { ExtensionApprover, PauseKind } from '../rules/pack-review-term.ts'
import type { ClockDay, ClockState } from '../rules/review-clock.ts'

export const pauseNames: Readonly<Record<PauseKind, string>> = {
  supplement: '补充材料',
  'expert-view': '专家论证',
  consultation: '征求意见',
  interpretation: '请示解释',
}

export const approverNames: Readonly<Record<ExtensionApprover, string>> = {
  head: '负责人',
  deputy: '分管负责人',
  leader: '领导',
}

export const clockStateNames: Readonly<Record<ClockState, string>> = {
  'not-started': '未起算',
  running: '计时中',
  warned: '临近到期',
  'due-today': '今天到期',
  overdue: '已超期',
  paused: '中止',
  ended: '已办结',
  'unknown-year': '缺少日历',
}

const reasons = {
  'work-day': '工作日',
  'make-up-day': '调休上班',
  weekend: '周末',
  holiday: '节假日',
  'calendar-day': '自然日',
} as const

/** 工作日，第 8 日（延长）; 国庆节，不计; 专家论证，不计. */
export function clockDayWords({ why, name, count, pause, extended }: ClockDay): string {
  const reason = why === 'paused' ? (pause === null ? '中止' : pauseNames[pause]) : reasonWords(why, name)
  const number = count === null ? '不计' : `第 ${count} 日`
  const waiting = why !== 'paused' && pause !== null ? `（${pauseNames[pause]}，照计）` : ''
  return `${reason}，${number}${extended ? '（延长）' : ''}${waiting}`
}

function reasonWords(why: Exclude<ClockDay['why'], 'paused'>, name: string | null): string {
  if (name === null) return reasons[why]
  return why === 'make-up-day' ? `${name}调休上班` : name
}
