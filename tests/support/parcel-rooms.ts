// Two archives: one leads a blind double review, the other evaluates what comes in a parcel. The campaign's rows are written
// directly where its own service would need days of planning.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Caller } from '#main/desk-core.ts'
import type { ParcelLine, ResultOutcome } from '#shared/contract/parcels.ts'
import type { CampaignPlan } from '#shared/rules/campaign.ts'
import { Card, SignedCard } from '#shared/rules/parcel.ts'
import { fullMarks } from '#shared/rules/scoring.ts'
import { isRefusal } from '#shared/text/refusal.ts'
import { passphrase, someFacts } from './test-desk.ts'
import { openTestRooms, type TestRooms } from './test-rooms.ts'

export const never = new AbortController().signal
export const standardId = 'mee-2024-general-penalty'

export const somePlan: CampaignPlan = {
  purpose: '年度交叉评查',
  scope: { categories: ['处罚'], agencies: [], closedFrom: '2026-01-01', closedTo: '2026-12-31' },
  draw: { size: 10, leastOfEach: 0, strata: 'none' },
  way: 'double',
  groups: 1,
  standards: { 处罚: standardId },
  masked: false,
  objectionDays: 5,
  rectificationDays: 30,
  differenceHundredths: 500,
}

export const cardIn = (json: string) => Card.parse(JSON.parse(SignedCard.parse(JSON.parse(json)).card))

/** The end of a feed. */
export async function endOf<S extends { state: string }>(
  feed: AsyncIterable<S>,
): Promise<Extract<S, { state: 'done' }>> {
  for await (const step of feed) if (isDone(step)) return step
  throw new Error('a feed without an end')
}
const isDone = <S extends { state: string }>(step: S): step is Extract<S, { state: 'done' }> => step.state === 'done'

/** What a person is told. */
export async function sentenceOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work()
  } catch (error) {
    if (isRefusal(error)) return error.sentence
    throw error
  }
  return 'nothing was refused'
}

export interface ParcelRooms {
  readonly home: TestRooms
  readonly away: TestRooms
  readonly leader: Caller
  /** Has the other seat of each dossier. */
  readonly colleague: Caller
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
  const colleague = await home.admit('colleague', '段评查', ['inspector'])
  const inspector = await away.admit('inspector', '木增福', ['inspector'])
  const dossierIds: string[] = []
  for (let at = 0; at < dossiers; at++) {
    dossierIds.push(await sealed(home, archivist, at, withMedia && at === 0))
  }
  const { json } = await away.rooms.parcels.card(inspector, passphrase)
  const { campaignId, memberId, seats } = runningCampaign(home, leader, colleague, json)
  const seatIds = dossierIds.map((dossierId) => seats.find((seat) => seat.dossierId === dossierId)?.id ?? '')
  const path = (name: string) => join(folder, name)

  return {
    ...{ home, away, leader, colleague, archivist, inspector, folder, campaignId, memberId, dossierIds, seatIds, path },
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
  // Of another agency than the inspectors, who would be recused otherwise.
  const dates = { filedOn: '2026-03-02', noticeOn: null, decidedOn: null, servedOn: null, closedOn: '2026-06-30' }
  const { id } = await dossiers.create(
    archivist,
    someFacts({ number, dates, agency: '云山县林业和草原局', title: `云山县丰禾农资店案之${at + 1}` }),
  )
  await home.file(archivist, id, await home.files.pdf(`行政处罚决定书-${at}.pdf`, 2))
  const minutes = await home.file(archivist, id, await home.files.pdf(`集体讨论记录-${at}.pdf`, 1))
  items.change(archivist, { ...minutes, volume: 'restricted' })
  if (withMedia) await home.file(archivist, id, await home.files.clip('执法记录.mp4', 1))
  dossiers.seal(archivist, id)
  return id
}

/** One here and one elsewhere, for whom a seat of each dossier falls. */
function runningCampaign({ rooms }: TestRooms, leader: Caller, other: Caller, card: string) {
  const { campaigns, parcels } = rooms
  const { id } = campaigns.create(leader, { title: '2026 年度交叉评查', plan: somePlan })
  campaigns.addMember(leader, id, { from: 'here', userId: other.userId, role: 'inspector', group: 1, share: 1 })
  parcels.addMember(leader, { campaignId: id, card, group: 1, share: 1 })
  campaigns.commit(leader, id, null)
  campaigns.draw(leader, id)
  campaigns.assign(leader, id)
  const { members, assignmentsOf } = campaigns.start(leader, id)
  const memberId = members.find(({ elsewhere }) => elsewhere)?.id ?? ''
  const seats = assignmentsOf.filter((seat) => seat.memberId === memberId)
  return { campaignId: id, memberId, seats }
}

/** Begun, filled in and concluded. Returns the evaluation's id. */
export function evaluated({ rooms }: TestRooms, inspector: Caller, seatId: string, missing: readonly string[]): string {
  const { campaigns, evaluations } = rooms
  const { id } = campaigns.begin(inspector, seatId)
  const items = rooms.rulebook.standard(standardId).criteria.map((item) => {
    const lost = { state: 'missing', reason: '卷内没有这份材料。' } as const
    return { part: 'item', code: item.code, answer: missing.includes(item.code) ? lost : fullMarks(item) } as const
  })
  evaluations.judge(inspector, { id, judgements: [{ part: 'rest' }, ...items], addSeconds: 60 })
  evaluations.conclude(inspector, id)
  return id
}
