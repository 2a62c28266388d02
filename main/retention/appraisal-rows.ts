// How rows become appraisals as the contract describes them.
import * as z from 'zod'
import type { Appraisal, AppraisalLine, AppraisedDossier, Member } from '#shared/contract/disposals.ts'
import { refuse } from '#shared/text/refusal.ts'
import { standingOf } from '../dossiers/index.ts'
import type { Store } from '../store/index.ts'
import { displayNames, eligibleMembers } from './names.ts'
import { type SignatureRoot, signaturesOf } from './signatures.ts'

export interface AppraisalRow {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly members: string
  readonly state: AppraisalLine['state']
  readonly begun_by: string
  readonly begun_at: string
  readonly decided_by: string | null
  readonly decided_at: string | null
  readonly register: string | null
  readonly register_sha256: string | null
  readonly witnessed_by: string | null
  readonly witnessed_at: string | null
  readonly executed_by: string | null
  readonly executed_at: string | null
  readonly erased_at: string | null
  readonly dropped_reason: string | null
  readonly certificate: Buffer | null
  readonly certificate_sha256: string | null
  readonly certificate_pages: number | null
}

/** Refuses `appraisal.unknown`. */
export function appraisalRow(store: Store, id: string): AppraisalRow {
  const row = store.one((q) => q.selectFrom('appraisal').selectAll().where('id', '=', id))
  if (row === null) throw refuse('appraisal.unknown')
  return row
}

/** Sign-in names. */
export function membersOf(row: Pick<AppraisalRow, 'members'>): string[] {
  return z.array(z.string()).parse(JSON.parse(row.members))
}

export function countedIn(store: Store, ids: readonly string[]): Map<string, { dossiers: number; destroy: number }> {
  const rows = store.all((q) =>
    q
      .selectFrom('appraisal_dossier')
      .select((e) => [
        'appraisal_id',
        e.fn.countAll<number>().as('dossiers'),
        e.fn.sum<number>(e.case().when('decision', '=', 'destroy').then(1).else(0).end()).as('destroy'),
      ])
      .where('appraisal_id', 'in', [...ids])
      .groupBy('appraisal_id'),
  )
  return new Map(rows.map((row) => [row.appraisal_id, row]))
}

export function toLine(
  row: Omit<AppraisalRow, 'register' | 'certificate'>,
  counts: { dossiers: number; destroy: number } | undefined,
  name: (signIn: string) => string,
): AppraisalLine {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    state: row.state,
    dossiers: counts?.dossiers ?? 0,
    toDestroy: counts?.destroy ?? 0,
    begunBy: name(row.begun_by),
    begunAt: row.begun_at,
    executedAt: row.executed_at,
    witnessed: row.witnessed_at !== null,
  }
}

export function toAppraisal(store: Store, id: string, root: SignatureRoot): Appraisal {
  const row = appraisalRow(store, id)
  const name = displayNames(store)
  const known = new Map(eligibleMembers(store).map((member) => [member.name, member]))
  const members = membersOf(row).map(
    (signIn): Member => known.get(signIn) ?? { name: signIn, displayName: name(signIn), roles: [] },
  )
  return {
    ...toLine(row, countedIn(store, [id]).get(id), name),
    members,
    lines: appraisedDossiers(store, id),
    decidedBy: row.decided_by === null ? null : name(row.decided_by),
    decidedAt: row.decided_at,
    registerSha256: row.register_sha256,
    signatures: signaturesOf(store, row, root, name),
    erasedAt: row.erased_at,
    certificateSha256: row.certificate_sha256,
    droppedReason: row.dropped_reason,
  }
}

export function appraisedDossiers(store: Store, appraisalId: string): AppraisedDossier[] {
  const rows = store.all((q) =>
    q
      .selectFrom('appraisal_dossier')
      .innerJoin('dossier', 'dossier.id', 'appraisal_dossier.dossier_id')
      .leftJoin('retention', 'retention.dossier_id', 'dossier.id')
      .select(['dossier.id', 'dossier.title', 'dossier.number', 'dossier.disposed_at', 'ends_on'])
      .select(['retention.period as period', 'decision', 'appraisal_dossier.period as new_period'])
      .select('appraisal_dossier.reason')
      .where('appraisal_id', '=', appraisalId)
      .orderBy('ends_on')
      .orderBy('dossier.id'),
  )
  const ids = rows.map(({ id }) => id)
  const standing = standingOf(store, ids)
  const contents = contentsOf(store, ids)
  const opinions = Map.groupBy(
    store.all((q) =>
      q.selectFrom('appraisal_opinion').selectAll().where('appraisal_id', '=', appraisalId).orderBy('said_at'),
    ),
    (opinion) => opinion.dossier_id,
  )
  return rows.map((row) => ({
    dossierId: row.id,
    title: row.title,
    number: row.number,
    archivalCode: standing.get(row.id)?.archivalCode ?? null,
    period: row.period,
    endsOn: row.ends_on,
    papers: contents.get(row.id)?.papers ?? 0,
    recordings: contents.get(row.id)?.recordings ?? 0,
    sizeBytes: contents.get(row.id)?.size_bytes ?? 0,
    holds: standing.get(row.id)?.holds ?? 0,
    loans: standing.get(row.id)?.loans ?? 0,
    opinions: (opinions.get(row.id) ?? []).map(({ member, opinion, reason, said_at }) => ({
      member,
      opinion,
      reason,
      saidAt: said_at,
    })),
    decision: row.decision,
    newPeriod: row.new_period,
    reason: row.reason,
    disposedAt: row.disposed_at,
  }))
}

/** All that lies under the key of each: withdrawn papers, extracts beside it and opinions go with it. */
export function contentsOf(store: Store, ids: readonly string[]) {
  const rows = store.all((q) =>
    q
      .selectFrom('object')
      .leftJoin('item', 'item.object_id', 'object.id')
      .where('object.dossier_id', 'in', [...ids])
      .groupBy('object.dossier_id')
      .select((e) => [
        'object.dossier_id as dossier_id',
        e.fn.countAll<number>().as('objects'),
        e.fn.sum<number>('object.size_bytes').as('size_bytes'),
        e.fn.sum<number>(e.case().when('item.kind', '=', 'paper').then(1).else(0).end()).as('papers'),
        e.fn.sum<number>(e.case().when('item.kind', '=', 'recording').then(1).else(0).end()).as('recordings'),
        e.fn.coalesce(e.fn.sum<number>('item.pages'), e.lit(0)).as('pages'),
      ]),
  )
  return new Map(rows.map((row) => [row.dossier_id, row]))
}
