// Findings of an evaluation or of a review: what was found, and the page, the second or the absence it rests on.
import { Anchor, type Finding } from '#shared/contract/evidence.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Actor, Store } from '../store/index.ts'
import type { Evidence } from './evidence.ts'

/** The evaluation or the review that findings belong to. */
export type FindingOwner = { readonly evaluation: string } | { readonly review: string }

export interface Findings {
  of(owner: FindingOwner): Finding[]
  /** Call inside record(). Refuses anchors that point outside the dossier. Returns the new finding's id. */
  add(
    caller: Actor,
    owner: FindingOwner,
    finding: { dossierId: string; criterion: string; anchor: Anchor; note: string },
  ): string
  /** Call inside record(). Refuses `finding.unknown`. */
  remove(owner: FindingOwner, findingId: string): void
}

export function createFindings(options: {
  store: Store
  evidence: Evidence
  clock: Clock
  newId: () => string
}): Findings {
  const { store, evidence, clock, newId } = options
  return {
    of: (owner) => findingsOf(store, owner),
    add(caller, owner, { dossierId, criterion, anchor, note }) {
      evidence.assertAnchor(dossierId, anchor)
      const id = newId()
      store.run((q) =>
        q.insertInto('finding').values({
          id,
          evaluation_id: 'evaluation' in owner ? owner.evaluation : null,
          review_id: 'review' in owner ? owner.review : null,
          criterion,
          anchor: JSON.stringify(anchor),
          item_id: anchor.on === 'absence' ? null : anchor.itemId,
          note,
          found_by: caller.name,
          found_at: clock.now().toISOString(),
        }),
      )
      return id
    },
    remove(owner, findingId) {
      const { column, id } = columnOf(owner)
      const removed = store.run((q) => q.deleteFrom('finding').where('id', '=', findingId).where(column, '=', id))
      if (removed === 0) throw refuse('finding.unknown')
    },
  }
}

function columnOf(owner: FindingOwner) {
  return 'evaluation' in owner
    ? ({ column: 'evaluation_id', id: owner.evaluation } as const)
    : ({ column: 'review_id', id: owner.review } as const)
}

/** By time. For those who have only the store. */
export function findingsOf(store: Store, owner: FindingOwner): Finding[] {
  const { column, id } = columnOf(owner)
  const rows = store.all((q) =>
    q
      .selectFrom('finding')
      .leftJoin('user', 'user.name', 'finding.found_by')
      .selectAll('finding')
      .select('user.display_name')
      .where(`finding.${column}`, '=', id)
      .orderBy('finding.found_at')
      .orderBy('finding.id'),
  )
  return rows.map((row) => ({
    id: row.id,
    criterion: row.criterion,
    anchor: Anchor.parse(JSON.parse(row.anchor)),
    note: row.note,
    foundBy: row.display_name ?? row.found_by,
    foundAt: row.found_at,
  }))
}
