// A part of a campaign for one inspector of another desk: the plan, the frozen standards, what is assigned to him, and the sealed
// dossiers with every byte. Nothing of the other seat.

import { dirname } from 'node:path'
import type { CampaignPart } from '#shared/rules/campaign-parcel.ts'
import { canonicalJsonWithFractions } from '#shared/rules/canonical-json.ts'
import { type PackedDossier, packedItems } from '#shared/rules/package-description.ts'
import type { Card } from '#shared/rules/parcel.ts'
import { dayOf } from '#shared/text/instant.ts'
import { refuse } from '#shared/text/refusal.ts'
import {
  assertLeads,
  type CampaignDossierRow,
  type CampaignRow,
  campaignDossiers,
  changeOf,
  type MemberRow,
  membersOf,
  planOf,
  type SeatRow,
  seatsOf,
} from '../campaigns/index.ts'
import type { Caller } from '../desk-core.ts'
import { planPackage } from '../exchange/index.ts'
import { readCardFile, recipientIdIn } from './card.ts'
import type { Pace, ParcelDesk } from './desk.ts'
import { type ParcelSource, textFile, writeParcel } from './envelope.ts'
import { withOwnPapers } from './own-card.ts'
import { assertRoom, newFileAt, onTarget } from './place.ts'
import { enterParcel, nextParcelNumber, titleOf } from './rows.ts'

export interface PartOrder {
  readonly campaignId: string
  readonly memberId: string
  readonly path: string
  readonly passphrase: string
}

interface Sending {
  readonly campaign: CampaignRow
  readonly member: MemberRow
  readonly card: Card
  readonly signedCard: ReturnType<typeof readCardFile>['signed']
  readonly seats: readonly SeatRow[]
  readonly dossiers: readonly CampaignDossierRow[]
}

/** @returns the id of the parcel */
export async function makePart(
  desk: ParcelDesk,
  caller: Caller,
  order: PartOrder,
  pace: Pace,
  signal: AbortSignal,
): Promise<string> {
  const { store, clock } = desk
  const { seats, ...sending } = sendingOf(desk, caller, order)
  const path = await newFileAt(order.path, desk.archiveFolder)
  return withOwnPapers(desk, caller, order.passphrase, async (own) => {
    const { part, files } = composePart(desk, { seats, ...sending })
    const content = textFile('content.json', canonicalJsonWithFractions(part))
    const all = [content, ...files]
    pace.totalBytes = all.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
    await assertRoom(desk.freeBytes, dirname(path), pace.totalBytes)
    const at = clock.now().toISOString()
    const id = desk.newId()
    const number = nextParcelNumber(store, 'out', dayOf(at).slice(0, 4))
    const file = await onTarget(() =>
      writeParcel({
        ...{ path, files: all, recipients: [sending.card.recipient], identity: own.identity, signal },
        head: {
          ...{ schema: 'anjuan-parcel', version: 1, id, kind: 'campaign-part', number, madeAt: at },
          ...{ title: sending.campaign.title, from: own.signed, to: [recipientIdIn(sending.card)] },
        },
        onProgress: (bytes) => {
          pace.doneBytes = Math.min(bytes, pace.totalBytes)
        },
      }),
    )
    store.record(caller, 'parcel.made', id, (note) => {
      own.enter()
      note({ number, dossiers: sending.dossiers.length, sha256: file.sha256 })
      enterParcel(store, {
        ...{ id, number, direction: 'out', kind: 'campaign-part', campaignId: order.campaignId, file, state: 'made' },
        ...{ memberId: order.memberId, by: caller.name, at },
        facts: {
          other: sending.signedCard,
          theirNumber: number,
          assignments: seats.map((seat) => seat.id),
          results: [],
        },
      })
    })
    return id
  })
}

