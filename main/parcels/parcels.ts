// Parcels (往来包) between desks: cards, parts of campaigns that go out, results that come back.
import type { Campaign } from '#shared/contract/campaigns.ts'
import type { JournalEvent } from '#shared/contract/journal-events.ts'
import type {
  AnswerState,
  CardView,
  ParcelConflict,
  ParcelLine,
  ParcelLook,
  ParcelMember,
  ParcelProgress,
  ParcelTaking,
} from '#shared/contract/parcels.ts'
import { parcelFileNames } from '#shared/text/parcels.ts'
import { isRefusal, refuse } from '#shared/text/refusal.ts'
import type { Caller } from '../desk-core.ts'
import { whileWorking } from '../exchange/index.ts'
import type { Page } from '../store/index.ts'
import { cardFileText, readCardFile, recipientIdIn } from './card.ts'
import { conflictsOf, decideConflict } from './conflicts.ts'
import type { Pace, ParcelDesk } from './desk.ts'
import { makeAnswer } from './make-answer.ts'
import { makePart, type PartOrder } from './make-part.ts'
import { addMember, giveCard, parcelMembers } from './members.ts'
import { mergeAnswer } from './merge-answer.ts'
import { openPart } from './open-part.ts'
import type { FileOrder } from './opening.ts'
import { withOwnPapers } from './own-card.ts'
import { parcelRow, toCardView, toParcelLine } from './rows.ts'
import { answerStateOf, lookInto, parcelsSeenBy } from './views.ts'
import { eraseVisitors, removeVisitors, visitorsHere } from './visitors.ts'

export interface Parcels {
  mine(caller: Caller): { recipientId: string; madeAt: string } | null
  /** Refuses `vault.wrong-passphrase`, `people.no-signing-key`. */
  card(caller: Caller, passphrase: string): Promise<{ name: string; json: string; card: CardView }>
  readCard(text: string): CardView
  addMember(caller: Caller, order: { campaignId: string; card: string; group: number; share: number }): Campaign
  giveCard(caller: Caller, order: { campaignId: string; memberId: string; card: string }): ParcelMember
  /** Dossiers of other archives that are here to be evaluated (来卷). */
  visitors(): string[]
  members(caller: Caller, campaignId: string): ParcelMember[]
  list(caller: Caller, filter: Page & { campaignId: string | null }): { rows: ParcelLine[]; total: number }
  make(caller: Caller, order: PartOrder, signal: AbortSignal): AsyncGenerator<ParcelProgress>
  look(caller: Caller, order: FileOrder, signal: AbortSignal): AsyncGenerator<ParcelLook>
  open(caller: Caller, order: FileOrder, signal: AbortSignal): AsyncGenerator<ParcelTaking>
  answerState(caller: Caller, campaignId: string): AnswerState | null
  answer(
    caller: Caller,
    order: { campaignId: string; path: string; passphrase: string },
    signal: AbortSignal,
  ): AsyncGenerator<ParcelProgress>
  merge(caller: Caller, order: FileOrder, signal: AbortSignal): AsyncGenerator<ParcelTaking>
  conflicts(caller: Caller, campaignId: string | null): { rows: ParcelConflict[]; hidden: number }
  decide(caller: Caller, order: { id: string; choose: 'standing' | 'brought'; reason: string }): ParcelConflict
  removeVisitors(caller: Caller, order: { campaignId: string; evenUnsent: boolean }): Promise<{ removed: number }>
  /** What a crash left of removals that were entered. */
  resume(): Promise<void>
  /** Before the archive is locked: what is under way is taken back while the keys are there. */
  close(): Promise<void>
}

