// How rows become dossiers and items as the contract describes them.
import { Derivation, Dossier, DossierFacts, type Item, RecordingFlaw, Viewing } from '#shared/contract/dossiers.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Store } from '../store/index.ts'

export interface DossierRow {
  id: string
  category: string
  number: string | null
  title: string
  facts: string
  key_wrapped: Buffer | null
  state: 'open' | 'sealed'
  manifest: string | null
  manifest_sha256: string | null
  sealed_at: string | null
  sealed_by: string | null
  disposed_at: string | null
  disposal_id: string | null
  created_at: string
  updated_at: string
}

export function dossierRow(store: Store, id: string): DossierRow {
  const row = store.one((q) => q.selectFrom('dossier').selectAll().where('id', '=', id))
  if (row === null) throw refuse('dossier.unknown')
  return row
}

/** The row of a dossier that may still change. Refuses `dossier.sealed`. */
export function openDossierRow(store: Store, id: string): DossierRow {
  const row = dossierRow(store, id)
  if (row.state === 'sealed') throw refuse('dossier.sealed', { at: row.sealed_at ?? '' })
  return row
}

/** The row of a dossier whose objects can still be read. Refuses `dossier.disposed`. */
export function keptDossierRow(store: Store, id: string): DossierRow {
  const row = dossierRow(store, id)
  if (row.disposed_at !== null) throw refuse('dossier.disposed', { at: row.disposed_at })
  return row
}

export interface DossierCounts {
  papers: number
  pages: number
  recordings: number
  recording_ms: number
  size_bytes: number
}

const none: DossierCounts = { papers: 0, pages: 0, recordings: 0, recording_ms: 0, size_bytes: 0 }

/** What lies in each of these dossiers, in one query; supplements and extracts beside them do not count. */
export function countsOf(store: Store, ids: readonly string[]): Map<string, DossierCounts> {
  if (ids.length === 0) return new Map()
  const rows = store.all((q) =>
    q
      .selectFrom('item')
      .innerJoin('object', 'object.id', 'item.object_id')
      .leftJoin('media', 'media.item_id', 'item.id')
      .where('item.dossier_id', 'in', [...ids])
      .where('item.withdrawn_at', 'is', null)
      .where('item.outside_seal', '=', 0)
      // The figures of a dossier are those of its seal, its sheets and its opinions; a supplement has its own.
      .where('item.supplement_id', 'is', null)
      .groupBy('item.dossier_id')
      .select((e) => [
        'item.dossier_id as dossier_id',
        e.fn.sum<number>(e.case().when('item.kind', '=', 'paper').then(1).else(0).end()).as('papers'),
        e.fn.coalesce(e.fn.sum<number>('item.pages'), e.lit(0)).as('pages'),
        e.fn.sum<number>(e.case().when('item.kind', '=', 'recording').then(1).else(0).end()).as('recordings'),
        e.fn.coalesce(e.fn.sum<number>('media.duration_ms'), e.lit(0)).as('recording_ms'),
        e.fn.sum<number>('object.size_bytes').as('size_bytes'),
      ]),
  )
  return new Map(rows.map((row) => [row.dossier_id, row]))
}

export function toDossier(row: DossierRow, counts: DossierCounts = none, sealedByName: string | null = null): Dossier {
  return Dossier.parse({
    ...DossierFacts.parse(JSON.parse(row.facts)),
    id: row.id,
    state: row.state,
    sealedAt: row.sealed_at,
    sealedBy: sealedByName ?? row.sealed_by,
    manifestSha256: row.manifest_sha256,
    disposedAt: row.disposed_at,
    papers: counts.papers,
    pages: counts.pages,
    recordings: counts.recordings,
    recordingMs: counts.recording_ms,
    sizeBytes: counts.size_bytes,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  })
}

/** All that the desk shows of a dossier: its catalogue (正卷 before 副卷, then by place), then the extracts beside it. */
export function itemsOf(store: Store, dossierId: string): Item[] {
  return selectItems(store, 'item.dossier_id', dossierId)
}

