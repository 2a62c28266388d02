// Commit, draw, reveal: what is drawn from is frozen and the seed's hash is in the journal before anybody knows the outcome.
import { createHash, randomBytes } from 'node:crypto'
import type { Campaign, DrawCheck } from '#shared/contract/campaigns.ts'
import type { CampaignPlan } from '#shared/rules/campaign.ts'
import {
  candidatesHash,
  type DrawRecord,
  draw,
  drawDifference,
  drawMethod,
  leastPlaces,
  sortedCandidates,
  stratumOf,
} from '#shared/rules/draw.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Caller } from '../desk-core.ts'
import { type DossierRow, dossierRow, keptDossierRow } from '../dossiers/index.ts'
import type { Store } from '../store/index.ts'
import { candidatesOf, wordOf } from './candidates.ts'
import { isMasked } from './masking.ts'
import { type CampaignRoom, ledIn, type Show, updateCampaign } from './room.ts'
import { campaignDossiers, campaignRow, changeOf, drawOf, planOf } from './rows.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Names one dossier of a campaign, and why. */
export interface ListedDossier {
  readonly id: string
  readonly dossierId: string
  readonly reason: string
}

export function createDrawing(room: CampaignRoom, show: Show) {
  const { store, clock } = room
  const now = () => clock.now().toISOString()

  function enter(
    campaignId: string,
    plan: CampaignPlan,
    row: DossierRow,
    listed: { via: Via; viaReason: string; stratum: string; position: number },
  ) {
    const category = wordOf(row.category)
    const standard = plan.standards[category]
    if (standard === undefined) throw refuse('campaigns.standard-missing', { categories: [category] })
    store.run((q) =>
      q.insertInto('campaign_dossier').values({
        ...{ campaign_id: campaignId, dossier_id: row.id, position: listed.position, via: listed.via },
        ...{ via_reason: listed.viaReason, stratum: listed.stratum, group_number: null, standard_id: standard },
        ...{ manifest_sha256: row.manifest_sha256 ?? '', accepted_reason: null },
        ...{ dropped_at: null, dropped_reason: null },
      }),
    )
  }

  return {
    commit(caller: Caller, id: string, typed: string | null): Campaign {
      return store.record(caller, 'campaign.committed', id, (note) => {
        const row = ledIn(store, caller, id, ['planned'])
        const record = toCommit(store, id, planOf(row), typed ?? randomBytes(32).toString('hex'))
        const { seed, ...open } = record
        note({
          seedSha256: open.seedSha256,
          candidatesSha256: open.candidatesSha256,
          candidates: open.candidates.length,
          typed: typed !== null,
        })
        updateCampaign(room, id, {
          state: 'committed',
          seed,
          seed_sha256: open.seedSha256,
          draw: JSON.stringify({ ...open, seed: null }),
          committed_at: now(),
        })
        return show(caller, id)
      })
    },
    draw(caller: Caller, id: string): Campaign {
      return store.record(caller, 'campaign.drawn', id, (note) => {
        const row = ledIn(store, caller, id, ['planned', 'committed', 'drawn', 'running', 'closed', 'published'])
        const committed = drawOf(row)
        if (committed === null || row.seed === null) throw refuse('campaigns.not-committed')
        if (row.state !== 'committed') throw refuse('campaigns.drawn-already')
        const plan = planOf(row)
        const { drawn, strata } = draw(row.seed, committed.candidates, committed.rule, sha256)
        const stratum = new Map(committed.candidates.map((one) => [one.id, one.stratum]))
        const before = campaignDossiers(store, id).length
        for (const [at, dossierId] of drawn.entries()) {
          const listed = { via: 'drawn', viaReason: '', stratum: stratum.get(dossierId) ?? '' } as const
          enter(id, plan, dossierRow(store, dossierId), { ...listed, position: before + at + 1 })
        }
        note({
          seed: row.seed,
          seedSha256: committed.seedSha256,
          drawn: drawn.length,
          drawnSha256: sha256(drawn.join('\n')),
        })
        const record: DrawRecord = { ...committed, seed: row.seed, drawn, strata }
        updateCampaign(room, id, { state: 'drawn', draw: JSON.stringify(record), drawn_at: now() })
        return show(caller, id)
      })
    },
    verifyDraw(id: string): DrawCheck {
      const record = revealed(store, id)
      const differences = [...drawDifference(record, sha256)]
      // What was evaluated is what was drawn: a list changed behind the program's back shows here too.
      const listed = new Set(
        campaignDossiers(store, id)
          .filter(({ via }) => via === 'drawn')
          .map((one) => one.dossier_id),
      )
      const same = listed.size === record.drawn.length && record.drawn.every((one) => listed.has(one))
      if (!same && !differences.includes('drawn')) differences.push('drawn')
      return { state: differences.length === 0 ? 'agrees' : 'differs', differences, drawn: record.drawn.length }
    },
    exportDraw(caller: Caller, id: string): { name: string; json: string } {
      const row = campaignRow(store, id)
      const { number, title } = row
      // It names the agency of every dossier that could have been drawn.
      if (isMasked(store, caller, row, planOf(row))) throw refuse('campaigns.masked')
      const file = { format: drawMethod, campaign: { number, title }, record: revealed(store, id) }
      return { name: `抽卷记录-${number}.json`, json: `${JSON.stringify(file, null, 2)}\n` }
    },
    recommend(caller: Caller, { id, dossierId, reason }: ListedDossier): Campaign {
      return store.record(caller, 'campaign.recommended', id, (note) => {
        const row = ledIn(store, caller, id, ['planned', 'drawn'])
        const dossier = keptDossierRow(store, dossierId)
        if (dossier.state !== 'sealed' || dossier.manifest_sha256 === null) throw refuse('dossier.not-sealed')
        const all = campaignDossiers(store, id)
        if (all.some((one) => one.dossier_id === dossierId)) throw refuse('campaigns.listed-already')
        note({ dossier: dossierId })
        const plan = planOf(row)
        const stratum = stratumOf(plan.draw.strata, { agency: agencyOf(dossier), category: wordOf(dossier.category) })
        enter(id, plan, dossier, { via: 'recommended', viaReason: reason, stratum, position: all.length + 1 })
        updateCampaign(room, id)
        return show(caller, id)
      })
    },
    dropDossier(caller: Caller, { id, dossierId, reason }: ListedDossier): Campaign {
      return store.record(caller, 'campaign.dossier-dropped', id, (note) => {
        const row = ledIn(store, caller, id, ['planned', 'drawn', 'running'])
        const listed = listedRow(store, id, dossierId)
        note({ dossier: dossierId })
        // While it is only planned nothing was promised to anybody: a recommendation is simply taken back.
        if (row.state === 'planned') {
          store.run((q) =>
            q.deleteFrom('campaign_dossier').where('campaign_id', '=', id).where('dossier_id', '=', listed.dossier_id),
          )
        } else endDossier(store, id, dossierId, reason, now())
        updateCampaign(room, id)
        return show(caller, id)
      })
    },
    acceptChange(caller: Caller, { id, dossierId, reason }: ListedDossier): Campaign {
      return store.record(caller, 'campaign.dossier-accepted', id, (note) => {
        ledIn(store, caller, id, ['drawn', 'running'])
        const listed = listedRow(store, id, dossierId)
        const change = changeOf(listed)
        if (change === 'disposed') throw refuse('campaigns.dossier-gone')
        if (change === 'no') throw refuse('campaigns.unchanged')
        const dossier = keptDossierRow(store, dossierId)
        if (dossier.state !== 'sealed' || dossier.manifest_sha256 === null) throw refuse('dossier.not-sealed')
        const { manifest_sha256 } = dossier
        note({ dossier: dossierId, before: listed.manifest_sha256, after: manifest_sha256 })
        store.run((q) =>
          q
            .updateTable('campaign_dossier')
            .set({ manifest_sha256, accepted_reason: reason })
            .where('campaign_id', '=', id)
            .where('dossier_id', '=', dossierId),
        )
        updateCampaign(room, id)
        return show(caller, id)
      })
    },
  }
}

