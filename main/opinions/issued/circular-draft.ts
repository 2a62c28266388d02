// Gathers what a campaign came to, for its circular.
import type { Campaign } from '#shared/contract/campaigns.ts'
import type { CampaignAgreement } from '#shared/contract/results.ts'
import type { Caller } from '../../desk-core.ts'
import { type FoundOutcome, outcomesOf, problemsByDossier } from '../../results/index.ts'
import type { Store } from '../../store/index.ts'
import {
  circularPaper,
  type DoubleAgreement,
  type FrequentDefect,
  type GradedDossier,
} from '../templates/issued/circular.ts'
import { boundPlan, ledCampaign, thenIssued } from './campaign-drafts.ts'
import { assertFinal, type DraftParts, type IssuedSources } from './drafts.ts'

export function circularDraft(sources: IssuedSources, caller: Caller, id: string): DraftParts {
  const campaign = ledCampaign(sources, caller, id, 'circular')
  const lines = outcomesOf(sources.store, id).filter(({ droppedReason }) => droppedReason === null)
  assertFinal(lines.length > 0 && lines.every(({ state }) => state === 'final'), 'circular', '全部案卷定等')
  const manifests = campaign.list
    .filter(({ dossierId }) => lines.some((line) => line.dossierId === dossierId))
    .map(({ dossierId, manifestSha256: sha256 }) => ({ dossierId, sha256 }))
  return {
    title: `${campaign.title}情况通报`,
    campaignId: id,
    dossierId: null,
    signers: thenIssued('leader', caller),
    bound: { ...boundPlan(sources, campaign), manifests },
    paper: (data) =>
      circularPaper({
        ...data,
        campaign,
        graded: lines.flatMap((line) => gradedOf(campaign, line)),
        defects: defectsOf(sources.store, id),
        agreement: campaign.way === 'double' ? agreementOf(sources.results.agreement(caller, id)) : null,
        objections: objectionsOf(sources.store, id),
        rectifications: rectificationsOf(sources.store, id),
        averageMinutes: averageMinutes(campaign),
      }),
  }
}

function gradedOf({ list }: Campaign, line: FoundOutcome): GradedDossier[] {
  const { dossierId, position, facts, band, effectiveHundredths, vetoesHit } = line
  const { number, title, agency } = facts
  return list
    .filter((one) => one.dossierId === dossierId)
    .map(({ category }) => ({
      dossierId,
      position,
      number,
      title,
      category,
      agency,
      band,
      effectiveHundredths,
      vetoesHit,
    }))
}

/** By how many dossiers have it; of equal ones by code. A criterion counts once a dossier, however often it was found. */
function defectsOf(store: Store, id: string): FrequentDefect[] {
  const found = new Map<string, { title: string; dossiers: Set<string> }>()
  for (const [dossierId, problems] of problemsByDossier(store, id)) {
    for (const { criterion, title } of problems) {
      const known = found.get(criterion) ?? { title, dossiers: new Set<string>() }
      known.dossiers.add(dossierId)
      found.set(criterion, known)
    }
  }
  return [...found]
    .map(([code, { title, dossiers }]) => ({ code, title, dossiers: dossiers.size }))
    .sort((a, b) => b.dossiers - a.dossiers || a.code.localeCompare(b.code, 'en', { numeric: true }))
}

function agreementOf(agreement: CampaignAgreement): DoubleAgreement {
  const { dossiers, sameBand, sameVetoes, meanDifference, largestDifference, adjudicated, criteria } = agreement
  return {
    dossiers,
    sameBand,
    sameVetoes,
    meanDifferenceHundredths: meanDifference,
    greatestDifferenceHundredths: largestDifference,
    adjudicated,
    criteria: criteria.map(({ code, title, pairs, agreed, kappa }) => ({ code, title, pairs, agreed, kappa })),
  }
}

function objectionsOf(store: Store, id: string) {
  const rows = store.all((q) => q.selectFrom('objection').select('decision').where('campaign_id', '=', id))
  const upheld = rows.filter(({ decision }) => decision === 'upheld' || decision === 'partly')
  return { raised: rows.length, upheld: upheld.length }
}

function rectificationsOf(store: Store, id: string) {
  const rows = store.all((q) => q.selectFrom('rectification').select('state').where('campaign_id', '=', id))
  const standing = rows.filter(({ state }) => state !== 'withdrawn')
  return { issued: standing.length, closed: standing.filter(({ state }) => state === 'closed').length }
}

/** Of the seats that were concluded. */
function averageMinutes({ assignmentsOf }: Campaign): number | null {
  const seconds = assignmentsOf.flatMap(({ state, elapsedSeconds }) =>
    state === 'concluded' && elapsedSeconds !== null ? [elapsedSeconds] : [],
  )
  if (seconds.length === 0) return null
  return Math.round(seconds.reduce((sum, one) => sum + one, 0) / seconds.length / 60)
}
