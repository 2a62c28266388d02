// The shape of a catalogue of major decisions (重大执法决定法制审核目录清单): each entry is a predicate over a case. Several catalogues
// are in force side by side, by place, sector and agency; none of them narrows what the law itself asks for (行政处罚法 §58).
import * as z from 'zod'
import { isDay } from './day.ts'
import { PackHead, Slug } from './pack-head.ts'
import { DossierCategory } from './pack-words.ts'

const Text = z.string().min(1)
const DayText = z.string().refine(isDay, 'not a calendar day')

/** What a decision does: penalties (行政处罚法 §9), coercion (行政强制法 §9, §12), licensing (行政许可法), and the rest. */
export const Measure = z.enum([
  'warning',
  'criticism',
  'fine',
  'confiscate-gains',
  'confiscate-goods',
  'suspend-licence',
  'downgrade',
  'revoke-licence',
  'restrict-business',
  'stop-production',
  'stop-for-rectification',
  'close',
  'bar-from-trade',
  'detention',
  'seal',
  'seal-stopping-business',
  'seize',
  'freeze',
  'surcharge',
  'transfer-funds',
  'auction',
  'demolition',
  'substitute-performance',
  'restore',
  'licence-granted',
  'licence-refused',
  'licence-annulled',
  'licence-withdrawn',
  'licence-cancelled',
])
export type Measure = z.infer<typeof Measure>

export const PartyKind = z.enum(['citizen', 'individual-business', 'organisation'])
export type PartyKind = z.infer<typeof PartyKind>

export const AmountOf = z.enum(['fine', 'illegal-gains', 'goods-value'])
export type AmountOf = z.infer<typeof AmountOf>

export const Procedure = z.enum(['ordinary', 'summary', 'urgent'])
export type Procedure = z.infer<typeof Procedure>

/** Lowest first. */
export const AgencyLevel = z.enum(['township', 'county', 'prefecture', 'province', 'nation'])
export type AgencyLevel = z.infer<typeof AgencyLevel>

/** How the decision departs from the discretion benchmark: 减轻, 从轻, 从重, 超出基准. */
export const Deviation = z.enum(['mitigated', 'lighter', 'heavier', 'outside'])
export type Deviation = z.infer<typeof Deviation>

/** What no figure tells and somebody must judge. */
export const CaseFlag = z.enum([
  'public-interest',
  'party-rights',
  'third-party-rights',
  'complex',
  'social-impact',
  'safety',
  'unit-head-asks',
  'other-by-law',
])
export type CaseFlag = z.infer<typeof CaseFlag>

const Fen = z.int().min(0).max(Number.MAX_SAFE_INTEGER)
export const AmountRange = z.strictObject({
  of: AmountOf,
  /** ≥ and > differ between offices: 以上 counts the figure itself, 超过 does not. */
  from: z.strictObject({ op: z.enum(['≥', '>']), fen: Fen }).nullable(),
  to: z.strictObject({ op: z.enum(['<', '≤']), fen: Fen }).nullable(),
})
export type AmountRange = z.infer<typeof AmountRange>

/** Who reviews, lowest first. `own`: the agency that decides; `delegating`: the one that delegated the power to it. */
export const ReviewingLevel = z.enum(['own', 'delegating', 'county', 'prefecture', 'province', 'nation'])
export type ReviewingLevel = z.infer<typeof ReviewingLevel>

export const Reviewer = z.strictObject({
  level: ReviewingLevel,
  body: Text,
  /** What else must happen at this tier, each a sentence. */
  also: z.array(Text),
})
export type Reviewer = z.infer<typeof Reviewer>

/** All conditions must hold; within one list any will do, and an empty list or null asks for nothing. */
export const MajorDecisionEntry = z.strictObject({
  code: Slug,
  title: Text,
  /** The entry in the catalogue's own sense, as prose. */
  says: Text,
  clause: Text.nullable(),
  /** What is doubtful about the entry as it stands here. */
  note: Text.nullable(),
  /** `exempt` frees a case from the other entries of the same catalogue, never from those of another. */
  effect: z.enum(['review', 'exempt']),
  /** True only where nothing but the kind of act is asked. */
  always: z.boolean(),
  acts: z.array(DossierCategory),
  procedures: z.array(Procedure),
  measures: z.array(Measure),
  parties: z.array(PartyKind),
  amount: AmountRange.nullable(),
  powerSources: z.array(Slug),
  agencyLevel: z.strictObject({ min: AgencyLevel.nullable(), max: AgencyLevel.nullable() }).nullable(),
  hearing: z.boolean().nullable(),
  deviations: z.array(Deviation),
  flags: z.array(CaseFlag),
  /** Where the source does not say whether these are meant: the answer is 待定, neither yes nor no. */
  open: z.strictObject({ parties: z.array(PartyKind), powerSources: z.array(Slug) }),
  /** Null: the reviewers of the agency that decides. */
  reviewer: Reviewer.nullable(),
  /** Within the days of the catalogue; null: as the catalogue. */
  effectiveFrom: DayText.nullable(),
  effectiveTo: DayText.nullable(),
})
export type MajorDecisionEntry = z.infer<typeof MajorDecisionEntry>

export const MajorDecisionPack = PackHead.extend({
  kind: z.literal('major-decision-catalogue'),
  /** Fields of enforcement (market-supervision, transport …) it is for; empty: all. */
  sectors: z.array(Slug),
  /** Names of the agencies it binds; empty: all of its place and sector. */
  agencies: z.array(Text),
  /** Where the power to decide comes from, as far as the entries tell it apart. */
  powerSources: z.array(z.strictObject({ code: Slug, title: Text })),
  /** What it says beyond its entries, each a sentence. */
  notes: z.array(Text),
  entries: z.array(MajorDecisionEntry).min(1),
})
export type MajorDecisionPack = z.infer<typeof MajorDecisionPack>