type Via = 'drawn' | 'recommended'

/** Refuses a plan from which nothing can be drawn. The seed is in it: whoever stores the record keeps it apart until the draw. */
function toCommit(store: Store, id: string, plan: CampaignPlan, seed: string): DrawRecord & { seed: string } {
  const without = plan.scope.categories.filter((category) => plan.standards[category] === undefined)
  if (without.length > 0) throw refuse('campaigns.standard-missing', { categories: without })
  const recommended = new Set(campaignDossiers(store, id).map((one) => one.dossier_id))
  const candidates = sortedCandidates(candidatesOf(store, plan.scope, plan.draw, recommended))
  if (candidates.length === 0 && recommended.size === 0) throw refuse('campaigns.nothing-to-draw')
  const least = leastPlaces(candidates, plan.draw)
  if (least > plan.draw.size) throw refuse('campaigns.draw-too-small', { size: plan.draw.size, least })
  return {
    method: drawMethod,
    rule: plan.draw,
    seedSha256: sha256(seed),
    seed,
    candidates,
    candidatesSha256: candidatesHash(candidates, sha256),
    strata: [],
    drawn: [],
  }
}

function revealed(store: Store, id: string): DrawRecord {
  const record = drawOf(campaignRow(store, id))
  if (record === null || record.seed === null) throw refuse('campaigns.not-drawn')
  return record
}

function listedRow(store: Store, id: string, dossierId: string) {
  const row = campaignDossiers(store, id).find((one) => one.dossier_id === dossierId && one.dropped_at === null)
  if (row === undefined) throw refuse('campaigns.not-listed')
  return row
}

function endDossier(store: Store, id: string, dossierId: string, reason: string, at: string): void {
  store.run((q) =>
    q
      .updateTable('campaign_dossier')
      .set({ dropped_at: at, dropped_reason: reason })
      .where('campaign_id', '=', id)
      .where('dossier_id', '=', dossierId),
  )
  store.run((q) =>
    q
      .updateTable('assignment')
      .set({ state: 'withdrawn', reason, ended_at: at })
      .where('campaign_id', '=', id)
      .where('dossier_id', '=', dossierId)
      .where('state', 'in', ['assigned', 'working']),
  )
}

function agencyOf(row: Pick<DossierRow, 'facts'>): string {
  return (JSON.parse(row.facts) as { agency: string }).agency
}
