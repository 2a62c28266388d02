// A county's offices with sealed dossiers and inspectors of several units, for tests of campaigns.
import { randomBytes } from 'node:crypto'
import type { Caller } from '#main/desk-core.ts'
import { system } from '#main/store/index.ts'
import type { Campaign } from '#shared/contract/campaigns.ts'
import type { DossierFacts } from '#shared/contract/dossiers.ts'
import type { CampaignPlan } from '#shared/rules/campaign.ts'
import { fullMarks } from '#shared/rules/scoring.ts'
import { someFacts } from './test-desk.ts'
import { openTestRooms, type TestRooms } from './test-rooms.ts'

export const standardId = 'mee-2024-general-penalty'
export const [farming, forestry, water] = ['云山县农业农村局', '云山县林业和草原局', '云山县水务局'] as const

export function somePlan(change: Partial<CampaignPlan> = {}): CampaignPlan {
  return {
    purpose: '年度案卷评查',
    scope: { categories: ['处罚'], agencies: [], closedFrom: '2026-01-01', closedTo: '2026-10-31' },
    draw: { size: 4, leastOfEach: 1, strata: 'agency' },
    way: 'single',
    groups: 1,
    standards: { 处罚: standardId },
    masked: false,
    objectionDays: 5,
    rectificationDays: 15,
    differenceHundredths: 500,
    ...change,
  }
}

export interface CampaignRooms extends TestRooms {
  readonly leader: Caller
  readonly archivist: Caller
  /** An inspector of that unit. */
  inspector(name: string, displayName: string, unit: string): Promise<Caller>
  /** A dossier sealed as a row alone: nothing of it is read. */
  sealed(agency: string, serial: number, change?: Partial<DossierFacts>): Promise<string>
  reseal(dossierId: string): void
  join(
    campaignId: string,
    who: Caller,
    change?: { group?: number; share?: number; role?: 'leader' | 'inspector' },
  ): string
  /** Planned, committed and drawn. */
  drawn(plan: CampaignPlan): Campaign
  /** Begins and concludes the open seat of this inspector on this dossier, or of any. Returns the evaluation's id. */
  evaluate(who: Caller, dossierId?: string): string
}

export async function openCampaignRooms(): Promise<CampaignRooms> {
  const desk = await openTestRooms()
  const { rooms } = desk
  const archivist = await desk.admit('archivist', '和丽春', ['archivist'])
  const leader = await desk.admit('head', '李正清', ['head'])

  function seal(id: string): void {
    const manifest_sha256 = randomBytes(32).toString('hex')
    rooms.store.record(system, 'dossier.sealed', id, () =>
      rooms.store.run((q) =>
        q.updateTable('dossier').set({ state: 'sealed', manifest: '{}', manifest_sha256 }).where('id', '=', id),
      ),
    )
  }

  return {
    ...desk,
    archivist,
    leader,
    async inspector(name, displayName, unit) {
      const who = await desk.admit(name, displayName, ['inspector'])
      rooms.store.run((q) => q.updateTable('user').set({ unit }).where('id', '=', who.userId))
      return { ...who, unit }
    },
    async sealed(agency, serial, change = {}) {
      const dates = { filedOn: '2026-02-01', noticeOn: null, decidedOn: null, servedOn: null, closedOn: '2026-06-30' }
      const number = `云山${agency.slice(3, 4)}罚〔2026〕${serial}号`
      const facts = someFacts({ agency, number, title: `${agency}第 ${serial} 号案`, dates, ...change })
      const { id } = await rooms.dossiers.create(archivist, facts)
      seal(id)
      return id
    },
    reseal: seal,
    join(campaignId, who, { group = 1, share = 1, role = 'inspector' } = {}) {
      const member = { from: 'here', userId: who.userId, role, group, share } as const
      const campaign = rooms.campaigns.addMember(leader, campaignId, member)
      return campaign.members.find(({ userId }) => userId === who.userId)?.id ?? ''
    },
    drawn(plan) {
      const { id } = rooms.campaigns.create(leader, { title: '2026 年案卷评查', plan })
      rooms.campaigns.commit(leader, id, null)
      return rooms.campaigns.draw(leader, id)
    },
    evaluate(who, dossierId) {
      const task = rooms.campaigns.mine(who).find((one) => dossierId === undefined || one.dossierId === dossierId)
      const { id } = rooms.campaigns.begin(who, task?.assignmentId ?? '')
      const items = rooms.evaluations.standardOf(id).criteria.map((item) => {
        return { part: 'item', code: item.code, answer: fullMarks(item) } as const
      })
      rooms.evaluations.judge(who, { id, judgements: [{ part: 'rest' }, ...items], addSeconds: 600 })
      rooms.evaluations.conclude(who, id)
      return id
    },
  }
}
