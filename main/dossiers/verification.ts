// Reading a dossier back: every object against its own hash, and the whole against the seal.
import { createHash } from 'node:crypto'
import { DossierFacts, type Item, type VerifyProgress } from '#shared/contract/dossiers.ts'
import { Manifest } from '#shared/rules/manifest.ts'
import type { Clock } from '../clock.ts'
import type { Actor, Store } from '../store/index.ts'
import { manifestOf } from './manifest.ts'
import type { DossierObjects } from './objects.ts'
import { type DossierRow, dossierRow, insideItemsOf } from './rows.ts'

/** The hashes of what was sealed; null where there is no seal that could be read. */
type SealedHashes = ReadonlySet<string> | null

/** Reads every object back. Enters the result in the journal when it is through. */
export async function* verifyDossier(
  options: { store: Store; objects: DossierObjects; archiveId: string; clock: Clock },
  caller: Actor,
  id: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<VerifyProgress> {
  const { store, objects, archiveId, clock } = options
  const row = dossierRow(store, id)
  const items = insideItemsOf(store, id)
  const seal = sealState(store, archiveId, row, items)
  const sealed = sealedHashes(row)
  const altered: VerifyProgress['altered'] = []
  const total = items.length
  for (const [done, item] of items.entries()) {
    yield { done, total, state: 'running', seal, altered: [...altered] }
    signal?.throwIfAborted()
    const outcome = await objects.verify(item.objectId, signal)
    const state = outcome.state === 'intact' && !isAsSealed(item, sealed) ? 'altered' : outcome.state
    if (state !== 'intact') altered.push({ itemId: item.id, title: item.title, state })
  }
  signal?.throwIfAborted()
  const state = altered.length === 0 && seal !== 'differs' ? 'intact' : 'altered'
  store.record(caller, 'dossier.verified', id, (note) => {
    note({ state, seal, items: total, altered: altered.map((one) => one.itemId) })
    const verified = { verified_at: clock.now().toISOString(), verified_state: state } as const
    store.run((q) => q.updateTable('dossier').set(verified).where('id', '=', id))
  })
  yield { done: total, total, state, seal, altered }
}

/** The bytes were compared with the item's row, so the row's hash stands for them. Order and titles are the seal's matter. */
function isAsSealed(item: Item, sealed: SealedHashes): boolean {
  return sealed === null || sealed.has(item.sha256)
}

function sealState(store: Store, archiveId: string, row: DossierRow, items: readonly Item[]): VerifyProgress['seal'] {
  const entered = sealEntered(store, archiveId, row)
  if (row.state === 'open' && entered === null) return 'not-sealed'
  if (row.manifest === null || entered === null) return 'differs'
  const sha256 = createHash('sha256').update(row.manifest).digest('hex')
  if (row.state !== 'sealed' || sha256 !== row.manifest_sha256 || !entered.manifests.includes(sha256)) return 'differs'
  return manifestNow(entered.archiveId, row, items) === row.manifest ? 'matches' : 'differs'
}

interface EnteredSeal {
  /** The archive that sealed it. */
  readonly archiveId: string
  /** What the journal says was sealed. */
  readonly manifests: readonly unknown[]
}

/** The journal's own word: of the seal here, or of the package in which a sealed dossier came from another archive. */
function sealEntered(store: Store, archiveId: string, row: DossierRow): EnteredSeal | null {
  const entry = (event: 'dossier.sealed' | 'package.imported', subject: string) =>
    store.one((q) =>
      q
        .selectFrom('journal')
        .select('detail')
        .where('event', '=', event)
        .where('subject', '=', subject)
        .where('outcome', '=', 'done'),
    )
  const sealed = entry('dossier.sealed', row.id)
  if (sealed !== null) {
    const { manifestSha256 } = JSON.parse(sealed.detail) as { manifestSha256?: unknown }
    return { archiveId, manifests: [manifestSha256] }
  }
  const origin = store.one((q) =>
    q
      .selectFrom('package_dossier')
      .innerJoin('package', 'package.id', 'package_dossier.package_id')
      .select('package.id')
      .where('dossier_id', '=', row.id)
      .where('direction', '=', 'in'),
  )
  const imported = origin === null ? null : entry('package.imported', origin.id)
  if (imported === null) return null
  const { manifests } = JSON.parse(imported.detail) as { manifests?: unknown }
  const { success, data } = Manifest.safeParse(JSON.parse(row.manifest ?? 'null'))
  return { archiveId: success ? data.archiveId : archiveId, manifests: Array.isArray(manifests) ? manifests : [] }
}

/** The manifest as the rows give it today; null when they no longer give one (two items in one place, facts cut short). */
function manifestNow(archiveId: string, row: DossierRow, items: readonly Item[]): string | null {
  try {
    return manifestOf(archiveId, row.id, DossierFacts.parse(JSON.parse(row.facts)), items).canonical
  } catch {
    return null
  }
}

function sealedHashes(row: DossierRow): SealedHashes {
  if (row.manifest === null) return null
  try {
    const { items } = Manifest.parse(JSON.parse(row.manifest))
    return new Set(items.map((item) => item.sha256))
  } catch {
    // The seal as such differs then; the objects are still compared with their rows.
    return null
  }
}
