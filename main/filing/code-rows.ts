// The codes as rows: one for each dossier that has one.
import type { ArchivalCode } from '#shared/contract/archival.ts'
import type { Page, Store } from '../store/index.ts'

type Parts = Record<string, string>

export function codesOf(store: Store, ids: readonly string[]): Map<string, ArchivalCode> {
  const rows = store.all((q) =>
    q
      .selectFrom('archival_code')
      .leftJoin('user', 'user.name', 'archival_code.assigned_by')
      .where('dossier_id', 'in', [...ids])
      .selectAll('archival_code')
      .select('user.display_name'),
  )
  return new Map(
    rows.map((row) => [
      row.dossier_id,
      {
        dossierId: row.dossier_id,
        code: row.code,
        parts: JSON.parse(row.parts) as Parts,
        series: row.series,
        serial: row.serial,
        assignedBy: row.display_name ?? row.assigned_by,
        assignedAt: row.assigned_at,
      },
    ]),
  )
}

export function codeRows(store: Store) {
  return store.all((q) =>
    q.selectFrom('archival_code').select(['dossier_id', 'code', 'series', 'serial']).orderBy('code'),
  )
}

/** The parts of the code assigned last; none where there is no code yet. */
export function lastParts(store: Store): Parts {
  const row = store.one((q) =>
    q.selectFrom('archival_code').select('parts').orderBy('assigned_at', 'desc').orderBy('serial', 'desc').limit(1),
  )
  return row === null ? {} : (JSON.parse(row.parts) as Parts)
}

export function nextSerial(store: Store, series: string): number {
  const row = store.one((q) =>
    q
      .selectFrom('archival_code')
      .select((e) => e.fn.max('serial').as('last'))
      .where('series', '=', series),
  )
  return (row?.last ?? 0) + 1
}

/** Whether a dossier has this code or this serial already; a code may also come of another pattern's series. */
export function isTaken(store: Store, code: string, series: string, serial: number): boolean {
  const row = store.one((q) =>
    q
      .selectFrom('archival_code')
      .select('dossier_id')
      .where((e) => e.or([e('code', '=', code), e.and([e('series', '=', series), e('serial', '=', serial)])]))
      .limit(1),
  )
  return row !== null
}

/** Dossiers without a code, oldest first; what was destroyed gets none any more. */
export function uncodedRows(store: Store, state: 'any' | 'sealed', page: Page) {
  return store.all((q) => {
    const select = q
      .selectFrom('dossier')
      .leftJoin('archival_code', 'archival_code.dossier_id', 'dossier.id')
      .where('archival_code.dossier_id', 'is', null)
      .where('dossier.disposed_at', 'is', null)
      .select(['dossier.id', 'dossier.title', 'dossier.number', 'dossier.state', 'dossier.facts', 'dossier.category'])
      .select((e) => e.fn.countAll<number>().over().as('total'))
      .orderBy('dossier.created_at')
      .orderBy('dossier.id')
      .limit(page.limit)
      .offset(page.offset)
    return state === 'sealed' ? select.where('dossier.state', '=', 'sealed') : select
  })
}
