// The three kinds of call. Each definition says who may make it and what the journal keeps of it, so that no
// implementation can forget either: the door checks `by` before, and `writes` or `views` after, every call.
import { eventIterator, oc } from '@orpc/contract'
import * as z from 'zod'
import type { JournalEvent } from './journal-events.ts'
import type { Role } from './roles.ts'

export type Allowed = 'anyone' | 'signed-in' | readonly Role[]

export interface CallMeta {
  readonly kind: 'command' | 'query' | 'feed'
  readonly by: Allowed
  /** What a command that succeeded must have written to the journal, in the transaction of its change. */
  readonly writes: JournalEvent | null
  /** What the door writes when a query showed case content. */
  readonly views: CallViews | null
}

export interface CallViews {
  readonly event: JournalEvent
  /** Names the input field that says whose content it is. */
  readonly subject: string
  /** Entered once for each sign-in, event and subject: calls that a screen repeats must not flood the journal. */
  readonly once: boolean
}

/** How a refusal and an incident cross the wire: as data, never as a message to be parsed. */
export const callErrors = {
  REFUSED: { status: 409, data: z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) }) },
  INCIDENT: { status: 500, data: z.object({ number: z.string() }) },
} as const

const base = oc.$meta<CallMeta>({ kind: 'query', by: 'signed-in', writes: null, views: null }).errors(callErrors)

/** Changes something. Exactly one journal event belongs to it. */
export function command<I extends z.ZodType, O extends z.ZodType>(definition: {
  by: Allowed
  writes: JournalEvent
  input: I
  output: O
}) {
  const { by, writes, input, output } = definition
  return base.meta({ kind: 'command', by, writes, views: null }).input(input).output(output)
}

/** Reads something. With `views`, the journal keeps that this caller saw it. */
export function query<I extends z.ZodType, O extends z.ZodType>(definition: {
  by: Allowed
  views?: { event: JournalEvent; subject: string; once?: boolean }
  input: I
  output: O
}) {
  const { by, views, input, output } = definition
  return base
    .meta({ kind: 'query', by, writes: null, views: views === undefined ? null : { once: false, ...views } })
    .input(input)
    .output(output)
}

/** Long work or a live list: items arrive until it ends or the caller stops listening. */
export function feed<I extends z.ZodType, O extends z.ZodType>(definition: {
  by: Allowed
  writes?: JournalEvent
  input: I
  item: O
}) {
  const { by, writes, input, item } = definition
  return base
    .meta({ kind: 'feed', by, writes: writes ?? null, views: null })
    .input(input)
    .output(eventIterator(item))
}

export const nothing = z.object({})
export const Id = z.uuid()
/** Ids of the vault: 16 random bytes in hex, telling nothing, not even when they were made. */
export const ObjectId = z.string().regex(/^[0-9a-f]{32}$/)
/** An instant: ISO 8601 in UTC with milliseconds. */
export const Instant = z.iso.datetime()
/** A calendar day in the office's place: YYYY-MM-DD. */
export const Day = z.iso.date()
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** One page of a list, and how many rows there are in all. */
export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), total: z.int() })
}
export const Paging = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) }
