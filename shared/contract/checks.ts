// Completeness of a dossier: what is required, what lacks, what is out of order, and what would cure it.
import * as z from 'zod'
import { Category } from './dossiers.ts'
import { command, Day, feed, Id, Instant, nothing, Paging, pageOf, query, Sha256 } from './procedure.ts'
import { caseWorkers } from './roles.ts'
import { text } from './text.ts'

/** What the rules of the checklist are about, in the order in which they are shown. */
export const checkFamilies = [
  'papers',
  'signatures',
  'order',
  'terms',
  'numbers',
  'recordings',
  'pages',
  'questions',
] as const
export const CheckFamily = z.enum(checkFamilies)
export type CheckFamily = z.infer<typeof CheckFamily>

/** `not-due`: the rule does not apply yet, or not to this case; `unknown-year`: a calendar is needed that is not loaded. */
export const checkStates = ['lacking', 'wrong', 'unknown-year', 'unchecked', 'passed', 'not-due'] as const
export const CheckState = z.enum(checkStates)
export type CheckState = z.infer<typeof CheckState>

export const AnswerWord = z.enum(['yes', 'no', 'not-applicable'])
export type AnswerWord = z.infer<typeof AnswerWord>

export const CheckAnswer = z.object({
  answer: AnswerWord,
  note: z.string(),
  page: z.int().nullable(),
  by: z.string(),
  at: Instant,
})
export type CheckAnswer = z.infer<typeof CheckAnswer>

export const CheckFinding = z.object({
  /** Code of the pack's rule. */
  rule: z.string(),
  /** Id of the paper it is about; empty for the dossier as a whole. With `rule` it names the finding. */
  subject: z.string(),
  family: CheckFamily,
  title: z.string(),
  state: CheckState,
  /** Whether the rule was read in its law, or is an example for the office to replace. */
  grade: z.enum(['sure', 'example']),
  /** Papers and recordings it rests on. */
  itemIds: z.array(Id),
  page: z.int().nullable(),
  sentence: z.string(),
  clause: z.string(),
  source: z.string(),
  /** When the rule applies, in words. */
  due: z.string(),
  cure: z.string(),
  /** The office lets no dossier be sealed while this is so. */
  blocksSeal: z.boolean(),
  /** A question that only a person can answer. */
  question: z.object({ text: z.string(), answer: CheckAnswer.nullable() }).nullable(),
})
export type CheckFinding = z.infer<typeof CheckFinding>

/** How many signatures a paper bears, by kind of signer. */
export const Signatures = z.record(z.string().max(32), z.int().min(0).max(99))
export type Signatures = z.infer<typeof Signatures>

export const SignedPaper = z.object({
  itemId: Id,
  title: z.string(),
  wants: z.array(z.object({ signer: z.string(), title: z.string(), least: z.int() })),
  noted: z.object({ signatures: Signatures, note: z.string(), by: z.string(), at: Instant }).nullable(),
})
export type SignedPaper = z.infer<typeof SignedPaper>

export const CheckCounts = z.object({
  lacking: z.int(),
  wrong: z.int(),
  /** Also what a missing calendar leaves open. */
  unchecked: z.int(),
  passed: z.int(),
})
export type CheckCounts = z.infer<typeof CheckCounts>

export const DossierCheck = CheckCounts.extend({
  dossierId: Id,
  packTitle: z.string(),
  packSha256: Sha256,
  mark: z.enum(['sure', 'example']),
  checkedOn: Day,
  findings: z.array(CheckFinding),
  papers: z.array(SignedPaper),
})
export type DossierCheck = z.infer<typeof DossierCheck>

export const CheckedDossier = CheckCounts.extend({
  dossierId: Id,
  category: Category,
  number: z.string().nullable(),
  title: z.string(),
  agency: z.string(),
  state: z.enum(['open', 'sealed']),
  checkedAt: Instant,
})
export type CheckedDossier = z.infer<typeof CheckedDossier>

/** `stale` is how many dossiers of the archive have changed since they were last checked, or never were. */
const Overview = pageOf(CheckedDossier).extend({ stale: z.int() })

export const CheckProgress = z.object({
  done: z.int(),
  total: z.int(),
  /** Dossiers in which something lacks or is wrong, of those done. */
  troubled: z.int(),
  state: z.enum(['running', 'done']),
})
export type CheckProgress = z.infer<typeof CheckProgress>

const fillers = ['archivist', 'handler'] as const

export const checks = {
  check: query({
    by: caseWorkers,
    views: { event: 'dossier.viewed', subject: 'dossierId', once: true },
    input: z.object({ dossierId: Id }),
    output: DossierCheck,
  }),
  /** What a person counted on the paper: no machine reads handwriting surely. */
  signatures: command({
    by: fillers,
    writes: 'item.signatures-noted',
    input: z.object({ itemId: Id, signatures: Signatures, note: text(0, 300).default('') }),
    output: DossierCheck,
  }),
  answer: command({
    by: fillers,
    writes: 'check.answered',
    input: z.object({
      dossierId: Id,
      rule: z.string().max(64),
      /** Item id, or empty for the dossier. */
      subject: z.union([Id, z.literal('')]).default(''),
      answer: AnswerWord,
      note: text(0, 500).default(''),
      page: z.int().min(1).max(100_000).nullable().default(null),
    }),
    output: DossierCheck,
  }),
  removeAnswer: command({
    by: fillers,
    writes: 'check.answer-removed',
    input: z.object({ dossierId: Id, rule: z.string().max(64), subject: z.union([Id, z.literal('')]).default('') }),
    output: DossierCheck,
  }),
  /** The last result of each dossier; those asked for by `ids` are checked anew where they have changed. */
  overview: query({
    by: caseWorkers,
    input: z.object({
      ...Paging,
      ids: z.array(Id).max(500).nullable().default(null),
      only: z.enum(['any', 'troubled', 'unchecked', 'passed']).default('any'),
      state: z.enum(['any', 'open', 'sealed']).default('any'),
      categories: z.array(Category).default([]),
      text: z.string().trim().max(100).default(''),
    }),
    output: Overview,
  }),
  /** Checks every dossier that has changed since it was last checked. */
  checkAll: feed({ by: fillers, input: nothing, item: CheckProgress }),
}
