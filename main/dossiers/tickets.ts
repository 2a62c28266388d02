// Tickets of files on their way in: who offered what, how far it is, and who watches. They live as long as the archive is
// open; bytes without a finished ticket are swept at the next opening.
import type { IntakeTicket, OfferedFile } from '#shared/contract/intake.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import { type Changes, createChanges } from '../jobs/index.ts'

export interface Ticket {
  readonly offer: OfferedFile
  readonly dossierId: string
  readonly owner: string
  readonly abort: AbortController
  shown: IntakeTicket
  /** Grows with every move of any ticket: which ones moved last. */
  turn: number
}

export interface Tickets {
  open(owner: string, dossierId: string, offer: OfferedFile): IntakeTicket
  /** Refuses `intake.unknown`: not the caller's, or no longer waiting. */
  claim(owner: string, id: string): Ticket
  move(ticket: Ticket, change: Partial<IntakeTicket>): IntakeTicket
  cancel(owner: string, ids: readonly string[]): void
  isReceiving(dossierId: string): boolean
  /** The owner's tickets of a dossier that moved last, in the order of their offer; again after they moved. */
  watch(owner: string, dossierId: string, signal: AbortSignal): AsyncGenerator<IntakeTicket[]>
  /** Ends the watchers. */
  close(): void
}

/** Ended tickets are kept for the list until there are too many of them. */
const keptEnded = 2000
const mostShown = 500
const leastGapMs = 250
/** A file that nothing came for ends its waiting; files before it in the same offer may take their time. */
const longestWaitMs = 30 * 60_000
const leastLookMs = 60_000
const ended: readonly IntakeTicket['state'][] = ['filed', 'refused', 'cancelled']

/** What one person files into one dossier. */
interface Channel {
  readonly changes: Changes
  movedMs: number
}

export function createTickets(options: { newId: () => string; clock: Clock }): Tickets {
  const tickets = new Map<string, Ticket>()
  const channels = new Map<string, Channel>()
  const nowMs = () => options.clock.now().getTime()
  let turn = 0
  let lookedMs = nowMs()
  let closed = false

  function channelOf({ owner, dossierId }: { owner: string; dossierId: string }): Channel {
    const key = `${dossierId} ${owner}`
    const known = channels.get(key)
    if (known !== undefined) return known
    const channel = { changes: createChanges(leastGapMs), movedMs: nowMs() }
    if (closed) channel.changes.end()
    channels.set(key, channel)
    return channel
  }

  function touch(ticket: Ticket): void {
    ticket.turn = ++turn
    const channel = channelOf(ticket)
    channel.movedMs = nowMs()
    channel.changes.tell()
  }

  function move(ticket: Ticket, change: Partial<IntakeTicket>): IntakeTicket {
    ticket.shown = { ...ticket.shown, ...change }
    touch(ticket)
    return ticket.shown
  }

  function forgetOldest(): void {
    if (tickets.size <= keptEnded) return
    for (const [id, ticket] of tickets) {
      if (ended.includes(ticket.shown.state)) tickets.delete(id)
      if (tickets.size <= keptEnded) return
    }
  }

  function expire(): void {
    const now = nowMs()
    // An offer of thousands asks for each of its files.
    if (now - lookedMs < leastLookMs) return
    lookedMs = now
    const busy = new Set([...tickets.values()].filter(isUnderWay).map(channelOf))
    const isStale = (channel: Channel) => !busy.has(channel) && channel.movedMs < now - longestWaitMs
    const waiting = [...tickets.values()].filter(({ shown }) => shown.state === 'waiting')
    for (const ticket of waiting.filter((one) => isStale(channelOf(one)))) move(ticket, { state: 'cancelled' })
  }

  function shown(owner: string, dossierId: string): IntakeTicket[] {
    const all = [...tickets.values()].filter((t) => t.owner === owner && t.dossierId === dossierId)
    const since = all.map((ticket) => ticket.turn).sort((a, b) => b - a)[mostShown - 1] ?? 0
    return all.filter((ticket) => ticket.turn >= since).map((ticket) => ticket.shown)
  }

  return {
    open(owner, dossierId, offer) {
      expire()
      forgetOldest()
      const id = options.newId()
      const shown: IntakeTicket = {
        ticket: id,
        dossierId,
        name: offer.name,
        sizeBytes: offer.sizeBytes,
        doneBytes: 0,
        state: 'waiting',
        sentence: null,
        item: null,
      }
      const ticket: Ticket = { offer, dossierId, owner, abort: new AbortController(), shown, turn: 0 }
      tickets.set(id, ticket)
      touch(ticket)
      return shown
    },
    claim(owner, id) {
      expire()
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
    isReceiving: (dossierId) => [...tickets.values()].some((t) => t.dossierId === dossierId && isUnderWay(t)),
    async *watch(owner, dossierId, signal) {
      const { changes } = channelOf({ owner, dossierId })
      for await (const _change of changes.follow(signal)) yield shown(owner, dossierId)
    },
    close() {
      closed = true
      for (const { changes } of channels.values()) changes.end()
    },
  }
}

function isUnderWay({ shown }: Ticket): boolean {
  return shown.state === 'receiving' || shown.state === 'checking'
}
