// 往来包: address cards, parts of campaigns for other desks, what comes back, and what is done where results differ.
import * as z from 'zod'
import { SeatResult } from '../rules/campaign.ts'
import { ParcelKind, RecipientId } from '../rules/parcel.ts'
import { Campaign } from './campaign-shapes.ts'
import { command, feed, Id, Instant, Paging, pageOf, query, Sha256 } from './procedure.ts'
import { caseWorkers } from './roles.ts'
import { text } from './text.ts'

export const CardView = z.object({
  name: z.string(),
  unit: z.string(),
  card: z.string().nullable(),
  /** Of the archive that he signs in. */
  agency: z.string(),
  recipientId: RecipientId,
  /** Forty digits, to be compared by telephone. */
  digits: z.string().regex(/^\d{40}$/),
  madeAt: Instant,
  /** Of this very archive. */
  ofHere: z.boolean(),
})
export type CardView = z.infer<typeof CardView>

/** What became of one result that came back. */
export const resultOutcomes = [
  'merged',
  'already',
  'conflict',
  'recused',
  'dropped',
  'changed',
  'withdrawn',
  'unsound',
] as const
export const ResultOutcome = z.enum(resultOutcomes)
export type ResultOutcome = z.infer<typeof ResultOutcome>

export const ParcelLine = z.object({
  id: Id,
  number: z.string(),
  direction: z.enum(['out', 'in']),
  kind: ParcelKind,
  campaignId: Id.nullable(),
  campaignTitle: z.string().nullable(),
  /** To whom it went, or from whom it came. */
  other: z.object({ name: z.string(), unit: z.string(), agency: z.string(), recipientId: RecipientId }),
  state: z.enum(['made', 'opened', 'merged', 'conflicting']),
  /** Dossiers of a part, results of an answer. */
  pieces: z.int(),
  outcomes: z.array(z.object({ dossierId: Id, title: z.string(), outcome: ResultOutcome })),
  sizeBytes: z.int(),
  sha256: Sha256,
  handledBy: z.string(),
  handledAt: Instant,
})
export type ParcelLine = z.infer<typeof ParcelLine>

/** An inspector of another desk and what has gone to him. */
export const ParcelMember = z.object({
  memberId: Id,
  name: z.string(),
  unit: z.string(),
  /** Null while no card was imported for him. */
  card: CardView.nullable(),
  removed: z.boolean(),
  assigned: z.int(),
  concluded: z.int(),
  /** Assigned and in no parcel yet. */
  unsent: z.int(),
  lastSentAt: Instant.nullable(),
  lastBackAt: Instant.nullable(),
})
export type ParcelMember = z.infer<typeof ParcelMember>

/** What of a campaign part of another desk is ready to go back, and what is still here of it. */
export const AnswerState = z.object({
  concluded: z.int(),
  recused: z.int(),
  open: z.int(),
  /** Results that no answer has carried yet. */
  unsent: z.int(),
  recipient: CardView,
  lastSentAt: Instant.nullable(),
  /** Dossiers of the other archive whose keys are here. */
  visiting: z.int(),
})
export type AnswerState = z.infer<typeof AnswerState>

export const ParcelConflict = z.object({
  id: Id,
  campaignId: Id,
  campaignTitle: z.string(),
  dossierId: Id,
  dossierTitle: z.string(),
  seat: z.union([z.literal(1), z.literal(2)]),
  parcelNumber: z.string(),
  cameAt: Instant,
  standing: SeatResult,
  brought: SeatResult,
  chosen: z.enum(['standing', 'brought']).nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  reason: z.string(),
})
export type ParcelConflict = z.infer<typeof ParcelConflict>

/** What a parcel is, before anything of it is taken in. */
export const FoundParcel = z.object({
  kind: ParcelKind,
  number: z.string(),
  title: z.string(),
  madeAt: Instant,
  sender: CardView,
  /** Whether this very card is known here: of a member, or of who sent the campaign. */
  senderKnown: z.boolean(),
  pieces: z.int(),
  sizeBytes: z.int(),
  /** It was taken in before. */
  cameAt: Instant.nullable(),
})
export type FoundParcel = z.infer<typeof FoundParcel>

