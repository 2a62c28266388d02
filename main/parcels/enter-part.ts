// The rows of a campaign part: the campaign as one that is led elsewhere, its frozen standards, the caller as its inspector, the
// dossiers as visitors, and what is assigned. One transaction.
import type { CampaignPart } from '#shared/rules/campaign-parcel.ts'
import { packedItems } from '#shared/rules/package-description.ts'
import type { ParcelHead } from '#shared/rules/parcel.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Caller } from '../desk-core.ts'
import { enterDossier, type TakenDossiers } from '../exchange/index.ts'
import type { ParcelDesk } from './desk.ts'
import { enterParcel } from './rows.ts'

export interface PartEntry {
  readonly part: CampaignPart
  readonly head: ParcelHead
  readonly fresh: ReadonlySet<string>
  readonly file: { readonly sha256: string; readonly sizeBytes: number }
  readonly number: string
  readonly taken: TakenDossiers
}

export function enterPart(desk: ParcelDesk, caller: Caller, entry: PartEntry): void {
  const { store } = desk
  const { part, head, fresh, file, number, taken } = entry
  const { at } = taken
  store.record(caller, 'parcel.opened', head.id, (note) => {
    enterCampaign(desk, caller, entry)
    for (const { dossier } of part.dossiers) {
      if (!fresh.has(dossier.id)) continue
      assertFreeIds(desk, dossier)
      enterDossier(desk, taken, dossier)
    }
    enterParcel(store, {
      ...{ id: head.id, number, direction: 'in', kind: 'campaign-part', campaignId: part.campaign.id, file, at },
      ...{ memberId: part.member.id, state: 'opened', by: caller.name },
      facts: {
        ...{ other: head.from, theirNumber: head.number, results: [] },
        assignments: part.assignments.map(({ id }) => id),
      },
    })
    enterWork(desk, entry)
    note({
      ...{ number: head.number, from: part.campaign.archiveId, dossiers: part.dossiers.length, sha256: file.sha256 },
      // The journal's word for every seal that came along; verifications rest on it.
      manifests: part.dossiers.flatMap(({ dossier }) => [
        dossier.manifestSha256,
        ...dossier.supplements.map(({ manifestSha256 }) => manifestSha256),
      ]),
    })
  })
}

function enterCampaign({ store }: ParcelDesk, caller: Caller, { part, taken: { at } }: PartEntry): void {
  const { campaign, member } = part
  const here = store.one((q) => q.selectFrom('campaign').select('id').where('id', '=', campaign.id))
  if (here === null) {
    store.run((q) =>
      q.insertInto('campaign').values({
        ...{ id: campaign.id, number: freeNumber(), title: campaign.title, origin: 'parcel', state: 'running' },
        ...{ plan: JSON.stringify(campaign.plan), seed_sha256: null, seed: null, draw: null },
        // Never the sign-in name of anybody here: nobody here leads it.
        ...{ created_by: `@${campaign.agency}`, created_at: at, updated_at: at },
        ...{ committed_at: null, drawn_at: null, started_at: at, closed_at: null, published_at: null },
      }),
    )
  }
  for (const { id, sha256, body } of part.standards) {
    const frozen = { campaign_id: campaign.id, standard_id: id, sha256, body }
    store.run((q) =>
      q
        .insertInto('campaign_standard')
        .values(frozen)
        .onConflict((c) => c.doNothing()),
    )
  }
  store.run((q) =>
    q
      .insertInto('campaign_member')
      .values({
        ...{ id: member.id, campaign_id: campaign.id, user_id: caller.userId, name: member.name, unit: member.unit },
        ...{ role: 'inspector', group_number: member.group, share: member.share, card: null },
        ...{ joined_at: at, removed_at: null, removed_reason: null },
      })
      .onConflict((c) => c.doNothing()),
  )

  /** Numbers are unique at a desk; two desks count alike. */
  function freeNumber(): string {
    const isTaken = (number: string) =>
      store.one((q) => q.selectFrom('campaign').select('id').where('number', '=', number)) !== null
    for (let at = 1; ; at++) {
      const number = at === 1 ? `${campaign.number}（来）` : `${campaign.number}（来${at}）`
      if (!isTaken(number)) return number
    }
  }
}

function enterWork({ store }: ParcelDesk, { part, head, fresh, taken: { at } }: PartEntry): void {
  const campaign_id = part.campaign.id
  for (const { dossier, position, via, stratum, group, standardId } of part.dossiers) {
    // One that was this archive's own before stays its own.
    if (fresh.has(dossier.id) || isVisiting(dossier.id)) {
      const visiting = { parcel_id: head.id, dossier_id: dossier.id, manifest_sha256: dossier.manifestSha256 }
      store.run((q) => q.insertInto('parcel_dossier').values({ ...visiting, removed_at: null, erased_at: null }))
    }
    store.run((q) =>
      q
        .insertInto('campaign_dossier')
        .values({
          ...{ campaign_id, dossier_id: dossier.id, position, via, via_reason: '', stratum, group_number: group },
          ...{ standard_id: standardId, manifest_sha256: dossier.manifestSha256, accepted_reason: null },
          ...{ dropped_at: null, dropped_reason: null },
        })
        .onConflict((c) => c.doNothing()),
    )
  }
  for (const { id, dossierId, seat } of part.assignments) {
    const known = store.one((q) => q.selectFrom('assignment').select('campaign_id').where('id', '=', id))
    if (known !== null && known.campaign_id !== campaign_id) throw refuse('parcel.malformed')
    if (known !== null) continue
    store.run((q) =>
      q.insertInto('assignment').values({
        ...{ id, campaign_id, dossier_id: dossierId, member_id: part.member.id, seat, state: 'assigned' },
        ...{ evaluation_id: null, result: null, reason: null, assigned_at: at, ended_at: null },
      }),
    )
  }

  function isVisiting(dossierId: string): boolean {
    return (
      store.one((q) => q.selectFrom('parcel_dossier').select('parcel_id').where('dossier_id', '=', dossierId)) !== null
    )
  }
}

/** Ids that stay as they were must not be those of anything here. */
function assertFreeIds({ store }: ParcelDesk, dossier: CampaignPart['dossiers'][number]['dossier']): void {
  const items = packedItems(dossier).map(({ id }) => id)
  const supplements = dossier.supplements.map(({ id }) => id)
  const taken =
    store.all((q) => q.selectFrom('item').select('id').where('id', 'in', items)).length +
    store.all((q) => q.selectFrom('supplement').select('id').where('id', 'in', supplements)).length
  if (taken > 0) throw refuse('parcel.malformed')
}
