// From sheets to results: agreement, adjudication, feedback, objection, the final grade, publication.
import * as z from 'zod'
import { answerCategories, answerParts } from '../rules/agreement.ts'
import { objectionDecisions, outcomeStates, outcomeWays } from '../rules/outcome.ts'
import { EvaluationStandardPack } from '../rules/pack-standard.ts'
import { Sheet } from '../rules/scoring.ts'
import { Category } from './dossiers.ts'
import { Judgement } from './evaluation.ts'
import { Anchor, Finding } from './evidence.ts'
import { command, Day, Id, Instant, nothing, query, Sha256 } from './procedure.ts'
import { caseWorkers } from './roles.ts'
import { text } from './text.ts'

const AnswerPart = z.enum(answerParts)
const AnswerLeaf = z.object({
  code: z.string(),
  part: AnswerPart,
  title: z.string(),
  category: z.enum(answerCategories),
  hundredths: z.int().nullable(),
  ofHundredths: z.int().nullable(),
  reason: z.string(),
})
/** One answer of a sheet; the points of an item stand below it. */
export const SheetAnswer = AnswerLeaf.extend({ points: z.array(AnswerLeaf.extend({ points: z.array(z.never()) })) })
export type SheetAnswer = z.infer<typeof SheetAnswer>

/** What one seat says of a dossier; figures are null until it has concluded, or while the blind hides them. */
export const SeatScore = z.object({
  seat: z.union([z.literal(1), z.literal(2)]),
  inspector: z.string().nullable(),
  unit: z.string().nullable(),
  concluded: z.boolean(),
  judgedHundredths: z.int().nullable(),
  effectiveHundredths: z.int().nullable(),
  band: z.string().nullable(),
  vetoesHit: z.array(z.string()),
})
export type SeatScore = z.infer<typeof SeatScore>

export const OutcomeState = z.enum(outcomeStates)
export type OutcomeState = z.infer<typeof OutcomeState>

/** What the caller may do with an outcome now. */
export const OutcomeMay = z.object({
  seeSheets: z.boolean(),
  adjudicate: z.boolean(),
  recheck: z.boolean(),
  feedBack: z.boolean(),
  object: z.boolean(),
  decide: z.boolean(),
  finish: z.boolean(),
  rectify: z.boolean(),
})

export type OutcomeMay = z.infer<typeof OutcomeMay>

export const OutcomeLine = z.object({
  campaignId: Id,
  dossierId: Id,
  position: z.int(),
  title: z.string(),
  number: z.string().nullable(),
  agency: z.string(),
  category: Category,
  standardId: z.string(),
  /** Why it left the campaign; null while it is in. */
  droppedReason: z.string().nullable(),
  state: OutcomeState,
  /** One for each seat that is to be concluded, in order; empty where the caller may not see them. */
  seats: z.array(SeatScore),
  /** All seats concluded: it can be compared. */
  ready: z.boolean(),
  differenceHundredths: z.int().nullable(),
  /** Answers on which the two sheets differ. */
  differing: z.int().nullable(),
  way: z.enum(outcomeWays).nullable(),
  judgedHundredths: z.int().nullable(),
  effectiveHundredths: z.int().nullable(),
  band: z.string().nullable(),
  vetoesHit: z.array(z.string()),
  objectionDueOn: Day.nullable(),
  objections: z.int(),
  openObjections: z.int(),
  rectificationId: Id.nullable(),
  updatedAt: Instant.nullable(),
  may: OutcomeMay,
})
export type OutcomeLine = z.infer<typeof OutcomeLine>

export const Objection = z.object({
  id: Id,
  campaignId: Id,
  dossierId: Id,
  /** Null: against the whole result. */
  criterion: z.string().nullable(),
  criterionTitle: z.string().nullable(),
  reason: z.string(),
  anchors: z.array(Anchor),
  raisedBy: z.string(),
  raisedAt: Instant,
  decision: z.enum(objectionDecisions).nullable(),
  decisionReason: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
})
export type Objection = z.infer<typeof Objection>

