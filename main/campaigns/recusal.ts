// Who must not evaluate what (回避): nobody his own case, and where units evaluate each other nobody his own unit's.
import type { DossierFacts } from '#shared/contract/dossiers.ts'
import type { EvaluationWay } from '#shared/rules/campaign.ts'
import type { Store } from '../store/index.ts'
import { type CampaignDossierRow, type MemberRow, membersOf } from './rows.ts'
import type { SeatRow } from './seats.ts'

export type Bar = 'unit' | 'own' | 'recused'

type Facts = Pick<DossierFacts, 'agency' | 'officers'>

export interface Recusals {
  /** Why this member must not evaluate this dossier, or null. */
  barOf(member: Pick<MemberRow, 'id' | 'user_id' | 'name' | 'unit'>, dossier: CampaignDossierRow): Bar | null
}

const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, '')

/** Of one campaign, with its people and reviews read once. */
export function recusalsOf(store: Store, campaignId: string, way: EvaluationWay, seats: readonly SeatRow[]): Recusals {
  const cards = cardsOf(store, campaignId)
  const reviewed = reviewersOf(store, campaignId)
  const person = personsOf(membersOf(store, campaignId))
  const recused = new Set(
    seats.filter(({ state }) => state === 'recused').map((seat) => `${seat.dossier_id} ${person(seat.member_id)}`),
  )
  const facts = new Map<string, Facts>()
  const factsOf = (row: CampaignDossierRow) => {
    const known = facts.get(row.dossier_id) ?? (JSON.parse(row.facts) as Facts)
    facts.set(row.dossier_id, known)
    return known
  }
  return {
    barOf(member, dossier) {
      const { agency, officers } = factsOf(dossier)
      if (recused.has(`${dossier.dossier_id} ${person(member.id)}`)) return 'recused'
      if (member.user_id !== null && reviewed.has(`${dossier.dossier_id} ${member.user_id}`)) return 'own'
      const card = cards.get(member.id) ?? null
      if (officers.some((officer) => isSame(officer, { name: member.name, card }))) return 'own'
      // 交叉评查: never one's own unit (回避本单位案卷).
      return way !== 'single' && plain(agency) === plain(member.unit) ? 'unit' : null
    },
  }
}

/** Who a member is: somebody who was removed and joined again has two ids and stays one person. */
export function personsOf(members: readonly MemberRow[]): (memberId: string) => string {
  const persons = new Map(
    members.map(({ id, user_id, name, unit }) => [id, user_id ?? `${plain(name)} ${plain(unit)}`]),
  )
  return (memberId) => persons.get(memberId) ?? memberId
}

/** By card where both are known; otherwise by name, and rather once too often than once too seldom. */
function isSame(a: { name: string; card: string | null }, b: { name: string; card: string | null }): boolean {
  if (a.card !== null && b.card !== null) return plain(a.card) === plain(b.card)
  return plain(a.name) === plain(b.name)
}

function cardsOf(store: Store, campaignId: string): Map<string, string | null> {
  const rows = store.all((q) =>
    q
      .selectFrom('campaign_member')
      .innerJoin('user', 'user.id', 'campaign_member.user_id')
      .select(['campaign_member.id', 'user.card'])
      .where('campaign_id', '=', campaignId),
  )
  return new Map(rows.map(({ id, card }) => [id, card]))
}

/** Those who handed a dossier in for review, or reviewed it. */
function reviewersOf(store: Store, campaignId: string): Set<string> {
  const rows = store.all((q) =>
    q
      .selectFrom('review')
      .innerJoin('campaign_dossier', 'campaign_dossier.dossier_id', 'review.dossier_id')
      .select(['review.dossier_id', 'handler_id', 'reviewer_id'])
      .where('campaign_id', '=', campaignId),
  )
  const pairs = rows.flatMap((row) => [row.handler_id, row.reviewer_id].map((id) => `${row.dossier_id} ${id}`))
  return new Set(pairs)
}
