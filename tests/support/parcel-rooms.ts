// Two archives: one leads a blind double review, the other evaluates what comes in a parcel. The campaign's rows are written
// directly where its own service would need days of planning.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Caller } from '#main/desk-core.ts'
import type { ParcelLine, ResultOutcome } from '#shared/contract/parcels.ts'
import type { CampaignPlan } from '#shared/rules/campaign.ts'
import { fullMarks } from '#shared/rules/scoring.ts'
import { passphrase, someFacts } from './test-desk.ts'
import { openTestRooms, type TestRooms } from './test-rooms.ts'

export const never = new AbortController().signal
export const standardId = 'mee-2024-general-penalty'

export const somePlan: CampaignPlan = {
  purpose: '年度交叉评查',
  scope: { categories: ['penalty'], agencies: [], closedFrom: '2026-01-01', closedTo: '2026-12-31' },
  draw: { size: 2, leastOfEach: 0, strata: 'none' },
  way: 'double',
  groups: 1,
  standards: { penalty: standardId },
  masked: false,
  objectionDays: 5,
  rectificationDays: 30,
  differenceHundredths: 500,
}

/** The end of a feed. */
export async function endOf<S extends { state: string }>(
  feed: AsyncIterable<S>,
): Promise<Extract<S, { state: 'done' }>> {
  for await (const step of feed) if (isDone(step)) return step
  throw new Error('a feed without an end')
}
const isDone = <S extends { state: string }>(step: S): step is Extract<S, { state: 'done' }> => step.state === 'done'

export interface ParcelRooms {
  readonly home: TestRooms
  readonly away: TestRooms
  readonly leader: Caller
  readonly archivist: Caller
  readonly inspector: Caller
  /** A folder for parcels. */
  readonly folder: string
  readonly campaignId: string
  readonly memberId: string
  readonly dossierIds: readonly string[]
  /** His seat of each dossier, in their order. */
  readonly seatIds: readonly string[]
  path(name: string): string
  /** Makes the part and returns its path. */
  send(name: string): Promise<string>
  open(path: string): Promise<ParcelLine>
  /** Evaluates one dossier away. @param missing codes of criteria that are judged missing */
  evaluate(seatId: string, missing?: readonly string[]): string
  answer(name: string): Promise<string>
  merge(path: string): Promise<{ parcel: ParcelLine; outcomes: ResultOutcome[] }>
  close(): Promise<void>
}

