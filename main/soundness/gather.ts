// What the archive's own tables know of a dossier under test: everything but its bytes.
import * as z from 'zod'
import { DossierFacts, type Item } from '#shared/contract/dossiers.ts'
import { parseCode } from '#shared/rules/archival-code.ts'
import { Manifest } from '#shared/rules/manifest.ts'
import type { ArchivalCodePack } from '#shared/rules/pack.ts'
import type { Completeness, ItemReading, SoundDossier, SoundItem } from '#shared/rules/soundness.ts'
import { dayOf } from '#shared/text/instant.ts'
import { attachedNames } from '#shared/text/soundness.ts'
import { dossierRow, importedManifests, itemsOf, sealStateOf, standingOf, supplementRows } from '../dossiers/index.ts'
import type { ObjectRole, Store } from '../store/index.ts'

/** Of a dossier's manifest and of a supplement's alike. */
const SealedItems = z.object({ items: Manifest.shape.items })

/** An object beside the originals of the items: a viewing copy, a sheet, an opinion, an extract. */
export interface Attached {
  readonly objectId: string
  readonly sizeBytes: number
  readonly what: string
}

export interface Target {
  readonly items: readonly Item[]
  readonly attached: readonly Attached[]
  /** Originals that no item knows. */
  readonly strayOriginals: number
}

export function targetOf(store: Store, dossierId: string): Target {
  const items = itemsOf(store, dossierId).filter(({ outsideSeal }) => !outsideSeal)
  const rows = store.all((q) =>
    q
      .selectFrom('object')
      .leftJoin('item', 'item.object_id', 'object.id')
      .select(['object.id as id', 'object.size_bytes as size', 'object.role as role', 'item.id as item'])
      .where('object.dossier_id', '=', dossierId)
      .orderBy('object.created_at'),
  )
  const inside = new Set(items.map(({ objectId }) => objectId))
  const beside = rows.filter(({ id }) => !inside.has(id))
  return {
    items,
    attached: beside.map(({ id, size, role }) => ({ objectId: id, sizeBytes: size, what: attachedName(role) })),
    strayOriginals: beside.filter(({ role, item }) => role === 'original' && item === null).length,
  }
}

const attachedName = (role: ObjectRole): string => attachedNames[role]

export interface Looked {
  readonly readings: ReadonlyMap<string, ItemReading>
  readonly attached: SoundDossier['attached']
  readonly opinions: SoundDossier['opinions']
  readonly journalIntact: boolean
  readonly completeness: Completeness | null
  readonly spare: SoundDossier['spare']
  readonly read: SoundDossier['read']
  readonly decoders: string | null
  readonly scan: SoundDossier['scan']
}

/** By which 档号 are given now. */
export interface CodeRule {
  readonly pack: ArchivalCodePack
  readonly sha256: string
}

export interface GatheringRooms {
  readonly store: Store
  readonly archiveId: string
  /** Codes of the document dictionary. */
  readonly kinds: ReadonlySet<string>
  readonly codeRule: CodeRule
}

export function gather(
  rooms: GatheringRooms,
  dossierId: string,
  target: Target,
  looked: Looked,
  now: string,
): SoundDossier {
  const { store, archiveId, kinds } = rooms
  const row = dossierRow(store, dossierId)
  const { items, strayOriginals } = target
  const { readings, journalIntact, ...found } = looked
  const entered = enteredOf(store, dossierId, items)
  const later = supplementRows(store, dossierId).filter(({ state }) => state === 'sealed')
  const sealedParts = new Set(['', ...later.map(({ id }) => id)])
  return {
    ...found,
    facts: DossierFacts.parse(JSON.parse(row.facts)),
    items: items.flatMap((item) => {
      const reading = readings.get(item.id)
      return reading === undefined ? [] : [toSoundItem(item, reading, entered.has(item.id), sealedParts)]
    }),
    today: dayOf(now),
    seal: sealStateOf(store, archiveId, dossierId),
    sealed: row.manifest === null ? null : sealedSums([row.manifest, ...later.map(({ manifest }) => manifest ?? '')]),
    code: codeOf(store, dossierId, rooms.codeRule),
    period: standingOf(store, [dossierId]).get(dossierId)?.period ?? null,
    numberTwins: numberTwins(store, dossierId, row.number),
    kinds,
    strayOriginals,
    journal: { intact: journalIntact, created: entered.has(dossierId), sealed: isSealEntered(store, dossierId) },
  }
}

