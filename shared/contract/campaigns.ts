// Campaigns (评查批次): plan, draw, members, assignments, the board.
import * as z from 'zod'
import { CampaignPlan, CampaignState } from '../rules/campaign.ts'
import { DossierCategory } from '../rules/pack-words.ts'
import { command, Day, Id, Instant, Paging, pageOf, query, Sha256 } from './procedure.ts'
import { caseWorkers } from './roles.ts'
import { text } from './text.ts'

export const CampaignLine = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  origin: z.enum(['here', 'parcel']),
  state: CampaignState,
  way: CampaignPlan.shape.way,
  dossiers: z.int(),
  assignments: z.int(),
  concluded: z.int(),
  createdBy: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type CampaignLine = z.infer<typeof CampaignLine>

export const CampaignMember = z.object({
  id: Id,
  userId: Id.nullable(),
  name: z.string(),
  unit: z.string(),
  role: z.enum(['leader', 'inspector']),
  group: z.int(),
  share: z.int(),
  /** An inspector of another desk, to whom a part travels in a parcel. */
  elsewhere: z.boolean(),
  assigned: z.int(),
  concluded: z.int(),
  removedAt: Instant.nullable(),
  removedReason: z.string().nullable(),
})
export type CampaignMember = z.infer<typeof CampaignMember>

export const CampaignDossier = z.object({
  dossierId: Id,
  position: z.int(),
  title: z.string(),
  number: z.string().nullable(),
  category: DossierCategory,
  agency: z.string(),
  closedOn: Day.nullable(),
  via: z.enum(['drawn', 'recommended']),
  stratum: z.string(),
  group: z.int().nullable(),
  standardId: z.string(),
  manifestSha256: Sha256,
  /** The seal as it is now differs from the one that was drawn. */
  changed: z.boolean(),
  droppedReason: z.string().nullable(),
})
export type CampaignDossier = z.infer<typeof CampaignDossier>

export const Assignment = z.object({
  id: Id,
  dossierId: Id,
  memberId: Id,
  seat: z.union([z.literal(1), z.literal(2)]),
  state: z.enum(['assigned', 'working', 'concluded', 'recused', 'withdrawn']),
  /** Null when it is evaluated elsewhere, not begun, or hidden by the blind. */
  evaluationId: Id.nullable(),
  effectiveHundredths: z.int().nullable(),
  reason: z.string().nullable(),
  assignedAt: Instant,
  endedAt: Instant.nullable(),
})
export type Assignment = z.infer<typeof Assignment>

export const DrawRecord = z.object({
  seedSha256: Sha256,
  /** Null until the draw reveals it. */
  seed: z.string().nullable(),
  /** Ids that were drawn from, in order, and the hash of that list. */
  candidates: z.array(Id),
  candidatesSha256: Sha256,
  strata: z.array(z.object({ stratum: z.string(), candidates: z.int(), drawn: z.int(), least: z.int() })),
  drawn: z.array(Id),
  method: z.string(),
})
export type DrawRecord = z.infer<typeof DrawRecord>

export const Campaign = CampaignLine.extend({
  plan: CampaignPlan,
  members: z.array(CampaignMember),
  list: z.array(CampaignDossier),
  assignmentsOf: z.array(Assignment),
  draw: DrawRecord.nullable(),
  seedSha256: Sha256.nullable(),
  standards: z.array(z.object({ id: z.string(), title: z.string(), sha256: Sha256 })),
  /** Whether the caller leads a group here or made the campaign. */
  leads: z.boolean(),
  committedAt: Instant.nullable(),
  drawnAt: Instant.nullable(),
  startedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  publishedAt: Instant.nullable(),
})
export type Campaign = z.infer<typeof Campaign>

const organisers = ['inspector', 'head'] as const

export const campaigns = {
  list: query({
    by: caseWorkers,
    input: z.object({ ...Paging, state: z.enum(['any', 'open', 'closed']).default('any') }),
    output: pageOf(CampaignLine),
  }),
  get: query({
    by: caseWorkers,
    views: { event: 'campaign.viewed', subject: 'id' },
    input: z.object({ id: Id }),
    output: Campaign,
  }),
  create: command({
    by: organisers,
    writes: 'campaign.created',
    input: z.object({ title: text(2, 100), plan: CampaignPlan }),
    output: Campaign,
  }),
}