/** @param dossiers how many */
export async function openParcelRooms({ dossiers = 2, withMedia = false } = {}): Promise<ParcelRooms> {
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-parcels-'))
  const [home, away] = [await openTestRooms(undefined, { withMedia }), await openTestRooms(undefined, { withMedia })]
  const leader = await home.admit('leader', '李组长', ['inspector'])
  const archivist = await home.admit('archivist', '和丽春', ['archivist'])
  const inspector = await away.admit('inspector', '木增福', ['inspector'])
  const dossierIds: string[] = []
  for (let at = 0; at < dossiers; at++) {
    dossierIds.push(await sealed(home, archivist, at, withMedia && at === 0))
  }
  const { json } = await away.rooms.parcels.card(inspector, passphrase)
  const campaignId = runningCampaign(home, leader, dossierIds)
  const memberId = memberElsewhere(home, campaignId, json)
  const seatIds = dossierIds.map((dossierId) => seatOf(home, campaignId, dossierId, memberId, 2))
  const path = (name: string) => join(folder, name)

  return {
    ...{ home, away, leader, archivist, inspector, folder, campaignId, memberId, dossierIds, seatIds, path },
    async send(name) {
      const order = { campaignId, memberId, path: path(name), passphrase }
      await endOf(home.rooms.parcels.make(leader, order, never))
      return order.path
    },
    async open(at) {
      return (await endOf(away.rooms.parcels.open(inspector, { path: at, passphrase }, never))).parcel
    },
    evaluate: (seatId, missing = []) => evaluated(away, inspector, seatId, missing),
    async answer(name) {
      const order = { campaignId, path: path(name), passphrase }
      await endOf(away.rooms.parcels.answer(inspector, order, never))
      return order.path
    },
    async merge(at) {
      const { parcel } = await endOf(home.rooms.parcels.merge(leader, { path: at, passphrase }, never))
      return { parcel, outcomes: parcel.outcomes.map(({ outcome }) => outcome) }
    },
    async close() {
      await home.close()
      await away.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function sealed(home: TestRooms, archivist: Caller, at: number, withMedia: boolean): Promise<string> {
  const { dossiers, items } = home.rooms
  const number = `云山农（农药）罚〔2026〕${at + 3}号`
  const { id } = await dossiers.create(archivist, someFacts({ number, title: `云山县丰禾农资店案之${at + 1}` }))
  await home.file(archivist, id, await home.files.pdf(`行政处罚决定书-${at}.pdf`, 2))
  const minutes = await home.file(archivist, id, await home.files.pdf(`集体讨论记录-${at}.pdf`, 1))
  items.change(archivist, { ...minutes, volume: 'restricted' })
  if (withMedia) await home.file(archivist, id, await home.files.clip('执法记录.mp4', 1))
  dossiers.seal(archivist, id)
  return id
}

function runningCampaign({ rooms, clock }: TestRooms, leader: Caller, dossierIds: readonly string[]): string {
  const { store, rulebook } = rooms
  const at = clock.now().toISOString()
  const id = crypto.randomUUID()
  store.run((q) =>
    q.insertInto('campaign').values({
      ...{ id, number: '2026-0001', title: '2026 年度交叉评查', origin: 'here', state: 'running' },
      ...{ plan: JSON.stringify(somePlan), seed_sha256: null, seed: null, draw: null, created_by: leader.name },
      ...{ created_at: at, updated_at: at, committed_at: at, drawn_at: at, started_at: at },
      ...{ closed_at: null, published_at: null },
    }),
  )
  const body = JSON.stringify(rulebook.standard(standardId))
  const frozen = { campaign_id: id, standard_id: standardId, sha256: rulebook.hashOf(standardId), body }
  store.run((q) => q.insertInto('campaign_standard').values(frozen))
  for (const [at, dossierId] of dossierIds.entries()) {
    const row = store.one((q) => q.selectFrom('dossier').select('manifest_sha256').where('id', '=', dossierId))
    store.run((q) =>
      q.insertInto('campaign_dossier').values({
        ...{ campaign_id: id, dossier_id: dossierId, position: at + 1, via: 'drawn', via_reason: '', stratum: '' },
        ...{ group_number: 1, standard_id: standardId, manifest_sha256: row?.manifest_sha256 ?? '' },
        ...{ accepted_reason: null, dropped_at: null, dropped_reason: null },
      }),
    )
  }
  return id
}

export function memberElsewhere({ rooms, clock }: TestRooms, campaignId: string, card: string | null): string {
  const id = crypto.randomUUID()
  rooms.store.run((q) =>
    q.insertInto('campaign_member').values({
      ...{ id, campaign_id: campaignId, user_id: null, name: '木增福', unit: '云山县农业农村局' },
      ...{ role: 'inspector', group_number: 1, share: 1, card, joined_at: clock.now().toISOString() },
      ...{ removed_at: null, removed_reason: null },
    }),
  )
  return id
}

export function seatOf(
  { rooms, clock }: TestRooms,
  campaignId: string,
  dossierId: string,
  memberId: string,
  seat: 1 | 2,
): string {
  const id = crypto.randomUUID()
  rooms.store.run((q) =>
    q.insertInto('assignment').values({
      ...{ id, campaign_id: campaignId, dossier_id: dossierId, member_id: memberId, seat, state: 'assigned' },
      ...{ evaluation_id: null, result: null, reason: null, assigned_at: clock.now().toISOString(), ended_at: null },
    }),
  )
  return id
}

/** As `campaigns.begin` and a concluded sheet leave it. Returns the evaluation's id. */
export function evaluated(
  { rooms, clock }: TestRooms,
  inspector: Caller,
  seatId: string,
  missing: readonly string[],
): string {
  const { store, evaluations } = rooms
  const seat = store.one((q) => q.selectFrom('assignment').selectAll().where('id', '=', seatId))
  const { id } = evaluations.start(inspector, seat?.dossier_id ?? '', standardId)
  const items = rooms.rulebook.standard(standardId).criteria.map((item) => {
    const lost = { state: 'missing', reason: '卷内没有这份材料。' } as const
    return { part: 'item', code: item.code, answer: missing.includes(item.code) ? lost : fullMarks(item) } as const
  })
  evaluations.judge(inspector, { id, judgements: [{ part: 'rest' }, ...items], addSeconds: 60 })
  evaluations.conclude(inspector, id)
  const ended = { state: 'concluded', evaluation_id: id, ended_at: clock.now().toISOString() } as const
  store.run((q) => q.updateTable('assignment').set(ended).where('id', '=', seatId))
  return id
}
