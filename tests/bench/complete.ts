// Completeness of a whole archive: ten thousand dossiers of thirty items, checked from nothing. Rows alone, no files: the checks
// read no bytes.
import { randomBytes, randomUUID } from 'node:crypto'
import type { Store } from '#main/store/index.ts'
import { system } from '#main/store/index.ts'
import type { DossierFacts } from '#shared/contract/dossiers.ts'
import { CaptureFacts } from '#shared/contract/recordings.ts'
import { DOSSIERS } from '../../resources/sample/county/index.ts'
import { sampleFacts } from '../support/checked-sample.ts'
import { openTestRooms } from '../support/test-rooms.ts'

const PAPERS = 26
const RECORDINGS = 4
const AT = '2026-11-16T01:00:00.000Z'

/** @returns `complete.per10000s`: seconds for ten thousand dossiers, of which the second look must cost next to nothing */
export async function measureComplete(dossiers = 10_000): Promise<Record<string, number>> {
  const home = await openTestRooms()
  try {
    fillDossiers(home.rooms.store, dossiers)
    const first = await seconds(home.rooms.checks.checkAll(undefined))
    const again = await seconds(home.rooms.checks.checkAll(undefined))
    return {
      'complete.per10000s': (first * 10_000) / dossiers,
      'complete.unchangedPer10000s': (again * 10_000) / dossiers,
    }
  } finally {
    await home.close()
  }
}

async function seconds(work: AsyncIterable<unknown>): Promise<number> {
  const before = performance.now()
  for await (const _ of work);
  return (performance.now() - before) / 1000
}

/** Enters so many dossiers of thirty items as rows. */
export function fillDossiers(store: Store, count: number): void {
  const [pesticide] = DOSSIERS
  if (pesticide === undefined) throw new Error('no sample')
  const facts = sampleFacts(pesticide)
  const ofKind = (isRecording: boolean) => pesticide.sources.filter(({ as }) => (as === 'recording') === isRecording)
  const sources = [...ofKind(false).slice(0, PAPERS), ...ofKind(true).slice(0, RECORDINGS)]
  for (let at = 0; at < count; at += 100) {
    store.record(system, 'archive.swept', null, () => {
      for (let serial = at + 1; serial <= Math.min(at + 100, count); serial++) {
        // Every hundredth serial is skipped, so that series have gaps.
        const number = `澜农（农药）罚〔2026〕${serial + Math.floor(serial / 100)}号`
        enterDossier(store, { ...facts, number }, sources)
      }
    })
  }
}

type Sources = readonly {
  readonly as: string
  readonly kind: string
  readonly title: string
  readonly madeOn: string
}[]

function enterDossier(store: Store, facts: DossierFacts, sources: Sources): void {
  const id = randomUUID()
  store.run((q) =>
    q.insertInto('dossier').values({
      ...{ id, category: facts.category, number: facts.number, title: facts.title, facts: JSON.stringify(facts) },
      ...{ key_wrapped: null, state: 'open', manifest: null, manifest_sha256: null, sealed_at: null, sealed_by: null },
      ...{ created_at: AT, updated_at: AT },
    }),
  )
  const rows = sources.map((source) => ({ ...source, id: randomUUID(), object: randomBytes(16).toString('hex') }))
  store.run((q) =>
    q.insertInto('object').values(
      rows.map(({ object }) => ({
        ...{
          id: object,
          dossier_id: id,
          holding_id: null,
          size_bytes: 1,
          sha256: '0'.repeat(64),
          mime: 'application/pdf',
        },
        ...{ role: 'original' as const, parent_id: null, recipe: null, created_at: AT },
      })),
    ),
  )
  store.run((q) =>
    q.insertInto('item').values(
      rows.map((row, position) => ({
        ...{ id: row.id, dossier_id: id, object_id: row.object, volume: 'main' as const, position: position + 1 },
        ...{ kind: row.as === 'recording' ? ('recording' as const) : ('paper' as const), title: row.title },
        ...{ paper_kind: row.kind, made_on: row.madeOn, pages: 2, original_name: row.title, viewing: 'none' },
        ...{ remarks: '[]', filed_at: AT, filed_by: 'archivist', withdrawn_at: null, withdrawn_reason: null },
        ...{ derivation: null, outside_seal: 0 as const, supplement_id: null },
      })),
    ),
  )
  const recorded = rows.filter(({ as }) => as === 'recording')
  store.run((q) =>
    q.insertInto('media').values(
      recorded.map((row) => ({
        ...{ item_id: row.id, duration_ms: 14_000, container: 'mp4', video_codec: 'h264', audio_codec: 'aac' },
        ...{ width: 1920, height: 1080, frames_per_second: 25, recorded_at: null, playing: 'original' as const },
        ...{ flaw: null, stated_duration_ms: 14_000, technical: null, analysis: null },
      })),
    ),
  )
  store.run((q) =>
    q.insertInto('capture').values(
      recorded.map((row, place) => {
        const startedAt = new Date(Date.parse('2026-03-19T01:12:00.000Z') + place * 14_000).toISOString()
        const captured = {
          ...CaptureFacts.parse({}),
          deviceNumber: 'DSJ20A0417',
          officerNumber: '53990101001',
          startedAt,
        }
        return { item_id: row.id, facts: JSON.stringify(captured), started_at: startedAt, offset_ms: 0 }
      }),
    ),
  )
}
