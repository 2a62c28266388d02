// Items entered as rows alone: for what reads the catalogue of a dossier and never its bytes.
import { randomBytes, randomUUID } from 'node:crypto'
import { type Store, system } from '#main/store/index.ts'
import { CaptureFacts } from '#shared/contract/recordings.ts'

export type FiledRows = readonly {
  readonly kind: string | null
  readonly title: string
  readonly madeOn: string | null
  readonly recording?: boolean
  /** What is known of a recording; without it nothing is. */
  readonly clip?: { readonly device: string; readonly startedAt: string; readonly ms: number }
}[]

let moment = Date.parse('2026-11-16T01:00:00.000Z')

/** @returns the ids, in order */
export function fileRows(store: Store, dossierId: string, rows: FiledRows): string[] {
  const ids = rows.map(() => randomUUID())
  store.record(system, 'item.filed', dossierId, () => {
    const before = store.all((q) => q.selectFrom('item').select('id').where('dossier_id', '=', dossierId)).length
    for (const [at, row] of rows.entries()) enter(store, dossierId, ids[at] ?? '', before + at + 1, row)
    moment += 1000
    const touched = new Date(moment).toISOString()
    store.run((q) => q.updateTable('dossier').set({ updated_at: touched }).where('id', '=', dossierId))
  })
  return ids
}

function enter(store: Store, dossierId: string, id: string, position: number, row: FiledRows[number]): void {
  const at = '2026-11-16T01:00:00.000Z'
  const kind = row.recording === true ? 'recording' : 'paper'
  const object = { id: randomBytes(16).toString('hex'), sha256: randomBytes(32).toString('hex') }
  store.run((q) =>
    q.insertInto('object').values({
      ...{ ...object, dossier_id: dossierId, holding_id: null, size_bytes: 1, mime: 'application/pdf' },
      ...{ role: 'original', parent_id: null, recipe: null, created_at: at },
    }),
  )
  store.run((q) =>
    q.insertInto('item').values({
      ...{ id, dossier_id: dossierId, object_id: object.id, kind, volume: 'main', position, title: row.title },
      ...{ paper_kind: row.kind, made_on: row.madeOn, pages: 1, original_name: row.title, viewing: 'none' },
      ...{ remarks: '[]', filed_at: at, filed_by: 'archivist', withdrawn_at: null, withdrawn_reason: null },
      ...{ derivation: null, outside_seal: 0, supplement_id: null },
    }),
  )
  if (row.clip !== undefined) enterClip(store, id, row.clip)
}

function enterClip(
  store: Store,
  id: string,
  { device, startedAt, ms }: { device: string; startedAt: string; ms: number },
) {
  store.run((q) =>
    q.insertInto('media').values({
      ...{ item_id: id, duration_ms: ms, container: 'mp4', video_codec: 'h264', audio_codec: null, width: null },
      ...{ height: null, frames_per_second: null, recorded_at: null, playing: 'original', flaw: null },
      ...{ stated_duration_ms: ms, technical: null, analysis: null },
    }),
  )
  const facts = JSON.stringify({ ...CaptureFacts.parse({}), deviceNumber: device, startedAt, from: 'name' })
  store.run((q) => q.insertInto('capture').values({ item_id: id, facts, started_at: startedAt, offset_ms: 0 }))
}
