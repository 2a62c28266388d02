// A campaign that runs, with sheets concluded as a test wants them: for what comes after the evaluation.
import { createHash, randomBytes } from 'node:crypto'
import type { Caller } from '#main/desk-core.ts'
import { system } from '#main/store/index.ts'
import type { Judgement } from '#shared/contract/evaluation.ts'
import type { Anchor } from '#shared/contract/evidence.ts'
import type { Role } from '#shared/contract/roles.ts'
import type { CampaignPlan } from '#shared/rules/campaign.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { fullMarks } from '#shared/rules/scoring.ts'
import { someFacts } from './test-desk.ts'
import { openTestRooms, type TestRooms } from './test-rooms.ts'

export const standardId = 'mee-2024-general-penalty'
export const own = '云山县农业农村局'
export const foreign = '云山县林业和草原局'

export interface Sheeted {
  /** Points lost, by code of the point: how much is earned instead of all. */
  readonly points?: Readonly<Record<string, number>>
  readonly vetoes?: readonly string[]
  readonly found?: readonly { criterion: string; anchor: Anchor; note: string }[]
}

export interface OutcomeRooms extends TestRooms {
  readonly leader: Caller
  readonly archivist: Caller
  readonly handler: Caller
  /** Of another agency than the dossiers'. */
  readonly stranger: Caller
  readonly one: Caller
  readonly two: Caller
  readonly standard: EvaluationStandard
  /** A running campaign over so many dossiers of `own`. */
  campaign(dossiers: number, change?: Partial<CampaignPlan>): Promise<{ id: string; dossierIds: string[] }>
  /** Concludes that seat of the dossier. Returns the evaluation's id. */
  conclude(campaignId: string, dossierId: string, seat: 1 | 2, sheet?: Sheeted): string
  /** Who sits there. */
  sitting(campaignId: string, dossierId: string, seat: 1 | 2): Caller
  /** Everything that the journal kept of this event. */
  entered(event: string): number
}

