// Reading and proving the journal. Writing is the store's record() alone.
import type { JournalEntry, JournalVerdict } from '#shared/contract/journal.ts'
import type { CanonicalValue } from '#shared/rules/canonical-json.ts'
import { chainStart, entryHash, type HeadKey, isHeadSigned, type Store, system } from '../store/index.ts'
import { type OuterHead, readOuterHead, writeOuterHead } from './outer-head.ts'

export interface JournalFilter {
  readonly offset: number
  readonly limit: number
  readonly who: string
  readonly event: string
  readonly outcome: 'any' | 'done' | 'refused'
}

export interface JournalExport {
  readonly csv: string
  readonly head: { position: number; hash: string; signature: string; publicKey: string }
}

export interface Journal {
  list(filter: JournalFilter): { rows: JournalEntry[]; total: number }
  verify(): Promise<JournalVerdict>
  /** The whole chain as CSV (RFC 4180) with the signed head. Columns and hashing: main/journal/format.md. */
  export(): JournalExport
}

interface Row {
  position: number
  at: string
  who: string
  event: string
  subject: string | null
  outcome: 'done' | 'refused'
  detail: string
  previous_hash: string
  hash: string
}

/** @param folder the archive's folder, where the head is noted outside the database too */
export async function openJournal(options: {
  store: Store
  archiveId: string
  headKey: HeadKey
  folder: string
}): Promise<Journal> {
  const { store, archiveId, headKey, folder } = options
  const outer = await readOuterHead(folder)
  const state = { lost: await noticeRollback(store, outer) }
  store.onHead((head, signature) => writeOuterHead(folder, head, signature))

  const rowsFrom = (position: number, limit: number): Row[] =>
    store.all((q) =>
      q.selectFrom('journal').selectAll().where('position', '>', position).orderBy('position').limit(limit),
    )

  return {
    list: (filter) => list(store, filter),
    async verify() {
      if (state.lost !== null) return { state: 'broken', position: state.lost, why: 'rolled-back' }
      const fault = checkChain(rowsFrom)
      if (fault !== null) return fault
      const head = store.head()
      const last = store.one((q) => q.selectFrom('journal').select(['position', 'hash']).orderBy('position', 'desc'))
      if ((last?.hash ?? chainStart) !== head.hash) return { state: 'broken', position: head.position, why: 'head' }
      const stored = store.one((q) => q.selectFrom('journal_head').select('signature'))
      if (stored && !isHeadSigned(headKey.publicKey, archiveId, head.position, head.hash, stored.signature)) {
        return { state: 'broken', position: head.position, why: 'signature' }
      }
      return { state: 'intact', length: head.position, head: head.hash }
    },
    export() {
      const head = store.head()
      const stored = store.one((q) => q.selectFrom('journal_head').select('signature'))
      return {
        csv: toCsv(rowsFrom),
        head: {
          ...head,
          signature: stored?.signature.toString('base64') ?? '',
          publicKey: headKey.publicKey.export({ format: 'pem', type: 'spki' }).toString(),
        },
      }
    },
  }
}

/** Enters the loss once, so that it stays known after newer heads replace the noted one. Returns the lost position. */
async function noticeRollback(store: Store, outer: OuterHead | null): Promise<number | null> {
  const noticed = store.one((q) =>
    q
      .selectFrom('journal')
      .select('detail')
      .where('event', '=', 'archive.rollback-noticed')
      .orderBy('position', 'desc'),
  )
  if (outer === null)
    return noticed === null ? null : (JSON.parse(noticed.detail) as { lostPosition: number }).lostPosition
  const inner = store.one((q) => q.selectFrom('journal').select('hash').where('position', '=', outer.position))
  const known = outer.position === 0 || inner?.hash === outer.hash
  if (!known) {
    store.record(system, 'archive.rollback-noticed', null, (note) =>
      note({ lostPosition: outer.position, lostHash: outer.hash }),
    )
    return outer.position
  }
  return noticed === null ? null : (JSON.parse(noticed.detail) as { lostPosition: number }).lostPosition
}

function list(store: Store, filter: JournalFilter) {
  const total = store.one((q) => {
    let select = q.selectFrom('journal').select((e) => e.fn.countAll<number>().as('total'))
    if (filter.who !== '') select = select.where('who', '=', filter.who)
    if (filter.event !== '') select = select.where('event', '=', filter.event)
    if (filter.outcome !== 'any') select = select.where('outcome', '=', filter.outcome)
    return select
  })
  const rows = store.all((q) => {
    let select = q
      .selectFrom('journal')
      .selectAll()
      .orderBy('position', 'desc')
      .limit(filter.limit)
      .offset(filter.offset)
    if (filter.who !== '') select = select.where('who', '=', filter.who)
    if (filter.event !== '') select = select.where('event', '=', filter.event)
    if (filter.outcome !== 'any') select = select.where('outcome', '=', filter.outcome)
    return select
  })
  return { rows: rows.map(toEntry), total: total?.total ?? 0 }
}

function toEntry(row: Row): JournalEntry {
  const { position, at, who, event, subject, outcome, hash } = row
  return { position, at, who, event, subject, outcome, hash, detail: JSON.parse(row.detail) as Record<string, unknown> }
}

type ReadRows = (position: number, limit: number) => Row[]

function* allRows(rowsFrom: ReadRows): Generator<Row> {
  for (let position = 0; ; ) {
    const rows = rowsFrom(position, 1000)
    yield* rows
    const last = rows.at(-1)
    if (last === undefined) return
    position = last.position
  }
}

function checkChain(rowsFrom: ReadRows): JournalVerdict | null {
  let before = { position: 0, hash: chainStart }
  for (const row of allRows(rowsFrom)) {
    if (row.position !== before.position + 1) return { state: 'broken', position: row.position, why: 'order' }
    const { position, at, who, event, subject, outcome } = row
    const detail = JSON.parse(row.detail) as Record<string, CanonicalValue>
    const hash = entryHash({ position, at, who, event, subject, outcome, detail }, before.hash)
    if (row.previous_hash !== before.hash || row.hash !== hash) return { state: 'broken', position, why: 'hash' }
    before = { position, hash }
  }
  return null
}

const columns = ['position', 'at', 'who', 'event', 'subject', 'outcome', 'detail', 'previous_hash', 'hash'] as const

function toCsv(rowsFrom: ReadRows): string {
  const lines = [columns.join(',')]
  for (const row of allRows(rowsFrom)) lines.push(columns.map((column) => csvCell(row[column])).join(','))
  return `${lines.join('\r\n')}\r\n`
}

/**
 * No cell is altered, or the hashes could not be checked. None is taken for a formula by a spreadsheet: sign-in names begin
 * with a letter or a digit, and every other column is a number, a time, an id, a word of ours or JSON in braces.
 */
function csvCell(value: string | number | null): string {
  const text = value === null ? '' : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
