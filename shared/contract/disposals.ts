// 鉴定销毁: appraisal, register, two-person execution, certificate. No schedule ever disposes of anything: each step is a
// person's own act, and the last three are signed.
import * as z from 'zod'
import { command, Day, Id, Instant, nothing, Paging, pageOf, query, Sha256 } from './procedure.ts'
import { caseWorkers, Role } from './roles.ts'
import { text } from './text.ts'

/** `decided` without anything to destroy is the end as well. */
export const appraisalStates = ['open', 'decided', 'approved', 'executed', 'dropped'] as const
export const AppraisalState = z.enum(appraisalStates)
export type AppraisalState = z.infer<typeof AppraisalState>

/** `extend` gives a new period; `keep` keeps it without one, to be appraised again. */
export const verdicts = ['destroy', 'extend', 'keep'] as const
export const Verdict = z.enum(verdicts)
export type Verdict = z.infer<typeof Verdict>

export const Member = z.object({ name: z.string(), displayName: z.string(), roles: z.array(Role) })
export type Member = z.infer<typeof Member>

export const AppraisalOpinion = z.object({
  member: z.string(),
  opinion: Verdict,
  reason: z.string(),
  saidAt: Instant,
})
export type AppraisalOpinion = z.infer<typeof AppraisalOpinion>

export const AppraisedDossier = z.object({
  dossierId: Id,
  title: z.string(),
  number: z.string().nullable(),
  archivalCode: z.string().nullable(),
  period: z.string().nullable(),
  endsOn: Day.nullable(),
  papers: z.int(),
  recordings: z.int(),
  sizeBytes: z.int(),
  holds: z.int(),
  loans: z.int(),
  opinions: z.array(AppraisalOpinion),
  decision: Verdict.nullable(),
  /** The period given anew, for `extend`. */
  newPeriod: z.string().nullable(),
  reason: z.string(),
  disposedAt: Instant.nullable(),
})
export type AppraisedDossier = z.infer<typeof AppraisedDossier>

/** A signature over the register's hash, made with the person's own key. */
export const AppraisalSignature = z.object({
  act: z.enum(['approved', 'witnessed', 'executed']),
  name: z.string(),
  displayName: z.string(),
  at: Instant,
  state: z.enum(['valid', 'altered']),
})
export type AppraisalSignature = z.infer<typeof AppraisalSignature>

export const AppraisalLine = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  state: AppraisalState,
  dossiers: z.int(),
  toDestroy: z.int(),
  begunBy: z.string(),
  begunAt: Instant,
  executedAt: Instant.nullable(),
  witnessed: z.boolean(),
})
export type AppraisalLine = z.infer<typeof AppraisalLine>

export const Appraisal = AppraisalLine.extend({
  members: z.array(Member),
  lines: z.array(AppraisedDossier),
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  /** SHA-256 of the register (销毁清册), frozen by the decision. */
  registerSha256: Sha256.nullable(),
  signatures: z.array(AppraisalSignature),
  /** When keys and files were seen to be gone; later than the execution only when that was cut short. */
  erasedAt: Instant.nullable(),
  certificateSha256: Sha256.nullable(),
  droppedReason: z.string().nullable(),
})
export type Appraisal = z.infer<typeof Appraisal>

const One = z.object({ id: Id })
const Ids = z.array(Id).max(2000)
const Signed = One.extend({ passphrase: z.string().min(1).max(1024) })
const Reason = text(2, 1000)

export const disposals = {
  list: query({
    by: caseWorkers,
    input: z.object({ ...Paging, state: z.enum(['any', ...appraisalStates]).default('any') }),
    output: pageOf(AppraisalLine),
  }),
  get: query({ by: caseWorkers, input: One, output: Appraisal }),
  /** Who may be a member of an appraisal group, a witness or an executor: all who work on cases and have a key. */
  eligible: query({ by: caseWorkers, input: nothing, output: z.array(Member) }),
  /** Only of dossiers whose period is over, that nothing holds and nobody has out. */
  begin: command({
    by: ['archivist'],
    writes: 'appraisal.begun',
    input: z.object({
      title: text(2, 200),
      /** Sign-in names. */
      members: z.array(z.string().max(64)).min(1).max(20),
      dossierIds: Ids.min(1),
    }),
    output: Appraisal,
  }),
  change: command({
    by: ['archivist'],
    writes: 'appraisal.changed',
    input: One.extend({ add: Ids.default([]), remove: Ids.default([]) }),
    output: Appraisal,
  }),
  /** The caller's own opinions, as a member of the group; said again they replace what was said. */
  opine: command({
    by: caseWorkers,
    writes: 'appraisal.opined',
    input: One.extend({
      opinions: z
        .array(z.object({ dossierId: Id, opinion: Verdict, reason: Reason }))
        .min(1)
        .max(2000),
    }),
    output: Appraisal,
  }),
  /** On every dossier of it. Freezes the register; those to extend get their new period. */
  decide: command({
    by: ['head'],
    writes: 'appraisal.decided',
    input: One.extend({
      entries: z
        .array(
          z.object({
            dossierId: Id,
            decision: Verdict,
            period: z.string().max(8).nullable().default(null),
            reason: Reason,
          }),
        )
        .min(1)
        .max(2000),
    }),
    output: Appraisal,
  }),
  /** Before anything is destroyed. */
  drop: command({
    by: ['archivist', 'head'],
    writes: 'appraisal.dropped',
    input: One.extend({ reason: Reason }),
    output: Appraisal,
  }),
  approve: command({ by: ['head'], writes: 'disposal.approved', input: Signed, output: Appraisal }),
  /** 监销: whoever watches signs first, and is another than who executes. */
  witness: command({ by: caseWorkers, writes: 'disposal.witnessed', input: Signed, output: Appraisal }),
  /** Destroys the keys of every dossier of the register, for good. */
  execute: command({ by: ['archivist'], writes: 'disposal.executed', input: Signed, output: Appraisal }),
  /** The register before the execution, the certificate after it, as PDF. */
  export: command({
    by: ['archivist', 'head'],
    writes: 'disposal.exported',
    input: One,
    output: z.object({ fileName: z.string(), base64: z.string(), sha256: Sha256, pages: z.int() }),
  }),
}
