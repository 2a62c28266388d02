// The results of a campaign: what of them each caller sees, the steps that make them, and their publication.
import type { CampaignAgreement, Outcome, OutcomeLine, UnitResult } from '#shared/contract/results.ts'
import { campaignAgreement } from '#shared/rules/agreement.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { unitGrade } from '#shared/rules/scoring-unit.ts'
import { dayOf } from '#shared/text/instant.ts'
import { refuse } from '#shared/text/refusal.ts'
import { assertLeads } from '../campaigns/index.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import type { Evidence } from '../dossiers/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Store } from '../store/index.ts'
import { type Closing, createClosing } from './closing.ts'
import { createJudging, type Judging } from './judging.ts'
import { agreementOf, type Gathered, gather, type Place, placeOf } from './rows.ts'
import { toLine, toOutcome } from './shown.ts'
import { sightOf } from './sight.ts'
import { standardsOf } from './write.ts'

export interface ResultList {
  readonly rows: OutcomeLine[]
  readonly leads: boolean
  readonly published: boolean
  readonly mayPublish: boolean
  /** How many the caller may not see yet. */
  readonly hidden: number
}

export interface Results {
  list(caller: Caller, campaignId: string): ResultList
  /** Refuses `results.unknown`, `results.hidden`. */
  get(caller: Caller, campaignId: string, dossierId: string): Outcome
  /** Refuses `results.hidden` to whoever neither leads, heads, nor reads it published. */
  agreement(caller: Caller, campaignId: string): CampaignAgreement
  units(caller: Caller, campaignId: string): UnitResult[]
  fedBack(caller: Caller): (OutcomeLine & { campaignTitle: string })[]
  readonly judging: Judging
  readonly closing: Closing
  /** Refuses `results.not-running`, `results.not-all-final`, `results.nothing-to-publish`. */
  publish(caller: Caller, campaignId: string): void
}

export function createResults(options: {
  store: Store
  rulebook: Rulebook
  evidence: Evidence
  clock: Clock
  newId: () => string
  agency: string
}): Results {
  const { store, clock, agency } = options
  const today = () => dayOf(clock.now().toISOString())
  const nameOf = (name: string) =>
    store.one((q) => q.selectFrom('user').select('display_name').where('name', '=', name))?.display_name ?? name

  function seen(caller: Caller, campaignId: string) {
    const gathered = gather(store, campaignId)
    return { gathered, sight: sightOf(store, agency, caller, gathered) }
  }

  /** Figures of the whole campaign are for who leads it, the head, and everybody once they are published. */
  function wholeCampaign(caller: Caller, campaignId: string): Gathered {
    const { gathered, sight } = seen(caller, campaignId)
    if (!sight.leads && !sight.published && !caller.roles.includes('head')) throw refuse('results.hidden')
    return gathered
  }

  return {
    list(caller, campaignId) {
      const { gathered, sight } = seen(caller, campaignId)
      const places = gathered.places.filter(sight.sees)
      return {
        rows: places.map((place) => toLine(gathered, place, sight, today())),
        leads: sight.leads,
        published: sight.published,
        mayPublish: sight.leads && whyNotPublished(gathered) === null,
        hidden: gathered.places.length - places.length,
      }
    },
    get(caller, campaignId, dossierId) {
      const { gathered, sight } = seen(caller, campaignId)
      const place = placeOf(gathered, dossierId)
      if (!sight.sees(place)) throw refuse('results.hidden')
      return toOutcome(store, gathered, place, sight, today(), nameOf)
    },
    agreement(caller, campaignId) {
      const { places, plan } = wholeCampaign(caller, campaignId)
      const outcomes = places.flatMap(({ outcome, dossier }) =>
        outcome === null || dossier.dropped_at !== null ? [] : [outcome],
      )
      const doubles = outcomes.flatMap((outcome) => agreementOf(outcome).comparison ?? [])
      const { criteria, pooled, distribution, ...figures } = campaignAgreement(doubles)
      return {
        ...figures,
        criteria: [...criteria],
        pooled: [...pooled],
        distribution: [...distribution],
        adjudicated: doubles.filter(({ near }) => !near).length,
        allowedHundredths: plan.differenceHundredths,
      }
    },
    units(caller, campaignId) {
      const gathered = wholeCampaign(caller, campaignId)
      const standard = standardsOf(store, campaignId)
      const inside = gathered.places.filter(({ dossier }) => dossier.dropped_at === null)
      const groups = Map.groupBy(inside, ({ facts, dossier }) => JSON.stringify([facts.agency, dossier.standard_id]))
      return [...groups.values()].flatMap((places) => {
        const [first] = places
        if (first === undefined) return []
        return [unitOf(standard(first.dossier.standard_id), first.facts.agency, places)]
      })
    },
    fedBack(caller) {
      const campaigns = store.all((q) =>
        q
          .selectFrom('outcome')
          .innerJoin('campaign', 'campaign.id', 'outcome.campaign_id')
          .select(['campaign.id', 'campaign.title'])
          .where('outcome.state', 'in', ['fed-back', 'objected', 'final'])
          .groupBy(['campaign.id', 'campaign.title'])
          .orderBy('campaign.created_at', 'desc'),
      )
      return campaigns.flatMap(({ id, title }) => {
        const { gathered, sight } = seen(caller, id)
        return gathered.places
          .filter((place) => sight.ofAgency(place) && place.outcome?.fed_back_at != null)
          .map((place) => ({ ...toLine(gathered, place, sight, today()), campaignTitle: title }))
      })
    },
    judging: createJudging(options),
    closing: createClosing(options),
    publish(caller, campaignId) {
      store.record(caller, 'campaign.published', campaignId, (note) => {
        assertLeads(store, caller, campaignId)
        const gathered = gather(store, campaignId)
        const why = whyNotPublished(gathered)
        if (why !== null) throw why
        const inside = gathered.places.filter(({ dossier }) => dossier.dropped_at === null)
        note({ dossiers: inside.length })
        const at = clock.now().toISOString()
        store.run((q) =>
          q
            .updateTable('campaign')
            .set({ state: 'published', published_at: at, updated_at: at })
            .where('id', '=', campaignId),
        )
      })
    },
  }
}

function unitOf(standard: EvaluationStandard, agency: string, places: readonly Place[]): UnitResult {
  const judged = places.flatMap(({ outcome }) => (outcome === null || outcome.sheet === null ? [] : [outcome]))
  const scores = judged.map(({ band, effective_hundredths: effective }) => ({
    effectiveHundredths: effective ?? 0,
    unscored: effective === null,
    band: band === null ? null : { title: band, fromHundredths: 0, mark: 'official' as const },
  }))
  const { title, averageHundredths, counted } = unitGrade(standard, scores)
  const bands = Map.groupBy(judged, ({ band }) => band)
  return {
    ...{ agency, standardId: standard.id, standardTitle: standard.title, dossiers: places.length, counted },
    ...{ averageHundredths, grade: title, rule: standard.scoring.unitRule?.kind ?? null },
    bands: [...bands].map(([band, found]) => ({ band, dossiers: found.length })),
  }
}

function whyNotPublished({ campaign, places }: Gathered) {
  if (campaign.state !== 'running' && campaign.state !== 'closed') return refuse('results.not-running')
  const inside = places.filter(({ dossier }) => dossier.dropped_at === null)
  const open = inside.filter(({ outcome }) => outcome?.state !== 'final').length
  if (open > 0) return refuse('results.not-all-final', { open })
  return inside.length === 0 ? refuse('results.nothing-to-publish') : null
}