function sendingOf({ store }: ParcelDesk, caller: Caller, { campaignId, memberId }: PartOrder): Sending {
  const campaign = assertLeads(store, caller, campaignId)
  if (campaign.state !== 'running') throw refuse('parcel.not-running')
  const member = membersOf(store, campaignId).find(({ id }) => id === memberId)
  if (member === undefined) throw refuse('parcel.member-unknown')
  const { name } = member
  if (member.removed_at !== null) throw refuse('parcel.member-removed', { name })
  if (member.user_id !== null) throw refuse('parcel.member-here', { name })
  if (member.card === null) throw refuse('parcel.no-card', { name })
  const { card, signed } = readCardFile(member.card)
  const open = seatsOf(store, campaignId).filter(
    (seat) => seat.member_id === memberId && ['assigned', 'working'].includes(seat.state),
  )
  const mine = new Set(open.map((seat) => seat.dossier_id))
  const dossiers = campaignDossiers(store, campaignId).filter(
    (row) => mine.has(row.dossier_id) && row.dropped_at === null,
  )
  const changed = dossiers.find((row) => changeOf(row) !== 'no')
  if (changed !== undefined) throw refuse('parcel.dossier-changed', { title: titleOf(store, changed.dossier_id) })
  const there = new Set(dossiers.map((row) => row.dossier_id))
  const seats = open.filter((seat) => there.has(seat.dossier_id))
  if (seats.length === 0) throw refuse('parcel.nothing-to-send', { name })
  return { campaign, member, card, signedCard: signed, seats, dossiers }
}

function composePart(desk: ParcelDesk, { campaign, member, seats, dossiers }: Sending) {
  const { store, objects, agency, archiveId } = desk
  const order = { dossierIds: dossiers.map((row) => row.dossier_id), withRestricted: true, base: '' }
  const plan = planPackage(store, order)
  const objectOf = new Map(plan.files.map((file) => [file.path, file.objectId]))
  const files: ParcelSource[] = []
  const packed = new Map(plan.dossiers.map((dossier) => [dossier.id, renamed(dossier)]))
  const needed = new Set(dossiers.map((row) => row.standard_id))
  const part: CampaignPart = {
    schema: 'anjuan-campaign-part',
    version: 1,
    campaign: {
      ...{ id: campaign.id, number: campaign.number, title: campaign.title, plan: planOf(campaign) },
      ...{ agency, archiveId },
    },
    member: {
      ...{ id: member.id, name: member.name, unit: member.unit, group: member.group_number, share: member.share },
    },
    standards: store
      .all((q) => q.selectFrom('campaign_standard').selectAll().where('campaign_id', '=', campaign.id))
      .filter((row) => needed.has(row.standard_id))
      .map((row) => ({ id: row.standard_id, sha256: row.sha256, body: row.body })),
    dossiers: dossiers.map((row) => {
      const dossier = packed.get(row.dossier_id)
      if (dossier === undefined) throw new Error('a dossier that was not packed')
      const { position, via, stratum, group_number: group, standard_id: standardId } = row
      return { dossier, position, via, stratum, group, standardId }
    }),
    assignments: seats.map((seat) => ({
      ...{ id: seat.id, dossierId: seat.dossier_id, seat: seat.seat, assignedAt: seat.assigned_at },
    })),
  }
  return { part, files }

  /** Short names that every `tar` bears; the catalogue's own are in content.json. */
  function renamed(dossier: PackedDossier): PackedDossier {
    const names = new Map<string, string>()
    for (const { path, sizeBytes, sha256 } of [...packedItems(dossier), ...dossier.sheets]) {
      const name = `files/${String(files.length + 1).padStart(6, '0')}`
      names.set(path, name)
      const objectId = objectOf.get(path) ?? ''
      files.push({ path: name, sizeBytes, sha256, bytes: () => bytesOf(objectId) })
    }
    const at = <P extends { path: string }>(one: P): P => ({ ...one, path: names.get(one.path) ?? '' })
    return {
      ...dossier,
      items: dossier.items.map(at),
      sheets: dossier.sheets.map(at),
      supplements: dossier.supplements.map((one) => ({ ...one, items: one.items.map(at) })),
    }
  }

  async function* bytesOf(objectId: string): AsyncGenerator<Uint8Array> {
    const reader = await objects.open(objectId)
    try {
      yield* reader.stream(0, reader.sizeBytes)
    } finally {
      await reader.close()
    }
  }
}
