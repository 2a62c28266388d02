// The sheets of a dossier (卷皮、卷内目录、备考表), the day by which it must be filed, and its seal by two persons.
import * as z from 'zod'
import { Dossier } from './dossiers.ts'
import { command, Day, Id, Instant, ObjectId, Paging, pageOf, query, Sha256 } from './procedure.ts'
import { caseWorkers } from './roles.ts'
import { text } from './text.ts'

export const sheetKinds = ['cover', 'catalogue', 'remarks'] as const
export const SheetKind = z.enum(sheetKinds)
export type SheetKind = z.infer<typeof SheetKind>

/** One sheet as a PDF: frozen with a seal, or as it would be now, kept nowhere but in memory. */
export const Sheet = z.object({
  kind: SheetKind,
  /** The supplement (补充归档) it belongs to; null for the dossier's own. */
  supplementId: Id.nullable(),
  objectId: ObjectId,
  name: z.string(),
  pages: z.int(),
  sizeBytes: z.int(),
  sha256: Sha256,
  frozenAt: Instant.nullable(),
})
export type Sheet = z.infer<typeof Sheet>

/** What people write on the sheets themselves; everything else comes from the dossier. */
export const SheetRemarks = z.object({
  /** 本卷情况说明. */
  situation: text(0, 2000),
  /** 立卷人. */
  filedBy: text(1, 64).nullable(),
  filedOn: Day.nullable(),
  /** 检查人. */
  checkedBy: text(1, 64).nullable(),
  checkedOn: Day.nullable(),
  /** Fields of the office's form that no fact fills (全宗号, 设定依据 …), by their code. */
  typed: z.record(z.string().max(64), text(0, 300)).default({}),
})
export type SheetRemarks = z.infer<typeof SheetRemarks>

export const SheetState = z.object({
  remarks: SheetRemarks,
  /** Lines that the remarks sheet bears without being written: missing and damaged pages, supplements. */
  noted: z.array(z.string()),
  /** The fields of the form that are typed, in the order of the form. */
  typedFields: z.array(z.object({ code: z.string(), label: z.string() })),
  changedBy: z.string().nullable(),
  changedAt: Instant.nullable(),
  /** The form in use and how sure it is. */
  form: z.object({ title: z.string(), issuer: z.string(), mark: z.enum(['sure', 'example']), note: z.string() }),
  frozen: z.array(Sheet),
})
export type SheetState = z.infer<typeof SheetState>

/** 归档期限: from closing (结案) until the dossier is filed and sealed. */
export const FilingClock = z.object({
  closedOn: Day,
  /** Null where the calendar of a year is not loaded. */
  dueOn: Day.nullable(),
  termDays: z.int(),
  unit: z.enum(['work', 'calendar']),
  state: z.enum(['running', 'due-today', 'overdue', 'filed-in-time', 'filed-late', 'unknown']),
  /** In the term's unit; negative when overdue. For a sealed dossier: as it stood on the day of the seal. */
  daysLeft: z.int().nullable(),
  /** 1-based day of the term; null when unknown. */
  daysUsed: z.int().nullable(),
  /** The year whose holiday notice is missing. */
  unknownYear: z.int().nullable(),
  rule: z.string(),
  mark: z.enum(['sure', 'example']),
  explained: z.array(z.object({ on: Day, counted: z.boolean(), why: z.string() })),
})
export type FilingClock = z.infer<typeof FilingClock>

export const SealProposal = z.object({
  by: z.string(),
  /** Whether the caller made it: the other person completes the seal. */
  mine: z.boolean(),
  at: Instant,
  manifestSha256: Sha256,
  /** Something in the dossier or on its sheets changed since. */
  lapsed: z.boolean(),
  declined: z.object({ by: z.string(), at: Instant, reason: z.string() }).nullable(),
})
export type SealProposal = z.infer<typeof SealProposal>

export const SealStanding = z.object({
  persons: z.union([z.literal(1), z.literal(2)]),
  proposal: SealProposal.nullable(),
  /** Null while no day of closing is known. */
  clock: FilingClock.nullable(),
})
export type SealStanding = z.infer<typeof SealStanding>

export const FilingDeadline = z.object({
  dossierId: Id,
  title: z.string(),
  number: z.string().nullable(),
  closedOn: Day,
  dueOn: Day.nullable(),
  unit: FilingClock.shape.unit,
  state: FilingClock.shape.state,
  daysLeft: z.int().nullable(),
  unknownYear: z.int().nullable(),
})
export type FilingDeadline = z.infer<typeof FilingDeadline>

const OneDossier = z.object({ id: Id })
const viewed = { event: 'dossier.viewed', subject: 'id', once: true } as const
const WhichSheet = z.object({ id: Id, kind: SheetKind, supplementId: Id.nullable().default(null) })

export const sheets = {
  state: query({ by: caseWorkers, views: viewed, input: OneDossier, output: SheetState }),
  /** The frozen sheet, or the sheet as it would be now; its bytes are read from GET /bytes/<object>. */
  preview: query({ by: caseWorkers, views: viewed, input: WhichSheet, output: Sheet }),
  /** The same, handed out for paper or file: the journal keeps which one. */
  print: command({ by: ['archivist', 'handler', 'head'], writes: 'sheet.printed', input: WhichSheet, output: Sheet }),
  saveRemarks: command({
    by: ['archivist', 'handler'],
    writes: 'remarks.changed',
    input: z.object({ id: Id, remarks: SheetRemarks }),
    output: SheetState,
  }),
  sealing: query({ by: caseWorkers, views: viewed, input: OneDossier, output: SealStanding }),
  /** First of two persons: what the manifest and the sheets say now is to be sealed. */
  proposeSeal: command({ by: ['archivist'], writes: 'seal.proposed', input: OneDossier, output: SealStanding }),
  /** The second person, another than the first: seals what was proposed. */
  confirmSeal: command({
    by: ['archivist', 'head'],
    writes: 'dossier.sealed',
    input: OneDossier,
    output: Dossier,
  }),
  declineSeal: command({
    by: ['archivist', 'head'],
    writes: 'seal.declined',
    input: z.object({ id: Id, reason: text(2, 500) }),
    output: SealStanding,
  }),
  /** Open dossiers that are closed (结案), nearest deadline first. */
  deadlines: query({
    by: caseWorkers,
    input: z.object({ ...Paging, state: z.enum(['any', 'running', 'overdue', 'unknown']).default('any') }),
    output: pageOf(FilingDeadline).extend({ overdue: z.int(), rule: z.string(), mark: z.enum(['sure', 'example']) }),
  }),
}
