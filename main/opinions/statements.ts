// Evidence statements while they are written: begun with what the archive knows, saved as they are typed, until they are signed.
import { type Statement, StatementBody } from '#shared/contract/statements.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import { dossierRow, itemById } from '../dossiers/index.ts'
import { captureOf } from '../recordings/index.ts'
import type { Store } from '../store/index.ts'
import { dockFileOf } from './recording-facts.ts'
import { firstWords } from './statement-words.ts'

export interface StatementRow {
  readonly id: string
  readonly dossier_id: string
  readonly item_id: string
  readonly body: string
  readonly state: 'draft' | 'composed'
  readonly made_by: string
  readonly updated_at: string
  readonly opinion_id: string | null
  readonly opinion_number: string | null
  readonly opinion_state: 'draft' | 'partly-signed' | 'signed' | null
  readonly display_name: string | null
}

export interface Statements {
  /** Oldest first. */
  list(itemId: string): Statement[]
  /** Refuses `statement.not-recording`, `statement.begun-already`. */
  begin(caller: Caller, itemId: string): Statement
  /** Refuses `statement.of-another`, `statement.signed`. */
  change(caller: Caller, id: string, body: StatementBody): Statement
  /** The row if this person may still change, compose or sign it. */
  own(caller: Caller, id: string): StatementRow
  /** Call inside record(): it was composed from these words (the row's `body`), over this manifest. */
  composed(id: string, body: string, manifest: { canonical: string; sha256: string }): void
  /** Refuses `statement.changed-since`: nobody signs words that are not the last ones. */
  assertComposed(id: string): void
}

export function createStatements(options: { store: Store; clock: Clock; newId: () => string }): Statements {
  const { store, clock, newId } = options

  function own(caller: Caller, id: string): StatementRow {
    const row = statementRow(store, id)
    if (row.made_by !== caller.name) throw refuse('statement.of-another')
    if (isSigned(row)) throw refuse('statement.signed', { number: row.opinion_number ?? '' })
    return row
  }

  return {
    list: (itemId) => statementRows(store, { itemId }).map(toStatement),
    own,
    begin(caller, itemId) {
      const id = newId()
      return store.record(caller, 'statement.begun', id, () => {
        const item = itemById(store, itemId)
        if (item.kind !== 'recording') throw refuse('statement.not-recording')
        const mine = statementRows(store, { itemId }).filter((row) => row.made_by === caller.name)
        if (mine.some((row) => !isSigned(row))) throw refuse('statement.begun-already')
        const body = firstWords({
          item,
          dossierTitle: dossierRow(store, item.dossierId).title,
          capture: captureOf(store, itemId),
          fromDock: dockFileOf(store, itemId) !== null,
        })
        const at = clock.now().toISOString()
        store.run((q) =>
          q.insertInto('statement').values({
            id,
            dossier_id: item.dossierId,
            item_id: itemId,
            body: JSON.stringify(body),
            state: 'draft',
            manifest: null,
            manifest_sha256: null,
            made_by: caller.name,
            made_at: at,
            updated_at: at,
          }),
        )
        return toStatement(statementRow(store, id))
      })
    },
    change(caller, id, body) {
      return store.record(caller, 'statement.changed', id, () => {
        const before = own(caller, id)
        const words = JSON.stringify(body)
        const state = words === before.body ? before.state : 'draft'
        const at = clock.now().toISOString()
        store.run((q) => q.updateTable('statement').set({ body: words, state, updated_at: at }).where('id', '=', id))
        return toStatement(statementRow(store, id))
      })
    },
    composed(id, body, { canonical, sha256 }) {
      // Typesetting takes seconds, and the words may have been changed meanwhile.
      const isLatest = statementRow(store, id).body === body
      store.run((q) =>
        q
          .updateTable('statement')
          .set({ state: isLatest ? 'composed' : 'draft', manifest: canonical, manifest_sha256: sha256 })
          .where('id', '=', id),
      )
    },
    assertComposed(id) {
      if (statementRow(store, id).state !== 'composed') throw refuse('statement.changed-since')
    },
  }
}

export function statementBody(row: StatementRow): StatementBody {
  return StatementBody.parse(JSON.parse(row.body))
}

function isSigned({ opinion_state }: StatementRow): boolean {
  return opinion_state !== null && opinion_state !== 'draft'
}

/** Refuses `statement.unknown`. */
function statementRow(store: Store, id: string): StatementRow {
  const [row] = statementRows(store, { id })
  if (row === undefined) throw refuse('statement.unknown')
  return row
}

function statementRows(store: Store, by: { readonly id: string } | { readonly itemId: string }): StatementRow[] {
  return store.all((q) =>
    q
      .selectFrom('statement')
      .leftJoin('opinion', 'opinion.statement_id', 'statement.id')
      .leftJoin('user', 'user.name', 'statement.made_by')
      .select(['statement.id', 'statement.dossier_id', 'statement.item_id', 'statement.body', 'statement.state'])
      .select(['statement.made_by', 'statement.updated_at', 'user.display_name'])
      .select(['opinion.id as opinion_id', 'opinion.number as opinion_number', 'opinion.state as opinion_state'])
      .where('id' in by ? 'statement.id' : 'statement.item_id', '=', 'id' in by ? by.id : by.itemId)
      .orderBy('statement.made_at')
      .orderBy('statement.id'),
  )
}

function toStatement(row: StatementRow): Statement {
  return {
    id: row.id,
    itemId: row.item_id,
    dossierId: row.dossier_id,
    body: statementBody(row),
    opinionId: row.opinion_id,
    madeBy: row.display_name ?? row.made_by,
    updatedAt: row.updated_at,
  }
}
