// 借阅利用: requests, approval, reading, numbered copies, returns, the register.
import * as z from 'zod'
import { exclusions } from '../rules/lending.ts'
import { LendingRulesPack, LendingWay } from '../rules/pack-lending.ts'
import { Viewing, Volume } from './dossiers.ts'
import { Job } from './jobs.ts'
import { command, Day, Id, Instant, nothing, ObjectId, Paging, pageOf, query, Sha256 } from './procedure.ts'
import { caseWorkers, Role } from './roles.ts'
import { text } from './text.ts'

export const LoanState = z.enum(['requested', 'approved', 'declined', 'withdrawn', 'returned'])
export type LoanState = z.infer<typeof LoanState>

/** What somebody shows who wants to borrow: code of the pack, and the number that stands on it. */
const ShownPapers = z.array(z.object({ code: z.string().max(64), number: text(1, 100) })).max(20)

export const Borrower = z.object({
  name: z.string(),
  unit: z.string().nullable(),
  papers: z.array(z.object({ code: z.string(), title: z.string(), number: z.string() })),
})
export type Borrower = z.infer<typeof Borrower>

/** One item as a loan sees it: within its scope, or why not. */
export const ScopedItem = z.object({
  itemId: Id,
  title: z.string(),
  volume: Volume,
  kind: z.enum(['paper', 'recording']),
  viewing: Viewing,
  pages: z.int().nullable(),
  durationMs: z.int().nullable(),
  /** Null when it may be lent. */
  excluded: z.enum(exclusions).nullable(),
  redacted: z.enum(['only', 'offered', 'none']),
})
export type ScopedItem = z.infer<typeof ScopedItem>

/** A loan as the register shows it. */
export const LoanLine = z.object({
  id: Id,
  number: z.string(),
  dossierId: Id,
  dossierTitle: z.string(),
  dossierNumber: z.string().nullable(),
  borrowerKind: z.string(),
  /** As the pack called it when it was asked for. */
  borrowerTitle: z.string(),
  outsider: z.boolean(),
  borrower: Borrower,
  reason: z.string(),
  way: LendingWay,
  state: LoanState,
  /** Null for the whole main volume. */
  items: z.int().nullable(),
  requestedBy: z.string(),
  requestedAt: Instant,
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  /** What was said with the approval or the refusal. */
  decision: z.string(),
  dueOn: Day.nullable(),
  overdue: z.boolean(),
  returnedBy: z.string().nullable(),
  returnedAt: Instant.nullable(),
  returnNote: z.string(),
  copies: z.int(),
  /** Who may decide it, by the pack in force. */
  approvers: z.array(Role),
  /** What the caller may do with it now. */
  may: z.object({
    decide: z.boolean(),
    withdraw: z.boolean(),
    read: z.boolean(),
    copy: z.boolean(),
    return: z.boolean(),
  }),
})
export type LoanLine = z.infer<typeof LoanLine>

export const LoanCopy = z.object({
  id: Id,
  /** 水印编号. */
  number: z.string(),
  itemId: Id,
  itemTitle: z.string(),
  objectId: ObjectId,
  mime: z.string(),
  sizeBytes: z.int(),
  sha256: Sha256,
  pages: z.int().nullable(),
  /** Of the recording, when it is a clip. */
  span: z.object({ startMs: z.int(), endMs: z.int() }).nullable(),
  redacted: z.boolean(),
  durationMs: z.int().nullable(),
  madeBy: z.string(),
  madeAt: Instant,
  /** When it was first taken out. */
  exportedAt: Instant.nullable(),
})
export type LoanCopy = z.infer<typeof LoanCopy>

export const Loan = LoanLine.extend({ scope: z.array(ScopedItem), copyList: z.array(LoanCopy) })
export type Loan = z.infer<typeof Loan>

export const loanFilters = ['all', 'waiting', 'open', 'overdue', 'returned', 'declined'] as const
export const LoanFilter = z.enum(loanFilters)
export type LoanFilter = z.infer<typeof LoanFilter>

