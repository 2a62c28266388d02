// What parcels of a campaign hold: a part for one inspector of another desk, and what he sends back. Must never change within
// version 1.
import * as z from 'zod'
import { Id, Instant, Sha256 } from '../contract/procedure.ts'
import { CampaignPlan } from './campaign.ts'
import { PackedDossier } from './package-description.ts'

const Words = z.string().max(2000)
const Seat = z.union([z.literal(1), z.literal(2)])

/** Nothing of the other seat: neither who evaluates beside him, nor what, nor how many. */
export const CampaignPart = z.strictObject({
  schema: z.literal('anjuan-campaign-part'),
  version: z.literal(1),
  campaign: z.strictObject({
    id: Id,
    number: z.string().min(1).max(100),
    title: z.string().min(1).max(200),
    plan: CampaignPlan,
    agency: z.string().min(1).max(200),
    archiveId: z.string().min(1).max(64),
  }),
  member: z.strictObject({
    id: Id,
    name: z.string().min(1).max(200),
    unit: z.string().min(1).max(200),
    group: z.int().min(1),
    share: z.int().min(1),
  }),
  /** Frozen, to the byte. */
  standards: z
    .array(z.strictObject({ id: z.string().min(1).max(200), sha256: Sha256, body: z.string().max(8_000_000) }))
    .min(1)
    .max(100),
  dossiers: z
    .array(
      z.strictObject({
        dossier: PackedDossier,
        position: z.int(),
        via: z.enum(['drawn', 'recommended']),
        stratum: z.string().max(400),
        group: z.int().nullable(),
        standardId: z.string().min(1).max(200),
      }),
    )
    .min(1)
    .max(2000),
  assignments: z
    .array(z.strictObject({ id: Id, dossierId: Id, seat: Seat, assignedAt: Instant }))
    .min(1)
    .max(4000),
})
export type CampaignPart = z.infer<typeof CampaignPart>

export const CampaignAnswer = z.strictObject({
  schema: z.literal('anjuan-campaign-result'),
  version: z.literal(1),
  campaignId: Id,
  memberId: Id,
  /** Each the canonical text of a SeatResult, signed by itself, so that it proves itself wherever it is kept. */
  results: z.array(z.strictObject({ result: z.string().max(4_000_000), signature: z.string().max(1000) })).max(4000),
  recusals: z.array(z.strictObject({ assignmentId: Id, reason: Words, at: Instant })).max(4000),
})
export type CampaignAnswer = z.infer<typeof CampaignAnswer>
