// Metadata (DA/T 46, DA/T 63) of a dossier and of each of its items: read from the archive's facts where the scheme says so, else
// from what a person wrote. What is written is frozen with the dossier, but for what describes the keeping.
import type { Metadata, MetadataValue } from '#shared/contract/archival.ts'
import type { Item } from '#shared/contract/dossiers.ts'
import { Technical } from '#shared/contract/recordings.ts'
import { type ElementValue, elementsAt, type ItemFacts, metadataValues, schemeFor } from '#shared/rules/metadata.ts'
import { type MetadataLevel, mendedIn, metadataSourceNames } from '#shared/rules/metadata-words.ts'
import type { MetadataElement, MetadataSchemePack } from '#shared/rules/pack-archival.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import { type Dossiers, dossierRow, itemsOf, standingOf } from '../dossiers/index.ts'
import type { Captures } from '../recordings/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Actor, Store } from '../store/index.ts'
import { codesOf } from './code-rows.ts'
import { metadataCsv, metadataXml } from './metadata-file.ts'

export interface MetadataChange {
  readonly dossierId: string
  /** Null for the dossier's own. */
  readonly itemId: string | null
  /** By code of the element; null takes the value away. */
  readonly values: Readonly<Record<string, string | null>>
}

/** All that is known of one subject, in the scheme's order, without what has no value. */
export interface DescribedRecord {
  /** Null for the dossier. */
  readonly item: Item | null
  readonly level: MetadataLevel
  readonly values: readonly (ElementValue & { readonly value: string })[]
}

export interface MetadataBook {
  of(dossierId: string, itemId: string | null): Metadata
  /** The dossier first, then its items in the order of the catalogue; extracts beside the seal are not among them. */
  records(dossierId: string): DescribedRecord[]
  /** Refuses what the scheme does not have, what is derived, what is none of the choices, and what the seal has frozen. */
  set(caller: Actor, change: MetadataChange): Metadata
  export(caller: Actor, dossierId: string): { xml: string; csv: string }
}

interface Stored {
  readonly value: string
  readonly changedBy: string
  readonly changedAt: string
}

