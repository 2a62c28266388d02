// What goes into a package and where: every object of the dossiers with its path, and what anjuan.json says of it.
import { Category, DossierFacts, type Item } from '#shared/contract/dossiers.ts'
import type { JournalEvent } from '#shared/contract/journal-events.ts'
import type { PackedDossier, PackedItem, PackedSheet, PackedSupplement } from '#shared/rules/package-description.ts'
import { createNames } from '#shared/rules/portable-name.ts'
import { dayOf } from '#shared/text/instant.ts'
import { packageFiles as names } from '#shared/text/package-files.ts'
import { refuse } from '#shared/text/refusal.ts'
import { categoryNames } from '#shared/text/states.ts'
import { dossierRow, itemsOf, standingOf, supplementRows } from '../../dossiers/index.ts'
import type { Store } from '../../store/index.ts'

export interface PlannedFile {
  /** Below the package's folder. */
  readonly path: string
  readonly objectId: string
  readonly sizeBytes: number
  readonly sha256: string
}

export interface Plan {
  readonly dossiers: readonly PackedDossier[]
  readonly files: readonly PlannedFile[]
  readonly totalBytes: number
}

export interface PlanOrder {
  readonly dossierIds: readonly string[]
  readonly withRestricted: boolean
  /** `data/` in a bag, else empty. */
  readonly base: string
}

/** Refuses `package.not-sealed`, `package.disposed`. */
export function planPackage(store: Store, { dossierIds, withRestricted, base }: PlanOrder): Plan {
  const standing = standingOf(store, dossierIds)
  const shownName = namesOf(store)
  const files: PlannedFile[] = []
  const dossiers = new Map<string, ReturnType<typeof createNames>>()
  const packed = dossierIds.map((id) => {
    const row = assertPackable(store, id)
    const facts = DossierFacts.parse(JSON.parse(row.facts))
    const code = standing.get(id)?.archivalCode ?? null
    const year = yearOf(facts, row.sealedAt)
    const shelf = `${base}${names.records}/${year}/${categoryNames[Category.parse(row.category)]}`
    const nameIn = dossiers.get(shelf) ?? createNames()
    dossiers.set(shelf, nameIn)
    const folder = `${shelf}/${nameIn(code ?? facts.number ?? facts.title)}`
    const inside = sealedItemsOf(store, id)
    const all = inside.filter(({ volume }) => withRestricted || volume === 'main')
    // Manifests and sheets name what lies in 副卷: where that stays here, so do they, and only their hashes go.
    const isWhole = all.length === inside.length
    const there = new Set(all.map((item) => item.id))
    // An extract names what it was taken from, by its title.
    const knows = ({ derivation }: Item) => isWhole || derivation === null || there.has(derivation.itemId)
    const pack = packer(folder, files, knows)
    return {
      id,
      facts,
      archivalCode: code,
      sealedAt: row.sealedAt,
      sealedBy: shownName(row.sealedBy),
      createdAt: row.createdAt,
      manifest: isWhole ? row.manifest : '',
      manifestSha256: row.manifestSha256,
      folder,
      items: all
        .filter(({ supplementId }) => supplementId === null)
        .map((item) => pack(item, names.volumes[item.volume])),
      supplements: supplementsOf(store, id, all, pack, shownName).map((one) =>
        // Its reason may name what stays here as well.
        isWhole ? one : { ...one, manifest: '', reason: '' },
      ),
      sheets: isWhole ? sheetsOf(store, id, folder, files) : [],
    } satisfies PackedDossier
  })
  return { dossiers: packed, files, totalBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) }
}

/** What a seal covers, the dossier's own or that of a supplement: what is still being filed goes nowhere. */
function sealedItemsOf(store: Store, dossierId: string): Item[] {
  const rows = supplementRows(store, dossierId)
  const sealed = new Set(rows.filter(({ state }) => state === 'sealed').map(({ id }) => id))
  return itemsOf(store, dossierId).filter(
    ({ outsideSeal, supplementId }) => !outsideSeal && (supplementId === null || sealed.has(supplementId)),
  )
}

/**
 * Refuses `package.grown`: who approved did not know what was sealed into a dossier afterwards. In the order of the journal, which
 * no clock changes.
 */
export function assertAsApproved(
  store: Store,
  packageId: string,
  dossiers: readonly { readonly id: string; readonly title: string }[],
): void {
  for (const { id, title } of dossiers) {
    const ids = supplementRows(store, id).map((supplement) => supplement.id)
    const sealed = lastEntryOf(store, 'supplement.sealed', ids)
    if (sealed > lastEntryOf(store, 'package.approved', [packageId])) throw refuse('package.grown', { title })
  }
}

/** Its position in the journal; 0 where there is none. */
function lastEntryOf(store: Store, event: JournalEvent, subjects: readonly string[]): number {
  const last = store.one((q) =>
    q
      .selectFrom('journal')
      .select((e) => e.fn.max('position').as('position'))
      .where('event', '=', event)
      .where('outcome', '=', 'done')
      .where('subject', 'in', [...subjects]),
  )
  return last?.position ?? 0
}

