// What the head decides on each dossier of an appraisal: entered, the register frozen over it, and new periods given.
import type { Verdict } from '#shared/contract/disposals.ts'
import type { CanonicalValue } from '#shared/rules/canonical-json.ts'
import type { Day } from '#shared/rules/day.ts'
import { extendedTerm, isExpired, periodOf } from '#shared/rules/retention.ts'
import { dayOf } from '#shared/text/instant.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Store } from '../store/index.ts'
import { type AppraisalRow, appraisedDossiers, membersOf } from './appraisal-rows.ts'
import { assertAppraisable } from './blockers.ts'
import { displayNames } from './names.ts'
import { freezeRegister } from './register.ts'

export interface DossierVerdict {
  readonly dossierId: string
  readonly decision: Verdict
  /** For `extend`. */
  readonly period: string | null
  readonly reason: string
}

export interface VerdictOptions {
  readonly store: Store
  readonly rulebook: Rulebook
  readonly archiveId: string
  readonly agency: string
  readonly clock: Clock
}

type Lines = ReadonlyMap<string, ReturnType<typeof appraisedDossiers>[number]>

/**
 * Inside record(). Returns the facts for the entry. Refuses `appraisal.opinions-missing`, `appraisal.incomplete`,
 * `appraisal.not-in`, `appraisal.extension`, and what may not be destroyed.
 */
export function enterVerdicts(
  options: VerdictOptions,
  caller: Caller,
  row: AppraisalRow,
  verdicts: readonly DossierVerdict[],
): Record<string, CanonicalValue> {
  const { store, clock } = options
  const lines: Lines = new Map(appraisedDossiers(store, row.id).map((line) => [line.dossierId, line]))
  assertHeard(store, row, lines)
  assertWhole(lines, verdicts)
  const decidedAt = clock.now().toISOString()
  const toDestroy = verdicts.filter(({ decision }) => decision === 'destroy').map(({ dossierId }) => dossierId)
  assertAppraisable(store, toDestroy, dayOf(decidedAt), row.id)
  for (const verdict of verdicts) enterVerdict(store, row.id, verdict)
  const by = { ...options, decidedBy: caller.displayName, decidedAt, name: displayNames(store) }
  // Before the periods change: the register says how each dossier stood when it was judged.
  const register = freezeRegister(store, row, by)
  for (const verdict of verdicts.filter(({ decision }) => decision === 'extend')) {
    extend(options, caller, row.id, verdict, lines.get(verdict.dossierId)?.title ?? '')
  }
  const closed = { state: 'decided' as const, decided_by: caller.name, decided_at: decidedAt }
  const frozen = { register: register.canonical, register_sha256: register.sha256 }
  store.run((q) =>
    q
      .updateTable('appraisal')
      .set({ ...closed, ...frozen })
      .where('id', '=', row.id),
  )
  return { number: row.number, dossiers: verdicts.length, destroy: toDestroy.length, sha256: register.sha256 }
}

/** Every member has said an opinion on every dossier. */
function assertHeard(store: Store, row: AppraisalRow, lines: Lines): void {
  const missing = membersOf(row).filter((member) =>
    [...lines.values()].some((line) => !line.opinions.some((opinion) => opinion.member === member)),
  )
  if (missing.length > 0) throw refuse('appraisal.opinions-missing', { names: missing.map(displayNames(store)) })
}

function assertWhole(lines: Lines, verdicts: readonly DossierVerdict[]): void {
  const decided = new Set(verdicts.map(({ dossierId }) => dossierId))
  if (decided.size !== verdicts.length || decided.size !== lines.size) throw refuse('appraisal.incomplete')
  if (verdicts.some(({ dossierId }) => !lines.has(dossierId))) throw refuse('appraisal.not-in')
}

function enterVerdict(store: Store, appraisalId: string, verdict: DossierVerdict): void {
  const { dossierId, decision, reason } = verdict
  const period = decision === 'extend' ? verdict.period : null
  store.run((q) =>
    q
      .updateTable('appraisal_dossier')
      .set({ decision, period, reason })
      .where('appraisal_id', '=', appraisalId)
      .where('dossier_id', '=', dossierId),
  )
}

/** With its own entry in the dossier's history, beside the appraisal's. */
function extend(
  { store, rulebook, clock }: VerdictOptions,
  caller: Caller,
  appraisalId: string,
  { dossierId, period: code, reason }: DossierVerdict,
  title: string,
): void {
  const pack = rulebook.retentionSchedule()
  const at = clock.now().toISOString()
  const today: Day = dayOf(at)
  const period = periodOf(code, pack)
  const before = store.one((q) =>
    q.selectFrom('retention').select(['starts_on', 'ends_on']).where('dossier_id', '=', dossierId),
  )
  if (period === null || before === null) throw refuse('appraisal.extension', { title })
  const term = extendedTerm({ startsOn: before.starts_on, endsOn: before.ends_on }, period, pack)
  if (isExpired(term.endsOn, today)) throw refuse('appraisal.extension', { title })
  store.record(caller, 'retention.decided', dossierId, (note) => {
    note({ period: period.code, appraisal: appraisalId, startsOn: term.startsOn, endsOn: term.endsOn })
    const decided = {
      period: period.code,
      rule: null,
      pack_sha256: rulebook.hashOf(pack.id),
      starts_on: term.startsOn,
      ends_on: term.endsOn,
      reason,
      decided_by: caller.name,
      decided_at: at,
    }
    store.run((q) => q.updateTable('retention').set(decided).where('dossier_id', '=', dossierId))
  })
}
