// Opinions (意见书): composed from a concluded evaluation or review, then signed by those who must, in order.
import * as z from 'zod'
import { command, Id, Instant, ObjectId, Paging, pageOf, query, Sha256 } from './procedure.ts'
import { caseWorkers } from './roles.ts'

export const OpinionSigner = z.object({
  /** What the signer signs as; the words are in shared/text/signers.ts. */
  as: z.enum([
    ...(['inspector', 'reviewer', 'head', 'producer'] as const),
    ...(['organiser', 'drawer', 'witness', 'leader', 'checker', 'rechecker', 'issuer'] as const),
  ]),
  userId: Id.nullable(),
  name: z.string().nullable(),
  signedAt: Instant.nullable(),
})
export type OpinionSigner = z.infer<typeof OpinionSigner>

/** `statement`: the evidence statement of a recording (视听资料制作说明). */
export const OpinionSort = z.enum(['evaluation', 'review', 'statement'])
export type OpinionSort = z.infer<typeof OpinionSort>

export const Opinion = z.object({
  id: Id,
  kind: OpinionSort,
  number: z.string(),
  dossierId: Id,
  dossierTitle: z.string(),
  sourceId: Id,
  /** The recording an evidence statement is about; null for the other kinds. */
  itemId: Id.nullable(),
  state: z.enum(['draft', 'partly-signed', 'signed']),
  pages: z.int(),
  objectId: ObjectId,
  sizeBytes: z.int(),
  sha256: Sha256,
  /** What it binds: the manifest judged, and where the journal stood when it was composed. */
  manifestSha256: Sha256,
  journalPosition: z.int(),
  journalHash: Sha256,
  signers: z.array(OpinionSigner),
  composedAt: Instant,
  signedAt: Instant.nullable(),
})
export type Opinion = z.infer<typeof Opinion>

export const OpinionSignature = z.object({
  signer: z.string(),
  unit: z.string().nullable(),
  at: Instant.nullable(),
  reason: z.string().nullable(),
  state: z.enum(['valid', 'altered', 'untrusted', 'expired', 'malformed']),
})

export const OpinionVerdict = z.object({
  state: z.enum(['valid', 'altered', 'untrusted', 'unsigned', 'damaged']),
  signatures: z.array(OpinionSignature),
  changedAfterLastSignature: z.boolean(),
  /** Whether the manifest it names is the one this archive holds; null when the dossier is not here. */
  binding: z.enum(['matches', 'differs', 'unknown']),
  /** Times here are the signer's own word: no time-stamping authority has confirmed them. */
  timeProven: z.boolean(),
})
export type OpinionVerdict = z.infer<typeof OpinionVerdict>

export const opinions = {
  list: query({
    by: caseWorkers,
    input: z.object({ ...Paging, dossierId: Id.nullable().default(null) }),
    output: pageOf(Opinion),
  }),
  get: query({
    by: caseWorkers,
    views: { event: 'opinion.viewed', subject: 'id' },
    input: z.object({ id: Id }),
    output: Opinion,
  }),
  compose: command({
    by: caseWorkers,
    writes: 'opinion.composed',
    input: z.object({ kind: OpinionSort, sourceId: Id }),
    output: Opinion,
  }),
  /** Signs with the caller's own key, which the passphrase opens for this one signature. */
  sign: command({
    by: caseWorkers,
    writes: 'opinion.signed',
    input: z.object({ id: Id, passphrase: z.string().min(1).max(1024) }),
    output: Opinion,
  }),
  verify: query({ by: caseWorkers, input: z.object({ id: Id }), output: OpinionVerdict }),
}
