// The score sheet of one evaluation, and the opinion on a campaign's final result.
import { createHash } from 'node:crypto'
import type { Finding } from '#shared/contract/evidence.ts'
import type { SeatResult } from '#shared/rules/campaign.ts'
import { mergeRuleOf } from '#shared/rules/outcome.ts'
import type { Problem } from '#shared/rules/problems.ts'
import { score } from '#shared/rules/scoring.ts'
import { issuedNames } from '#shared/text/issued.ts'
import { refuse } from '#shared/text/refusal.ts'
import { campaignRow, membersOf, type SeatRow, seatResultsOf, seatsOf } from '../../campaigns/index.ts'
import type { Caller } from '../../desk-core.ts'
import { outcomeOf } from '../../results/index.ts'
import type { Store } from '../../store/index.ts'
import { pictureWidthPx } from '../drafts.ts'
import type { PrintedFinding } from '../templates/index.ts'
import { type ResultInspector, resultOpinionPaper } from '../templates/issued/result-opinion.ts'
import { scoreSheetPaper } from '../templates/issued/score-sheet.ts'
import { courseWords } from '../templates/issued/words.ts'
import { planHash } from './binding.ts'
import { ledCampaign } from './campaign-drafts.ts'
import { assertFinal, assertMaker, type DraftParts, type IssuedSources, sourceParts } from './drafts.ts'
import { accountsOf, anyOf, leaderAfter, leadersOf, named } from './places.ts'

/** Each picture costs a process and 100 KB of paper; more would make a file nobody opens. */
const mostPictures = 60

export function sheetDraft(sources: IssuedSources, caller: Caller, id: string): DraftParts {
  const { store, evaluations } = sources
  const evaluation = evaluations.get(id)
  const { concludedAt } = evaluation
  assertMaker(evaluations.inspectorOf(id) === caller.userId, 'score-sheet', `评查人${evaluation.inspector}`)
  assertFinal(evaluation.state === 'concluded', 'score-sheet', '本次评查办结')
  const standard = evaluations.standardOf(id)
  const seat = store.one((q) => q.selectFrom('assignment').select('campaign_id').where('evaluation_id', '=', id))
  const campaign = seat === null ? null : campaignRow(store, seat.campaign_id)
  const me = { userId: caller.userId, name: caller.displayName }
  const checked =
    campaign === null ? anyOf('checker', ['head']) : leaderAfter(leadersOf(store, campaign.id), [caller.userId])
  const card = store.one((q) => q.selectFrom('user').select('card').where('id', '=', caller.userId))?.card ?? null
  return {
    title: `${evaluation.dossierTitle}${issuedNames['score-sheet']}`,
    campaignId: campaign?.id ?? null,
    dossierId: evaluation.dossierId,
    signers: [named('inspector', me), checked],
    bound: {
      planSha256: campaign === null ? null : planHash(campaign.plan),
      standards: [{ id: standard.id, title: standard.title, sha256: evaluation.standardSha256 }],
      manifests: [{ dossierId: evaluation.dossierId, sha256: evaluation.manifestSha256 }],
    },
    paper: (data) =>
      scoreSheetPaper({
        ...data,
        dossier: sources.dossiers.get(evaluation.dossierId),
        campaign: campaign === null ? null : { title: campaign.title, number: campaign.number },
        standard,
        sheet: evaluation.sheet,
        score: score(standard, evaluation.sheet),
        places: placesOf(sources, evaluation.findings),
        advice: evaluation.advice,
        inspector: { name: caller.displayName, unit: caller.unit, card },
        startedAt: evaluation.startedAt,
        concludedAt: concludedAt ?? '',
        elapsedMinutes: Math.round(evaluation.elapsedSeconds / 60),
      }),
  }
}

function placesOf({ evidence }: IssuedSources, findings: readonly Finding[]): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>()
  for (const { criterion, anchor, note } of findings) {
    const words = `〔${evidence.place(anchor)}〕${note}`
    places.set(criterion, [...(places.get(criterion) ?? []), words])
  }
  return places
}

