// Periods and holds: what the schedule gives, what people decide, and what blocks disposal. A schedule proposes; only people decide.
import type { DueLine, HeldLine, Retention, ScheduleInForce, SchedulePreview } from '#shared/contract/retention.ts'
import { isShorter, previewSchedule, retentionOf } from '#shared/rules/retention.ts'
import { dayOf } from '#shared/text/instant.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import { dossierRow, keptDossierRow } from '../dossiers/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Actor, Page, Store } from '../store/index.ts'
import { beginTerms } from './begin-terms.ts'
import { decisionOf, enterDecision, type RetentionChoice, scheduledRow } from './decisions.ts'
import { type DueFilter, dueDossiers } from './due.ts'
import { heldDossiers, holdsOf } from './holds.ts'
import { scheduledDossiers } from './scheduled.ts'
import { parseSchedule, toProposal, toSchedule } from './shown-schedule.ts'

export interface RetentionService {
  of(dossierId: string): Retention
  schedule(): ScheduleInForce
  /** Refuses what is shorter than the national row, or, once sealed, than what was decided before. */
  decide(caller: Actor, choice: RetentionChoice): Retention
  preview(schedule: string | null): SchedulePreview
  due(filter: DueFilter): { rows: DueLine[]; total: number }
  holds(filter: Page & { state: 'standing' | 'lifted' | 'any' }): { rows: HeldLine[]; total: number }
  placeHold(caller: Actor, hold: { dossierId: string; ground: string; reason: string }): Retention
  liftHold(caller: Actor, id: string, reason: string): Retention
}

const changesShown = 200

export function createRetention(options: {
  store: Store
  rulebook: Rulebook
  clock: Clock
  newId: () => string
}): RetentionService {
  const { store, rulebook, clock, newId } = options
  const pack = () => rulebook.retentionSchedule()

  function of(dossierId: string): Retention {
    const { disposed_at, disposal_id } = dossierRow(store, dossierId)
    const { facts } = scheduledRow(store, rulebook, dossierId)
    const appraisal = store.one((q) => q.selectFrom('appraisal').select('number').where('id', '=', disposal_id))
    return {
      dossierId,
      proposal: toProposal(retentionOf(facts, pack()), pack()),
      decision: decisionOf(store, rulebook, dossierId),
      holds: holdsOf(store, dossierId, pack()),
      disposedAt: disposed_at,
      disposalNumber: appraisal?.number ?? null,
    }
  }

  function preview(schedule: string | null): SchedulePreview {
    const now = pack()
    const next = schedule === null ? now : parseSchedule(schedule)
    const rows = new Map(scheduledDossiers(store, [now, next]).map((row) => [row.id, row]))
    const { rules, changes } = previewSchedule(rows.values(), now, next)
    const tooShort = [...rows.values()].filter(({ decided, facts }) => {
      const least = retentionOf(facts, next).period
      return decided !== null && least !== null && isShorter(decided, least.code, next)
    })
    return {
      dossiers: rows.size,
      rules: rules.map(({ code, before, after }) => {
        const rule = [...next.rules, ...now.rules].find((one) => one.code === code) ?? null
        return { code, title: rule?.title ?? null, period: rule?.period ?? null, before, after }
      }),
      changed: changes.length,
      changes: changes.slice(0, changesShown).map(({ id, before, after }) => ({
        dossierId: id,
        title: rows.get(id)?.title ?? '',
        number: rows.get(id)?.number ?? null,
        before: toProposal(before, now),
        after: toProposal(after, next),
        decided: rows.get(id)?.decided ?? null,
      })),
      tooShort: tooShort.length,
    }
  }

  return {
    of(dossierId) {
      beginTerms(store, rulebook)
      return of(dossierId)
    },
    schedule: () => toSchedule(pack(), rulebook.hashOf(pack().id)),
    decide(caller, choice) {
      return store.record(caller, 'retention.decided', choice.dossierId, (note) => {
        note(enterDecision({ store, rulebook, clock }, caller, choice))
        return of(choice.dossierId)
      })
    },
    preview,
    due(filter) {
      beginTerms(store, rulebook)
      return dueDossiers(store, filter, dayOf(clock.now().getTime()), pack().soonDays)
    },
    holds: (filter) => heldDossiers(store, filter, pack()),
    placeHold(caller, { dossierId, ground, reason }) {
      const id = newId()
      return store.record(caller, 'hold.placed', dossierId, (note) => {
        keptDossierRow(store, dossierId)
        if (!pack().holdGrounds.some(({ code }) => code === ground)) throw refuse('hold.ground')
        note({ hold: id, codes: [ground] })
        const standing = { lifted_by: null, lifted_at: null, lifted_reason: null }
        const placed = { placed_by: caller.name, placed_at: clock.now().toISOString() }
        store.run((q) =>
          q.insertInto('hold').values({ id, dossier_id: dossierId, ground, reason, ...placed, ...standing }),
        )
        return of(dossierId)
      })
    },
    liftHold(caller, id, reason) {
      const row = store.one((q) => q.selectFrom('hold').selectAll().where('id', '=', id))
      return store.record(caller, 'hold.lifted', row?.dossier_id ?? null, (note) => {
        if (row === null || row.lifted_at !== null) throw refuse('hold.unknown')
        note({ hold: id, codes: [row.ground] })
        const lifted = { lifted_by: caller.name, lifted_at: clock.now().toISOString(), lifted_reason: reason }
        store.run((q) => q.updateTable('hold').set(lifted).where('id', '=', id))
        return of(row.dossier_id)
      })
    },
  }
}