export async function openOutcomeRooms(): Promise<OutcomeRooms> {
  const desk = await openTestRooms()
  const { rooms } = desk
  const admit = async (name: string, displayName: string, roles: readonly Role[], unit: string) => {
    const who = await desk.admit(name, displayName, roles)
    rooms.store.run((q) => q.updateTable('user').set({ unit }).where('id', '=', who.userId))
    return { ...who, unit }
  }
  const archivist = await admit('archivist', '和丽春', ['archivist'], own)
  const handler = await admit('handler', '余承办', ['handler'], own)
  const stranger = await admit('stranger', '外单位', ['handler'], foreign)
  const leader = await admit('head', '李正清', ['head'], foreign)
  const one = await admit('inspector', '木增福', ['inspector'], foreign)
  const two = await admit('inspector2', '和建国', ['inspector'], foreign)
  const standard = rooms.rulebook.standard(standardId)
  let serial = 0

  async function sealedDossier(): Promise<void> {
    serial++
    const dates = { filedOn: '2026-02-01', noticeOn: null, decidedOn: null, servedOn: null, closedOn: '2026-06-30' }
    const facts = someFacts({ agency: own, number: `云山农罚〔2026〕${serial}号`, title: `第 ${serial} 号案`, dates })
    const { id } = await rooms.dossiers.create(archivist, facts)
    const manifest = JSON.stringify({ nothing: randomBytes(8).toString('hex') })
    const manifest_sha256 = createHash('sha256').update(manifest).digest('hex')
    rooms.store.record(system, 'dossier.sealed', id, () =>
      rooms.store.run((q) =>
        q.updateTable('dossier').set({ state: 'sealed', manifest, manifest_sha256 }).where('id', '=', id),
      ),
    )
  }

  function sitting(campaignId: string, dossierId: string, seat: 1 | 2): Caller {
    const row = rooms.store.one((q) =>
      q
        .selectFrom('assignment')
        .innerJoin('campaign_member', 'campaign_member.id', 'assignment.member_id')
        .select('campaign_member.user_id')
        .where('assignment.campaign_id', '=', campaignId)
        .where('assignment.dossier_id', '=', dossierId)
        .where('seat', '=', seat),
    )
    return row?.user_id === one.userId ? one : two
  }

  return {
    ...desk,
    ...{ leader, archivist, handler, stranger, one, two, standard, sitting },
    async campaign(dossiers, change = {}) {
      rooms.store.run((q) =>
        q
          .updateTable('dossier')
          .set({ facts: JSON.stringify(someFacts()), number: null })
          .where('state', '=', 'sealed'),
      )
      for (let at = 0; at < dossiers; at++) await sealedDossier()
      const plan: CampaignPlan = {
        purpose: '年度案卷评查',
        scope: { categories: ['处罚'], agencies: [], closedFrom: '2026-01-01', closedTo: '2026-10-31' },
        draw: { size: dossiers, leastOfEach: 0, strata: 'none' },
        ...{ way: 'double', groups: 1, standards: { 处罚: standardId }, masked: false },
        ...{ objectionDays: 5, rectificationDays: 15, differenceHundredths: 500 },
        ...change,
      }
      const { id } = rooms.campaigns.create(leader, { title: '2026 年案卷评查', plan })
      rooms.campaigns.commit(leader, id, null)
      const { list } = rooms.campaigns.draw(leader, id)
      for (const who of plan.way === 'double' ? [one, two] : [one]) {
        const member = { from: 'here', userId: who.userId, role: 'inspector', group: 1, share: 1 } as const
        rooms.campaigns.addMember(leader, id, member)
      }
      rooms.campaigns.assign(leader, id)
      rooms.campaigns.start(leader, id)
      return { id, dossierIds: list.map(({ dossierId }) => dossierId) }
    },
    conclude(campaignId, dossierId, seat, { points = {}, vetoes = [], found = [] } = {}) {
      const who = sitting(campaignId, dossierId, seat)
      const task = rooms.store.one((q) =>
        q
          .selectFrom('assignment')
          .select('id')
          .where('campaign_id', '=', campaignId)
          .where('dossier_id', '=', dossierId)
          .where('seat', '=', seat),
      )
      const { id } = rooms.campaigns.begin(who, task?.id ?? '')
      rooms.evaluations.judge(who, { id, judgements: sheetOf(standard, points, vetoes), addSeconds: 600 })
      for (const finding of found) rooms.evaluations.addFinding(who, { id, ...finding })
      rooms.evaluations.conclude(who, id)
      return id
    },
    entered: (event) =>
      rooms.store.all((q) =>
        q.selectFrom('journal').select('position').where('event', '=', event).where('outcome', '=', 'done'),
      ).length,
  }
}

/** Full marks but for these points and vetoes, each with a reason. */
export function sheetOf(
  standard: EvaluationStandard,
  points: Readonly<Record<string, number>>,
  vetoes: readonly string[] = [],
): Judgement[] {
  const items = standard.criteria.map((item) => itemWith(item, points))
  const hit = vetoes.map((code) => ({ part: 'veto', code, answer: { hit: true, reason: `${code} 属实。` } }) as const)
  return [{ part: 'rest' }, ...items, ...hit]
}

/** One item with full marks but for these points. */
export function itemWith(
  item: EvaluationStandard['criteria'][number],
  points: Readonly<Record<string, number>>,
): Extract<Judgement, { part: 'item' }> {
  const answer = fullMarks(item)
  if (answer.state !== 'scored') throw new Error('full marks are scored')
  for (const { code } of item.points) {
    const earnedHundredths = points[code]
    if (earnedHundredths !== undefined)
      answer.points[code] = { state: 'scored', earnedHundredths, reason: `${code} 有缺。` }
  }
  return { part: 'item', code: item.code, answer }
}