/** Something that cost points or a veto, as feedback, rectification and the papers name it. */
export const OutcomeProblem = z.object({
  criterion: z.string(),
  part: AnswerPart,
  title: z.string(),
  words: z.string(),
  clause: z.string(),
  anchors: z.array(Anchor),
  lostHundredths: z.int().nullable(),
  veto: z.boolean(),
})
export type OutcomeProblem = z.infer<typeof OutcomeProblem>

export const SeatSheet = SeatScore.extend({
  sheet: Sheet,
  answers: z.array(SheetAnswer),
  findings: z.array(Finding),
  advice: z.string(),
  elapsedSeconds: z.int(),
  concludedAt: Instant,
})

export const OutcomeChoice = z.object({
  code: z.string(),
  part: AnswerPart,
  from: z.enum(['one', 'two', 'own']),
  reason: z.string(),
})
export const OutcomeChange = z.object({
  code: z.string(),
  part: AnswerPart,
  by: z.enum(['recheck', 'objection']),
  reason: z.string(),
  who: z.string(),
  at: Instant,
})

export const Outcome = OutcomeLine.extend({
  campaignTitle: z.string(),
  /** The plan's: scores further apart than this are adjudicated. */
  allowedHundredths: z.int(),
  standardTitle: z.string(),
  standardSha256: Sha256,
  manifestSha256: Sha256,
  /** As it was frozen, for who may answer by it; null for everybody else. */
  standard: EvaluationStandardPack.nullable(),
  sheets: z.array(SeatSheet),
  /** One, or the two that were merged; with `standard` alone. */
  counting: z.array(Sheet),
  /** Of the sheet that counts; of the first of two that were merged. Empty until one counts. */
  answers: z.array(SheetAnswer),
  problems: z.array(OutcomeProblem),
  choices: z.array(OutcomeChoice),
  changes: z.array(OutcomeChange),
  note: z.string(),
  judgedBy: z.string().nullable(),
  judgedAt: Instant.nullable(),
  recheckedBy: z.string().nullable(),
  recheckedAt: Instant.nullable(),
  recheckNote: z.string(),
  fedBackAt: Instant.nullable(),
  finalAt: Instant.nullable(),
  objectionList: z.array(Objection),
})
export type Outcome = z.infer<typeof Outcome>

const KappaShape = {
  pairs: z.int(),
  agreed: z.int(),
  kappa: z.number().nullable(),
  why: z.enum(['few', 'no-variation']).nullable(),
}
export const CampaignAgreement = z.object({
  dossiers: z.int(),
  /** How many were adjudicated or still wait to be. */
  adjudicated: z.int(),
  allowedHundredths: z.int(),
  sameBand: z.int(),
  sameVetoes: z.int(),
  meanDifference: z.int().nullable(),
  medianDifference: z.int().nullable(),
  largestDifference: z.int().nullable(),
  distribution: z.array(z.object({ upToHundredths: z.int().nullable(), dossiers: z.int() })),
  criteria: z.array(z.object({ code: z.string(), part: AnswerPart, title: z.string(), ...KappaShape })),
  pooled: z.array(z.object({ part: AnswerPart, ...KappaShape })),
})
export type CampaignAgreement = z.infer<typeof CampaignAgreement>

/** One agency's result by the unit rule of the standard, from its dossiers that have a result so far. */
export const UnitResult = z.object({
  agency: z.string(),
  standardId: z.string(),
  standardTitle: z.string(),
  dossiers: z.int(),
  /** Of them with a result. */
  counted: z.int(),
  /** Where the rule is the average. */
  averageHundredths: z.int().nullable(),
  bands: z.array(z.object({ band: z.string().nullable(), dossiers: z.int() })),
  /** Null where the standard has no rule for units, or nothing has a result. */
  grade: z.string().nullable(),
  rule: z.enum(['average', 'rates']).nullable(),
})
export type UnitResult = z.infer<typeof UnitResult>