/** What the dossier is made of: these alone are ordered, sealed, counted and verified. */
export function insideItemsOf(store: Store, dossierId: string): Item[] {
  return itemsOf(store, dossierId).filter((item) => !item.outsideSeal && item.supplementId === null)
}

/** Refuses `item.unknown`. */
export function itemById(store: Store, id: string): Item {
  const [item] = selectItems(store, 'item.id', id)
  if (item === undefined) throw refuse('item.unknown')
  return item
}

function selectItems(store: Store, column: 'item.dossier_id' | 'item.id', value: string): Item[] {
  const rows = store.all((q) =>
    q
      .selectFrom('item')
      .innerJoin('object', 'object.id', 'item.object_id')
      .leftJoin('media', 'media.item_id', 'item.id')
      .leftJoin('user', 'user.name', 'item.filed_by')
      .leftJoin('object as copy', (join) =>
        join.onRef('copy.parent_id', '=', 'item.object_id').on('copy.role', '=', 'viewing-copy'),
      )
      .where(column, '=', value)
      .where('item.withdrawn_at', 'is', null)
      .orderBy('item.outside_seal')
      .orderBy('item.supplement_id')
      .orderBy('item.volume')
      .orderBy('item.position')
      .selectAll('item')
      .select(['object.mime', 'object.size_bytes', 'object.sha256', 'user.display_name', 'copy.id as copy_object_id'])
      .select(['duration_ms', 'container', 'video_codec', 'audio_codec', 'width', 'height', 'frames_per_second'])
      .select(['recorded_at', 'playing', 'flaw']),
  )
  return rows.map(toItem)
}

type JoinedRow = {
  id: string
  dossier_id: string
  object_id: string
  kind: 'paper' | 'recording'
  volume: 'main' | 'restricted'
  position: number
  title: string
  paper_kind: string | null
  made_on: string | null
  pages: number | null
  original_name: string
  viewing: string
  remarks: string
  filed_at: string
  filed_by: string
  mime: string
  size_bytes: number
  sha256: string
  display_name: string | null
  duration_ms: number | null
  container: string | null
  video_codec: string | null
  audio_codec: string | null
  width: number | null
  height: number | null
  frames_per_second: number | null
  recorded_at: string | null
  playing: 'original' | 'copy' | 'preparing' | 'failed' | null
  copy_object_id: string | null
  flaw: string | null
  derivation: string | null
  outside_seal: 0 | 1
  supplement_id: string | null
}

function toItem(row: JoinedRow): Item {
  const viewing = Viewing.parse(row.viewing)
  return {
    id: row.id,
    dossierId: row.dossier_id,
    kind: row.kind,
    volume: row.volume,
    position: row.position,
    title: row.title,
    paperKind: row.paper_kind,
    madeOn: row.made_on,
    pages: row.pages,
    originalName: row.original_name,
    mime: row.mime,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    viewing,
    objectId: row.object_id,
    viewObjectId: viewObject(row, viewing),
    media: mediaOf(row),
    derivation: row.derivation === null ? null : Derivation.parse(JSON.parse(row.derivation)),
    outsideSeal: row.outside_seal === 1,
    supplementId: row.supplement_id,
    remarks: JSON.parse(row.remarks) as string[],
    filedAt: row.filed_at,
    filedBy: row.display_name ?? row.filed_by,
  }
}

function viewObject(row: JoinedRow, viewing: Viewing): string | null {
  if (row.copy_object_id !== null) return row.copy_object_id
  if (viewing === 'none') return null
  return row.playing === null || row.playing === 'original' ? row.object_id : null
}

function mediaOf(row: JoinedRow): Item['media'] {
  if (row.duration_ms === null || row.container === null || row.playing === null) return null
  return {
    durationMs: row.duration_ms,
    container: row.container,
    videoCodec: row.video_codec,
    audioCodec: row.audio_codec,
    width: row.width,
    height: row.height,
    framesPerSecond: row.frames_per_second,
    recordedAt: row.recorded_at,
    playing: row.playing,
    flaw: RecordingFlaw.nullable().parse(row.flaw),
  }
}