const Filters = {
  dossierId: Id.nullable().default(null),
  filter: LoanFilter.default('all'),
  /** In the number, the borrower, his unit, or the dossier's title. */
  text: z.string().trim().max(100).default(''),
}

const One = z.object({ id: Id })
const viewed = { event: 'loan.viewed', subject: 'id', once: true } as const

export const lending = {
  rules: query({ by: caseWorkers, input: nothing, output: LendingRulesPack }),
  /** Before anything is asked for: what a borrower of this kind could have of the dossier, and why not the rest. */
  scope: query({
    by: caseWorkers,
    views: { event: 'dossier.viewed', subject: 'dossierId', once: true },
    input: z.object({ dossierId: Id, borrowerKind: z.string().max(64) }),
    output: z.array(ScopedItem),
  }),
  list: query({ by: caseWorkers, input: z.object({ ...Paging, ...Filters }), output: pageOf(LoanLine) }),
  get: query({ by: caseWorkers, views: viewed, input: One, output: Loan }),
  /** For the caller himself, or on behalf of an outsider whose papers he has seen. */
  request: command({
    by: caseWorkers,
    writes: 'loan.requested',
    input: z.object({
      dossierId: Id,
      borrowerKind: z.string().max(64),
      /** Of an outsider; null when the caller borrows himself. */
      borrower: z.object({ name: text(1, 100), unit: text(1, 200).nullable() }).nullable(),
      papers: ShownPapers.default([]),
      reason: text(2, 500),
      way: LendingWay,
      /** Null is the whole main volume, as far as the borrower may have it. */
      itemIds: z.array(Id).min(1).max(2000).nullable(),
    }),
    output: Loan,
  }),
  approve: command({
    by: caseWorkers,
    writes: 'loan.approved',
    input: z.object({ id: Id, note: text(0, 500) }),
    output: Loan,
  }),
  decline: command({
    by: caseWorkers,
    writes: 'loan.declined',
    input: z.object({ id: Id, reason: text(2, 500) }),
    output: Loan,
  }),
  withdraw: command({ by: caseWorkers, writes: 'loan.withdrawn', input: One, output: Loan }),
  /** Opens one item of an approved loan: the answer says which bytes to show. */
  read: command({
    by: caseWorkers,
    writes: 'loan.viewed',
    input: z.object({ id: Id, itemId: Id, original: z.boolean().default(false) }),
    output: z.object({
      objectId: ObjectId,
      mime: z.string(),
      viewing: Viewing,
      title: z.string(),
      redacted: z.boolean(),
    }),
  }),
  /** A watermarked copy of a paper, with a number of its own on every page. */
  copy: command({
    by: ['archivist'],
    writes: 'loan.copied',
    input: z.object({ id: Id, itemId: Id }),
    output: LoanCopy,
  }),
  /** The same of a recording, with the number burned in: a job makes it. */
  copyClip: command({
    by: ['archivist'],
    writes: 'loan.copy-requested',
    input: z.object({
      id: Id,
      itemId: Id,
      startMs: z.int().min(0).default(0),
      /** Null is the end. */
      endMs: z.int().min(1).nullable().default(null),
      original: z.boolean().default(false),
    }),
    output: Job,
  }),
  /** Entered before its bytes are saved. */
  exportCopy: command({
    by: ['archivist'],
    writes: 'loan.copy-exported',
    input: z.object({ copyId: Id }),
    output: z.object({ objectId: ObjectId, name: z.string(), sha256: Sha256 }),
  }),
  return: command({
    by: caseWorkers,
    writes: 'loan.returned',
    input: z.object({ id: Id, note: text(0, 500) }),
    output: Loan,
  }),
  /** 借阅登记簿 as a table and as a printed register. */
  exportRegister: command({
    by: ['archivist'],
    writes: 'lending.exported',
    input: z.object(Filters),
    output: z.object({
      csv: z.string(),
      /** Base64. */
      pdf: z.string(),
      rows: z.int(),
    }),
  }),
}
