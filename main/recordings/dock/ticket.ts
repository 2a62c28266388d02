// A dock's file as the answer to PUT /intake/<file>: the same ticket that an ordinary filing gives.
import type { DockFileState } from '#shared/contract/docks.ts'
import type { Item } from '#shared/contract/dossiers.ts'
import type { IntakeTicket } from '#shared/contract/intake.ts'
import type { DockFileRow } from './dock-rows.ts'
import { nameOf } from './take-file.ts'

/** Twins count as filed, since nothing is left to send; the sentence says so. */
const ticketStates: Readonly<Record<DockFileState, IntakeTicket['state']>> = {
  queued: 'cancelled',
  running: 'receiving',
  waiting: 'cancelled',
  failed: 'refused',
  done: 'filed',
  twin: 'filed',
  cancelled: 'cancelled',
}

export function ticketOf(file: DockFileRow, sentence: string | null, item: Item | null): IntakeTicket {
  return {
    ticket: file.id,
    dossierId: file.dossier_id,
    name: nameOf(file.path),
    sizeBytes: file.size_bytes,
    doneBytes: file.done_bytes,
    state: ticketStates[file.state],
    sentence,
    item,
  }
}
