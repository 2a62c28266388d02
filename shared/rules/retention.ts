// How long a dossier is kept (保管期限): which rule of the schedule fits, from which day on, until when. A unit's own rule may
// keep longer than the national schedule, never shorter, so the standard row is a floor under every other.
import { addDays, type Day, isDay, yearOf } from './day.ts'
import type { DossierCategory } from './pack.ts'
import type { Importance, RetentionPeriod, RetentionRule, RetentionSchedulePack } from './pack-retention.ts'

export interface RetentionFacts {
  readonly category: DossierCategory
  /** Kinds of the papers in it. */
  readonly paperKinds: ReadonlySet<string>
  /** As a person said; null leaves it to the schedule. */
  readonly importance: Importance | null
  readonly closedOn: Day | null
  readonly decidedOn: Day | null
  readonly sealedOn: Day | null
}

export interface RetentionTerm {
  /** Null while the day it counts from is not known. */
  readonly startsOn: Day | null
  /** The last day; null for permanent ones and those that have not begun. */
  readonly endsOn: Day | null
}

export interface RetentionFinding extends RetentionTerm {
  /** Null where no rule fits: a person decides. */
  readonly period: RetentionPeriod | null
  readonly rule: RetentionRule | null
  /** The national row that fits; the period is never shorter than its. */
  readonly standard: RetentionRule | null
  /** True where the standard row lengthened what the rule gives. */
  readonly raised: boolean
  readonly procedure: string | null
  readonly importance: Importance | null
  /** What made it important or general: a row of the schedule, or null where a person said so, or nothing does. */
  readonly importanceRule: string | null
}

export function retentionOf(facts: RetentionFacts, pack: RetentionSchedulePack): RetentionFinding {
  const procedure = procedureOf(facts, pack)
  const judged = facts.importance === null ? importanceOf(facts, procedure, pack) : null
  const importance = facts.importance ?? judged?.importance ?? null
  const fitting = pack.rules.filter(
    ({ when }) =>
      fits(when.categories, facts.category) && fits(when.procedures, procedure) && fits(when.importance, importance),
  )
  const rule = fitting[0] ?? null
  const standard = longest(
    fitting.filter((one) => one.standard),
    pack,
  )
  const raised = rule !== null && standard !== null && isShorter(rule.period, standard.period, pack)
  const period = periodOf((raised ? standard : rule)?.period ?? null, pack)
  return {
    period,
    rule,
    standard,
    raised,
    procedure,
    importance,
    importanceRule: judged?.code ?? null,
    ...termOf(facts, period, pack),
  }
}

/** From when until when a period runs for this dossier. */
export function termOf(
  facts: Pick<RetentionFacts, 'closedOn' | 'decidedOn' | 'sealedOn'>,
  period: RetentionPeriod | null,
  pack: RetentionSchedulePack,
): RetentionTerm {
  const days = { closed: facts.closedOn, decided: facts.decidedOn, sealed: facts.sealedOn }
  const event = days[pack.start.event]
  if (event === null) return { startsOn: null, endsOn: null }
  const startsOn = pack.start.counts === 'same-day' ? event : `${yearOf(event) + 1}-01-01`
  return { startsOn, endsOn: lastDay(startsOn, period) }
}

/** The last day of a period that begins on `startsOn`; null for a permanent one. */
export function lastDay(startsOn: Day, period: RetentionPeriod | null): Day | null {
  if (period === null || period.years === null) return null
  const year = String(yearOf(startsOn) + period.years).padStart(4, '0')
  const sameDay = `${year}${startsOn.slice(4)}`
  // 29 February has no such day in most years: the period is full with the end of the 28th.
  return isDay(sameDay) ? addDays(sameDay, -1) : `${year}-02-28`
}