export function createParcels(desk: ParcelDesk & { readonly onIncident: (error: unknown) => void }): Parcels {
  const { store, archiveId } = desk
  const closing = new AbortController()
  let running: Promise<unknown> | null = null

  /** One at a time: two openings of one file would fight over the same keys. */
  async function alone<T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (running !== null) throw refuse('parcel.busy')
    const mine = work(AbortSignal.any([signal, closing.signal]))
    running = mine
    try {
      return await mine
    } finally {
      running = null
    }
  }

  async function* working<T>(
    signal: AbortSignal,
    work: (pace: Pace, signal: AbortSignal) => Promise<T>,
  ): AsyncGenerator<{ state: 'running' } & Pace, T> {
    const pace: Pace = { doneBytes: 0, totalBytes: 0 }
    return yield* whileWorking(
      signal,
      (left) => alone(left, (until) => work(pace, until)),
      () => ({ state: 'running' as const, ...pace }),
    )
  }

  /** A refusal before the transaction is entered with what it is about. */
  async function noted<T>(
    caller: Caller,
    event: JournalEvent,
    subject: string | null,
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (isRefusal(error)) store.refused(caller, event, subject, error)
      throw error
    }
  }

  function line(id: string): ParcelLine {
    const row = parcelRow(store, id)
    if (row === null) throw new Error('a parcel without its row')
    return toParcelLine(store, row)
  }

  return {
    mine(caller) {
      const key = desk.keys.of(caller.userId)
      return key === null ? null : { recipientId: key.recipientId, madeAt: key.madeAt }
    },
    card: (caller, passphrase) =>
      withOwnPapers(desk, caller, passphrase, async ({ card, signed, enter }) => {
        store.record(caller, 'parcel.card-made', caller.userId, (note) => {
          enter()
          note({ number: recipientIdIn(card) })
        })
        return {
          name: parcelFileNames.card(card.name),
          json: cardFileText(signed),
          card: toCardView(card, archiveId),
        }
      }),
    readCard: (text) => toCardView(readCardFile(text).card, archiveId),
    addMember: (caller, order) => addMember(desk, caller, order),
    giveCard: (caller, order) => giveCard(desk, caller, order),
    visitors: () => visitorsHere(store),
    members: (caller, campaignId) => parcelMembers(desk, caller, campaignId),
    list(caller, { offset, limit, campaignId }) {
      const rows = parcelsSeenBy(desk, caller, campaignId)
      return { rows: rows.slice(offset, offset + limit).map((row) => toParcelLine(store, row)), total: rows.length }
    },
    async *make(caller, order, signal) {
      const id = yield* working(signal, (pace, until) =>
        noted(caller, 'parcel.made', order.campaignId, () => makePart(desk, caller, order, pace, until)),
      )
      yield { state: 'done', parcel: line(id), path: order.path }
    },
    async *look(caller, order, signal) {
      const found = yield* working(signal, (pace, until) => lookInto(desk, caller, order, pace, until))
      yield { state: 'done', found }
    },
    async *open(caller, order, signal) {
      const id = yield* working(signal, (pace, until) =>
        noted(caller, 'parcel.opened', null, () => openPart(desk, caller, order, pace, until)),
      )
      yield { state: 'done', parcel: line(id) }
    },
    answerState: (caller, campaignId) => answerStateOf(desk, caller, campaignId),
    async *answer(caller, order, signal) {
      const id = yield* working(signal, (pace, until) =>
        noted(caller, 'parcel.answered', order.campaignId, () => makeAnswer(desk, caller, order, pace, until)),
      )
      yield { state: 'done', parcel: line(id), path: order.path }
    },
    async *merge(caller, order, signal) {
      const id = yield* working(signal, (pace, until) =>
        noted(caller, 'parcel.merged', null, () => mergeAnswer(desk, caller, order, pace, until)),
      )
      yield { state: 'done', parcel: line(id) }
    },
    conflicts: (caller, campaignId) => conflictsOf(store, caller, campaignId),
    decide: (caller, order) => decideConflict(desk, caller, order),
    removeVisitors: (caller, order) => removeVisitors(desk, caller, order),
    async resume() {
      // The archive opens all the same; the next opening tries again.
      await eraseVisitors(desk).catch(desk.onIncident)
    },
    async close() {
      closing.abort()
      // However it ends, whoever asked for it is told.
      await running?.catch(() => undefined)
    },
  }
}
