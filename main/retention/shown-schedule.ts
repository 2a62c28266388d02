// The schedule and what it finds, as the contract shows them.
import type { Period, RetentionProposal, RetentionRuleLine, ScheduleInForce } from '#shared/contract/retention.ts'
import { isScheduleConsistent, type RetentionRule, RetentionSchedulePack } from '#shared/rules/pack-retention.ts'
import { periodOf, type RetentionFinding } from '#shared/rules/retention.ts'
import { refuse } from '#shared/text/refusal.ts'

export function toRuleLine({ code, title, clause, standard, grade }: RetentionRule): RetentionRuleLine {
  return { code, title, clause, standard, grade }
}

/** A period that a later schedule no longer knows shows by its code. */
export function toPeriod(code: string, pack: RetentionSchedulePack): Period {
  return periodOf(code, pack) ?? { code, title: code, years: null }
}

export function toProposal(finding: RetentionFinding, pack: RetentionSchedulePack): RetentionProposal {
  const { period, rule, standard, raised, procedure, importance, importanceRule, startsOn, endsOn } = finding
  return {
    period: period === null ? null : { ...period },
    rule: rule === null ? null : toRuleLine(rule),
    standard: standard === null ? null : toRuleLine(standard),
    raised,
    procedure: pack.procedures.find(({ code }) => code === procedure)?.title ?? null,
    importance,
    importanceWhy: pack.importance.find(({ code }) => code === importanceRule)?.title ?? null,
    startsOn,
    endsOn,
  }
}

export function toSchedule(pack: RetentionSchedulePack, sha256: string): ScheduleInForce {
  return {
    title: pack.title,
    sha256,
    mark: pack.grade,
    gradeNote: pack.gradeNote,
    startNote: pack.start.note,
    appraisalNote: pack.appraisal.note,
    membersAtLeast: pack.appraisal.membersAtLeast,
    periods: pack.periods.map((period) => ({ ...period })),
    rules: pack.rules.map((rule) => ({ ...toRuleLine(rule), period: rule.period })),
    holdGrounds: pack.holdGrounds.map((ground) => ({ ...ground })),
    json: JSON.stringify(pack, null, 2),
  }
}

/** A schedule that somebody tries out. Refuses `retention.schedule-invalid` with the place. */
export function parseSchedule(json: string): RetentionSchedulePack {
  let content: unknown
  try {
    content = JSON.parse(json)
  } catch {
    throw refuse('retention.schedule-invalid', { at: 'JSON' })
  }
  const parsed = RetentionSchedulePack.safeParse(content)
  if (!parsed.success) {
    throw refuse('retention.schedule-invalid', { at: parsed.error.issues[0]?.path.join('.') || 'JSON' })
  }
  if (!isScheduleConsistent(parsed.data)) throw refuse('retention.schedule-invalid', { at: 'codes' })
  return parsed.data
}