const Which = { campaignId: Id, dossierId: Id }
const Many = { campaignId: Id, dossierIds: z.array(Id).min(1).max(2000) }
const leaders = ['inspector', 'head'] as const
const agencyPeople = ['handler', 'archivist'] as const
const ofCampaign = { event: 'campaign.viewed', subject: 'campaignId', once: true } as const
const ofDossier = { event: 'dossier.viewed', subject: 'dossierId', once: true } as const
const Rows = z.object({ rows: z.array(OutcomeLine) })

export const results = {
  /** As far as the caller may see it: all to who leads, his own seats to an inspector, its own dossiers to the agency. */
  list: query({
    by: caseWorkers,
    views: ofCampaign,
    input: z.object({ campaignId: Id }),
    output: Rows.extend({ leads: z.boolean(), published: z.boolean(), mayPublish: z.boolean(), hidden: z.int() }),
  }),
  get: query({ by: caseWorkers, views: ofDossier, input: z.object(Which), output: Outcome }),
  agreement: query({
    by: caseWorkers,
    views: ofCampaign,
    input: z.object({ campaignId: Id }),
    output: CampaignAgreement,
  }),
  units: query({
    by: caseWorkers,
    views: ofCampaign,
    input: z.object({ campaignId: Id }),
    output: z.array(UnitResult),
  }),
  /** What was fed back to the caller's agency and is open to objection, or was decided. */
  fedBack: query({
    by: caseWorkers,
    input: nothing,
    output: z.array(OutcomeLine.extend({ campaignTitle: z.string() })),
  }),
  /** Compares every dossier whose seats have all concluded: near ones are merged by rule, others wait for the leader. */
  compare: command({
    by: leaders,
    writes: 'outcome.compared',
    input: z.object({ campaignId: Id }),
    output: Rows,
  }),
  /** The leader's own complete sheet: for each answer on which the two differ, the first, the second, or his own with a reason. */
  adjudicate: command({
    by: leaders,
    writes: 'outcome.judged',
    input: z.object({
      ...Which,
      choices: z
        .array(
          z.object({
            part: AnswerPart,
            code: z.string().max(32),
            from: z.enum(['one', 'two', 'own']),
            reason: text(0, 2000),
            /** With `own` alone. */
            judgement: Judgement.nullable().default(null),
          }),
        )
        .max(500),
      note: text(0, 2000),
    }),
    output: Outcome,
  }),
  /** 复核: as a whole, or with answers put right, each with its reason. */
  recheck: command({
    by: leaders,
    writes: 'outcome.rechecked',
    input: z.object({
      ...Many,
      note: text(0, 2000),
      /** For one dossier only. */
      changes: z
        .array(z.object({ judgement: Judgement, reason: text(2, 2000) }))
        .max(200)
        .default([]),
    }),
    output: Rows,
  }),
  /** Hands the results to their agencies; from then on they may object within the plan's work days. */
  feedBack: command({ by: leaders, writes: 'outcome.fed-back', input: z.object(Many), output: Rows }),
  object: command({
    by: agencyPeople,
    writes: 'objection.raised',
    input: z.object({
      ...Which,
      criterion: z.string().max(32).nullable(),
      reason: text(2, 4000),
      anchors: z.array(Anchor).max(20).default([]),
    }),
    output: Outcome,
  }),
  decide: command({
    by: leaders,
    writes: 'objection.decided',
    input: z.object({
      objectionId: Id,
      decision: z.enum(objectionDecisions),
      reason: text(2, 4000),
      changes: z.array(Judgement).max(200).default([]),
    }),
    output: Outcome,
  }),
  finish: command({ by: leaders, writes: 'outcome.final', input: z.object(Many), output: Rows }),
  /** All final or dropped: from now on every case worker inside the desk sees the results. */
  publish: command({
    by: leaders,
    writes: 'campaign.published',
    input: z.object({ campaignId: Id }),
    output: Rows,
  }),
}
