// Case-file evaluation (案卷评查): one inspector's sheet over one sealed dossier.
import * as z from 'zod'
import { BasicJudgement, BonusJudgement, ItemJudgement, Sheet, VetoJudgement } from '../rules/scoring.ts'
import { Finding, NewFinding } from './evidence.ts'
import { command, Id, Instant, nothing, Paging, pageOf, query, Sha256 } from './procedure.ts'
import { caseWorkers } from './roles.ts'

export const EvaluationLine = z.object({
  id: Id,
  dossierId: Id,
  dossierTitle: z.string(),
  dossierNumber: z.string().nullable(),
  standardId: z.string(),
  standardTitle: z.string(),
  inspector: z.string(),
  state: z.enum(['open', 'concluded']),
  judgedHundredths: z.int(),
  effectiveHundredths: z.int(),
  /** False for a checklist: its figures mean nothing, its band is what counts. */
  hasPoints: z.boolean(),
  /** A veto failed the dossier without a score. */
  unscored: z.boolean(),
  /** Title of the band or level; null while there is none. */
  band: z.string().nullable(),
  vetoesHit: z.int(),
  open: z.int(),
  findings: z.int(),
  elapsedSeconds: z.int(),
  startedAt: Instant,
  concludedAt: Instant.nullable(),
  opinionId: Id.nullable(),
})
export type EvaluationLine = z.infer<typeof EvaluationLine>

export const Evaluation = EvaluationLine.omit({ open: true, findings: true }).extend({
  standardSha256: Sha256,
  /** The sealed manifest this evaluation judges. */
  manifestSha256: Sha256,
  sheet: Sheet,
  findings: z.array(Finding),
  advice: z.string(),
  updatedAt: Instant,
})
export type Evaluation = z.infer<typeof Evaluation>

/** How long one inspector's concluded evaluations took, by the timer that pauses itself. */
export const Pace = z.object({
  inspector: z.string(),
  evaluations: z.int(),
  averageSeconds: z.int(),
  medianSeconds: z.int(),
})
export type Pace = z.infer<typeof Pace>

/** One answer on the sheet; null takes the answer back. */
export const Judgement = z.discriminatedUnion('part', [
  z.object({ part: z.literal('item'), code: z.string(), answer: ItemJudgement.nullable() }),
  z.object({ part: z.literal('basic'), code: z.string(), answer: BasicJudgement.nullable() }),
  z.object({ part: z.literal('veto'), code: z.string(), answer: VetoJudgement.nullable() }),
  z.object({ part: z.literal('bonus'), code: z.string(), answer: BonusJudgement.nullable() }),
  /** Answers every veto and basic element still open with "nothing found". */
  z.object({ part: z.literal('rest') }),
])
export type Judgement = z.infer<typeof Judgement>

export const evaluation = {
  list: query({
    by: caseWorkers,
    input: z.object({
      ...Paging,
      dossierId: Id.nullable().default(null),
      state: z.enum(['any', 'open', 'concluded']).default('any'),
    }),
    output: pageOf(EvaluationLine),
  }),
  /** Working time of concluded evaluations: of the whole office and by inspector. Null while nothing is concluded. */
  pace: query({
    by: caseWorkers,
    input: nothing,
    output: z.object({ office: Pace.omit({ inspector: true }).nullable(), inspectors: z.array(Pace) }),
  }),
  get: query({
    by: caseWorkers,
    views: { event: 'evaluation.viewed', subject: 'id' },
    input: z.object({ id: Id }),
    output: Evaluation,
  }),
  /** Only a sealed dossier is evaluated. The standard is frozen into the evaluation, by hash. */
  start: command({
    by: ['inspector'],
    writes: 'evaluation.started',
    input: z.object({ dossierId: Id, standardId: z.string() }),
    output: Evaluation,
  }),
  judge: command({
    by: ['inspector'],
    writes: 'evaluation.judged',
    input: z.object({
      id: Id,
      judgements: z.array(Judgement).min(1).max(200),
      advice: z.string().max(4000).optional(),
      /** Working seconds to add; the desk's timer pauses itself when nobody works. */
      addSeconds: z.int().min(0).max(3600).default(0),
    }),
    output: Evaluation,
  }),
  addFinding: command({ by: ['inspector'], writes: 'evaluation.finding-added', input: NewFinding, output: Evaluation }),
  removeFinding: command({
    by: ['inspector'],
    writes: 'evaluation.finding-removed',
    input: z.object({ id: Id, findingId: Id }),
    output: Evaluation,
  }),
  /** Closes the sheet. Refused while anything is open, invalid, or a lost point or a veto has no reason. */
  conclude: command({
    by: ['inspector'],
    writes: 'evaluation.concluded',
    input: z.object({ id: Id }),
    output: Evaluation,
  }),
}
