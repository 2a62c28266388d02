// Opinions: composed from what was concluded, bound to the exact manifest and to where the journal stood, signed with each
// signer's own key in the stated order, and verified like any stranger's file.
import { createHash } from 'node:crypto'
import * as z from 'zod'
import {
  type Opinion,
  type OpinionSigner,
  type OpinionSort,
  type OpinionVerdict,
  signsByRole,
} from '#shared/contract/opinions.ts'
import { instantText } from '#shared/text/instant.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Caller } from '../desk-core.ts'
import { assertUnblinded, hiddenEvaluations } from '../evaluation/index.ts'
import { composePdf, composeSignatureFace } from '../printing/index.ts'
import { paged } from '../store/index.ts'
import type { StoredObject } from '../vault/index.ts'
import { bindingOf } from './binding.ts'
import { type Draft, evaluationDraft, type OpinionSources, reviewDraft } from './drafts.ts'
import { nextNumber } from './numbers.ts'
import { type OpinionRow, opinionRow, opinionRows, signersOf, toOpinion } from './rows.ts'
import { type PdfVerification, signPdf, verifyPdf } from './signing/index.ts'
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

const SignatureBoxes = z.array(z.object({ field: z.string(), widthPt: z.number(), heightPt: z.number() }))

const drafts: Readonly<
  Record<OpinionSort, (sources: OpinionSources, caller: Caller, sourceId: string, number: string) => Promise<Draft>>
> = { evaluation: evaluationDraft, review: reviewDraft, statement: statementDraft }

const reasons = {
  inspector: '评查人签署',
  reviewer: '审核人签署',
  head: '审核机构负责人签署',
  producer: '制作人签署',
} as const

export function createOpinions(sources: OpinionSources): Opinions {
  const { store, objects, people, reviews, statements, clock, newId } = sources

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

  // A number is read from those given so far and entered only after seconds of typesetting: one opinion after the other.
  let composing: Promise<unknown> = Promise.resolve()

  async function compose(caller: Caller, kind: OpinionSort, sourceId: string): Promise<Opinion> {
    const earlier = earlierDraft(kind, sourceId)
    const number = earlier?.number ?? nextNumber(store, kind, clock.now())
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
    compose(caller, kind, sourceId) {
      const composed = composing.then(() => compose(caller, kind, sourceId))
      composing = composed.catch(() => undefined)
      return composed
    },
    async sign(caller, id, passphrase) {
      const row = opinionRow(store, id)
      const signers = signersOf(row)
      const turn = turnOf(row, signers, caller)
      if (row.evaluation_id !== null) assertUnblinded(store, caller.userId, row.evaluation_id)
      if (row.review_id !== null) reviews.assertNoConflict(caller, row.review_id)
      if (row.statement_id !== null) statements.assertComposed(row.statement_id)
      const pdf = await objects.readWhole(row.object_id)
      if (createHash('sha256').update(pdf).digest('hex') !== row.sha256) throw refuse('opinion.altered')
      const identity = await people.signingIdentity(caller, passphrase)
      const at = clock.now()
      const box = boxOf(row, signers.indexOf(turn))
      const signed = await signPdf({
        pdf,
        key: identity.privateKey,
        certificate: identity.certificate,
        chain: [sources.root],
        field: box.field,
        face: await composeSignatureFace(box, caller.displayName, ['电子签名', instantText(at.toISOString())]),
        reason: reasons[turn.as],
        location: caller.unit,
        at,
      }).finally(() => identity.privateKey.fill(0))
      const stored = await storePdf(row.dossier_id, row.number, signed)
      try {
        return store.record(caller, 'opinion.signed', id, (note) => {
          const now = opinionRow(store, id)
          if (now.object_id !== row.object_id) throw refuse('opinion.not-your-turn')
          if (row.statement_id !== null) statements.assertComposed(row.statement_id)
          const signedBy = { userId: caller.userId, name: caller.displayName, signedAt: at.toISOString() }
          const after = signers.map((signer) => (signer === turn ? { ...signer, ...signedBy } : signer))
          const isLast = after.every((signer) => signer.signedAt !== null)
          note({ number: row.number, as: turn.as, sha256: stored.sha256 })
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
                signers: JSON.stringify(after),
                state: isLast ? 'signed' : 'partly-signed',
                signed_at: isLast ? at.toISOString() : null,
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
      const found = await verifyPdf({ pdf, roots: [sources.root] })
      return toVerdict(found, await bindingOf(sources, row, pdf))
    },
  }
}

/** The block of the signer at this place. */
function boxOf(row: OpinionRow, at: number): z.infer<typeof SignatureBoxes>[number] {
  const boxes = SignatureBoxes.parse(JSON.parse(row.boxes))
  const box = boxes[at]
  if (box === undefined) throw new Error('an opinion with fewer signature blocks than signers')
  return box
}

/** Whose signature comes next, if it is this caller's. */
function turnOf(row: OpinionRow, signers: readonly OpinionSigner[], caller: Caller): OpinionSigner {
  const next = signers.find((signer) => signer.signedAt === null)
  if (next === undefined) throw refuse('opinion.signed', { number: row.number })
  if (!signsByRole(caller.roles, next.as) && next.userId !== caller.userId) throw refuse('opinion.not-your-turn')
  if (next.userId !== null && next.userId !== caller.userId) throw refuse('opinion.not-your-turn')
  if (signers.some((signer) => signer.signedAt !== null && signer.userId === caller.userId))
    throw refuse('opinion.same-person')
  return next
}

function toVerdict(found: PdfVerification, binding: OpinionVerdict['binding']): OpinionVerdict {
  return {
    state: found.state,
    changedAfterLastSignature: found.changedAfterLastSignature,
    signatures: found.signatures.map(({ signer, unit, at, reason, state }) => ({ signer, unit, at, reason, state })),
    binding,
    timeProven: false,
  }
}