/** @param sourceId the campaign and the dossier */
export async function resultDraft(sources: IssuedSources, caller: Caller, sourceId: string): Promise<DraftParts> {
  const { store } = sources
  const [campaignId, dossierId] = sourceParts(sourceId)
  const campaign = ledCampaign(sources, caller, campaignId, 'opinion')
  const outcome = outcomeOf(store, campaignId, dossierId)
  assertFinal(outcome.state === 'final', 'opinion', '本卷定等')
  const { finalAt } = outcome
  if (finalAt === null) throw refuse('issued.source')
  const leaders = leadersOf(store, campaignId)
  if (leaders.length === 0) throw refuse('issued.no-leader')
  const seats = seatsOf(store, campaignId, dossierId).filter(({ state }) => state === 'concluded')
  const here = accountsOf(store, inspectorsHere(store, campaignId, seats))
  const before = here.map(({ userId }) => userId)
  const evidence = await printedEvidence(sources, outcome.problems)
  const { plan } = campaign
  return {
    title: `${outcome.facts.title}${issuedNames.opinion}`,
    campaignId,
    dossierId,
    signers: [...here.map((account) => named('inspector', account)), leaderAfter(leaders, before)],
    bound: {
      planSha256: planHash(campaignRow(store, campaignId).plan),
      standards: [{ id: outcome.standardId, title: outcome.standard.title, sha256: outcome.standardSha256 }],
      manifests: [{ dossierId, sha256: outcome.manifestSha256 }],
    },
    paper: (data) =>
      resultOpinionPaper({
        ...data,
        dossier: sources.dossiers.get(dossierId),
        campaign: { id: campaignId, title: campaign.title, number: campaign.number, way: plan.way },
        standardTitle: outcome.standard.title,
        inspectors: inspectorsOf(store, campaignId, dossierId, seats),
        leader: leaders.map(({ name }) => name).join('、'),
        course: courseWords(outcome, plan.differenceHundredths, mergeRuleOf(plan)),
        judgedHundredths: outcome.judgedHundredths,
        effectiveHundredths: outcome.effectiveHundredths,
        band: outcome.band,
        vetoesHit: outcome.vetoesHit,
        hasPoints: outcome.standard.scoring.formula !== 'checklist',
        problems: outcome.problems,
        evidence,
        answers: outcome.answers,
        final: outcome.final,
        advice: adviceOf(outcome.seats),
        finalAt,
      }),
  }
}

function adviceOf(seats: readonly SeatResult[]): string {
  return seats
    .map(({ advice }) => advice)
    .filter((one) => one.trim() !== '')
    .join('\n')
}

/** User ids of those whose sheets were made here, by seat. */
function inspectorsHere(store: Store, campaignId: string, seats: readonly SeatRow[]): string[] {
  const members = membersOf(store, campaignId)
  return seats.flatMap(({ member_id, evaluation_id }) => {
    const userId = members.find(({ id }) => id === member_id)?.user_id ?? null
    return evaluation_id === null || userId === null ? [] : [userId]
  })
}

function inspectorsOf(
  store: Store,
  campaignId: string,
  dossierId: string,
  seats: readonly SeatRow[],
): ResultInspector[] {
  return seatResultsOf(store, campaignId, dossierId).map((result) => {
    const { inspector, seat, judgedHundredths, effectiveHundredths, band } = result
    // As it was signed at the other desk, to the byte.
    const text = seats.find(({ id }) => id === result.assignmentId)?.result ?? null
    const parcel = text === null ? null : { resultSha256: createHash('sha256').update(text).digest('hex') }
    return { ...inspector, seat, judgedHundredths, effectiveHundredths, band, parcel }
  })
}

/** One after the other: each picture costs a process. */
async function printedEvidence({ evidence }: IssuedSources, problems: readonly Problem[]) {
  const printed: (PrintedFinding & { at: number })[] = []
  for (const [index, { criterion, title, words, anchors }] of problems.entries()) {
    for (const anchor of anchors) {
      const picture = printed.length < mostPictures ? await evidence.picture(anchor, pictureWidthPx) : null
      printed.push({
        at: index + 1,
        criterion,
        criterionTitle: `${criterion} ${title}`,
        note: words,
        anchor,
        place: evidence.place(anchor),
        provenance: evidence.provenance(anchor),
        picture,
      })
    }
  }
  return printed
}
