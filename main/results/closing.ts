// Feedback to the agency, objections within their days, their decision, the final grade.
import type { Judgement } from '#shared/contract/evaluation.ts'
import type { Anchor } from '#shared/contract/evidence.ts'
import type { ObjectionDecision } from '#shared/rules/outcome.ts'
import { addWorkDays } from '#shared/rules/work-calendar.ts'
import { dayOf } from '#shared/text/instant.ts'
import { refuse } from '#shared/text/refusal.ts'
import { frozenStandardOf } from '../campaigns/index.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import type { Evidence } from '../dossiers/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Store } from '../store/index.ts'
import { codeOf } from './judging.ts'
import { finalSheetOf, gather, type Place } from './rows.ts'
import { titlesOf } from './shown.ts'
import { assertImpartial, isOfAgency } from './sight.ts'
import { figures, openToLeader, putRight, standardsOf, standing, updateOutcome } from './write.ts'

export interface Closing {
  /** Refuses `results.state`, `results.calendar`. */
  feedBack(caller: Caller, campaignId: string, dossierIds: readonly string[]): void
  /** Refuses `results.not-running`, `results.not-agency`, `results.state`, `results.objection-late`, `results.criterion-unknown`. */
  object(
    caller: Caller,
    wanted: {
      campaignId: string
      dossierId: string
      criterion: string | null
      reason: string
      anchors: readonly Anchor[]
    },
  ): void
  /** Refuses `objection.unknown`, `objection.decided`, `objection.own`, `objection.no-change`, `objection.change-on-reject`, `results.own-sheet`. */
  decide(
    caller: Caller,
    wanted: { objectionId: string; decision: ObjectionDecision; reason: string; changes: readonly Judgement[] },
  ): { campaignId: string; dossierId: string }
  /** Refuses `results.state`, `results.not-over`. */
  finish(caller: Caller, campaignId: string, dossierIds: readonly string[]): void
}

export function createClosing(options: {
  store: Store
  rulebook: Rulebook
  evidence: Evidence
  clock: Clock
  newId: () => string
  agency: string
}): Closing {
  const { store, rulebook, evidence, clock, newId, agency } = options
  const now = () => clock.now().toISOString()
  const today = () => dayOf(now())

  function lastDayOfObjection(workDays: number): string {
    const due = addWorkDays(today(), workDays, rulebook.calendar())
    if (due.state === 'unknown-year') throw refuse('results.calendar', { year: due.year })
    return due.day
  }

  /** Even where an objection was decided, the agency may raise another to the last day. */
  function assertOver({ dossier, outcome }: Place): void {
    const dueOn = outcome?.objection_due_on ?? ''
    if (today() > dueOn) return
    throw refuse('results.not-over', { position: dossier.position, dueOn })
  }

  function objectionNamed(id: string) {
    const row = store.one((q) => q.selectFrom('objection').selectAll().where('id', '=', id))
    if (row === null) throw refuse('objection.unknown')
    return row
  }

  return {
    feedBack(caller, campaignId, dossierIds) {
      store.record(caller, 'outcome.fed-back', campaignId, (note) => {
        const gathered = openToLeader(store, agency, caller, campaignId)
        const dueOn = lastDayOfObjection(gathered.plan.objectionDays)
        for (const dossierId of new Set(dossierIds)) {
          const { outcome } = standing(gathered, dossierId, ['rechecked'])
          const given = { fed_back_by: caller.name, fed_back_at: now(), objection_due_on: dueOn, updated_at: now() }
          updateOutcome(store, outcome, { state: 'fed-back', ...given })
        }
        note({ dossiers: [...new Set(dossierIds)], dueOn })
      })
    },
    object(caller, { campaignId, dossierId, criterion, reason, anchors }) {
      const id = newId()
      store.record(caller, 'objection.raised', campaignId, (note) => {
        const gathered = gather(store, campaignId)
        if (gathered.campaign.state !== 'running' && gathered.campaign.state !== 'closed')
          throw refuse('results.not-running')
        const { facts, dossier, outcome } = standing(gathered, dossierId, ['fed-back', 'objected'])
        if (!isOfAgency(caller, facts.agency, agency)) throw refuse('results.not-agency')
        const dueOn = outcome.objection_due_on ?? ''
        if (today() > dueOn) throw refuse('results.objection-late', { dueOn })
        const { standard } = frozenStandardOf(store, campaignId, dossier.standard_id)
        if (criterion !== null && !titlesOf(standard).has(criterion))
          throw refuse('results.criterion-unknown', { code: criterion })
        for (const anchor of anchors) evidence.assertAnchor(dossierId, anchor)
        note({ dossier: dossierId, objection: id, criterion })
        store.run((q) =>
          q.insertInto('objection').values({
            ...{
              id,
              campaign_id: campaignId,
              dossier_id: dossierId,
              criterion,
              reason,
              anchors: JSON.stringify(anchors),
            },
            ...{ raised_by: caller.name, raised_at: now(), decision: null, decision_reason: '' },
            ...{ decided_by: null, decided_at: null },
          }),
        )
        updateOutcome(store, outcome, { state: 'objected', updated_at: now() })
      })
    },
    decide(caller, { objectionId, decision, reason, changes }) {
      const { campaign_id: campaignId, dossier_id: dossierId, ...objection } = objectionNamed(objectionId)
      store.record(caller, 'objection.decided', campaignId, (note) => {
        const gathered = openToLeader(store, agency, caller, campaignId)
        if (objection.decision !== null) throw refuse('objection.decided')
        if (objection.raised_by === caller.name) throw refuse('objection.own')
        const place = standing(gathered, dossierId, ['objected'])
        assertImpartial(gathered.sight, place)
        if (decision === 'rejected' && changes.length > 0) throw refuse('objection.change-on-reject')
        if (decision !== 'rejected' && changes.length === 0) throw refuse('objection.no-change')
        const final = finalSheetOf(place.outcome)
        if (final === null) throw new Error('fed back without a sheet')
        const standard = standardsOf(store, campaignId)(place.dossier.standard_id)
        const made = { by: 'objection', who: caller.name, at: now() } as const
        const reasoned = changes.map((judgement) => ({ judgement, reason }))
        const others = place.objections.some(({ id, decision: given }) => id !== objectionId && given === null)
        note({ dossier: dossierId, objection: objectionId, decision, codes: changes.map(codeOf) })
        store.run((q) =>
          q
            .updateTable('objection')
            .set({ decision, decision_reason: reason, decided_by: caller.name, decided_at: now() })
            .where('id', '=', objectionId),
        )
        updateOutcome(store, place.outcome, {
          ...(changes.length === 0 ? {} : figures(standard, gathered.plan, putRight(standard, final, reasoned, made))),
          state: others ? 'objected' : 'fed-back',
          updated_at: now(),
        })
      })
      return { campaignId, dossierId }
    },
    finish(caller, campaignId, dossierIds) {
      store.record(caller, 'outcome.final', campaignId, (note) => {
        const gathered = openToLeader(store, agency, caller, campaignId)
        for (const dossierId of new Set(dossierIds)) {
          const place = standing(gathered, dossierId, ['fed-back'])
          assertOver(place)
          updateOutcome(store, place.outcome, {
            state: 'final',
            final_by: caller.name,
            final_at: now(),
            updated_at: now(),
          })
        }
        note({ dossiers: [...new Set(dossierIds)] })
      })
    },
  }
}
