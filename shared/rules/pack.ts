// The shape of every rule pack. A pack is data with its source: offices replace packs, never this file.
import * as z from 'zod'
import { isDay } from './day.ts'
import { ArchivalCodePack, MetadataSchemePack } from './pack-archival.ts'
import { FilingChecksPack } from './pack-checks.ts'
import { DockIndexPack, RecordingTermsPack } from './pack-dock.ts'
import { FilingOrderPack, FilingPracticePack } from './pack-filing.ts'
import { PackHead, Slug } from './pack-head.ts'
import { LendingRulesPack } from './pack-lending.ts'
import { MajorDecisionPack } from './pack-major-decision.ts'
import { PrecheckMapPack } from './pack-precheck.ts'
import { RecordingListPack, RecordingPracticePack } from './pack-recording.ts'
import { RetentionSchedulePack } from './pack-retention.ts'
import { ReviewTermPack } from './pack-review-term.ts'
import { SheetFormatPack } from './pack-sheets.ts'
import { SoundnessItemsPack } from './pack-soundness.ts'
import { EvaluationStandardPack } from './pack-standard.ts'
import { DossierCategory, Stage } from './pack-words.ts'

export { ArchivalCodePack, MetadataSchemePack } from './pack-archival.ts'
export { FilingChecksPack } from './pack-checks.ts'
export { DockIndexPack, RecordingTermsPack } from './pack-dock.ts'
export { FilingOrderPack, FilingPracticePack } from './pack-filing.ts'
export { PackHead } from './pack-head.ts'
export { MajorDecisionPack } from './pack-major-decision.ts'
export { PrecheckMapPack } from './pack-precheck.ts'
export { RecordingListPack, RecordingPracticePack } from './pack-recording.ts'
export { RetentionSchedulePack } from './pack-retention.ts'
export { ReviewTermPack } from './pack-review-term.ts'
export { SheetFormatPack } from './pack-sheets.ts'
export { SoundnessItemsPack } from './pack-soundness.ts'
export type {
  Band,
  BasicElement,
  Bonus,
  BonusItem,
  Criterion,
  CriterionMode,
  Defect,
  EvaluationStandard,
  Example,
  Formula,
  ScorePoint,
  Scoring,
  Veto,
  VetoEffect,
} from './pack-standard.ts'
export { EvaluationStandardPack } from './pack-standard.ts'
export { DossierCategory, Stage } from './pack-words.ts'

const Text = z.string().min(1)
const DayText = z.string().refine(isDay, 'not a calendar day')

export const WorkCalendarPack = PackHead.extend({
  kind: z.literal('work-calendar'),
  /** Years whose holiday notice is known in full; days of any other year cannot be counted. */
  years: z.array(z.int()).min(1),
  /** Days off by the yearly notice, weekends inside the holiday included. */
  offDays: z.array(z.strictObject({ on: DayText, name: Text })),
  /** Weekend days worked to make up for a holiday (调休). */
  makeUpDays: z.array(z.strictObject({ on: DayText, name: Text })),
})

export const PaperKind = z.strictObject({
  code: Slug,
  title: Text,
  /** Other names under which the same paper is found; used to guess the kind from a title. */
  aliases: z.array(Text),
  medium: z.enum(['paper', 'recording']),
  stage: Stage,
  volume: z.enum(['main', 'restricted']),
  /** Internal papers are approvals and minutes; external ones go to the party. */
  audience: z.enum(['internal', 'external']),
  categories: z.array(DossierCategory).min(1),
  /** Place in the volume by the filing order; equal numbers go by date. */
  order: z.int().min(0),
  /** Number in the issuing form set, where there is one. */
  formNumber: z.int().nullable(),
  origin: Slug,
})
export const PaperKindsPack = PackHead.extend({
  kind: z.literal('paper-kinds'),
  origins: z.array(z.strictObject({ code: Slug, title: Text, note: Text })).min(1),
  kinds: z.array(PaperKind).min(1),
})

export const OpinionKind = z.strictObject({
  code: Slug,
  title: Text,
  meaning: Text,
  /** 行政处罚法 §58: while the last opinion blocks, no decision may be made. */
  blocksDecision: z.boolean(),
  requiresResubmission: z.boolean(),
  nextStep: z.enum(['decide', 'fix', 'investigate', 'transfer', 'stop', 'complete-materials', 'as-written']),
  obliges: Text,
})
export const OpinionKindsPack = PackHead.extend({
  kind: z.literal('opinion-kinds'),
  kinds: z.array(OpinionKind).min(1),
})

export const ReviewCatalogueEntry = z.strictObject({
  code: Slug,
  title: Text,
  description: Text,
  clause: Text,
  basis: z.enum(['law', 'state-council-guidance']),
})
export const ReviewCataloguePack = PackHead.extend({
  kind: z.literal('review-catalogue'),
  entries: z.array(ReviewCatalogueEntry).min(1),
})

export const ReviewHead = z.strictObject({
  code: Slug,
  title: Text,
  question: Text,
  prompts: z.array(Text).min(1),
  clauses: z.array(Text).min(1),
  evidence: z.array(Slug),
})
export const ReviewHeadsPack = PackHead.extend({
  kind: z.literal('review-heads'),
  heads: z.array(ReviewHead).min(1),
})

export const RulePack = z.discriminatedUnion('kind', [
  EvaluationStandardPack,
  WorkCalendarPack,
  PaperKindsPack,
  OpinionKindsPack,
  ReviewCataloguePack,
  ReviewHeadsPack,
  ReviewTermPack,
  DockIndexPack,
  RecordingTermsPack,
  RecordingPracticePack,
  RecordingListPack,
  SoundnessItemsPack,
  ArchivalCodePack,
  MetadataSchemePack,
  FilingChecksPack,
  SheetFormatPack,
  RetentionSchedulePack,
  FilingOrderPack,
  FilingPracticePack,
  LendingRulesPack,
  PrecheckMapPack,
  MajorDecisionPack,
])

export type WorkCalendarPack = z.infer<typeof WorkCalendarPack>
export type PaperKindsPack = z.infer<typeof PaperKindsPack>
export type PaperKind = z.infer<typeof PaperKind>
export type OpinionKindsPack = z.infer<typeof OpinionKindsPack>
export type OpinionKind = z.infer<typeof OpinionKind>
export type ReviewCataloguePack = z.infer<typeof ReviewCataloguePack>
export type ReviewCatalogueEntry = z.infer<typeof ReviewCatalogueEntry>
export type ReviewHeadsPack = z.infer<typeof ReviewHeadsPack>
export type ReviewHead = z.infer<typeof ReviewHead>
export type RulePack = z.infer<typeof RulePack>
export type PackKind = RulePack['kind']

/** Kinds of which several packs are in force side by side; of every other kind the first one counts. */
export const severalOfKind: ReadonlySet<PackKind> = new Set([
  'evaluation-standard',
  'filing-order',
  'major-decision-catalogue',
  'metadata-scheme',
  'precheck-map',
  'review-term',
] as const)
