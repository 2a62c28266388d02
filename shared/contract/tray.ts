// The tray (待归音像): recordings that belong to no dossier yet, each with its clock and the dossiers it may belong to.
import * as z from 'zod'
import { Media, Viewing } from './dossiers.ts'
import { command, Id, Instant, nothing, ObjectId, Paging, pageOf, query, Sha256 } from './procedure.ts'
import { CaptureFacts } from './recordings.ts'
import { text } from './text.ts'

export const DossierOffer = z.object({
  dossierId: Id,
  title: z.string(),
  number: z.string().nullable(),
  /** 0 to 1. */
  score: z.number(),
  /** In whole words: 执法人员相同；录制时间在立案与决定之间. */
  why: z.string(),
})
export type DossierOffer = z.infer<typeof DossierOffer>

export const Holding = z.object({
  id: Id,
  objectId: ObjectId,
  name: z.string(),
  sizeBytes: z.int(),
  sha256: Sha256,
  viewing: Viewing,
  media: Media.nullable(),
  capture: CaptureFacts,
  takenBy: z.string(),
  takenAt: Instant,
  /** Until when it should be in a dossier (rulebook); null when its start is unknown. */
  dueAt: Instant.nullable(),
  clock: z.enum(['running', 'due-today', 'overdue', 'unknown']),
  state: z.enum(['waiting', 'assigned', 'set-aside']),
  reason: z.string().nullable(),
  /** Best first. */
  offers: z.array(DossierOffer),
})
export type Holding = z.infer<typeof Holding>

const by = ['archivist', 'handler'] as const
const Some = z.object({ ids: z.array(Id).min(1).max(5000) })

export const tray = {
  list: query({
    by,
    input: z.object({ ...Paging, state: z.enum(['waiting', 'set-aside']).default('waiting') }),
    output: pageOf(Holding).extend({ rule: z.string(), mark: z.enum(['sure', 'example']), overdue: z.int() }),
  }),
  /** Each becomes an item of the dossier; its copy in the tray is destroyed once the other is verified. */
  assign: command({
    by,
    writes: 'tray.assigned',
    input: z.object({ ids: z.array(Id).min(1).max(5000), dossierId: Id }),
    output: z.object({ jobs: z.int() }),
  }),
  /** Takes the first offer of each that has exactly one strong one; says how many were taken. */
  acceptOffers: command({ by, writes: 'tray.assigned', input: Some, output: z.object({ jobs: z.int() }) }),
  /** Out of the way with a reason, for what belongs to no case. The bytes stay. */
  setAside: command({
    by,
    writes: 'tray.set-aside',
    input: z.object({ ids: z.array(Id).min(1).max(5000), reason: text(2, 500) }),
    output: nothing,
  }),
  bringBack: command({ by, writes: 'tray.brought-back', input: Some, output: nothing }),
}
