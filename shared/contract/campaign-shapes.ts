// What a campaign (评查批次) looks like to those who may see it.
import * as z from 'zod'
import { CampaignPlan, CampaignState } from '../rules/campaign.ts'
import { DrawRecord, drawDifferences } from '../rules/draw.ts'
import { DossierCategory } from '../rules/pack-words.ts'
import { Day, Id, Instant, Sha256 } from './procedure.ts'

export { DrawRecord } from '../rules/draw.ts'

export const CampaignLine = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  origin: z.enum(['here', 'parcel']),
  state: CampaignState,
  way: CampaignPlan.shape.way,
  dossiers: z.int(),
  /** Seats to be filled: one a dossier, two in a double evaluation. */
  seats: z.int(),
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
  /** Seats this member has now, of which so many are being worked on or are concluded. */
  assigned: z.int(),
  working: z.int(),
  concluded: z.int(),
  /** Mean working time of the concluded ones; null while there is none. */
  averageSeconds: z.int().nullable(),
  removedAt: Instant.nullable(),
  removedReason: z.string().nullable(),
})
export type CampaignMember = z.infer<typeof CampaignMember>

export const CampaignDossier = z.object({
  dossierId: Id,
  position: z.int(),
  /** Where the plan is masked and an inspector looks: “第 n 卷”. */
  title: z.string(),
  number: z.string().nullable(),
  category: DossierCategory,
  agency: z.string(),
  closedOn: Day.nullable(),
  via: z.enum(['drawn', 'recommended']),
  viaReason: z.string(),
  stratum: z.string(),
  group: z.int().nullable(),
  standardId: z.string(),
  manifestSha256: Sha256,
  /** What became of it after it was drawn: another seal, or its objects were destroyed. */
  changed: z.enum(['no', 'resealed', 'disposed']),
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
  /** Null until concluded, and while the blind hides it. */
  effectiveHundredths: z.int().nullable(),
  elapsedSeconds: z.int().nullable(),
  /** Came back in a parcel. */
  broughtBack: z.boolean(),
  mine: z.boolean(),
  reason: z.string().nullable(),
  assignedAt: Instant,
  endedAt: Instant.nullable(),
})
export type Assignment = z.infer<typeof Assignment>

export const Campaign = CampaignLine.extend({
  plan: CampaignPlan,
  members: z.array(CampaignMember),
  /** By position; those dropped at the end. */
  list: z.array(CampaignDossier),
  assignmentsOf: z.array(Assignment),
  /** From the commitment on; its seed is null until the draw. Null for who must not see the agencies. */
  draw: DrawRecord.nullable(),
  /** From the commitment on. */
  seedSha256: Sha256.nullable(),
  /** Frozen at the start; before it, those of the plan as they are in force. */
  standards: z.array(z.object({ id: z.string(), title: z.string(), sha256: Sha256 })),
  /** Whether the caller leads here or made the campaign. */
  leads: z.boolean(),
  /** Whether names of agency, party and officers are hidden from this caller. */
  maskedHere: z.boolean(),
  committedAt: Instant.nullable(),
  drawnAt: Instant.nullable(),
  startedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  publishedAt: Instant.nullable(),
})
export type Campaign = z.infer<typeof Campaign>

/** One dossier that waits for this inspector. */
export const CampaignTask = z.object({
  assignmentId: Id,
  campaignId: Id,
  campaignNumber: z.string(),
  campaignTitle: z.string(),
  dossierId: Id,
  title: z.string(),
  category: DossierCategory,
  seat: z.union([z.literal(1), z.literal(2)]),
  way: CampaignPlan.shape.way,
  state: z.enum(['assigned', 'working']),
  evaluationId: Id.nullable(),
  standardTitle: z.string(),
  /** Begun ones may go on; others only while the dossier is as it was drawn. */
  changed: z.enum(['no', 'resealed', 'disposed']),
  elapsedSeconds: z.int(),
  assignedAt: Instant,
})
export type CampaignTask = z.infer<typeof CampaignTask>

export const candidateExclusions = ['not-sealed', 'disposed', 'not-closed', 'outside-window', 'recommended'] as const

/** What a scope and a rule would draw from, before anything is committed. */
export const DrawPreview = z.object({
  candidates: z.int(),
  strata: z.array(z.object({ stratum: z.string(), candidates: z.int(), least: z.int(), drawn: z.int() })),
  /** Places that the least of each needs; more than the size cannot be drawn. */
  leastPlaces: z.int(),
  excluded: z.array(
    z.object({
      why: z.enum(candidateExclusions),
      count: z.int(),
      /** The first few, so that the archivist can be asked about them. */
      examples: z.array(z.object({ dossierId: Id, title: z.string(), number: z.string().nullable() })),
    }),
  ),
  /** Years of closing days whose holidays no calendar here knows: terms in those dossiers cannot be checked by the desk. */
  yearsWithoutCalendar: z.array(z.int()),
  /** Agencies of all dossiers of these categories, for choosing. */
  agencies: z.array(z.string()),
})
export type DrawPreview = z.infer<typeof DrawPreview>

export const DrawCheck = z.object({
  state: z.enum(['agrees', 'differs']),
  differences: z.array(z.enum(drawDifferences)),
  /** What the second draw came to. */
  drawn: z.int(),
})
export type DrawCheck = z.infer<typeof DrawCheck>