function toSoundItem(item: Item, reading: ItemReading, entered: boolean, sealedParts: ReadonlySet<string>): SoundItem {
  const { viewObjectId, objectId } = item
  const part = item.supplementId ?? ''
  const shown = viewObjectId === null ? 'not' : viewObjectId === objectId ? 'original' : 'copy'
  return {
    ...item,
    part,
    isSealed: sealedParts.has(part),
    durationMs: item.media?.durationMs ?? null,
    shown,
    filedOn: dayOf(item.filedAt),
    entered,
    reading,
  }
}

/** What the seals say together: the dossier's own, and those of its supplements. */
function sealedSums(manifests: readonly string[]): NonNullable<SoundDossier['sealed']> {
  const items = manifests.flatMap((manifest) => {
    try {
      return SealedItems.parse(JSON.parse(manifest)).items
    } catch {
      // The seal as such differs then, and the sums with it.
      return []
    }
  })
  return { items: items.length, sizeBytes: items.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) }
}

/** Serials of one series begin with 1; each that no dossier bears is a gap for those behind it. */
function codeOf(store: Store, dossierId: string, rule: CodeRule): SoundDossier['code'] {
  const own = store.one((q) =>
    q
      .selectFrom('archival_code')
      .select(['code', 'series', 'serial', 'pattern_sha256'])
      .where('dossier_id', '=', dossierId),
  )
  if (own === null) return null
  const borne = new Set(
    store
      .all((q) =>
        q
          .selectFrom('archival_code')
          .select('serial')
          .where('series', '=', own.series)
          .where('serial', '<', own.serial),
      )
      .map(({ serial }) => serial),
  )
  const gaps: number[] = []
  for (let serial = 1; serial < own.serial && gaps.length < 100; serial += 1) if (!borne.has(serial)) gaps.push(serial)
  const regular = own.pattern_sha256 === rule.sha256 ? parseCode(rule.pack, own.code) !== null : null
  return { code: own.code, regular, gaps }
}

function numberTwins(store: Store, dossierId: string, number: string | null): number {
  if (number === null) return 0
  const twins = store.one((q) =>
    q
      .selectFrom('dossier')
      .select((e) => e.fn.countAll<number>().as('count'))
      .where('number', '=', number)
      .where('id', '!=', dossierId),
  )
  return twins?.count ?? 0
}

const creating = ['dossier.created', 'item.filed', 'recording.snapshot-filed', 'recording.clip-filed', 'tray.filed']

/** Which of these the journal knows the beginning of; sqlite takes so many values at a time. */
function enteredOf(store: Store, dossierId: string, items: readonly Item[]): Set<string> {
  const subjects = [dossierId, ...items.map(({ id }) => id)]
  // What came in a package came with one entry for all of it, its seal too.
  if (importedManifests(store, dossierId).length > 0) return new Set(subjects)
  const known = new Set<string>()
  for (let at = 0; at < subjects.length; at += 500) {
    const rows = store.all((q) =>
      q
        .selectFrom('journal')
        .select('subject')
        .distinct()
        .where('event', 'in', creating)
        .where('subject', 'in', subjects.slice(at, at + 500))
        .where('outcome', '=', 'done'),
    )
    for (const { subject } of rows) if (subject !== null) known.add(subject)
  }
  return known
}

function isSealEntered(store: Store, dossierId: string): boolean {
  if (importedManifests(store, dossierId).length > 0) return true
  const entry = store.one((q) =>
    q
      .selectFrom('journal')
      .select('position')
      .where('event', '=', 'dossier.sealed')
      .where('subject', '=', dossierId)
      .where('outcome', '=', 'done'),
  )
  return entry !== null
}
