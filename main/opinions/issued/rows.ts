// Issued papers as they are stored, and as the contract shows them.

import { sql } from 'kysely'
import { IssuedBinding, type IssuedKind, type IssuedPaper, IssuedSigner } from '#shared/contract/issued.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Caller } from '../../desk-core.ts'
import { hiddenEvaluations } from '../../evaluation/index.ts'
import type { Store } from '../../store/index.ts'

export interface IssuedRow {
  id: string
  kind: string
  number: string
  campaign_id: string | null
  dossier_id: string | null
  source_id: string
  title: string
  binding: string
  state: 'draft' | 'partly-signed' | 'signed'
  sha256: string
  pages: number
  signers: string
  boxes: string
  composed_by: string
  composed_at: string
  signed_at: string | null
  size_bytes: number
  composer: string | null
}

export interface IssuedFilter {
  readonly id?: string
  readonly campaignId?: string | null
  readonly dossierId?: string | null
  readonly kind?: IssuedKind | null
  readonly sourceId?: string | null
  /** Only what this person may see. */
  readonly caller?: Caller
  readonly offset?: number
  readonly limit?: number
}

/**
 * Who may see a paper: whoever composed it or may sign it, whoever leads its campaign, and everybody once it is signed. The score
 * sheet of a running blind double evaluation is hidden like its evaluation, from the leader too.
 */
function seenBy({ userId, name, roles }: Caller) {
  return sql<boolean>`(
    paper.composed_by = ${name}
    or exists (
      select 1 from json_each(paper.signers) as place
      where place.value ->> 'userId' = ${userId}
        or (place.value ->> 'userId' is null and (
          exists (select 1 from json_each(place.value -> 'among') as one where one.value = ${userId})
          or exists (select 1 from json_each(place.value -> 'roles') as one
            where one.value in (${sql.join(roles.length === 0 ? [''] : roles)}))
        ))
    )
    or exists (select 1 from campaign where campaign.id = paper.campaign_id and campaign.created_by = ${name})
    or exists (
      select 1 from campaign_member as member
      where member.campaign_id = paper.campaign_id and member.user_id = ${userId}
        and member.role = 'leader' and member.removed_at is null
    )
    or paper.state = 'signed'
  )`
}

/** All but the file, which is read when it is opened. Newest first. */
export function issuedRows(store: Store, filter: IssuedFilter): (IssuedRow & { total: number })[] {
  return store.all((q) => {
    let select = q
      .selectFrom('issued_paper as paper')
      .leftJoin('user', 'user.name', 'paper.composed_by')
      .select(['paper.id', 'kind', 'number', 'campaign_id', 'dossier_id', 'source_id', 'title', 'binding'])
      .select(['paper.state', 'sha256', 'pages', 'signers', 'boxes', 'composed_by', 'composed_at', 'signed_at'])
      .select((e) => [
        e.fn<number>('length', ['pdf']).as('size_bytes'),
        e.ref('user.display_name').as('composer'),
        e.fn.countAll<number>().over().as('total'),
      ])
      .orderBy('composed_at', 'desc')
      .orderBy('paper.id', 'desc')
      .limit(filter.limit ?? 1)
      .offset(filter.offset ?? 0)
    if (filter.id !== undefined) select = select.where('paper.id', '=', filter.id)
    if (filter.campaignId) select = select.where('campaign_id', '=', filter.campaignId)
    if (filter.dossierId) select = select.where('dossier_id', '=', filter.dossierId)
    if (filter.kind) select = select.where('kind', '=', filter.kind)
    if (filter.sourceId) select = select.where('source_id', '=', filter.sourceId)
    if (filter.caller !== undefined) select = select.where(seenBy(filter.caller))
    const hidden = filter.caller === undefined ? [] : [...hiddenEvaluations(store, filter.caller.userId)]
    if (hidden.length > 0)
      select = select.where((e) => e.or([e('kind', '<>', 'score-sheet'), e('source_id', 'not in', hidden)]))
    return select
  })
}

/** Refuses `issued.unknown`, also of what this person may not see. */
export function issuedRow(store: Store, id: string, caller?: Caller): IssuedRow {
  const [row] = issuedRows(store, caller === undefined ? { id } : { id, caller })
  if (row === undefined) throw refuse('issued.unknown')
  return row
}

/** The file as it is now. Refuses `issued.disposed`: it went with its dossier. */
export function issuedPdf(store: Store, id: string): Uint8Array {
  const row = store.one((q) => q.selectFrom('issued_paper').select('pdf').where('id', '=', id))
  if (row === null) throw refuse('issued.unknown')
  if (row.pdf.length === 0) throw refuse('issued.disposed')
  return new Uint8Array(row.pdf)
}

export function issuedSigners(row: Pick<IssuedRow, 'signers'>): IssuedSigner[] {
  return IssuedSigner.array().parse(JSON.parse(row.signers))
}

export function issuedBinding(row: Pick<IssuedRow, 'binding'>): IssuedBinding {
  return IssuedBinding.parse(JSON.parse(row.binding))
}

export function toIssued(row: IssuedRow): IssuedPaper {
  return {
    id: row.id,
    kind: row.kind as IssuedKind,
    number: row.number,
    title: row.title,
    campaignId: row.campaign_id,
    dossierId: row.dossier_id,
    sourceId: row.source_id,
    state: row.state,
    pages: row.pages,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    binding: issuedBinding(row),
    signers: issuedSigners(row),
    composedBy: row.composer ?? row.composed_by,
    composedAt: row.composed_at,
    signedAt: row.signed_at,
  }
}