/** A sealed dossier whose objects are still there. */
export function assertPackable(store: Store, id: string) {
  const row = dossierRow(store, id)
  if (row.disposed_at !== null) throw refuse('package.disposed', { title: row.title })
  const { manifest, manifest_sha256, sealed_at, sealed_by } = row
  if (row.state !== 'sealed' || manifest === null || manifest_sha256 === null || sealed_at === null) {
    throw refuse('package.not-sealed', { title: row.title })
  }
  return {
    ...{ title: row.title, category: row.category, facts: row.facts, createdAt: row.created_at },
    ...{ manifest, manifestSha256: manifest_sha256, sealedAt: sealed_at, sealedBy: sealed_by ?? '' },
  }
}

/** 年度: of the closing, else of the beginning of the case, else of the seal. */
export function yearOf({ dates }: DossierFacts, sealedAt: string): string {
  return (dates.closedOn ?? dates.filedOn ?? dayOf(sealedAt)).slice(0, 4)
}

function namesOf(store: Store): (name: string) => string {
  const shown = new Map(
    store.all((q) => q.selectFrom('user').select(['name', 'display_name'])).map((row) => [row.name, row.display_name]),
  )
  return (name) => shown.get(name) ?? name
}

type Pack = (item: Item, shelf: string) => PackedItem

/** Numbered by place, so that a folder shows its files in the order of the catalogue. */
function packer(folder: string, files: PlannedFile[], knows: (item: Item) => boolean): Pack {
  const shelves = new Map<string, ReturnType<typeof createNames>>()
  return (item, shelf) => {
    const nameIn = shelves.get(shelf) ?? createNames()
    shelves.set(shelf, nameIn)
    const path = `${folder}/${shelf}/${nameIn(`${String(item.position).padStart(3, '0')} ${item.originalName}`)}`
    files.push({ path, objectId: item.objectId, sizeBytes: item.sizeBytes, sha256: item.sha256 })
    return {
      id: item.id,
      path,
      sizeBytes: item.sizeBytes,
      sha256: item.sha256,
      kind: item.kind,
      volume: item.volume,
      position: item.position,
      title: item.title,
      paperKind: item.paperKind,
      madeOn: item.madeOn,
      pages: item.pages,
      durationMs: item.media?.durationMs ?? null,
      originalName: item.originalName,
      mime: item.mime,
      derivation: knows(item) ? item.derivation : null,
      remarks: item.remarks,
      filedAt: item.filedAt,
      filedBy: item.filedBy,
    }
  }
}

function supplementsOf(
  store: Store,
  dossierId: string,
  items: readonly Item[],
  pack: Pack,
  shownName: (name: string) => string,
): PackedSupplement[] {
  const rows = store.all((q) =>
    q
      .selectFrom('supplement')
      .selectAll()
      .where('dossier_id', '=', dossierId)
      .where('state', '=', 'sealed')
      .orderBy('number'),
  )
  return rows.map((row) => {
    if (row.manifest === null || row.manifest_sha256 === null) throw new Error('a sealed supplement without a manifest')
    return {
      id: row.id,
      number: row.number,
      reason: row.reason,
      manifest: row.manifest,
      manifestSha256: row.manifest_sha256,
      begunBy: shownName(row.begun_by),
      begunAt: row.begun_at,
      sealedBy: shownName(row.sealed_by ?? ''),
      sealedAt: row.sealed_at ?? row.begun_at,
      items: items
        .filter(({ supplementId }) => supplementId === row.id)
        .map((item) => pack(item, `${names.supplement(row.number)}/${names.volumes[item.volume]}`)),
    }
  })
}

function sheetsOf(store: Store, dossierId: string, folder: string, files: PlannedFile[]): PackedSheet[] {
  const rows = store.all((q) =>
    q
      .selectFrom('frozen_sheet')
      .innerJoin('object', 'object.id', 'frozen_sheet.object_id')
      .leftJoin('supplement', 'supplement.id', 'frozen_sheet.supplement_id')
      .where('frozen_sheet.dossier_id', '=', dossierId)
      .orderBy('supplement.number')
      .orderBy('frozen_sheet.kind')
      .select(['frozen_sheet.kind', 'frozen_sheet.object_id', 'frozen_sheet.pages', 'frozen_sheet.frozen_at'])
      .select(['object.size_bytes', 'object.sha256', 'supplement.number as supplement']),
  )
  return rows.map((row) => {
    const shelf =
      row.supplement === null ? names.sheetFolder : `${names.supplement(row.supplement)}/${names.sheetFolder}`
    const path = `${folder}/${shelf}/${names.sheets[row.kind]}.pdf`
    files.push({ path, objectId: row.object_id, sizeBytes: row.size_bytes, sha256: row.sha256 })
    return {
      kind: row.kind,
      path,
      sizeBytes: row.size_bytes,
      sha256: row.sha256,
      pages: row.pages,
      frozenAt: row.frozen_at,
      supplement: row.supplement,
    }
  })
}
