// 四性检测 (DA/T 70): authenticity, integrity, usability, safety, item by item, with signed attestations.
import * as z from 'zod'
import { command, feed, Id, Instant, ObjectId, query, Sha256 } from './procedure.ts'
import { caseWorkers } from './roles.ts'
import { text } from './text.ts'

/** 归档, 移交与接收, 长期保存. */
export const soundnessStages = ['filing', 'hand-over', 'storage'] as const
export const SoundnessStage = z.enum(soundnessStages)
export type SoundnessStage = z.infer<typeof SoundnessStage>

/** 真实性, 完整性, 可用性, 安全性. */
export const soundnessProperties = ['authenticity', 'integrity', 'usability', 'safety'] as const
export const SoundnessProperty = z.enum(soundnessProperties)
export type SoundnessProperty = z.infer<typeof SoundnessProperty>

/** One thing that is not as the item wants it, as it was found. */
export const SoundnessFinding = z.object({
  /** The paper or recording it is about; null for the dossier as a whole. */
  itemId: Id.nullable(),
  title: z.string().nullable(),
  sentence: z.string(),
})
export type SoundnessFinding = z.infer<typeof SoundnessFinding>

export const attestedAnswers = ['passed', 'failed', 'not-applicable'] as const
export const AttestedAnswer = z.enum(attestedAnswers)
export type AttestedAnswer = z.infer<typeof AttestedAnswer>

/** What a person has looked at and signed for. */
export const Attestation = z.object({
  answer: AttestedAnswer,
  note: z.string(),
  signedBy: z.string(),
  signedAt: Instant,
  /** Whether the signature still holds over what it says. */
  signature: z.enum(['valid', 'altered']),
})
export type Attestation = z.infer<typeof Attestation>

/** What one item came to; `waiting` for a person to answer its question. */
export const SoundnessLine = z.object({
  /** Code of the pack's item. */
  code: z.string(),
  /** The standard's number, as the pack has it; null where none is known. */
  number: z.string().nullable(),
  /** Whether the number was confirmed against a source. */
  numberGrade: z.enum(['confirmed', 'unsure']),
  property: SoundnessProperty,
  group: z.string(),
  title: z.string(),
  outcome: z.enum(['passed', 'failed', 'waiting', 'not-applicable']),
  /** What was looked at and what was found, in one sentence; empty for what waits for a person. */
  found: z.string(),
  findings: z.array(SoundnessFinding),
  /** Findings beyond those listed. */
  more: z.int(),
  /** What the person has to look at; null where the desk judged alone. */
  question: z.string().nullable(),
  attestation: Attestation.nullable(),
})
export type SoundnessLine = z.infer<typeof SoundnessLine>

export const SoundnessSummary = z.object({
  id: Id,
  dossierId: Id.nullable(),
  packageId: Id.nullable(),
  stage: SoundnessStage,
  /** `unfinished` while a question waits and nothing has failed. */
  outcome: z.enum(['passed', 'failed', 'unfinished']),
  passed: z.int(),
  failed: z.int(),
  waiting: z.int(),
  notApplicable: z.int(),
  testedBy: z.string(),
  testedAt: Instant,
})
export type SoundnessSummary = z.infer<typeof SoundnessSummary>

export const SoundnessTest = SoundnessSummary.extend({
  packTitle: z.string(),
  packSha256: Sha256,
  mark: z.enum(['sure', 'example']),
  /** Of the manifest as it stood when the test began; sealed or not. */
  manifestSha256: Sha256.nullable(),
  sealed: z.boolean(),
  /** The journal's head when the test began. */
  journal: z.object({ position: z.int(), hash: z.string() }),
  files: z.int(),
  sizeBytes: z.int(),
  /** How long reading all bytes back took. */
  readMs: z.int(),
  lines: z.array(SoundnessLine),
})
export type SoundnessTest = z.infer<typeof SoundnessTest>

export const SoundnessProgress = z.object({
  /** Reading all bytes back, opening each file, judging what was found; then the test itself. */
  phase: z.enum(['reading', 'opening', 'judging', 'done']),
  done: z.int(),
  total: z.int(),
  doneBytes: z.int(),
  totalBytes: z.int(),
  /** Of this phase, since it began; null when too little is done to say. */
  bytesPerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  test: SoundnessTest.nullable(),
})
export type SoundnessProgress = z.infer<typeof SoundnessProgress>

export const SoundnessReport = z.object({
  name: z.string(),
  pages: z.int(),
  sha256: Sha256,
  /** Exactly one of the two is there. */
  objectId: ObjectId.nullable(),
  pdfBase64: z.string().nullable(),
})
export type SoundnessReport = z.infer<typeof SoundnessReport>

const viewed = { event: 'dossier.viewed', subject: 'dossierId', once: true } as const
const OneTest = z.object({ dossierId: Id, id: Id })

export const soundness = {
  /** Tests one dossier: everything the desk can judge, over all of its bytes. */
  test: feed({
    by: ['archivist'],
    writes: 'soundness.tested',
    input: z.object({ dossierId: Id, stage: SoundnessStage }),
    item: SoundnessProgress,
  }),
  /** Tests of a dossier, the newest first. */
  list: query({
    by: caseWorkers,
    views: viewed,
    input: z.object({ dossierId: Id }),
    output: z.array(SoundnessSummary),
  }),
  get: query({ by: caseWorkers, views: viewed, input: OneTest, output: SoundnessTest }),
  /** Answers questions that wait, each signed with the caller's own key, which the passphrase opens this once. */
  attest: command({
    by: ['archivist'],
    writes: 'soundness.attested',
    input: z.object({
      id: Id,
      answers: z
        .array(z.object({ code: z.string().max(64), answer: AttestedAnswer, note: text(0, 500).default('') }))
        .min(1)
        .max(60),
      passphrase: z.string().min(1).max(1024),
    }),
    output: SoundnessTest,
  }),
  /** Tests of a package, the newest first: made when it was made or taken in. */
  ofPackage: query({
    by: ['archivist', 'head'],
    input: z.object({ packageId: Id }),
    output: z.array(SoundnessTest),
  }),
  /** The report (四性检测报告) as PDF: of a dossier kept with it as it was reported; of a package handed out, kept nowhere. */
  report: command({
    by: caseWorkers,
    writes: 'soundness.reported',
    input: z.object({ id: Id }),
    output: SoundnessReport,
  }),
}
