// Taking in a part of another desk's campaign: its dossiers are filed as they come out of the file, and entered in one
// transaction with the campaign and what is assigned. Whole or not at all.
import type { CampaignPart } from '#shared/rules/campaign-parcel.ts'
import { dayOf } from '#shared/text/instant.ts'
import { isRefusal, refuse } from '#shared/text/refusal.ts'
import type { Caller } from '../desk-core.ts'
import { type TakenItem, takeItem } from '../exchange/index.ts'
import type { StoredObject } from '../vault/index.ts'
import type { Pace, ParcelDesk } from './desk.ts'
import { enterPart, type PartEntry } from './enter-part.ts'
import type { OpenParcel } from './envelope.ts'
import { type FileOrder, withParcel } from './opening.ts'
import { assertRoom, fileHash } from './place.ts'
import { nextParcelNumber, parcelRow } from './rows.ts'
import { filesOf, type PartFile, readPart } from './sound-part.ts'

/** @returns the id of the parcel */
export async function openPart(
  desk: ParcelDesk,
  caller: Caller,
  order: FileOrder,
  pace: Pace,
  signal: AbortSignal,
): Promise<string> {
  const { store, clock } = desk
  return withParcel(desk, caller, order, { pace, signal }, async (parcel) => {
    const { head, sender } = parcel
    if (head.kind !== 'campaign-part') throw refuse('parcel.wrong-kind-result')
    if (sender.archiveId === desk.archiveId) throw refuse('parcel.own')
    const before = parcelRow(store, head.id)
    if (before !== null) throw refuse('parcel.opened-before', { at: before.handled_at })
    const part = readPart(parcel.content, head)
    if (part.campaign.archiveId !== sender.archiveId) throw refuse('parcel.malformed')
    assertTakable(desk, caller, part)
    const fresh = freshDossiers(desk, part)
    const files = filesOf(part)
    const bytes = files.reduce((sum, one) => (fresh.has(one.dossierId) ? sum + one.file.sizeBytes : sum), 0)
    await assertRoom(desk.freeBytes, desk.archiveFolder, bytes)
    const file = await fileHash(order.path, signal)
    await take(desk, parcel, fresh, files, signal, (taken) => {
      const at = clock.now().toISOString()
      const number = nextParcelNumber(store, 'in', dayOf(at).slice(0, 4))
      enterPart(desk, caller, { part, head, fresh, file, number, taken: { ...taken, at, keepIds: true } })
    })
    return head.id
  })
}

/** Refuses `parcel.own`, `parcel.over`, `parcel.other-inspector`, `parcel.malformed`. */
export function assertTakable({ store, archiveId }: ParcelDesk, caller: Caller, part: CampaignPart): void {
  if (part.campaign.archiveId === archiveId) throw refuse('parcel.own')
  const campaign = store.one((q) => q.selectFrom('campaign').selectAll().where('id', '=', part.campaign.id))
  if (campaign?.origin === 'here') throw refuse('parcel.own')
  if (campaign !== null && campaign.state !== 'running') throw refuse('parcel.over')
  const member = store.one((q) => q.selectFrom('campaign_member').selectAll().where('id', '=', part.member.id))
  if (member !== null && member.campaign_id !== part.campaign.id) throw refuse('parcel.malformed')
  if (member !== null && member.user_id !== caller.userId) throw refuse('parcel.other-inspector')
  for (const { id, sha256 } of part.standards) {
    const frozen = store.one((q) =>
      q
        .selectFrom('campaign_standard')
        .select('sha256')
        .where('campaign_id', '=', part.campaign.id)
        .where('standard_id', '=', id),
    )
    if (frozen !== null && frozen.sha256 !== sha256) throw refuse('parcel.malformed')
  }
}

/** Those that are not here yet. Refuses `parcel.visitor-removed`, `parcel.dossier-differs`. */
function freshDossiers({ store }: ParcelDesk, { dossiers }: CampaignPart): ReadonlySet<string> {
  const fresh = new Set<string>()
  for (const { dossier } of dossiers) {
    const here = store.one((q) =>
      q.selectFrom('dossier').select(['manifest_sha256', 'disposed_at', 'state']).where('id', '=', dossier.id),
    )
    const { title } = dossier.facts
    if (here === null) fresh.add(dossier.id)
    else if (here.disposed_at !== null) throw refuse('parcel.visitor-removed', { title })
    else if (here.state !== 'sealed' || here.manifest_sha256 !== dossier.manifestSha256)
      throw refuse('parcel.dossier-differs', { title })
  }
  return fresh
}

async function take(
  { objects, look }: ParcelDesk,
  parcel: OpenParcel,
  fresh: ReadonlySet<string>,
  files: readonly PartFile[],
  signal: AbortSignal,
  enter: (taken: Omit<PartEntry['taken'], 'at'>) => void,
): Promise<void> {
  const keys = new Map<string, Buffer>()
  const stored: StoredObject[] = []
  const taken = { keys, items: new Map<string, TakenItem>(), sheets: new Map<string, StoredObject>() }
  try {
    for (const dossierId of fresh) keys.set(dossierId, await objects.createKey(dossierId))
    let next = 0
    for await (const entry of parcel.files) {
      const one = files[next++]
      if (one === undefined || one.file.path !== entry.path) throw refuse('parcel.malformed')
      // What is here already is only proven to be the same; the envelope reads over it.
      if (fresh.has(one.dossierId)) await file(one, entry.bytes)
    }
    signal.throwIfAborted()
    enter(taken)
  } catch (error) {
    for (const { objectId } of stored) await objects.discard(objectId)
    for (const dossierId of keys.keys()) await objects.forsakeKey(dossierId)
    throw error
  }

  async function file(one: PartFile, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const { dossierId } = one
    const name = one.isItem ? one.file.originalName : `${one.file.kind}.pdf`
    const original = await objects.put({ dossierId, source: { stream: bytes }, name, signal })
    stored.push(original)
    if (!one.isItem) {
      taken.sheets.set(one.file.path, original)
      return
    }
    const item = one.file
    const found = await takeItem({ objects, look }, { dossierId, item, original, stored, signal }).catch(
      (error: unknown) => {
        throw isRefusal(error, 'package.type') ? refuse('parcel.type', { title: item.title }) : error
      },
    )
    taken.items.set(item.path, found)
  }
}
