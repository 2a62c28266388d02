// Which stages of a case need a recording (音像记录事项清单), which are there, which lack, and why.
import * as z from 'zod'
import { command, Id, Instant, nothing, query, Sha256 } from './procedure.ts'
import { caseWorkers } from './roles.ts'
import { text } from './text.ts'

/** A signed statement why a recording was not made (未记录说明). */
export const Absence = z.object({
  id: Id,
  /** Code of the pack's grounds: 国家秘密, 紧急, 客观不能. */
  ground: z.string(),
  reason: z.string(),
  signedBy: z.string(),
  signedAt: Instant,
  /** Whether its signature still holds over what it says. */
  signature: z.enum(['valid', 'altered']),
})
export type Absence = z.infer<typeof Absence>

export const RequirementLine = z.object({
  code: z.string(),
  stage: z.string(),
  title: z.string(),
  modes: z.array(z.string()),
  /** When recording begins and ends. */
  begins: z.string().nullable(),
  ends: z.string().nullable(),
  content: z.string(),
  compulsory: z.boolean(),
  /** Whether a signed reason may stand for it. */
  excusable: z.boolean(),
  source: z.string(),
  /** `not-due` where the act it belongs to has not happened in this case (no hearing, no seizure). */
  state: z.enum(['present', 'lacking', 'excused', 'not-due']),
  /** Recordings that fulfil it. */
  itemIds: z.array(Id),
  absence: Absence.nullable(),
})
export type RequirementLine = z.infer<typeof RequirementLine>

export const RecordingCheck = z.object({
  dossierId: Id,
  packTitle: z.string(),
  packSha256: Sha256,
  mark: z.enum(['sure', 'example']),
  lines: z.array(RequirementLine),
  grounds: z.array(z.object({ code: z.string(), title: z.string() })),
  present: z.int(),
  lacking: z.int(),
  excused: z.int(),
})
export type RecordingCheck = z.infer<typeof RecordingCheck>

export const recordingList = {
  check: query({
    by: caseWorkers,
    views: { event: 'dossier.viewed', subject: 'dossierId', once: true },
    input: z.object({ dossierId: Id }),
    output: RecordingCheck,
  }),
  /** Signed with the caller's own key, which the passphrase opens for this one signature. */
  excuse: command({
    by: ['archivist', 'handler'],
    writes: 'recording.absence-signed',
    input: z.object({
      dossierId: Id,
      requirement: z.string().max(64),
      ground: z.string().max(64),
      reason: text(4, 1000),
      passphrase: z.string().min(1).max(1024),
    }),
    output: RecordingCheck,
  }),
  revoke: command({
    by: ['archivist', 'handler'],
    writes: 'recording.absence-revoked',
    input: z.object({ id: Id, reason: text(2, 500) }),
    output: nothing,
  }),
}
