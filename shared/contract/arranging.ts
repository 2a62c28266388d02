// Arranging a dossier: the order of its papers by the pack, page numbers, and pages that need a note.
import * as z from 'zod'
import { Item, Volume } from './dossiers.ts'
import { command, Id, Instant, nothing, query } from './procedure.ts'
import { caseWorkers } from './roles.ts'
import { text } from './text.ts'

/** Why an item lies where it does. */
export const Placement = z.discriminatedUnion('by', [
  /** Its kind belongs to this group of the order; `clause` is where the source says so. */
  z.object({ by: z.literal('group'), group: z.string(), clause: z.string() }),
  /** It lies behind what it serves or lists, found by its title, or by its date alone. */
  z.object({ by: z.literal('follows'), title: z.string(), found: z.enum(['title', 'date']) }),
  /** 未列入次序: the order does not name its kind; at the end of the volume it lies in. */
  z.object({ by: z.literal('unlisted') }),
])
export type Placement = z.infer<typeof Placement>

const Place = z.object({ volume: Volume, position: z.int() })

export const ArrangedItem = z.object({
  id: Id,
  title: z.string(),
  from: Place,
  to: Place,
  /** Whether it changes its volume, or its place among the others beyond making room for them. */
  moves: z.boolean(),
  placement: Placement,
})
export type ArrangedItem = z.infer<typeof ArrangedItem>

export const Arrangement = z.object({
  dossierId: Id,
  pack: z.object({
    id: z.string(),
    title: z.string(),
    version: z.string(),
    grade: z.enum(['sure', 'example']),
    gradeNote: z.string(),
    sources: z.array(z.string()),
  }),
  /** In the new order: main volume first. */
  items: z.array(ArrangedItem),
  moves: z.int(),
  unlisted: z.int(),
  /** Items that would leave the 副卷, which outsiders never see. */
  opened: z.int(),
})
export type Arrangement = z.infer<typeof Arrangement>

export const pageNoteKinds = ['oversize', 'blank', 'damaged', 'missing', 'other'] as const
export const PageNoteKind = z.enum(pageNoteKinds)
export type PageNoteKind = z.infer<typeof PageNoteKind>

export const PageNote = z.object({
  id: Id,
  itemId: Id,
  /** 1-based in the file; null when it is about the whole paper. */
  page: z.int().nullable(),
  kind: PageNoteKind,
  note: z.string(),
  notedBy: z.string(),
  notedAt: Instant,
})
export type PageNote = z.infer<typeof PageNote>

export const DossierPages = z.object({
  /** 页号 by the rule in force; items without numbered pages are not listed. */
  spans: z.array(z.object({ itemId: Id, from: z.int(), to: z.int(), count: z.int() })),
  notes: z.array(PageNote),
  rule: z.object({
    runs: z.enum(['dossier', 'volume']),
    place: z.enum(['upper-right', 'lower-right']),
    /** Kinds of paper whose pages have no number. */
    unnumbered: z.array(z.string()),
  }),
  totals: z.object({
    /** Pages that carry a number. */
    written: z.int(),
    blank: z.int(),
    photographs: z.int(),
    recordings: z.int(),
    /** Papers whose pages could not be counted, so that they have no numbers. */
    uncounted: z.int(),
  }),
})
export type DossierPages = z.infer<typeof DossierPages>

const OneDossier = z.object({ dossierId: Id })
const viewed = { event: 'dossier.viewed', subject: 'dossierId', once: true } as const

export const arranging = {
  /** What would move where, and why; nothing changes. */
  preview: query({ by: caseWorkers, views: viewed, input: OneDossier, output: Arrangement }),
  arrange: command({
    by: ['archivist', 'handler'],
    writes: 'items.arranged',
    input: OneDossier,
    output: z.array(Item),
  }),
  /** Puts back an order as it was, both volumes at once: each item of the dossier once. */
  restore: command({
    by: ['archivist', 'handler'],
    writes: 'items.ordered',
    input: OneDossier.extend({ main: z.array(Id), restricted: z.array(Id) }),
    output: z.array(Item),
  }),
  pages: query({ by: caseWorkers, views: viewed, input: OneDossier, output: DossierPages }),
  notePage: command({
    by: ['archivist', 'handler'],
    writes: 'page.noted',
    input: z.object({ itemId: Id, page: z.int().positive().nullable(), kind: PageNoteKind, note: text(0, 300) }),
    output: PageNote,
  }),
  removeNote: command({
    by: ['archivist', 'handler'],
    writes: 'page.note-removed',
    input: z.object({ id: Id }),
    output: nothing,
  }),
}
