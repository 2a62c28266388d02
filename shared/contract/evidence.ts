// Where a finding points: a page and region, a second or span of a recording, or the absence of something required.
import * as z from 'zod'
import { Id, Instant } from './procedure.ts'
import { text } from './text.ts'

/** Fractions of the page's width and height, from its top left corner as shown. */
export const Region = z.object({
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  width: z.number().min(0).max(1),
  height: z.number().min(0).max(1),
})
export type Region = z.infer<typeof Region>

export const Anchor = z.discriminatedUnion('on', [
  z.object({ on: z.literal('page'), itemId: Id, page: z.int().min(1), region: Region.nullable() }),
  z.object({ on: z.literal('moment'), itemId: Id, startMs: z.int().min(0), endMs: z.int().min(0).nullable() }),
  z.object({ on: z.literal('absence'), what: text(2, 200) }),
])
export type Anchor = z.infer<typeof Anchor>

export const Finding = z.object({
  id: Id,
  /** Code of the criterion (evaluation) or of the head (review) it belongs to. */
  criterion: z.string(),
  anchor: Anchor,
  note: z.string(),
  foundBy: z.string(),
  foundAt: Instant,
})
export type Finding = z.infer<typeof Finding>

export const NewFinding = z.object({
  id: Id,
  criterion: z.string().min(1).max(32),
  anchor: Anchor,
  note: text(2, 2000),
})
