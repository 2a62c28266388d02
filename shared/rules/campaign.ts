// Words of a campaign (评查批次) that the desks, the draw and the parcels share: its plan, its states, the result of one seat.
import * as z from 'zod'
import { Finding } from '../contract/evidence.ts'
import { Day, Id, Instant, Sha256 } from '../contract/procedure.ts'
import { text } from '../contract/text.ts'
import { DrawRule } from './draw.ts'
import { mergeRules } from './merge-rule.ts'
import { DossierCategory } from './pack-words.ts'
import { Sheet } from './scoring.ts'

export { DrawRule } from './draw.ts'

export const campaignStates = ['planned', 'committed', 'drawn', 'running', 'closed', 'published', 'dropped'] as const
export const CampaignState = z.enum(campaignStates)
export type CampaignState = z.infer<typeof CampaignState>

/** `single`: one inspector a dossier; `cross`: never one of the dossier's own agency; `double`: two, blind to each other. */
export const EvaluationWay = z.enum(['single', 'cross', 'double'])
export type EvaluationWay = z.infer<typeof EvaluationWay>

export const CampaignScope = z.strictObject({
  categories: z.array(DossierCategory).min(1),
  /** Agencies as dossiers name them; empty for all. */
  agencies: z.array(text(2, 100)).max(200),
  /** Closing days, both included; a dossier without a closing day is outside. */
  closedFrom: Day,
  closedTo: Day,
})
export type CampaignScope = z.infer<typeof CampaignScope>

export const CampaignPlan = z.strictObject({
  purpose: z.string().max(2000),
  scope: CampaignScope,
  draw: DrawRule,
  way: EvaluationWay,
  groups: z.int().min(1).max(50),
  /** The standard for each category in scope. */
  standards: z.record(z.string(), z.string()),
  /** Whether inspectors see the names of agency, party and officers. */
  masked: z.boolean(),
  /** Work days within which the agency may object; the office's own rule, for none was found in law. */
  objectionDays: z.int().min(1).max(60),
  /** Calendar days within which problems are to be cured. */
  rectificationDays: z.int().min(1).max(180),
  /** In a double evaluation: scores further apart than this are adjudicated. */
  differenceHundredths: z.int().min(0).max(10_000),
  /** How two near scores become one; no source has a rule, so the average where the plan is silent. */
  merge: z.enum(mergeRules).optional(),
})
export type CampaignPlan = z.infer<typeof CampaignPlan>

/** One concluded evaluation of one dossier, whether made here or brought back in a parcel. Hashed and signed as canonical JSON. */
export const SeatResult = z.strictObject({
  assignmentId: Id,
  campaignId: Id,
  dossierId: Id,
  seat: z.union([z.literal(1), z.literal(2)]),
  inspector: z.strictObject({ name: z.string(), unit: z.string(), card: z.string().nullable() }),
  standardId: z.string(),
  standardSha256: Sha256,
  /** The sealed manifest that was judged. */
  manifestSha256: Sha256,
  sheet: Sheet,
  findings: z.array(Finding),
  advice: z.string(),
  judgedHundredths: z.int(),
  effectiveHundredths: z.int(),
  band: z.string().nullable(),
  vetoesHit: z.array(z.string()),
  elapsedSeconds: z.int(),
  startedAt: Instant,
  concludedAt: Instant,
})
export type SeatResult = z.infer<typeof SeatResult>