const Running = z.object({ state: z.literal('running'), doneBytes: z.int(), totalBytes: z.int() })
const feedOf = <D extends z.ZodRawShape>(done: D) =>
  z.discriminatedUnion('state', [Running, z.object({ state: z.literal('done'), ...done })])

export const ParcelProgress = feedOf({ parcel: ParcelLine, path: z.string() })
export type ParcelProgress = z.infer<typeof ParcelProgress>
export const ParcelLook = feedOf({ found: FoundParcel })
export type ParcelLook = z.infer<typeof ParcelLook>
export const ParcelTaking = feedOf({ parcel: ParcelLine })
export type ParcelTaking = z.infer<typeof ParcelTaking>

const by = ['inspector', 'head'] as const
/** As the file system bears it: neither trimmed nor composed. */
const path = z
  .string()
  .min(1)
  .max(4096)
  .refine((typed) => typed.isWellFormed(), 'half a character')
const passphrase = z.string().min(1).max(1024)
const card = z.string().max(100_000)
const File = z.object({ path, passphrase })

export const parcels = {
  /** The caller's own key for what other desks send; null until his first card. */
  mine: query({
    by,
    input: z.object({}),
    output: z.object({ recipientId: RecipientId, madeAt: Instant }).nullable(),
  }),
  /** Makes the key the first time, and signs the card. */
  card: command({
    by,
    writes: 'parcel.card-made',
    input: z.object({ passphrase }),
    output: z.object({ name: z.string(), json: z.string(), card: CardView }),
  }),
  readCard: query({ by, input: z.object({ card }), output: CardView }),
  /** An inspector of another desk, by his card. */
  addMember: command({
    by,
    writes: 'campaign.member-joined',
    input: z.object({ campaignId: Id, card, group: z.int().min(1).max(50), share: z.int().min(1).max(20) }),
    output: Campaign,
  }),
  /** The card of a member who had none, or who has made a new one. */
  giveCard: command({
    by,
    writes: 'campaign.member-changed',
    input: z.object({ campaignId: Id, memberId: Id, card }),
    output: ParcelMember,
  }),
  /** Dossiers of other archives that are here to be evaluated (来卷). */
  visitors: query({ by: caseWorkers, input: z.object({}), output: z.array(Id) }),
  members: query({ by, input: z.object({ campaignId: Id }), output: z.array(ParcelMember) }),
  list: query({
    by,
    input: z.object({ ...Paging, campaignId: Id.nullable().default(null) }),
    output: pageOf(ParcelLine),
  }),
  /** A new file for one member of another desk: what is assigned to him, encrypted to him alone. */
  make: feed({
    by,
    writes: 'parcel.made',
    input: z.object({ campaignId: Id, memberId: Id, path, passphrase }),
    item: ParcelProgress,
  }),
  /** Says what a parcel is, and changes nothing. */
  look: feed({ by, input: File, item: ParcelLook }),
  /** Takes in a part of another desk's campaign: whole or not at all. */
  open: feed({ by, writes: 'parcel.opened', input: File, item: ParcelTaking }),
  /** Null for a campaign of this desk. */
  answerState: query({ by, input: z.object({ campaignId: Id }), output: AnswerState.nullable() }),
  /** What the caller has concluded, each result signed by him, for the desk that sent the part. */
  answer: feed({
    by,
    writes: 'parcel.answered',
    input: z.object({ campaignId: Id, path, passphrase }),
    item: ParcelProgress,
  }),
  /** Merges what came back. Never over anything that stands. */
  merge: feed({ by, writes: 'parcel.merged', input: File, item: ParcelTaking }),
  conflicts: query({
    by,
    input: z.object({ campaignId: Id.nullable().default(null) }),
    /** `hidden`: those whose other seat is still being evaluated blind. */
    output: z.object({ rows: z.array(ParcelConflict), hidden: z.int() }),
  }),
  decide: command({
    by,
    writes: 'parcel.decided',
    input: z.object({ id: Id, choose: z.enum(['standing', 'brought']), reason: text(2, 500) }),
    output: ParcelConflict,
  }),
  /** Destroys the keys of the dossiers that came with a campaign of another desk. */
  removeVisitors: command({
    by,
    writes: 'parcel.visitors-removed',
    input: z.object({ campaignId: Id, evenUnsent: z.boolean() }),
    output: z.object({ removed: z.int() }),
  }),
}
