// Reads dossiers as the checks of completeness see them, many at once: one query for each table, never one for each dossier.
import { AnswerWord, Signatures } from '#shared/contract/checks.ts'
import { DossierFacts } from '#shared/contract/dossiers.ts'
import type { CheckedCase, CheckedPaper, GivenAnswer, PageNote, SignatureNote } from '#shared/rules/completeness.ts'
import { type NumberStanding, noStanding, numberStandings } from '#shared/rules/number-series.ts'
import { nothingRecorded, recordedIn } from '../recordings/index.ts'
import type { Store } from '../store/index.ts'

/** A signature note as it is shown: with who noted it, and when. */
export interface ShownSignatureNote extends SignatureNote {
  readonly by: string
  readonly at: string
}

export interface FiledCase extends CheckedCase {
  readonly id: string
  readonly signatures: ReadonlyMap<string, ShownSignatureNote>
}

type Shown = (name: string) => string

/** @param shown how people are called, by sign-in name */
export function readCases(
  store: Store,
  ids: readonly string[],
  standings: ReadonlyMap<string, NumberStanding>,
  shown: Shown,
): FiledCase[] {
  const dossiers = store.all((q) =>
    q
      .selectFrom('dossier')
      .select(['id', 'facts'])
      .where('id', 'in', [...ids]),
  )
  const recorded = recordedIn(store, ids)
  const items = Map.groupBy(itemRows(store, ids), (row) => row.dossier_id)
  const pages = Map.groupBy(pageRows(store, ids), (row) => row.dossier_id)
  const signed = Map.groupBy(signatureRows(store, ids), (row) => row.dossier_id)
  const answers = Map.groupBy(answerRows(store, ids), (row) => row.dossier_id)
  return dossiers.map(({ id, facts }) => {
    const { segments, explained, excused } = recorded.get(id) ?? nothingRecorded
    const lengths = new Map(segments.map(({ itemId, durationMs }) => [itemId, durationMs]))
    return {
      ...{ id, facts: DossierFacts.parse(JSON.parse(facts)), segments, explained, excused },
      items: (items.get(id) ?? []).map((row) => toPaper(row, lengths)),
      pageNotes: (pages.get(id) ?? []).map(toPageNote),
      signatures: new Map((signed.get(id) ?? []).map((row) => [row.item_id, toSignatureNote(row, shown)])),
      answers: (answers.get(id) ?? []).map((row) => toAnswer(row, shown)),
      number: standings.get(id) ?? noStanding,
    }
  })
}

/** How the number of every dossier stands among the others: only the whole archive can tell. */
export function readStandings(store: Store): Map<string, NumberStanding> {
  const rows = store.all((q) =>
    q
      .selectFrom('dossier')
      .where('number', 'is not', null)
      .select((e) => ['id', 'number', e.fn<string>('json_extract', ['facts', e.val('$.agency')]).as('agency')]),
  )
  return numberStandings(rows)
}

function itemRows(store: Store, ids: readonly string[]) {
  return store.all((q) =>
    q
      .selectFrom('item')
      .where('dossier_id', 'in', [...ids])
      .where('withdrawn_at', 'is', null)
      .where('outside_seal', '=', 0)
      .orderBy('dossier_id')
      .orderBy('volume')
      .orderBy('position')
      .select(['id', 'dossier_id', 'kind', 'paper_kind', 'title', 'made_on'])
      .select((e) => e('derivation', 'is not', null).as('derived')),
  )
}

function toPaper(row: ReturnType<typeof itemRows>[number], lengths: ReadonlyMap<string, number>): CheckedPaper {
  const { id, kind, title, paper_kind: paperKind, made_on: madeOn } = row
  return { id, kind, title, paperKind, madeOn, durationMs: lengths.get(id) ?? 0, derived: Boolean(row.derived) }
}

function pageRows(store: Store, ids: readonly string[]) {
  return store.all((q) =>
    q
      .selectFrom('page_note')
      .innerJoin('item', 'item.id', 'page_note.item_id')
      .where('item.dossier_id', 'in', [...ids])
      .where('item.withdrawn_at', 'is', null)
      .where('page_note.removed_at', 'is', null)
      .orderBy('page_note.page')
      .select(['item.dossier_id', 'page_note.item_id', 'page_note.page', 'page_note.kind', 'page_note.note']),
  )
}

const toPageNote = ({ item_id, page, kind, note }: ReturnType<typeof pageRows>[number]): PageNote => ({
  ...{ itemId: item_id, page, kind, note },
})

function signatureRows(store: Store, ids: readonly string[]) {
  return store.all((q) =>
    q
      .selectFrom('signature_note')
      .innerJoin('item', 'item.id', 'signature_note.item_id')
      .where('item.dossier_id', 'in', [...ids])
      .select('item.dossier_id')
      .selectAll('signature_note'),
  )
}

function toSignatureNote(row: ReturnType<typeof signatureRows>[number], shown: Shown): ShownSignatureNote {
  const signatures = Signatures.parse(JSON.parse(row.signatures))
  return { signatures, note: row.note, by: shown(row.noted_by), at: row.noted_at }
}

function answerRows(store: Store, ids: readonly string[]) {
  return store.all((q) =>
    q
      .selectFrom('check_answer')
      .where('dossier_id', 'in', [...ids])
      .selectAll(),
  )
}

function toAnswer(row: ReturnType<typeof answerRows>[number], shown: Shown): GivenAnswer {
  const { rule, subject, note, page, answered_by, answered_at } = row
  return { rule, subject, note, page, answer: AnswerWord.parse(row.answer), by: shown(answered_by), at: answered_at }
}
