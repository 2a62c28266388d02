// What is hidden in a copy that leaves the office: regions that follow key frames, stretches of sound, each with its reason.
// The original is never touched.
import * as z from 'zod'
import { Region } from './evidence.ts'
import { Job } from './jobs.ts'
import { command, Id, Instant, ObjectId, query, Sha256 } from './procedure.ts'
import { caseWorkers } from './roles.ts'
import { text } from './text.ts'

const Why = {
  /** What is hidden: 面部, 车牌, 住址. */
  what: text(1, 100),
  reason: text(2, 500),
}

export const HiddenRegion = z.object({
  id: Id,
  kind: z.enum(['blur', 'box']),
  startMs: z.int().min(0),
  endMs: z.int().min(1),
  /** In order of time; between two of them the region moves evenly. Fractions of the picture as shown. */
  keyframes: z
    .array(z.object({ atMs: z.int().min(0), region: Region }))
    .min(1)
    .max(500),
  ...Why,
})
export type HiddenRegion = z.infer<typeof HiddenRegion>

export const HiddenSound = z.object({
  id: Id,
  kind: z.enum(['mute', 'tone']),
  startMs: z.int().min(0),
  endMs: z.int().min(1),
  ...Why,
})
export type HiddenSound = z.infer<typeof HiddenSound>

export const RedactionPlan = z.object({
  regions: z.array(HiddenRegion).max(100),
  sounds: z.array(HiddenSound).max(500),
})
export type RedactionPlan = z.infer<typeof RedactionPlan>

export const RedactedCopy = z.object({
  objectId: ObjectId,
  sha256: Sha256,
  sizeBytes: z.int(),
  madeAt: Instant,
  /** The plan it was made by, with the ledger of who hid what and why, and the hash of the original. */
  ledger: z.string(),
})

export const Redaction = z.object({
  itemId: Id,
  plan: RedactionPlan,
  /** Grows with every save; 0 when there is none. */
  version: z.int(),
  savedBy: z.string().nullable(),
  savedAt: Instant.nullable(),
  copies: z.array(RedactedCopy),
})
export type Redaction = z.infer<typeof Redaction>

const OneItem = z.object({ itemId: Id })

export const redactions = {
  get: query({ by: caseWorkers, input: OneItem, output: Redaction }),
  /** The whole plan, as it is drawn. Refused when somebody else saved meanwhile. */
  save: command({
    by: ['archivist', 'handler'],
    writes: 'redaction.saved',
    input: z.object({ itemId: Id, version: z.int().min(0), plan: RedactionPlan }),
    output: Redaction,
  }),
  render: command({ by: ['archivist', 'handler'], writes: 'redaction.requested', input: OneItem, output: Job }),
}