export function createMetadata(options: {
  store: Store
  rulebook: Rulebook
  dossiers: Pick<Dossiers, 'get'>
  captures: Pick<Captures, 'of'>
  agency: string
  /** This program and its version. */
  software: string
  clock: Clock
}): MetadataBook {
  const { store, rulebook, dossiers, captures, agency, software, clock } = options

  /** What every subject of one dossier shares. */
  function factsOf(dossierId: string) {
    const codePack = rulebook.archivalCode()
    const period = standingOf(store, [dossierId]).get(dossierId)?.period ?? null
    return {
      ...{ agency, software, codePack },
      dossier: dossiers.get(dossierId),
      code: codesOf(store, [dossierId]).get(dossierId) ?? null,
      period: period === null ? null : periodTitle(codePack, period),
    }
  }

  function itemFacts(item: Item, place: number, technical: Technical | null): ItemFacts {
    const kind = rulebook.paperKinds().kinds.find(({ code }) => code === item.paperKind)
    const capture = item.kind === 'recording' ? captures.of(item.id) : null
    return { item, place, kindTitle: kind?.title ?? null, technical, capture }
  }

  function scheme(level: MetadataLevel): MetadataSchemePack {
    const found = schemeFor(rulebook.metadataSchemes(), level)
    if (found === null) throw refuse('rulebook.missing', { kind: 'metadata-scheme' })
    return found
  }

  function records(dossierId: string): DescribedRecord[] {
    const facts = factsOf(dossierId)
    const stored = storedOf(store, dossierId)
    const technical = technicalOf(store, dossierId)
    const described = (level: MetadataLevel, item: ItemFacts | null): DescribedRecord => {
      const written = new Map([...(stored.get(item?.item.id ?? '') ?? [])].map(([code, { value }]) => [code, value]))
      const values = metadataValues(scheme(level), level, { ...facts, item }, written)
      return { item: item?.item ?? null, level, values: values.filter(hasValue) }
    }
    const items = catalogued(store, dossierId).map((item, at) =>
      described(item.kind, itemFacts(item, at + 1, technical.get(item.id) ?? null)),
    )
    return [described('dossier', null), ...items]
  }

  function of(dossierId: string, itemId: string | null): Metadata {
    const row = dossierRow(store, dossierId)
    const item = itemId === null ? null : itemIn(store, dossierId, itemId)
    const level = item?.kind ?? 'dossier'
    const pack = scheme(level)
    const place = catalogued(store, dossierId).findIndex(({ id }) => id === itemId) + 1
    const facts = factsOf(dossierId)
    const written = storedOf(store, dossierId).get(itemId ?? '') ?? new Map<string, Stored>()
    const own = item === null ? null : itemFacts(item, place, technicalOf(store, dossierId).get(item.id) ?? null)
    const texts = new Map([...written].map(([code, { value }]) => [code, value]))
    // Beside the seal it has no place in the catalogue, so no number of its own.
    const code = item !== null && place === 0 ? null : facts.code
    const values = metadataValues(pack, level, { ...facts, code, item: own }, texts)
    const isFrozen = frozen(store, row, item)
    const isGone = row.disposed_at !== null
    const shown = values.map(({ element, value }) => ({
      group: element.group,
      line: shownValue(element, value, written.get(element.code), !isGone && (element.keeping || !isFrozen)),
    }))
    return {
      ...{ dossierId, itemId, level },
      schemeTitle: pack.title,
      schemeSha256: rulebook.hashOf(pack.id),
      mark: pack.grade,
      archivalCode: facts.code,
      groups: [...Map.groupBy(shown, ({ group }) => group)].map(([title, lines]) => ({
        title,
        elements: lines.map(({ line }) => line),
      })),
      missing: values.filter(({ element, value }) => element.obligation === 'required' && value === null).length,
    }
  }

  return {
    of,
    records,
    set(caller, { dossierId, itemId, values }) {
      store.record(caller, 'metadata.changed', dossierId, (note) => {
        const row = dossierRow(store, dossierId)
        if (row.disposed_at !== null) throw refuse('archival.disposed')
        const item = itemId === null ? null : itemIn(store, dossierId, itemId)
        const known = new Map(
          elementsAt(scheme(item?.kind ?? 'dossier'), item?.kind ?? 'dossier').map((one) => [one.code, one]),
        )
        const isFrozen = frozen(store, row, item)
        for (const [code, value] of Object.entries(values)) assertWritable(known.get(code), value, isFrozen)
        note({ elements: Object.keys(values).length, codes: Object.keys(values), item: itemId })
        const by = { changed_by: caller.name, changed_at: clock.now().toISOString() }
        for (const [element, value] of Object.entries(values)) {
          write(store, { dossier_id: dossierId, subject: itemId ?? '', element, ...by }, value)
        }
      })
      return of(dossierId, itemId)
    },
    export(caller, dossierId) {
      return store.record(caller, 'metadata.exported', dossierId, (note) => {
        const described = records(dossierId)
        note({ items: described.length - 1 })
        const schemes = [...new Set(described.map(({ level }) => scheme(level)))]
        const titles = schemes.map(({ id, title }) => ({ title, sha256: rulebook.hashOf(id) }))
        return { xml: metadataXml(described, titles), csv: metadataCsv(described) }
      })
    },
  }
}

const hasValue = (one: ElementValue): one is ElementValue & { readonly value: string } => one.value !== null

function periodTitle({ parts }: ReturnType<Rulebook['archivalCode']>, period: string): string {
  const form = parts.find(({ from }) => from === 'period')?.form
  const entry = form?.kind === 'table' ? form.entries.find(({ code }) => code === period) : undefined
  return entry?.title ?? period
}

