// Filing (归入): a ticket is asked for, the bytes go to PUT /intake/<ticket>, and the outcome comes back from there.
import * as z from 'zod'
import { Item, Volume } from './dossiers.ts'
import { command, Day, feed, Id, nothing } from './procedure.ts'
import { text } from './text.ts'

export const IntakeState = z.enum(['waiting', 'receiving', 'checking', 'filed', 'refused', 'cancelled'])

export const IntakeTicket = z.object({
  ticket: Id,
  /** Null for a file of a dock that goes to the tray. */
  dossierId: Id.nullable(),
  name: z.string(),
  sizeBytes: z.int(),
  doneBytes: z.int(),
  state: IntakeState,
  /** The Chinese sentence when refused. */
  sentence: z.string().nullable(),
  item: Item.nullable(),
})
export type IntakeTicket = z.infer<typeof IntakeTicket>

export const OfferedFile = z.object({
  /** Kept as the file bears it: neither trimmed nor composed. */
  name: z
    .string()
    .min(1)
    .max(1024)
    .refine((name) => name.isWellFormed(), 'half a character'),
  sizeBytes: z.int().min(0),
  volume: Volume.default('main'),
  title: text(1, 200).nullable().default(null),
  paperKind: text(1, 64).nullable().default(null),
  madeOn: Day.nullable().default(null),
})
export type OfferedFile = z.infer<typeof OfferedFile>

export const intake = {
  offer: command({
    by: ['archivist', 'handler'],
    writes: 'item.offered',
    input: z.object({ dossierId: Id, files: z.array(OfferedFile).min(1).max(2000) }),
    output: z.array(IntakeTicket),
  }),
  cancel: command({
    by: ['archivist', 'handler'],
    writes: 'intake.cancelled',
    input: z.object({ tickets: z.array(Id) }),
    output: nothing,
  }),
  /** The caller's tickets as they move; ends with the caller's interest. */
  watch: feed({ by: ['archivist', 'handler'], input: z.object({ dossierId: Id }), item: z.array(IntakeTicket) }),
}
