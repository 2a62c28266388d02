// Tickets of files on their way in: who offered what, how far it is, and who watches. They live as long as the archive is
// open; bytes without a finished ticket are swept at the next opening.
import type { IntakeTicket, OfferedFile } from '#shared/contract/intake.ts'
import { refuse } from '#shared/text/refusal.ts'

export interface Ticket {
  readonly offer: OfferedFile
  readonly dossierId: string
  readonly owner: string
  readonly abort: AbortController
  shown: IntakeTicket
}

export interface Tickets {
  open(owner: string, dossierId: string, offer: OfferedFile): IntakeTicket
  /** Refuses `intake.unknown`: not the caller's, or no longer waiting. */
  claim(owner: string, id: string): Ticket
  move(ticket: Ticket, change: Partial<IntakeTicket>): IntakeTicket
  cancel(owner: string, ids: readonly string[]): void
  ofDossier(owner: string, dossierId: string): IntakeTicket[]
  isReceiving(dossierId: string): boolean
  /** The owner's tickets of a dossier, again after each move. At most some ten a second. */
  watch(owner: string, dossierId: string, signal: AbortSignal | undefined): AsyncGenerator<IntakeTicket[]>
}

/** Ended tickets are kept for the list until there are too many of them. */
const keptEnded = 2000
const ended: readonly IntakeTicket['state'][] = ['filed', 'refused', 'cancelled']

export function createTickets(options: { newId: () => string }): Tickets {
  const tickets = new Map<string, Ticket>()
  const wake = new Set<() => void>()

  function forgetOldest(): void {
    if (tickets.size <= keptEnded) return
    for (const [id, ticket] of tickets) {
      if (ended.includes(ticket.shown.state)) tickets.delete(id)
      if (tickets.size <= keptEnded) return
    }
  }

  function move(ticket: Ticket, change: Partial<IntakeTicket>): IntakeTicket {
    ticket.shown = { ...ticket.shown, ...change }
    for (const listener of wake) listener()
    return ticket.shown
  }

  const ofDossier = (owner: string, dossierId: string) =>
    [...tickets.values()].filter((t) => t.owner === owner && t.dossierId === dossierId).map((t) => t.shown)

  return {
    open(owner, dossierId, offer) {
      forgetOldest()
      const ticket = options.newId()
      const shown: IntakeTicket = {
        ticket,
        dossierId,
        name: offer.name,
        sizeBytes: offer.sizeBytes,
        doneBytes: 0,
        state: 'waiting',
        sentence: null,
        item: null,
      }
      tickets.set(ticket, { offer, dossierId, owner, abort: new AbortController(), shown })
      return shown
    },
    claim(owner, id) {
      const ticket = tickets.get(id)
      if (ticket === undefined || ticket.owner !== owner || ticket.shown.state !== 'waiting')
        throw refuse('intake.unknown')
      return ticket
    },
    move,
    cancel(owner, ids) {
      for (const id of ids) {
        const ticket = tickets.get(id)
        if (ticket === undefined || ticket.owner !== owner || ended.includes(ticket.shown.state)) continue
        ticket.abort.abort()
        move(ticket, { state: 'cancelled' })
      }
    },
    ofDossier,
    isReceiving: (dossierId) =>
      [...tickets.values()].some(
        (t) => t.dossierId === dossierId && (t.shown.state === 'receiving' || t.shown.state === 'checking'),
      ),
    async *watch(owner, dossierId, signal) {
      let notify: () => void = () => undefined
      const listener = () => notify()
      wake.add(listener)
      signal?.addEventListener('abort', listener)
      try {
        while (signal?.aborted !== true) {
          const moved = new Promise<void>((resolve) => {
            notify = resolve
          })
          yield ofDossier(owner, dossierId)
          await moved
          await new Promise((resolve) => setTimeout(resolve, 100))
        }
      } finally {
        wake.delete(listener)
        signal?.removeEventListener('abort', listener)
      }
    },
  }
}