/** The term of a period that an appraisal gives anew. */
export function extendedTerm(
  before: RetentionTerm,
  period: RetentionPeriod,
  pack: RetentionSchedulePack,
): RetentionTerm {
  if (pack.appraisal.extendsFrom === 'old-start' || before.endsOn === null) {
    return { startsOn: before.startsOn, endsOn: before.startsOn === null ? null : lastDay(before.startsOn, period) }
  }
  const startsOn = addDays(before.endsOn, 1)
  return { startsOn, endsOn: lastDay(startsOn, period) }
}

/** Over on the day after the last one. */
export function isExpired(endsOn: Day | null, today: Day): boolean {
  return endsOn !== null && endsOn < today
}

export function periodOf(code: string | null, pack: RetentionSchedulePack): RetentionPeriod | null {
  return pack.periods.find((period) => period.code === code) ?? null
}

/** A period that the pack no longer knows is neither shorter nor longer than any other. */
export function isShorter(one: string, other: string, pack: RetentionSchedulePack): boolean {
  const [a, b] = [periodOf(one, pack), periodOf(other, pack)]
  if (a === null || b === null) return false
  return (a.years ?? Number.POSITIVE_INFINITY) < (b.years ?? Number.POSITIVE_INFINITY)
}

export interface ScheduledDossier {
  readonly id: string
  readonly facts: RetentionFacts
}

export interface SchedulePreview {
  /** Of every rule of either schedule, and of `null`, where no rule fits: how many dossiers before and after. */
  readonly rules: readonly { readonly code: string | null; readonly before: number; readonly after: number }[]
  /** Dossiers whose rule, period or last day would be another. */
  readonly changes: readonly {
    readonly id: string
    readonly before: RetentionFinding
    readonly after: RetentionFinding
  }[]
}

/** What a changed schedule would do to each dossier; with the same schedule twice, what it does now. */
export function previewSchedule(
  dossiers: Iterable<ScheduledDossier>,
  now: RetentionSchedulePack,
  next: RetentionSchedulePack,
): SchedulePreview {
  const codes = new Set<string | null>([...now.rules, ...next.rules].map(({ code }) => code)).add(null)
  const counts = new Map([...codes].map((code) => [code, { before: 0, after: 0 }]))
  const changes: SchedulePreview['changes'][number][] = []
  for (const { id, facts } of dossiers) {
    const before = retentionOf(facts, now)
    const after = now === next ? before : retentionOf(facts, next)
    const [was, is] = [counts.get(before.rule?.code ?? null), counts.get(after.rule?.code ?? null)]
    if (was !== undefined) was.before += 1
    if (is !== undefined) is.after += 1
    if (isOther(before, after)) changes.push({ id, before, after })
  }
  return { rules: [...counts].map(([code, count]) => ({ code, ...count })), changes }
}

function isOther(before: RetentionFinding, after: RetentionFinding): boolean {
  return (
    before.rule?.code !== after.rule?.code ||
    before.period?.code !== after.period?.code ||
    before.startsOn !== after.startsOn ||
    before.endsOn !== after.endsOn
  )
}

/** A procedure whose own paper lies in the dossier; else the one that all others of the category are. */
function procedureOf(facts: RetentionFacts, pack: RetentionSchedulePack): string | null {
  const possible = pack.procedures.filter(({ categories }) => categories.includes(facts.category))
  const shown = possible.find(({ paperKinds }) => paperKinds.some((kind) => facts.paperKinds.has(kind)))
  return (shown ?? possible.find(({ paperKinds }) => paperKinds.length === 0))?.code ?? null
}

function importanceOf(facts: RetentionFacts, procedure: string | null, pack: RetentionSchedulePack) {
  return pack.importance.find(({ when }) => fits(when.categories, facts.category) && fits(when.procedures, procedure))
}

function fits<T extends string>(wanted: readonly T[], found: T | null): boolean {
  return wanted.length === 0 || (found !== null && wanted.includes(found))
}

function longest(rules: readonly RetentionRule[], pack: RetentionSchedulePack): RetentionRule | null {
  return rules.reduce<RetentionRule | null>(
    (best, rule) => (best === null || isShorter(best.period, rule.period, pack) ? rule : best),
    null,
  )
}
