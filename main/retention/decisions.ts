// Decided periods: by the rule or against it, and never shorter than the law or an earlier decision allows.
import type { RetentionDecision } from '#shared/contract/retention.ts'
import type { CanonicalValue } from '#shared/rules/canonical-json.ts'
import type { Day } from '#shared/rules/day.ts'
import type { Importance, RetentionPeriod, RetentionSchedulePack } from '#shared/rules/pack-retention.ts'
import {
  isShorter,
  lastDay,
  periodOf,
  type RetentionFacts,
  type RetentionTerm,
  retentionOf,
  termOf,
} from '#shared/rules/retention.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import { keptDossierRow } from '../dossiers/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Actor, Store } from '../store/index.ts'
import { displayNames } from './names.ts'
import { type ScheduledRow, scheduledDossiers } from './scheduled.ts'
import { toPeriod } from './shown-schedule.ts'

export interface RetentionChoice {
  readonly dossierId: string
  /** Null: as the schedule gives it. */
  readonly period: string | null
  readonly importance: Importance | null
  /** The day the period counts from, where the dossier does not say it. */
  readonly countsFrom: Day | null
  readonly reason: string
}

/** Refuses `dossier.unknown`. */
export function scheduledRow(store: Store, rulebook: Rulebook, dossierId: string): ScheduledRow {
  const [row] = scheduledDossiers(store, [rulebook.retentionSchedule()], dossierId)
  if (row === undefined) throw refuse('dossier.unknown')
  return row
}

export function decisionOf(store: Store, rulebook: Rulebook, dossierId: string): RetentionDecision | null {
  const row = store.one((q) => q.selectFrom('retention').selectAll().where('dossier_id', '=', dossierId))
  if (row === null) return null
  const pack = rulebook.retentionSchedule()
  return {
    period: toPeriod(row.period, pack),
    rule: pack.rules.find(({ code }) => code === row.rule)?.title ?? row.rule,
    importance: row.importance,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    reason: row.reason,
    decidedBy: displayNames(store)(row.decided_by),
    decidedAt: row.decided_at,
  }
}

/** Inside record(). Returns the facts for the entry. */
export function enterDecision(
  { store, rulebook, clock }: { store: Store; rulebook: Rulebook; clock: Clock },
  caller: Actor,
  choice: RetentionChoice,
): Record<string, CanonicalValue> {
  const { dossierId, importance, countsFrom, reason } = choice
  const pack = rulebook.retentionSchedule()
  const isSealed = keptDossierRow(store, dossierId).state === 'sealed'
  const facts = dated({ ...scheduledRow(store, rulebook, dossierId).facts, importance }, countsFrom, pack)
  const finding = retentionOf(facts, pack)
  const code = choice.period ?? finding.period?.code ?? null
  if (code === null) throw refuse('retention.no-rule')
  const period = periodOf(code, pack)
  if (period === null) throw refuse('retention.period-unknown')
  const isByRule = code === finding.period?.code
  const isOwnWord = !isByRule || importance !== null || countsFrom !== null
  if (isOwnWord && reason.length < 2) throw refuse('retention.reason')
  if (finding.standard !== null && isShorter(code, finding.standard.period, pack)) {
    throw refuse('retention.below-standard', { least: toPeriod(finding.standard.period, pack).title })
  }
  // The facts are fixed by the seal: until then nobody knows from which day it counts.
  const before = isSealed ? decisionOf(store, rulebook, dossierId) : null
  const term = isSealed ? termSince(facts, before, period, pack) : { startsOn: null, endsOn: null }
  assertNotShortened(before, code, term.endsOn, pack)
  const rule = isByRule ? (finding.rule?.code ?? null) : null
  const decided = {
    period: code,
    rule,
    pack_sha256: rulebook.hashOf(pack.id),
    importance,
    starts_on: term.startsOn,
    ends_on: term.endsOn,
    reason,
    decided_by: caller.name,
    decided_at: clock.now().toISOString(),
  }
  store.run((q) =>
    q
      .insertInto('retention')
      .values({ dossier_id: dossierId, ...decided })
      .onConflict((conflict) => conflict.column('dossier_id').doUpdateSet(decided)),
  )
  return { period: code, codes: rule === null ? [] : [rule], startsOn: term.startsOn, endsOn: term.endsOn }
}

/** A day that a person gave once stays given. */
function termSince(
  facts: RetentionFacts,
  before: RetentionDecision | null,
  period: RetentionPeriod,
  pack: RetentionSchedulePack,
): RetentionTerm {
  const term = termOf(facts, period, pack)
  const startsOn = before?.startsOn ?? null
  return term.startsOn !== null || startsOn === null ? term : { startsOn, endsOn: lastDay(startsOn, period) }
}

/** Also by its last day: an appraisal may have lengthened it beyond what the rule gives. */
function assertNotShortened(
  before: RetentionDecision | null,
  code: string,
  endsOn: Day | null,
  pack: RetentionSchedulePack,
): void {
  if (before === null) return
  const endsEarlier = before.endsOn !== null && endsOn !== null && endsOn < before.endsOn
  if (isShorter(code, before.period.code, pack) || endsEarlier) {
    throw refuse('retention.shortened', { decided: before.period.title })
  }
}

/** With the day that a person gives, where the dossier says none: what it says itself is never replaced. */
function dated(facts: RetentionFacts, countsFrom: Day | null, { start }: RetentionSchedulePack): RetentionFacts {
  if (countsFrom === null) return facts
  if (start.event === 'closed') return { ...facts, closedOn: facts.closedOn ?? countsFrom }
  if (start.event === 'decided') return { ...facts, decidedOn: facts.decidedOn ?? countsFrom }
  return facts
}
