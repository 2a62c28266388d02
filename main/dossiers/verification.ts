// Reading a dossier back: every object against its own hash, and the whole against the seal.
import { createHash } from 'node:crypto'
import * as z from 'zod'
import { DossierFacts, type Item, type VerifyProgress } from '#shared/contract/dossiers.ts'
import type { JournalEvent } from '#shared/contract/journal-events.ts'
import { Manifest } from '#shared/rules/manifest.ts'
import { sheetNames } from '#shared/text/sheets.ts'
import type { Clock } from '../clock.ts'
import type { Actor, Store } from '../store/index.ts'
import { manifestOf } from './manifest.ts'
import type { DossierObjects } from './objects.ts'
import { partItemsOf } from './parts.ts'
import { type DossierRow, dossierRow, insideItemsOf, keptDossierRow } from './rows.ts'
import { archiveIn, importedManifests } from './sealed-elsewhere.ts'
import { type SupplementRow, supplementManifestOf, supplementRows } from './supplement-rows.ts'

/** The hashes of what was sealed; null where there is no seal that could be read. */
type SealedHashes = ReadonlySet<string> | null
/** Of a dossier's manifest and of a supplement's alike. */
const SealedItems = z.object({ items: Manifest.shape.items })

/** Reads every object back. Enters the result in the journal when it is through. Refuses `dossier.disposed`: destroyed is not altered. */
export async function* verifyDossier(
  options: { store: Store; objects: DossierObjects; archiveId: string; clock: Clock },
  caller: Actor,
  id: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<VerifyProgress> {
  const { store, objects, archiveId, clock } = options
  const row = keptDossierRow(store, id)
  const own = insideItemsOf(store, id)
  const supplements = supplementRows(store, id)
  const seal = sealStateOf(store, archiveId, id)
  const sealed = sealedHashes(row)
  const later = new Map(supplements.map((supplement) => [supplement.id, sealedHashes(supplement)]))
  const items = [...own, ...supplements.flatMap((supplement) => partItemsOf(store, id, supplement.id))]
  const hashesFor = ({ supplementId }: Item) => (supplementId === null ? sealed : (later.get(supplementId) ?? null))
  const altered: VerifyProgress['altered'] = []
  const total = items.length
  for (const [done, item] of items.entries()) {
    yield { done, total, state: 'running', seal, altered: [...altered] }
    signal?.throwIfAborted()
    const outcome = await objects.verify(item.objectId, signal)
    const state = outcome.state === 'intact' && !isAsSealed(item, hashesFor(item)) ? 'altered' : outcome.state
    if (state !== 'intact') altered.push({ itemId: item.id, title: item.title, state })
  }
  for (const sheet of sheetsOf(store, id)) {
    signal?.throwIfAborted()
    const { state } = await objects.verify(sheet.object_id, signal)
    if (state !== 'intact') altered.push({ itemId: null, title: sheetNames[sheet.kind], state })
  }
  signal?.throwIfAborted()
  const state = altered.length === 0 && seal !== 'differs' ? 'intact' : 'altered'
  store.record(caller, 'dossier.verified', id, (note) => {
    note({ state, seal, items: total, altered: altered.map((one) => one.itemId ?? 'sheet') })
    const verified = { verified_at: clock.now().toISOString(), verified_state: state } as const
    store.run((q) => q.updateTable('dossier').set(verified).where('id', '=', id))
  })
  yield { done: total, total, state, seal, altered }
}

/** Frozen with a seal; not among the items that are counted. */
function sheetsOf(store: Store, dossierId: string) {
  return store.all((q) =>
    q
      .selectFrom('frozen_sheet')
      .select(['kind', 'object_id'])
      .where('dossier_id', '=', dossierId)
      .orderBy('frozen_at')
      .orderBy('kind'),
  )
}

/** The bytes were compared with the item's row, so the row's hash stands for them. Order and titles are the seal's matter. */
function isAsSealed(item: Item, sealed: SealedHashes): boolean {
  return sealed === null || sealed.has(item.sha256)
}

/** Whether catalogue and facts still are what was sealed, by the stored manifests and by the journal. */
export function sealStateOf(store: Store, archiveId: string, id: string): VerifyProgress['seal'] {
  const own = sealState(store, archiveId, dossierRow(store, id), insideItemsOf(store, id))
  const supplements = supplementRows(store, id).map((supplement) => supplementSeal(store, archiveId, supplement))
  return supplements.includes('differs') ? 'differs' : own
}

function sealState(store: Store, archiveId: string, row: DossierRow, items: readonly Item[]): VerifyProgress['seal'] {
  const entered = sealEntry(store, 'dossier.sealed', row.id)
  const imported = entered === null ? importedManifests(store, row.id) : []
  if (row.state === 'open' && entered === null && imported.length === 0) return 'not-sealed'
  if (row.manifest === null) return 'differs'
  const sha256 = createHash('sha256').update(row.manifest).digest('hex')
  const isEntered = sha256 === entered || imported.includes(sha256)
  if (row.state !== 'sealed' || sha256 !== row.manifest_sha256 || !isEntered) return 'differs'
  const sealer = entered === null ? (archiveIn(row.manifest) ?? archiveId) : archiveId
  return manifestNow(sealer, row, items) === row.manifest ? 'matches' : 'differs'
}

/** One that is still open has no seal to differ from; one whose seal is in the journal must have it in its row. */
function supplementSeal(store: Store, archiveId: string, row: SupplementRow): VerifyProgress['seal'] {
  const entered = sealEntry(store, 'supplement.sealed', row.id)
  const imported = entered === null ? importedManifests(store, row.dossier_id) : []
  if (row.state !== 'sealed' && entered === null) return row.manifest === null ? 'not-sealed' : 'differs'
  if (row.state !== 'sealed' || row.manifest === null) return 'differs'
  const sha256 = createHash('sha256').update(row.manifest).digest('hex')
  if (sha256 !== row.manifest_sha256 || !(sha256 === entered || imported.includes(sha256))) return 'differs'
  const sealer = entered === null ? (archiveIn(row.manifest) ?? archiveId) : archiveId
  try {
    return supplementManifestOf(store, sealer, row).canonical === row.manifest ? 'matches' : 'differs'
  } catch {
    return 'differs'
  }
}

/** The manifest's hash as the journal has it; null where no seal was entered, empty where the entry names none. */
function sealEntry(store: Store, event: JournalEvent, subject: string): string | null {
  const entered = store.one((q) =>
    q
      .selectFrom('journal')
      .select('detail')
      .where('event', '=', event)
      .where('subject', '=', subject)
      .where('outcome', '=', 'done'),
  )
  if (entered === null) return null
  const { manifestSha256 } = JSON.parse(entered.detail) as { manifestSha256?: unknown }
  return typeof manifestSha256 === 'string' ? manifestSha256 : ''
}

/** The manifest as the rows give it today; null when they no longer give one (two items in one place, facts cut short). */
function manifestNow(archiveId: string, row: DossierRow, items: readonly Item[]): string | null {
  try {
    return manifestOf(archiveId, row.id, DossierFacts.parse(JSON.parse(row.facts)), items).canonical
  } catch {
    return null
  }
}

function sealedHashes(row: Pick<DossierRow, 'manifest'>): SealedHashes {
  if (row.manifest === null) return null
  try {
    const { items } = SealedItems.parse(JSON.parse(row.manifest))
    return new Set(items.map((item) => item.sha256))
  } catch {
    // The seal as such differs then; the objects are still compared with their rows.
    return null
  }
}
