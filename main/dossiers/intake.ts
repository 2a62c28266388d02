// Filing (归入): bytes are encrypted as they arrive, read back, looked into in a limited process, and only then entered.
// Whatever is refused on the way leaves nothing behind but its journal entry.
import { Category, type Item } from '#shared/contract/dossiers.ts'
import type { IntakeTicket, OfferedFile } from '#shared/contract/intake.ts'
import { categoryWords } from '#shared/rules/category.ts'
import type { PaperKindsPack } from '#shared/rules/pack.ts'
import { guessPaperKind } from '#shared/rules/paper-kind.ts'
import { remarks } from '#shared/text/intake.ts'
import { Refusal, refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Recordings } from '../recordings/index.ts'
import type { Actor, Store } from '../store/index.ts'
import type { ObjectSource, StoredObject } from '../vault/index.ts'
import { type DetectedType, nameDisagrees } from './inspection/index.ts'
import { nextPosition, touch } from './items.ts'
import type { Look, LookInto } from './look.ts'
import type { DossierObjects } from './objects.ts'
import { openPartOf } from './parts.ts'
import { itemById } from './rows.ts'
import type { Ticket, Tickets } from './tickets.ts'

/** One file on its way into a dossier, whoever brings it: a window by its ticket, a dock, the tray. */
export interface Filing {
  readonly offer: OfferedFile
  readonly dossierId: string
  readonly source: ObjectSource
  readonly signal: AbortSignal
  readonly onProgress?: (doneBytes: number) => void
  /** Stored and read back, not looked into yet; may refuse it. */
  readonly onStored?: (stored: StoredObject) => void
  /** Inside the transaction that enters it. */
  readonly onEntered?: (item: Item) => void
}

export interface Intake {
  offer(caller: Actor, dossierId: string, files: readonly OfferedFile[]): IntakeTicket[]
  /** Takes the bytes of a waiting ticket. Refusals end in the ticket; only `intake.unknown` is thrown. */
  receive(caller: Actor, ticketId: string, source: ObjectSource, signal: AbortSignal): Promise<IntakeTicket>
  cancel(caller: Actor, tickets: readonly string[]): void
  /** Files without a ticket. Whatever is thrown, nothing stays; the caller says so in the journal. */
  file(caller: Actor, filing: Filing): Promise<Item>
}

export function createIntake(options: {
  store: Store
  objects: DossierObjects
  tickets: Tickets
  recordings: Recordings
  look: LookInto
  /** The dictionary in force, asked for each time. */
  paperKinds: () => PaperKindsPack
  clock: Clock
  newId: () => string
}): Intake {
  const { store, objects, tickets, recordings, look, paperKinds, clock, newId } = options

  function enter(caller: Actor, filing: Filing, stored: StoredObject, found: Look, copy: StoredObject | null): Item {
    const { offer, dossierId } = filing
    const id = newId()
    return store.record(caller, 'item.filed', id, (note) => {
      const { dossier, supplementId } = openPartOf(store, dossierId)
      const twins = twinsOf(store, stored.sha256, dossierId)
      if (twins.here !== null) throw refuse('item.duplicate', { title: twins.here })
      note({ dossier: dossierId, sha256: stored.sha256, sizeBytes: stored.sizeBytes })
      objects.enter(stored, { dossierId, mime: found.detected.mime, role: 'original' })
      if (copy !== null) {
        objects.enter(copy, {
          dossierId,
          mime: 'application/pdf',
          role: 'viewing-copy',
          parentId: stored.objectId,
          recipe: 'tiff-to-pdf',
        })
      }
      store.run((q) =>
        q.insertInto('item').values({
          id,
          dossier_id: dossierId,
          object_id: stored.objectId,
          kind: found.detected.kind,
          volume: offer.volume,
          position: nextPosition(store, { dossierId, volume: offer.volume, outsideSeal: false, supplementId }),
          title: offer.title ?? titleFrom(offer.name),
          paper_kind: offer.paperKind ?? guessed(paperKinds(), dossier.category, offer, found.detected),
          made_on: offer.madeOn,
          pages: found.pages,
          original_name: offer.name,
          viewing: found.viewing,
          remarks: JSON.stringify(remarksOn(offer.name, found.detected, twins.elsewhere)),
          filed_at: clock.now().toISOString(),
          filed_by: caller.name,
          withdrawn_at: null,
          withdrawn_reason: null,
          derivation: null,
          outside_seal: 0,
          supplement_id: supplementId,
        }),
      )
      if (found.recording !== null) recordings.enter(id, found.recording, offer.name)
      touch(store, dossierId, clock)
      const item = itemById(store, id)
      recordings.queueDerivatives(item)
      filing.onEntered?.(item)
      return item
    })
  }

  async function file(caller: Actor, filing: Filing): Promise<Item> {
    const { offer, dossierId, source, signal } = filing
    openPartOf(store, dossierId)
    if (offer.sizeBytes === 0) throw refuse('item.zero-bytes')
    const stored = await objects.put({
      dossierId,
      source: 'stream' in source ? { stream: asOffered(source.stream, offer.sizeBytes) } : source,
      name: offer.name,
      signal,
      onProgress: (doneBytes) => filing.onProgress?.(doneBytes),
    })
    try {
      if (stored.sizeBytes !== offer.sizeBytes) throw notAsOffered(stored.sizeBytes, offer.sizeBytes)
      filing.onStored?.(stored)
      const reader = await objects.openStored(stored.objectId, dossierId)
      const found = await look(reader, signal).finally(() => reader.close())
      signal.throwIfAborted()
      if (found.copy === null) return enter(caller, filing, stored, found, null)
      const copy = await objects.put({ dossierId, source: { bytes: found.copy }, name: `${offer.name}.pdf`, signal })
      try {
        return enter(caller, filing, stored, found, copy)
      } catch (error) {
        await objects.discard(copy.objectId)
        throw error
      }
    } catch (error) {
      await objects.discard(stored.objectId)
      throw error
    }
  }

  function filingOf(ticket: Ticket, source: ObjectSource, signal: AbortSignal): Filing {
    return {
      offer: ticket.offer,
      dossierId: ticket.dossierId,
      source,
      signal,
      onProgress: (doneBytes) => void tickets.move(ticket, { doneBytes }),
      onStored: ({ sizeBytes }) => void tickets.move(ticket, { state: 'checking', doneBytes: sizeBytes }),
    }
  }

  return {
    file,
    offer(caller, dossierId, files) {
      return store.record(caller, 'item.offered', dossierId, (note) => {
        openPartOf(store, dossierId)
        note({ files: files.length })
        return files.map((offer) => tickets.open(caller.name, dossierId, offer))
      })
    },
    async receive(caller, ticketId, source, signal) {
      const ticket = tickets.claim(caller.name, ticketId)
      const either = AbortSignal.any([signal, ticket.abort.signal])
      tickets.move(ticket, { state: 'receiving' })
      try {
        const item = await file(caller, filingOf(ticket, source, either))
        return tickets.move(ticket, { state: 'filed', item })
      } catch (error) {
        if (either.aborted) {
          // Taken back by its owner it is already in the journal; a connection that went away is not.
          if (!ticket.abort.signal.aborted)
            store.refused(caller, 'item.filed', ticket.dossierId, refuse('item.incomplete'))
          return tickets.move(ticket, { state: 'cancelled' })
        }
        if (!(error instanceof Refusal)) {
          tickets.move(ticket, { state: 'refused', sentence: refuse('intake.failed').sentence })
          throw error
        }
        store.refused(caller, 'item.filed', ticket.dossierId, error)
        return tickets.move(ticket, { state: 'refused', sentence: error.sentence })
      }
    },
    cancel(caller, ids) {
      store.record(caller, 'intake.cancelled', null, (note) => {
        note({ tickets: ids.length })
        tickets.cancel(caller.name, ids)
      })
    },
  }
}

