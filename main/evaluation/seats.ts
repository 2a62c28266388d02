// What a campaign (评查批次) means for one evaluation: whose seat it fills, whether it may still change, who may see it. The
// tables are read here directly, so that no sheet depends on the service of campaigns.
import { sql } from 'kysely'
import { maskedTitle } from '#shared/text/campaigns.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Caller } from '../desk-core.ts'
import type { Store } from '../store/index.ts'

/** Evaluations that this person must not see yet: by the blind, or because their campaign has not told anybody of them. */
export function hiddenEvaluations(store: Store, viewerId: string): Set<string> {
  return new Set([...blindedFrom(store, viewerId), ...untoldTo(store, viewerId)])
}

/**
 * In a running blind double evaluation (背靠背评查) everybody else's, until both
 * seats of the dossier are concluded. That holds for the leader too. Also those of a seat that was given to somebody else.
 */
function blindedFrom(store: Store, viewerId: string): Set<string> {
  const rows = store.all((q) =>
    q
      .selectFrom('assignment')
      .innerJoin('campaign', 'campaign.id', 'assignment.campaign_id')
      .innerJoin('evaluation', 'evaluation.id', 'assignment.evaluation_id')
      .select('evaluation.id')
      .where('campaign.state', '=', 'running')
      .where(sql`json_extract(campaign.plan, '$.way')`, '=', 'double')
      .where('evaluation.inspector_id', '<>', viewerId)
      .where(
        (e) =>
          e
            .selectFrom('assignment as other')
            .select((o) => o.fn.countAll<number>().as('n'))
            .whereRef('other.campaign_id', '=', 'assignment.campaign_id')
            .whereRef('other.dossier_id', '=', 'assignment.dossier_id')
            .where('other.state', '=', 'concluded'),
        '<',
        2,
      ),
  )
  return new Set(rows.map(({ id }) => id))
}

/**
 * Before a dossier's result was fed back, its sheets are the campaign's own: for its people, whoever made it, and the head. The
 * agency that may object later reads none of them before, nor does anybody else.
 */
function untoldTo(store: Store, viewerId: string): Set<string> {
  const rows = store.all((q) =>
    q
      .selectFrom('assignment')
      .innerJoin('campaign', 'campaign.id', 'assignment.campaign_id')
      .innerJoin('evaluation', 'evaluation.id', 'assignment.evaluation_id')
      .select('evaluation.id')
      .where('campaign.state', 'in', ['running', 'closed'])
      .where('evaluation.inspector_id', '<>', viewerId)
      .where(
        sql<boolean>`not exists (select 1 from campaign_member as member
          where member.campaign_id = campaign.id and member.user_id = ${viewerId})`,
      )
      .where(
        sql<boolean>`not exists (select 1 from user as viewer where viewer.id = ${viewerId}
          and (viewer.name = campaign.created_by or exists (select 1 from json_each(viewer.roles) where value = 'head')))`,
      )
      .where(
        sql<boolean>`not exists (select 1 from outcome where outcome.campaign_id = assignment.campaign_id
          and outcome.dossier_id = assignment.dossier_id and outcome.state in ('fed-back', 'objected', 'final'))`,
      ),
  )
  return new Set(rows.map(({ id }) => id))
}

/**
 * What this inspector reads instead of the dossier's title, by evaluation, under plans that mask names (匿名评查): until the
 * results are published, and not for who leads.
 */
export function maskedTitles(store: Store, caller: Caller): Map<string, string> {
  if (!caller.roles.includes('inspector')) return new Map()
  const rows = store.all((q) =>
    q
      .selectFrom('assignment')
      .innerJoin('campaign', 'campaign.id', 'assignment.campaign_id')
      .innerJoin('campaign_dossier', (join) =>
        join
          .onRef('campaign_dossier.campaign_id', '=', 'assignment.campaign_id')
          .onRef('campaign_dossier.dossier_id', '=', 'assignment.dossier_id'),
      )
      .select(['assignment.evaluation_id', 'campaign.number', 'campaign_dossier.position'])
      .where('campaign.state', 'in', ['running', 'closed'])
      .where(sql`json_extract(campaign.plan, '$.masked')`, '=', 1)
      .where('assignment.evaluation_id', 'is not', null)
      .where((e) => e.or([e('campaign.origin', '<>', 'here'), e('campaign.created_by', '<>', caller.name)]))
      .where((e) =>
        e.not(
          e.exists(
            e
              .selectFrom('campaign_member')
              .select('campaign_member.id')
              .whereRef('campaign_member.campaign_id', '=', 'campaign.id')
              .where('campaign.origin', '=', 'here')
              .where('campaign_member.user_id', '=', caller.userId)
              .where('campaign_member.role', '=', 'leader')
              .where('campaign_member.removed_at', 'is', null),
          ),
        ),
      ),
  )
  return new Map(rows.map((row) => [row.evaluation_id ?? '', `${row.number}，${maskedTitle(row.position)}`]))
}

/** Whether a blind double evaluation hides this one from others now: then nothing of it may show elsewhere either. */
export function isBlind(store: Store, evaluationId: string): boolean {
  return blindedFrom(store, '').has(evaluationId)
}

/** Refuses `evaluation.blind` for what the blind hides from this person, `evaluation.untold` before the feedback. */
export function assertUnblinded(store: Store, viewerId: string, evaluationId: string): void {
  if (blindedFrom(store, viewerId).has(evaluationId)) throw refuse('evaluation.blind')
  if (untoldTo(store, viewerId).has(evaluationId)) throw refuse('evaluation.untold')
}

/** The same for the bytes of an opinion, which name no evaluation. Refuses `evaluation.blind`. */
export function assertUnblindedObject(store: Store, viewerId: string, objectId: string): void {
  const opinion = store.one((q) => q.selectFrom('opinion').select('evaluation_id').where('object_id', '=', objectId))
  const evaluationId = opinion?.evaluation_id ?? null
  if (evaluationId !== null) assertUnblinded(store, viewerId, evaluationId)
}

/** Refuses `evaluation.seat-ended` and `evaluation.campaign-ended`: such a sheet stays as it is, and is never concluded. */
export function assertSeated(store: Store, evaluationId: string): void {
  const seat = store.one((q) =>
    q
      .selectFrom('assignment')
      .innerJoin('campaign', 'campaign.id', 'assignment.campaign_id')
      .select(['assignment.state', 'campaign.state as campaign_state'])
      .where('evaluation_id', '=', evaluationId),
  )
  if (seat === null) return
  if (seat.state === 'recused' || seat.state === 'withdrawn') throw refuse('evaluation.seat-ended')
  if (seat.campaign_state !== 'running') throw refuse('evaluation.campaign-ended')
}

/** Call inside record(), when the sheet is concluded. */
export function concludeSeat(store: Store, evaluationId: string, at: string): void {
  store.run((q) =>
    q
      .updateTable('assignment')
      .set({ state: 'concluded', ended_at: at })
      .where('evaluation_id', '=', evaluationId)
      .where('state', '=', 'working'),
  )
}
