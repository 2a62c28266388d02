// Campaigns (评查批次): plan, draw, members, assignments, the board.
import * as z from 'zod'
import { CampaignPlan, CampaignScope } from '../rules/campaign.ts'
import { DrawRule } from '../rules/draw.ts'
import { Campaign, CampaignLine, CampaignTask, DrawCheck, DrawPreview } from './campaign-shapes.ts'
import { Evaluation } from './evaluation.ts'
import { command, Id, Paging, pageOf, query } from './procedure.ts'
import { caseWorkers } from './roles.ts'
import { text } from './text.ts'

export {
  Assignment,
  Campaign,
  CampaignDossier,
  CampaignLine,
  CampaignMember,
  CampaignTask,
  candidateExclusions,
  DrawCheck,
  DrawPreview,
  DrawRecord,
} from './campaign-shapes.ts'

const organisers = ['inspector', 'head'] as const
const Reason = text(2, 500)
const Group = z.int().min(1).max(50)
/** 2 takes twice as many dossiers as 1; 0 leads without evaluating. */
const Share = z.int().min(0).max(20)
const MemberRole = z.enum(['leader', 'inspector'])

/** A user of this archive, or an inspector of another desk with the card that parcels are encrypted to. */
export const NewMember = z.discriminatedUnion('from', [
  z.object({ from: z.literal('here'), userId: Id, role: MemberRole, group: Group, share: Share }),
  z.object({
    from: z.literal('elsewhere'),
    name: text(1, 64),
    unit: text(2, 100),
    /** The address card as the other desk wrote it; a member without one waits for it. */
    card: z.string().max(8000).nullable(),
    group: Group,
    share: Share,
  }),
])
export type NewMember = z.infer<typeof NewMember>

/** Typed by witnesses (dice, a lottery's figures): long enough that nobody guesses it from its hash. */
export const TypedSeed = text(16, 200).refine((seed) => !/[\r\n]/.test(seed), 'one line')

const plannings = {
  list: query({
    by: caseWorkers,
    input: z.object({ ...Paging, state: z.enum(['any', 'open', 'closed']).default('any') }),
    output: pageOf(CampaignLine),
  }),
  get: query({
    by: caseWorkers,
    views: { event: 'campaign.viewed', subject: 'id', once: true },
    input: z.object({ id: Id }),
    output: Campaign,
  }),
  /** What waits for the inspector who asks, those being worked on first. */
  mine: query({ by: ['inspector'], input: z.object({}), output: z.array(CampaignTask) }),
  /** What a scope and rule would draw from now. Without a campaign while one is planned. */
  preview: query({
    by: organisers,
    input: z.object({ id: Id.nullable().default(null), scope: CampaignScope, draw: DrawRule }),
    output: DrawPreview,
  }),
  create: command({
    by: organisers,
    writes: 'campaign.created',
    input: z.object({ title: text(2, 100), plan: CampaignPlan }),
    output: Campaign,
  }),
  /** Only while planned. */
  change: command({
    by: organisers,
    writes: 'campaign.changed',
    input: z.object({ id: Id, title: text(2, 100), plan: CampaignPlan }),
    output: Campaign,
  }),
  /** Before it runs: the number stays used, open places end. */
  drop: command({
    by: organisers,
    writes: 'campaign.dropped',
    input: z.object({ id: Id, reason: Reason }),
    output: Campaign,
  }),
}

const drawing = {
  /** Freezes the candidates and enters the hash of the seed; without a seed typed, the desk makes 32 random bytes. */
  commit: command({
    by: organisers,
    writes: 'campaign.committed',
    input: z.object({ id: Id, seed: TypedSeed.nullable() }),
    output: Campaign,
  }),
  /** Draws from the frozen candidates and reveals the seed. Once. */
  draw: command({ by: organisers, writes: 'campaign.drawn', input: z.object({ id: Id }), output: Campaign }),
  /** Draws again from what is stored and compares. */
  verifyDraw: query({ by: caseWorkers, input: z.object({ id: Id }), output: DrawCheck }),
  /** The record as JSON, for anybody to draw again without this archive. */
  exportDraw: query({
    by: caseWorkers,
    views: { event: 'campaign.viewed', subject: 'id' },
    input: z.object({ id: Id }),
    output: z.object({ name: z.string(), json: z.string() }),
  }),
  recommend: command({
    by: organisers,
    writes: 'campaign.recommended',
    input: z.object({ id: Id, dossierId: Id, reason: Reason }),
    output: Campaign,
  }),
  /** Its places end; what was concluded stays. */
  dropDossier: command({
    by: organisers,
    writes: 'campaign.dossier-dropped',
    input: z.object({ id: Id, dossierId: Id, reason: Reason }),
    output: Campaign,
  }),
  /** Takes the seal as it is now instead of the one drawn. */
  acceptChange: command({
    by: organisers,
    writes: 'campaign.dossier-accepted',
    input: z.object({ id: Id, dossierId: Id, reason: Reason }),
    output: Campaign,
  }),
}

const staffing = {
  /** Users who may be listed: active inspectors, and heads to lead. */
  people: query({
    by: organisers,
    input: z.object({}),
    output: z.array(z.object({ userId: Id, name: z.string(), unit: z.string(), inspects: z.boolean() })),
  }),
  addMember: command({
    by: organisers,
    writes: 'campaign.member-joined',
    input: z.object({ id: Id, member: NewMember }),
    output: Campaign,
  }),
  changeMember: command({
    by: organisers,
    writes: 'campaign.member-changed',
    input: z.object({ id: Id, memberId: Id, role: MemberRole, group: Group, share: Share }),
    output: Campaign,
  }),
  /** Open places return to be assigned anew; concluded ones stay. */
  removeMember: command({
    by: organisers,
    writes: 'campaign.member-removed',
    input: z.object({ id: Id, memberId: Id, reason: Reason }),
    output: Campaign,
  }),
  /** Fills every empty place. Refused, with the dossiers, where recusals leave nobody. */
  assign: command({ by: organisers, writes: 'campaign.assigned', input: z.object({ id: Id }), output: Campaign }),
  /** Gives one place to a named member; whoever had it ends with the reason. */
  reassign: command({
    by: organisers,
    writes: 'campaign.reassigned',
    input: z.object({
      id: Id,
      dossierId: Id,
      seat: z.union([z.literal(1), z.literal(2)]),
      memberId: Id,
      reason: Reason,
    }),
    output: Campaign,
  }),
  /** By the inspector himself or the leader. */
  recuse: command({
    by: organisers,
    writes: 'campaign.recused',
    input: z.object({ assignmentId: Id, reason: Reason }),
    output: Campaign,
  }),
}

const running = {
  /** Freezes the standards by hash. From now on inspectors may begin. */
  start: command({ by: organisers, writes: 'campaign.started', input: z.object({ id: Id }), output: Campaign }),
  /** Opens the inspector's own sheet under the frozen standard. */
  begin: command({
    by: ['inspector'],
    writes: 'evaluation.started',
    input: z.object({ assignmentId: Id }),
    output: Evaluation,
  }),
  /** Refused while a place is open. */
  close: command({ by: organisers, writes: 'campaign.closed', input: z.object({ id: Id }), output: Campaign }),
}

export const campaigns = { ...plannings, ...drawing, ...staffing, ...running }
