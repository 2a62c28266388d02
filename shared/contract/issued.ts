// Issued papers (评查文书) of campaigns, results and rectification: composed from what was decided, numbered, signed in order.
import * as z from 'zod'
import { OpinionSigner, OpinionVerdict } from './opinions.ts'
import { command, Id, Instant, ObjectId, Paging, pageOf, query, Sha256 } from './procedure.ts'
import { caseWorkers, Role } from './roles.ts'

/** 评查方案, 抽卷记录, 评查表, 评查意见书, 整改通知书, 整改复查记录, 评查通报. */
export const issuedKinds = ['plan', 'draw', 'score-sheet', 'opinion', 'notice', 'recheck', 'circular'] as const
export const IssuedKind = z.enum(issuedKinds)
export type IssuedKind = z.infer<typeof IssuedKind>

/**
 * What a paper is composed from: a campaign (plan, draw, circular), an evaluation (score sheet), a rectification (notice);
 * two ids or an id and a count with a slash between: the result of a dossier in a campaign (opinion), a re-check by its place.
 */
export const IssuedSource = z.string().regex(/^[0-9a-f-]{36}(\/([0-9a-f-]{36}|\d{1,4}))?$/)

export function resultSource(campaignId: string, dossierId: string): string {
  return `${campaignId}/${dossierId}`
}

/** @param round counted from 1 */
export function recheckSource(rectificationId: string, round: number): string {
  return `${rectificationId}/${round}`
}

export const IssuedSigner = OpinionSigner.extend({
  /** Whoever holds one of these may sign in this place, when nobody is named. */
  roles: z.array(Role),
  /** These may sign, whatever their roles: the leaders of a campaign. */
  among: z.array(Id),
})
export type IssuedSigner = z.infer<typeof IssuedSigner>

/** What a paper binds by hash, beside where the journal stood. */
export const IssuedBinding = z.object({
  archiveId: z.string(),
  /** Of the campaign's plan as canonical JSON; null for a paper of no campaign. */
  planSha256: Sha256.nullable(),
  standards: z.array(z.object({ id: z.string(), title: z.string(), sha256: Sha256 })),
  /** The sealed manifests that were judged. */
  manifests: z.array(z.object({ dossierId: Id, sha256: Sha256 })),
  journal: z.object({ position: z.int(), hash: Sha256 }),
})
export type IssuedBinding = z.infer<typeof IssuedBinding>

export const IssuedPaper = z.object({
  id: Id,
  kind: IssuedKind,
  number: z.string(),
  title: z.string(),
  campaignId: Id.nullable(),
  dossierId: Id.nullable(),
  sourceId: IssuedSource,
  state: z.enum(['draft', 'partly-signed', 'signed']),
  pages: z.int(),
  sizeBytes: z.int(),
  sha256: Sha256,
  binding: IssuedBinding,
  signers: z.array(IssuedSigner),
  composedBy: z.string(),
  composedAt: Instant,
  signedAt: Instant.nullable(),
})
export type IssuedPaper = z.infer<typeof IssuedPaper>

/** The file of a paper for a while, at the address of objects. */
export const IssuedFile = z.object({ objectId: ObjectId, name: z.string(), pages: z.int(), sizeBytes: z.int() })

export const issued = {
  list: query({
    by: caseWorkers,
    input: z.object({
      ...Paging,
      campaignId: Id.nullable().default(null),
      dossierId: Id.nullable().default(null),
      kind: IssuedKind.nullable().default(null),
      sourceId: IssuedSource.nullable().default(null),
    }),
    output: pageOf(IssuedPaper),
  }),
  get: query({ by: caseWorkers, input: z.object({ id: Id }), output: IssuedPaper }),
  /** A draft is composed again until somebody has signed it; its number stays. */
  compose: command({
    by: caseWorkers,
    writes: 'issued.composed',
    input: z.object({ kind: IssuedKind, sourceId: IssuedSource }),
    output: IssuedPaper,
  }),
  /** Signs with the caller's own key, which the passphrase opens for this one signature. */
  sign: command({
    by: caseWorkers,
    writes: 'issued.signed',
    input: z.object({ id: Id, passphrase: z.string().min(1).max(1024) }),
    output: IssuedPaper,
  }),
  open: query({
    by: caseWorkers,
    views: { event: 'issued.viewed', subject: 'id', once: true },
    input: z.object({ id: Id }),
    output: IssuedFile,
  }),
  verify: query({ by: caseWorkers, input: z.object({ id: Id }), output: OpinionVerdict }),
}