function notAsOffered(sizeBytes: number, offeredBytes: number): Refusal {
  return sizeBytes < offeredBytes ? refuse('item.incomplete') : refuse('vault.source-changed')
}

/** The body of an upload: one that breaks off is refused as such, one that never ends does not fill the disk. */
export async function* asOffered(
  stream: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>,
  offeredBytes: number,
): AsyncGenerator<Uint8Array> {
  let sizeBytes = 0
  try {
    for await (const piece of stream) {
      sizeBytes += piece.length
      if (sizeBytes > offeredBytes) break
      yield piece
    }
  } catch (error) {
    // What the tray's own store says of a held copy is no broken upload.
    throw error instanceof Refusal ? error : refuse('item.incomplete')
  }
  if (sizeBytes > offeredBytes) throw notAsOffered(sizeBytes, offeredBytes)
}

/**
 * The same bytes already filed: the title of the twin in this dossier, and how many lie in other dossiers. What lies beside
 * a dossier keeps nothing out of it.
 */
export function twinsOf(
  store: Store,
  sha256: string,
  dossierId: string,
  besideToo = false,
): { here: string | null; elsewhere: number } {
  const twins = store.all((q) =>
    q
      .selectFrom('item')
      .innerJoin('object', 'object.id', 'item.object_id')
      .where('object.sha256', '=', sha256)
      .where('item.withdrawn_at', 'is', null)
      .select(['item.title', 'item.dossier_id', 'item.outside_seal']),
  )
  const here = twins.find((twin) => twin.dossier_id === dossierId && (besideToo || twin.outside_seal === 0))
  return { here: here?.title ?? null, elsewhere: twins.filter((twin) => twin.dossier_id !== dossierId).length }
}

function remarksOn(name: string, detected: DetectedType, elsewhere: number): string[] {
  const found: string[] = []
  if (nameDisagrees(name, detected)) found.push(remarks.nameDisagrees(detected.extension))
  if (elsewhere > 0) found.push(remarks.twinElsewhere(elsewhere))
  return found
}

/** The kind its name suggests; the archivist corrects it in the catalogue. */
function guessed(pack: PaperKindsPack, category: string, offer: OfferedFile, detected: DetectedType): string | null {
  const name = offer.title ?? titleFrom(offer.name)
  const kind = guessPaperKind(pack, { name, medium: detected.kind, category: categoryWords[Category.parse(category)] })
  return kind?.code ?? null
}

/** A file name without its ending and without a leading number such as “03 ” or “03-”. */
function titleFrom(name: string): string {
  const base = name.split(/[\\/]/).findLast((part) => part.trim() !== '') ?? name
  const bare = base.replace(/\.[^.]{1,5}$/, '').replace(/^\d{1,3}[\s._、-]+/, '')
  // The cut may fall between the two halves of a rare character (CJK extension B and beyond).
  return (bare.trim() || base).slice(0, 200).replace(/[\uD800-\uDBFF]$/, '')
}
