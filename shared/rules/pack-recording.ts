// Two packs about recordings: how an office records (执法全过程记录的做法), and which stages must be recorded (音像记录事项清单).
import * as z from 'zod'
import { PackHead, Slug } from './pack-head.ts'
import { DossierCategory, Stage } from './pack-words.ts'

const Text = z.string().min(1)
const Milliseconds = z.int().positive()

export const RecordingPracticePack = PackHead.extend({
  kind: z.literal('recording-practice'),
  /** Segments no further apart than this follow each other without a gap: a device's file names know whole seconds only. */
  joinGapMs: Milliseconds,
  /** Recordings further apart than this belong to two events. */
  eventGapMs: Milliseconds,
  /** From this length on a gap inside an event needs its reason. */
  reasonFromGapMs: Milliseconds,
  /** What the rules say about recording again after a break, and where. */
  breakClause: Text,
  markCategories: z.array(z.strictObject({ code: Slug, title: Text })).min(1),
  /** Why a recording may lawfully be missing; the words of the signed statement. */
  noRecordingGrounds: z.array(z.strictObject({ code: Slug, title: Text, clause: Text })).min(1),
})

export const RecordingRequirement = z.strictObject({
  code: Slug,
  category: DossierCategory,
  stage: Stage,
  title: Text,
  /** 记录方式: any one of them. */
  modes: z.array(Text).min(1),
  begins: Text.nullable(),
  ends: Text.nullable(),
  content: Text,
  /** False where the sources let a photograph stand instead, or only some offices record it. */
  compulsory: z.boolean(),
  /** Whether a signed statement of reason (未记录说明) may stand for it. */
  excusable: z.boolean(),
  /** Kinds of recording that fulfil it. */
  fulfilledBy: z.array(Slug).min(1),
  /** Kinds of paper whose presence shows that the act happened. Empty: it happens in every case of the category. */
  dueWhen: z.array(Slug),
  /** Codes of the pack's sources. */
  sources: z.array(z.string()),
  /** `listed` in a published list; `derived` by us from like acts, where no list was found. */
  grade: z.enum(['listed', 'derived']),
})

export const RecordingListPack = PackHead.extend({
  kind: z.literal('recording-list'),
  sources: z.array(z.strictObject({ code: Text, title: Text, url: z.url() })).min(1),
  requirements: z.array(RecordingRequirement).min(1),
})

export type RecordingPracticePack = z.infer<typeof RecordingPracticePack>
export type RecordingListPack = z.infer<typeof RecordingListPack>
export type RecordingRequirement = z.infer<typeof RecordingRequirement>
