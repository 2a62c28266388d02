// The plan and the draw record of a campaign.
import type { Campaign } from '#shared/contract/campaigns.ts'
import type { IssuedKind, IssuedSigner } from '#shared/contract/issued.ts'
import { caseRoles } from '#shared/contract/roles.ts'
import { issuedNames } from '#shared/text/issued.ts'
import { campaignRow } from '../../campaigns/index.ts'
import type { Caller } from '../../desk-core.ts'
import { drawPaper } from '../templates/issued/draw.ts'
import { drawSteps } from '../templates/issued/draw-method.ts'
import { planPaper } from '../templates/issued/plan.ts'
import { planHash } from './binding.ts'
import { assertFinal, assertMaker, type DraftParts, type IssuedSources } from './drafts.ts'
import { anyOf, named } from './places.ts'

/** The campaign, if this caller may compose its papers. Refuses `issued.of-another`. */
export function ledCampaign({ campaigns }: IssuedSources, caller: Caller, id: string, kind: IssuedKind): Campaign {
  const campaign = campaigns.get(caller, id)
  assertMaker(campaign.leads && campaign.origin === 'here', kind, '本机构评查批次的组织人或组长')
  return campaign
}

export function boundPlan({ store }: IssuedSources, campaign: Campaign) {
  return { planSha256: planHash(campaignRow(store, campaign.id).plan), standards: campaign.standards }
}

/** Whoever composes signs first, and the head of the office issues it; a head who composes it issues it at once. */
export function thenIssued(as: IssuedSigner['as'], caller: Caller): IssuedSigner[] {
  const { userId, displayName: name } = caller
  if (caller.roles.includes('head')) return [named('issuer', { userId, name })]
  return [named(as, { userId, name }), anyOf('issuer', ['head'])]
}

export function planDraft(sources: IssuedSources, caller: Caller, id: string): DraftParts {
  const campaign = ledCampaign(sources, caller, id, 'plan')
  // Until then the plan may be changed.
  assertFinal(campaign.committedAt !== null, 'plan', '固定候选案卷、公布种子散列值')
  return {
    title: `${campaign.title}方案`,
    campaignId: id,
    dossierId: null,
    signers: thenIssued('organiser', caller),
    bound: { ...boundPlan(sources, campaign), manifests: [] },
    paper: (data) => planPaper({ ...data, campaign }),
  }
}

export function drawDraft(sources: IssuedSources, caller: Caller, id: string): DraftParts {
  const campaign = ledCampaign(sources, caller, id, 'draw')
  const { draw } = campaign
  const isDrawn = draw !== null && draw.seed !== null
  assertFinal(isDrawn, 'draw', '抽取案卷')
  if (draw === null) throw new Error('a drawn campaign without its draw')
  return {
    title: `${campaign.title}${issuedNames.draw}`,
    campaignId: id,
    dossierId: null,
    signers: [named('drawer', { userId: caller.userId, name: caller.displayName }), anyOf('witness', caseRoles)],
    bound: {
      ...boundPlan(sources, campaign),
      manifests: campaign.list.map(({ dossierId, manifestSha256: sha256 }) => ({ dossierId, sha256 })),
    },
    paper: (data) => drawPaper({ ...data, campaign, draw, method: drawSteps(draw.method) }),
  }
}
