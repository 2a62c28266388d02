// What every step of a result shares: reading the campaign once, checking the state, writing the row.
import type { Judgement } from '#shared/contract/evaluation.ts'
import type { CampaignPlan } from '#shared/rules/campaign.ts'
import { type FinalScore, type FinalSheet, finalScore, mergeRuleOf, withJudgement } from '#shared/rules/outcome.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { type Sheet, score } from '#shared/rules/scoring.ts'
import { refuse } from '#shared/text/refusal.ts'
import { assertLeads, frozenStandardOf } from '../campaigns/index.ts'
import type { Caller } from '../desk-core.ts'
import type { Store } from '../store/index.ts'
import { type Gathered, gather, type OutcomeRow, type Place, placeOf } from './rows.ts'
import { type Sight, sightOf } from './sight.ts'

export interface Open extends Gathered {
  readonly sight: Sight
}

/** Refuses `campaigns.unknown`, `campaigns.elsewhere`, `campaigns.not-leader`, `results.not-running`. */
export function openToLeader(store: Store, agency: string, caller: Caller, campaignId: string): Open {
  const campaign = assertLeads(store, caller, campaignId)
  if (campaign.state !== 'running' && campaign.state !== 'closed') throw refuse('results.not-running')
  const gathered = gather(store, campaignId)
  return { ...gathered, sight: sightOf(store, agency, caller, gathered) }
}

/** Refuses `results.unknown`, `results.dropped`, `results.state`. */
export function standing(
  gathered: Gathered,
  dossierId: string,
  states: readonly OutcomeRow['state'][],
): Place & { outcome: OutcomeRow } {
  const place = placeOf(gathered, dossierId)
  const { position } = place.dossier
  if (place.dossier.dropped_at !== null) throw refuse('results.dropped', { position })
  const { outcome } = place
  if (outcome === null || !states.includes(outcome.state)) {
    throw refuse('results.state', { position, state: outcome?.state ?? 'comparing' })
  }
  return { ...place, outcome }
}

type Change = Partial<Omit<OutcomeRow, 'campaign_id' | 'dossier_id'>>

/** Call inside record(). */
export function updateOutcome(store: Store, { campaign_id, dossier_id }: OutcomeRow, change: Change): void {
  store.run((q) =>
    q.updateTable('outcome').set(change).where('campaign_id', '=', campaign_id).where('dossier_id', '=', dossier_id),
  )
}

/** One parse for each standard, however many dossiers are judged by it. */
export function standardsOf(store: Store, campaignId: string): (standardId: string) => EvaluationStandard {
  const parsed = new Map<string, EvaluationStandard>()
  return (id) => {
    const standard = parsed.get(id) ?? frozenStandardOf(store, campaignId, id).standard
    parsed.set(id, standard)
    return standard
  }
}

/** Refuses what a concluded sheet may not hold: `results.not-allowed`, `results.unexplained`. */
export function assertSound(standard: EvaluationStandard, sheets: readonly Sheet[]): void {
  for (const sheet of sheets) {
    const { faults, open, unexplained } = score(standard, sheet)
    const code = faults[0]?.code ?? open[0]?.code
    if (code !== undefined) throw refuse('results.not-allowed', { code })
    if (unexplained.length > 0) throw refuse('results.unexplained', { codes: unexplained })
  }
}

/** Puts answers right in every sheet that counts. Refuses `results.not-allowed`, `results.unexplained`. */
export function putRight(
  standard: EvaluationStandard,
  final: FinalSheet,
  changes: readonly { judgement: Judgement; reason: string }[],
  made: { by: 'recheck' | 'objection'; who: string; at: string },
): FinalSheet {
  let { sheets } = final
  const changed = [...final.changed]
  for (const { judgement, reason } of changes) {
    // Every answer is somebody's own: none is filled in with the rest.
    if (judgement.part === 'rest') throw refuse('results.not-allowed', { code: 'rest' })
    sheets = sheets.map((sheet) => withJudgement(sheet, judgement))
    changed.push({ part: judgement.part, code: judgement.code, reason, ...made })
  }
  assertSound(standard, sheets)
  return { ...final, sheets, changed }
}

/** The columns of a result. */
export function figures(standard: EvaluationStandard, plan: CampaignPlan, final: FinalSheet) {
  const result: FinalScore = finalScore(standard, final.sheets, mergeRuleOf(plan))
  return {
    sheet: JSON.stringify(final),
    judged_hundredths: result.judgedHundredths,
    effective_hundredths: result.effectiveHundredths,
    band: result.band,
    vetoes_hit: JSON.stringify(result.vetoesHit),
  }
}