/** In the order of the catalogue, supplements after what was sealed. */
function catalogued(store: Store, dossierId: string): Item[] {
  return itemsOf(store, dossierId).filter(({ outsideSeal }) => !outsideSeal)
}

function itemIn(store: Store, dossierId: string, itemId: string): Item {
  const item = itemsOf(store, dossierId).find(({ id }) => id === itemId)
  if (item === undefined) throw refuse('metadata.foreign')
  return item
}

/** The seal freezes what is written, and each supplement's own seal what came with it. */
function frozen(store: Store, { state }: { state: 'open' | 'sealed' }, item: Item | null): boolean {
  if (state === 'open') return false
  const supplementId = item?.supplementId ?? null
  if (supplementId === null) return true
  const supplement = store.one((q) => q.selectFrom('supplement').select('state').where('id', '=', supplementId))
  return supplement?.state !== 'open'
}

function storedOf(store: Store, dossierId: string): Map<string, Map<string, Stored>> {
  const rows = store.all((q) =>
    q
      .selectFrom('metadata_value')
      .leftJoin('user', 'user.name', 'metadata_value.changed_by')
      .where('dossier_id', '=', dossierId)
      .select(['subject', 'element', 'value', 'changed_by', 'changed_at', 'user.display_name']),
  )
  const bySubject = Map.groupBy(rows, (row) => row.subject)
  const stored = (row: (typeof rows)[number]): [string, Stored] => {
    const changedBy = row.display_name ?? row.changed_by
    return [row.element, { value: row.value, changedBy, changedAt: row.changed_at }]
  }
  return new Map([...bySubject].map(([subject, own]) => [subject, new Map(own.map(stored))]))
}

function technicalOf(store: Store, dossierId: string): Map<string, Technical> {
  const rows = store.all((q) =>
    q
      .selectFrom('media')
      .innerJoin('item', 'item.id', 'media.item_id')
      .where('item.dossier_id', '=', dossierId)
      .select(['item_id', 'technical']),
  )
  return new Map(
    rows.flatMap(({ item_id, technical }) =>
      technical === null ? [] : [[item_id, Technical.parse(JSON.parse(technical))] as const],
    ),
  )
}

function shownValue(
  { code, name, obligation, from, choices, keeping }: MetadataElement,
  value: string | null,
  stored: Stored | undefined,
  isOpen: boolean,
): MetadataValue {
  return {
    ...{ code, name, obligation, value, keeping },
    source: from === null ? null : metadataSourceNames[from],
    mendedIn: from === null ? null : mendedIn(from),
    choices: [...choices],
    editable: from === null && isOpen,
    changedBy: from === null ? (stored?.changedBy ?? null) : null,
    changedAt: from === null ? (stored?.changedAt ?? null) : null,
  }
}

function assertWritable(element: MetadataElement | undefined, value: string | null, isFrozen: boolean): void {
  if (element === undefined) throw refuse('metadata.unknown')
  const { name, from, choices, keeping } = element
  if (from !== null) throw refuse('metadata.derived', { name })
  if (value !== null && choices.length > 0 && !choices.includes(value)) throw refuse('metadata.choice', { name })
  if (isFrozen && !keeping) throw refuse('metadata.frozen', { name })
}

interface WrittenRow {
  readonly dossier_id: string
  readonly subject: string
  readonly element: string
  readonly changed_by: string
  readonly changed_at: string
}

function write(store: Store, row: WrittenRow, value: string | null): void {
  const { dossier_id, subject, element, changed_by, changed_at } = row
  if (value === null) {
    store.run((q) =>
      q
        .deleteFrom('metadata_value')
        .where('dossier_id', '=', dossier_id)
        .where('subject', '=', subject)
        .where('element', '=', element),
    )
    return
  }
  store.run((q) =>
    q
      .insertInto('metadata_value')
      .values({ ...row, value })
      .onConflict((conflict) =>
        conflict.columns(['dossier_id', 'subject', 'element']).doUpdateSet({ value, changed_by, changed_at }),
      ),
  )
}
