// Outcomes and objections as they are stored, and the campaign around them.
import * as z from 'zod'
import { DossierFacts } from '#shared/contract/dossiers.ts'
import { Anchor } from '#shared/contract/evidence.ts'
import type { Objection } from '#shared/contract/results.ts'
import { answerCategories, answerParts } from '#shared/rules/agreement.ts'
import type { CampaignPlan } from '#shared/rules/campaign.ts'
import { FinalSheet } from '#shared/rules/outcome.ts'
import { refuse } from '#shared/text/refusal.ts'
import {
  type CampaignDossierRow,
  type CampaignRow,
  campaignDossiers,
  campaignRow,
  planOf,
  type SeatRow,
  seatsOf,
} from '../campaigns/index.ts'
import type { Store, Tables } from '../store/index.ts'

/** What of the comparison the row keeps: enough for every list and for kappa, without reading the sheets again. */
const Kept = z.object({ category: z.enum(answerCategories) }).nullable()
export const StoredAgreement = z.object({
  seats: z.array(
    z.object({
      seat: z.union([z.literal(1), z.literal(2)]),
      inspector: z.string(),
      unit: z.string(),
      judgedHundredths: z.int().nullable(),
      effectiveHundredths: z.int().nullable(),
      band: z.string().nullable(),
      vetoesHit: z.array(z.string()),
    }),
  ),
  /** Null when there is one sheet. */
  comparison: z
    .object({
      judgedDifference: z.int(),
      effectiveDifference: z.int(),
      sameBand: z.boolean(),
      vetoesOnlyOne: z.array(z.string()),
      vetoesOnlyTwo: z.array(z.string()),
      differing: z.int(),
      near: z.boolean(),
      rows: z.array(z.object({ code: z.string(), part: z.enum(answerParts), title: z.string(), one: Kept, two: Kept })),
    })
    .nullable(),
})
export type StoredAgreement = z.infer<typeof StoredAgreement>

type Selected<T> = { [K in keyof T]: T[K] extends { readonly __select__: infer S } ? S : T[K] }
export type OutcomeRow = ReturnType<typeof outcomeRows>[number]
export type ObjectionRow = ReturnType<typeof objectionRows>[number]
export type NewOutcome = Partial<Selected<Omit<Tables['outcome'], 'campaign_id' | 'dossier_id'>>>

export function outcomeRows(store: Store, campaignId: string) {
  return store.all((q) => q.selectFrom('outcome').selectAll().where('campaign_id', '=', campaignId))
}

export const agreementOf = (row: Pick<OutcomeRow, 'agreement'>) => StoredAgreement.parse(JSON.parse(row.agreement))
export const finalSheetOf = (row: Pick<OutcomeRow, 'sheet'>) =>
  row.sheet === null ? null : FinalSheet.parse(JSON.parse(row.sheet))
export const vetoesOf = (row: Pick<OutcomeRow, 'vetoes_hit'>) => z.array(z.string()).parse(JSON.parse(row.vetoes_hit))

/** In the order in which they were raised. */
export function objectionRows(store: Store, campaignId: string) {
  return store.all((q) =>
    q
      .selectFrom('objection')
      .leftJoin('user as raiser', 'raiser.name', 'objection.raised_by')
      .leftJoin('user as decider', 'decider.name', 'objection.decided_by')
      .selectAll('objection')
      .select(['raiser.display_name as raiser', 'decider.display_name as decider'])
      .where('campaign_id', '=', campaignId)
      .orderBy('raised_at')
      .orderBy('objection.id'),
  )
}

export function toObjection(row: ObjectionRow, titleOf: (code: string) => string | null): Objection {
  return {
    id: row.id,
    campaignId: row.campaign_id,
    dossierId: row.dossier_id,
    criterion: row.criterion,
    criterionTitle: row.criterion === null ? null : titleOf(row.criterion),
    reason: row.reason,
    anchors: z.array(Anchor).parse(JSON.parse(row.anchors)),
    raisedBy: row.raiser ?? row.raised_by,
    raisedAt: row.raised_at,
    decision: row.decision,
    decisionReason: row.decision_reason,
    decidedBy: row.decided_by === null ? null : (row.decider ?? row.decided_by),
    decidedAt: row.decided_at,
  }
}

/** One dossier of the campaign with all that has come of it so far. */
export interface Place {
  readonly dossier: CampaignDossierRow
  readonly facts: DossierFacts
  /** Those that stand: assigned, working or concluded. */
  readonly seats: readonly SeatRow[]
  readonly outcome: OutcomeRow | null
  readonly objections: readonly ObjectionRow[]
  readonly rectificationId: string | null
}

export interface Gathered {
  readonly campaign: CampaignRow
  readonly plan: CampaignPlan
  readonly places: readonly Place[]
}

/** Refuses `campaigns.unknown`. */
export function gather(store: Store, campaignId: string): Gathered {
  const campaign = campaignRow(store, campaignId)
  const outcomes = new Map(outcomeRows(store, campaignId).map((row) => [row.dossier_id, row]))
  const seats = Map.groupBy(seatsOf(store, campaignId), ({ dossier_id }) => dossier_id)
  const objections = Map.groupBy(objectionRows(store, campaignId), ({ dossier_id }) => dossier_id)
  const notices = new Map(
    store
      .all((q) =>
        q
          .selectFrom('rectification')
          .select(['id', 'dossier_id'])
          .where('campaign_id', '=', campaignId)
          .where('state', '!=', 'withdrawn'),
      )
      .map(({ id, dossier_id }) => [dossier_id, id]),
  )
  const places = campaignDossiers(store, campaignId).map((dossier) => ({
    dossier,
    facts: DossierFacts.parse(JSON.parse(dossier.facts)),
    seats: (seats.get(dossier.dossier_id) ?? []).filter(({ state }) => state !== 'recused' && state !== 'withdrawn'),
    outcome: outcomes.get(dossier.dossier_id) ?? null,
    objections: objections.get(dossier.dossier_id) ?? [],
    rectificationId: notices.get(dossier.dossier_id) ?? null,
  }))
  return { campaign, plan: planOf(campaign), places }
}

/** Refuses `results.unknown`. */
export function placeOf(gathered: Gathered, dossierId: string): Place {
  const place = gathered.places.find(({ dossier }) => dossier.dossier_id === dossierId)
  if (place === undefined) throw refuse('results.unknown')
  return place
}
