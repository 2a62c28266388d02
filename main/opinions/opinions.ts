// Opinions: composed from what was concluded, bound to the exact manifest and to where the journal stood, signed with each
// signer's own key in the stated order, and verified like any stranger's file.
import type { Opinion, OpinionSort, OpinionVerdict } from '#shared/contract/opinions.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Caller } from '../desk-core.ts'
import { assertUnblinded, hiddenEvaluations } from '../evaluation/index.ts'
import { composePdf } from '../printing/index.ts'
import { paged } from '../store/index.ts'
import type { StoredObject } from '../vault/index.ts'
import { bindingOf } from './binding.ts'
import { type Draft, evaluationDraft, type OpinionSources, reviewDraft } from './drafts.ts'
import { nextNumber, opinionMarks } from './numbers.ts'
import { type OpinionRow, opinionRow, opinionRows, signersOf, toOpinion } from './rows.ts'
import { createTypesetter, signInTurn, turnOf, verdictOf } from './sign-in-turn.ts'
import { statementDraft } from './statement-draft.ts'

export interface Opinions {
  /** Without those of evaluations that a blind double evaluation hides from the caller. */
  list(
    caller: Caller,
    filter: { offset: number; limit: number; dossierId: string | null },
  ): { rows: Opinion[]; total: number }
  get(id: string): Opinion
  /** As this caller may see it. Refuses `evaluation.blind`. */
  seen(caller: Caller, id: string): Opinion
  compose(caller: Caller, kind: OpinionSort, sourceId: string): Promise<Opinion>
  sign(caller: Caller, id: string, passphrase: string): Promise<Opinion>
  verify(id: string): Promise<OpinionVerdict>
}

const drafts: Readonly<
  Record<OpinionSort, (sources: OpinionSources, caller: Caller, sourceId: string, number: string) => Promise<Draft>>
> = { evaluation: evaluationDraft, review: reviewDraft, statement: statementDraft }

export function createOpinions(sources: OpinionSources): Opinions {
  const { store, objects, reviews, statements, clock, newId } = sources
  const typeset = createTypesetter()

  const get = (id: string) => toOpinion(opinionRow(store, id))

  /** A draft may be composed again until somebody has signed it; its number stays. */
  function earlierDraft(kind: OpinionSort, sourceId: string): OpinionRow | null {
    const [earlier] = opinionRows(store, { source: { kind, id: sourceId } })
    if (earlier !== undefined && earlier.state !== 'draft') throw refuse('opinion.signed', { number: earlier.number })
    return earlier ?? null
  }

  async function storePdf(dossierId: string, number: string, bytes: Uint8Array): Promise<StoredObject> {
    return objects.put({ dossierId, source: { bytes }, name: `${number}.pdf` })
  }

  async function compose(caller: Caller, kind: OpinionSort, sourceId: string): Promise<Opinion> {
    const earlier = earlierDraft(kind, sourceId)
    const number = earlier?.number ?? nextNumber(store, opinionMarks[kind], clock.now())
    const draft = await drafts[kind](sources, caller, sourceId, number)
    const { input, signers, dossierId, manifestSha256, journal } = draft
    const composed = await composePdf(input)
    const stored = await storePdf(dossierId, number, composed.bytes)
    const id = earlier?.id ?? newId()
    const row = {
      manifest_sha256: manifestSha256,
      journal_position: journal.position,
      journal_hash: journal.hash,
      state: 'draft' as const,
      object_id: stored.objectId,
      pages: composed.pages,
      signers: JSON.stringify(signers),
      boxes: JSON.stringify(composed.signatureBoxes),
      composed_at: input.createdAt.toISOString(),
      signed_at: null,
    }
    try {
      return store.record(caller, 'opinion.composed', id, (note) => {
        note({ number, source: sourceId, manifestSha256, sha256: stored.sha256 })
        objects.enter(stored, { dossierId, mime: 'application/pdf', role: 'opinion-draft' })
        if (earlier === null) {
          const owner = {
            evaluation_id: kind === 'evaluation' ? sourceId : null,
            review_id: kind === 'review' ? sourceId : null,
            statement_id: kind === 'statement' ? sourceId : null,
          }
          store.run((q) =>
            q.insertInto('opinion').values({ id, kind, number, dossier_id: dossierId, ...owner, ...row }),
          )
        } else {
          earlierDraft(kind, sourceId)
          store.run((q) => q.updateTable('opinion').set(row).where('id', '=', id))
        }
        draft.entered?.()
        return get(id)
      })
    } catch (error) {
      await objects.discard(stored.objectId)
      throw error
    }
  }

  return {
    list(caller, { offset, limit, dossierId }) {
      const hidden = [...hiddenEvaluations(store, caller.userId)]
      const page = paged({ offset, limit }, (at) => opinionRows(store, { ...at, dossierId, hidden }))
      return { ...page, rows: page.rows.map(toOpinion) }
    },
    get,
    seen(caller, id) {
      const { evaluation_id: evaluationId } = opinionRow(store, id)
      if (evaluationId !== null) assertUnblinded(store, caller.userId, evaluationId)
      return get(id)
    },
    compose: (caller, kind, sourceId) => typeset(() => compose(caller, kind, sourceId)),
    async sign(caller, id, passphrase) {
      const row = opinionRow(store, id)
      const paper = { ...row, family: 'opinion' as const, signers: signersOf(row) }
      const turn = turnOf(paper, caller)
      if (row.evaluation_id !== null) assertUnblinded(store, caller.userId, row.evaluation_id)
      if (row.review_id !== null) reviews.assertNoConflict(caller, row.review_id)
      if (row.statement_id !== null) statements.assertComposed(row.statement_id)
      const pdf = await objects.readWhole(row.object_id)
      const signed = await signInTurn(sources, caller, passphrase, { paper, turn, pdf })
      const stored = await storePdf(row.dossier_id, row.number, signed.bytes)
      try {
        return store.record(caller, 'opinion.signed', id, (note) => {
          const now = opinionRow(store, id)
          if (now.object_id !== row.object_id) throw refuse('opinion.not-your-turn')
          if (row.statement_id !== null) statements.assertComposed(row.statement_id)
          note({ number: row.number, as: turn.place.as, sha256: stored.sha256 })
          objects.enter(stored, {
            dossierId: row.dossier_id,
            mime: 'application/pdf',
            role: 'opinion',
            parentId: row.object_id,
            recipe: 'signed',
          })
          store.run((q) =>
            q
              .updateTable('opinion')
              .set({
                object_id: stored.objectId,
                signers: JSON.stringify(signed.signers),
                state: signed.isLast ? 'signed' : 'partly-signed',
                signed_at: signed.isLast ? signed.at.toISOString() : null,
              })
              .where('id', '=', id),
          )
          return get(id)
        })
      } catch (error) {
        await objects.discard(stored.objectId)
        throw error
      }
    },
    async verify(id) {
      const row = opinionRow(store, id)
      const pdf = await objects.readWhole(row.object_id)
      return verdictOf(pdf, sources.root, await bindingOf(sources, row, pdf))
    },
  }
}
