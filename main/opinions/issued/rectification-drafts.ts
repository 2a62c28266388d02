// The notice that asks for a cure, and the record of each re-check.
import type { RectificationProblem } from '#shared/contract/rectifications.ts'
import { dayOf } from '#shared/text/instant.ts'
import { issuedNames } from '#shared/text/issued.ts'
import { refuse } from '#shared/text/refusal.ts'
import { campaignRow, leads } from '../../campaigns/index.ts'
import type { Caller } from '../../desk-core.ts'
import { dossierRow } from '../../dossiers/index.ts'
import { rectificationOf } from '../../results/index.ts'
import type { Store } from '../../store/index.ts'
import { noticePaper, type PrintedProblem } from '../templates/issued/notice.ts'
import { type RecheckedProblem, recheckPaper } from '../templates/issued/recheck.ts'
import { planHash } from './binding.ts'
import { assertFinal, assertMaker, type DraftParts, type IssuedSources, sourceParts } from './drafts.ts'
import { anyOf, leadersOf, named } from './places.ts'

type FoundRectification = ReturnType<typeof rectificationOf>

export function noticeDraft(sources: IssuedSources, caller: Caller, id: string): DraftParts {
  const { store } = sources
  const found = rectificationOf(store, id)
  if (found.state === 'withdrawn') throw refuse('issued.source')
  const leaders = found.campaignId === null ? [] : leadersOf(store, found.campaignId)
  const isLeader = found.campaignId !== null && leads(store, caller, campaignRow(store, found.campaignId))
  const isHead = caller.roles.includes('head')
  assertMaker(isLeader || isHead || found.issuedBy === caller.displayName, 'notice', '发出通知的人或组长')
  const campaign = campaignOf(store, found)
  return {
    title: `${dossierRow(store, found.dossierId).title}${issuedNames.notice}`,
    campaignId: found.campaignId,
    dossierId: found.dossierId,
    number: found.number,
    signers: [
      anyOf(
        'issuer',
        ['head'],
        leaders.map(({ userId }) => userId),
      ),
    ],
    bound: boundTo(store, found),
    paper: (data) =>
      noticePaper({
        ...data,
        dossier: sources.dossiers.get(found.dossierId),
        campaign: campaign === null ? null : { title: campaign.title, number: campaign.number },
        problems: found.problems.map((problem) => printedProblem(sources, problem)),
        issuedOn: dayOf(found.issuedAt),
        dueOn: found.dueOn,
        contact: `${found.issuedBy}（${sources.agency}）`,
      }),
  }
}

/** @param sourceId the rectification and the round, counted from 1 */
export function recheckDraft(sources: IssuedSources, caller: Caller, sourceId: string): DraftParts {
  const { store } = sources
  const [id, place] = sourceParts(sourceId)
  const found = rectificationOf(store, id)
  const round = Number(place)
  const done = found.rounds[round - 1]
  if (done === undefined) throw refuse('issued.source')
  const { report, recheck } = done
  assertFinal(recheck !== null, 'recheck', '复查')
  if (recheck === null) throw new Error('a round that was re-checked without its re-check')
  assertMaker(recheck.by === caller.displayName, 'recheck', `复查人${recheck.by}`)
  const problems = found.problems.flatMap((problem): RecheckedProblem[] => {
    const answer = report.answers.find(({ problemId }) => problemId === problem.id)
    const verdict = recheck.verdicts.find(({ problemId }) => problemId === problem.id)
    if (answer === undefined && verdict === undefined) return []
    return [
      {
        ...printedProblem(sources, problem),
        done: answer?.done ?? '',
        evidence: (answer?.supplementIds ?? []).map((one) => supplementWords(store, one)),
        cured: verdict?.cured ?? null,
        finding: verdict?.reason ?? '',
      },
    ]
  })
  return {
    title: `${dossierRow(store, found.dossierId).title}${issuedNames.recheck}`,
    campaignId: found.campaignId,
    dossierId: found.dossierId,
    signers: [named('rechecker', { userId: caller.userId, name: caller.displayName })],
    bound: boundTo(store, found),
    paper: (data) =>
      recheckPaper({
        ...data,
        dossier: sources.dossiers.get(found.dossierId),
        notice: { number: found.number, issuedOn: dayOf(found.issuedAt), dueOn: found.dueOn },
        round,
        reported: { by: report.by, at: report.at },
        problems,
        passed: recheck.verdicts.every(({ cured }) => cured),
        nextDueOn: recheck.dueOn,
        words: recheck.note,
        rechecker: recheck.by,
        recheckedAt: recheck.at,
      }),
  }
}

function printedProblem({ evidence }: IssuedSources, problem: RectificationProblem): PrintedProblem {
  const { criterion, title, words, clause, measure, anchors } = problem
  return { criterion, title, words, clause, measure, places: anchors.map((anchor) => evidence.place(anchor)) }
}

function campaignOf(store: Store, { campaignId }: FoundRectification) {
  return campaignId === null ? null : campaignRow(store, campaignId)
}

function boundTo(store: Store, found: FoundRectification): DraftParts['bound'] {
  const campaign = campaignOf(store, found)
  const { manifestSha256: sha256 } = found
  return {
    planSha256: campaign === null ? null : planHash(campaign.plan),
    standards: [],
    manifests: sha256 === null ? [] : [{ dossierId: found.dossierId, sha256 }],
  }
}

/** “补充材料第 2 次：整改后的送达回证”. */
function supplementWords(store: Store, id: string): string {
  const row = store.one((q) => q.selectFrom('supplement').select(['number', 'reason']).where('id', '=', id))
  return row === null ? '' : `补充材料第 ${row.number} 次：${row.reason}`
}
