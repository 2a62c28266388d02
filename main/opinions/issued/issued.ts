// Issued papers (评查文书): composed from what was decided, numbered, bound by hash, signed in order, verified like any stranger's file.
// They may belong to a campaign and to no dossier, so the file itself lies in the encrypted database.
import { createHash } from 'node:crypto'
import type * as z from 'zod'
import type { IssuedFile, IssuedKind, IssuedPaper } from '#shared/contract/issued.ts'
import type { OpinionVerdict } from '#shared/contract/opinions.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Caller } from '../../desk-core.ts'
import { composePdf } from '../../printing/index.ts'
import { paged } from '../../store/index.ts'
import { createTypesetter, signInTurn, turnOf, verdictOf } from '../sign-in-turn.ts'
import { issuedBindingOf } from './binding.ts'
import { draftOf, type IssuedSources } from './drafts.ts'
import { type IssuedFilter, issuedPdf, issuedRow, issuedRows, issuedSigners, toIssued } from './rows.ts'

export interface IssuedPapers {
  /** What the caller may see; see rows.ts. */
  list(caller: Caller, filter: IssuedFilter & { offset: number; limit: number }): { rows: IssuedPaper[]; total: number }
  /** Refuses `issued.unknown`, also of what the caller may not see; so do all that follow. */
  get(caller: Caller, id: string): IssuedPaper
  /** Refuses `issued.source`, `issued.not-final`, `issued.of-another`, `issued.signed`. */
  compose(caller: Caller, kind: IssuedKind, sourceId: string): Promise<IssuedPaper>
  /** Refuses `issued.not-your-turn`, `issued.same-person`, `issued.signed`, `issued.altered`. */
  sign(caller: Caller, id: string, passphrase: string): Promise<IssuedPaper>
  /** The file for a while, in memory, at the address of objects. */
  open(caller: Caller, id: string): z.infer<typeof IssuedFile>
  verify(caller: Caller, id: string): Promise<OpinionVerdict>
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export function createIssuedPapers(sources: IssuedSources): IssuedPapers {
  const { store, passing, newId, clock } = sources
  const typeset = createTypesetter()
  const written = (id: string) => toIssued(issuedRow(store, id))

  /** A draft may be composed again until somebody has signed it; its number stays. */
  function earlierDraft(kind: IssuedKind, sourceId: string): { id: string; number: string } | null {
    const [earlier] = issuedRows(store, { kind, sourceId })
    if (earlier === undefined) return null
    if (earlier.state !== 'draft') throw refuse('issued.signed', { number: earlier.number })
    return earlier
  }

  async function compose(caller: Caller, kind: IssuedKind, sourceId: string): Promise<IssuedPaper> {
    const earlier = earlierDraft(kind, sourceId)
    const draft = await draftOf(sources, caller, { kind, sourceId, number: earlier?.number ?? null })
    const { bytes, pages, signatureBoxes } = await composePdf(draft.input)
    const id = earlier?.id ?? newId()
    const sha256 = sha256Of(bytes)
    const row = {
      title: draft.title,
      binding: JSON.stringify(draft.binding),
      journal_position: draft.binding.journal.position,
      journal_hash: draft.binding.journal.hash,
      state: 'draft' as const,
      pdf: Buffer.from(bytes),
      sha256,
      pages,
      signers: JSON.stringify(draft.signers),
      boxes: JSON.stringify(signatureBoxes),
      composed_by: caller.name,
      composed_at: clock.now().toISOString(),
      signed_at: null,
    }
    return store.record(caller, 'issued.composed', id, (note) => {
      note({ kind, number: draft.number, source: sourceId, sha256 })
      if (earlierDraft(kind, sourceId) === null) {
        const of = { campaign_id: draft.campaignId, dossier_id: draft.dossierId, source_id: sourceId }
        store.run((q) => q.insertInto('issued_paper').values({ id, kind, number: draft.number, ...of, ...row }))
      } else store.run((q) => q.updateTable('issued_paper').set(row).where('id', '=', id))
      return written(id)
    })
  }

  return {
    list(caller, { offset, limit, ...filter }) {
      const page = paged({ offset, limit }, (at) => issuedRows(store, { ...filter, ...at, caller }))
      return { ...page, rows: page.rows.map(toIssued) }
    },
    get: (caller, id) => toIssued(issuedRow(store, id, caller)),
    compose: (caller, kind, sourceId) => typeset(() => compose(caller, kind, sourceId)),
    async sign(caller, id, passphrase) {
      const row = issuedRow(store, id, caller)
      const paper = { ...row, family: 'issued' as const, signers: issuedSigners(row) }
      const turn = turnOf(paper, caller)
      const signed = await signInTurn(sources, caller, passphrase, { paper, turn, pdf: issuedPdf(store, id) })
      const sha256 = sha256Of(signed.bytes)
      return store.record(caller, 'issued.signed', id, (note) => {
        // Somebody else signed, or it was composed again, while this signature was made.
        if (issuedRow(store, id).sha256 !== row.sha256) throw refuse('issued.not-your-turn')
        note({ number: row.number, as: turn.place.as, sha256 })
        store.run((q) =>
          q
            .updateTable('issued_paper')
            .set({
              pdf: Buffer.from(signed.bytes),
              sha256,
              signers: JSON.stringify(signed.signers),
              state: signed.isLast ? 'signed' : 'partly-signed',
              signed_at: signed.isLast ? signed.at.toISOString() : null,
            })
            .where('id', '=', id),
        )
        return written(id)
      })
    },
    open(caller, id) {
      const { number, title, pages } = issuedRow(store, id, caller)
      const bytes = issuedPdf(store, id)
      const name = `${number} ${title}.pdf`
      return { objectId: passing.put({ bytes, mime: 'application/pdf', name }), name, pages, sizeBytes: bytes.length }
    },
    async verify(caller, id) {
      const row = issuedRow(store, id, caller)
      const pdf = issuedPdf(store, id)
      return verdictOf(pdf, sources.root, await issuedBindingOf(sources, row, pdf))
    },
  }
}
