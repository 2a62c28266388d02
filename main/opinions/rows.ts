// Opinions as they are stored, and as the contract shows them.
import { type Opinion, OpinionSigner, type OpinionSort } from '#shared/contract/opinions.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Store } from '../store/index.ts'

export interface OpinionRow {
  id: string
  kind: OpinionSort
  number: string
  dossier_id: string
  evaluation_id: string | null
  review_id: string | null
  statement_id: string | null
  manifest_sha256: string
  journal_position: number
  journal_hash: string
  state: 'draft' | 'partly-signed' | 'signed'
  object_id: string
  pages: number
  signers: string
  boxes: string
  composed_at: string
  signed_at: string | null
  dossier_title: string
  size_bytes: number
  sha256: string
  item_id: string | null
}

export interface OpinionFilter {
  readonly id?: string
  readonly dossierId?: string | null
  /** Evaluations whose opinions are left out. */
  readonly hidden?: readonly string[]
  readonly source?: { readonly kind: OpinionSort; readonly id: string }
  readonly offset?: number
  readonly limit?: number
}

export function opinionRows(store: Store, filter: OpinionFilter): (OpinionRow & { total: number })[] {
  return store.all((q) => {
    let select = q
      .selectFrom('opinion')
      .innerJoin('dossier', 'dossier.id', 'opinion.dossier_id')
      .innerJoin('object', 'object.id', 'opinion.object_id')
      .leftJoin('statement', 'statement.id', 'opinion.statement_id')
      .selectAll('opinion')
      .select(['dossier.title as dossier_title', 'object.size_bytes', 'object.sha256', 'statement.item_id'])
      .select((e) => e.fn.countAll<number>().over().as('total'))
      .orderBy('opinion.composed_at', 'desc')
      .limit(filter.limit ?? 1)
      .offset(filter.offset ?? 0)
    if (filter.id !== undefined) select = select.where('opinion.id', '=', filter.id)
    const hidden = [...(filter.hidden ?? [])]
    if (hidden.length > 0) {
      select = select.where((e) =>
        e.or([e('opinion.evaluation_id', 'is', null), e('opinion.evaluation_id', 'not in', hidden)]),
      )
    }
    if (filter.dossierId) select = select.where('opinion.dossier_id', '=', filter.dossierId)
    if (filter.source) select = select.where(`opinion.${filter.source.kind}_id`, '=', filter.source.id)
    return select
  })
}

export function opinionRow(store: Store, id: string): OpinionRow {
  const [row] = opinionRows(store, { id })
  if (row === undefined) throw refuse('opinion.unknown')
  return row
}

export function signersOf(row: OpinionRow): OpinionSigner[] {
  return OpinionSigner.array().parse(JSON.parse(row.signers))
}

export function toOpinion(row: OpinionRow): Opinion {
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    dossierId: row.dossier_id,
    dossierTitle: row.dossier_title,
    sourceId: row.evaluation_id ?? row.review_id ?? row.statement_id ?? '',
    itemId: row.item_id,
    state: row.state,
    pages: row.pages,
    objectId: row.object_id,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    manifestSha256: row.manifest_sha256,
    journalPosition: row.journal_position,
    journalHash: row.journal_hash,
    signers: signersOf(row),
    composedAt: row.composed_at,
    signedAt: row.signed_at,
  }
}
