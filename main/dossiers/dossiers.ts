// Dossiers: making, changing, sealing, proving. After the seal nothing in one changes any more (档案法 §14, §48).
import { type Dossier, DossierFacts, type Item, type VerifyProgress } from '#shared/contract/dossiers.ts'
import { checkCitizenId, checkCreditCode } from '#shared/rules/codes.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import { type Actor, type Page, paged, type Store } from '../store/index.ts'
import { type ManifestCopy, manifestOf } from './manifest.ts'
import type { DossierObjects } from './objects.ts'
import { countsOf, type DossierRow, dossierRow, insideItemsOf, itemsOf, openDossierRow, toDossier } from './rows.ts'
import { verifyDossier } from './verification.ts'

export interface DossierFilter {
  readonly offset: number
  readonly limit: number
  readonly text: string
  readonly categories: readonly string[]
  readonly state: 'any' | 'open' | 'sealed'
  readonly order: 'newest' | 'number' | 'title'
}

export interface Dossiers {
  list(filter: DossierFilter): { rows: Dossier[]; total: number }
  get(id: string): Dossier
  items(id: string): Item[]
  create(caller: Actor, facts: DossierFacts): Promise<Dossier>
  update(caller: Actor, id: string, facts: DossierFacts): Dossier
  /** @param within what else is written in the transaction of the seal */
  seal(caller: Actor, id: string, within?: (sealed: Dossier) => void): Dossier
  /** What stands in the way of a seal. Refuses `dossier.sealed`, `dossier.empty`, `dossier.receiving`. */
  assertSealable(id: string): void
  manifest(id: string): ManifestCopy & { sealed: boolean }
  /** Reads every object back and compares the whole with the seal. Enters the result in the journal when it is through. */
  verify(caller: Actor, id: string, signal: AbortSignal | undefined): AsyncGenerator<VerifyProgress>
}

export function createDossiers(options: {
  store: Store
  objects: DossierObjects
  archiveId: string
  clock: Clock
  newId: () => string
  /** Whether something is on its way into this dossier: it is not sealed meanwhile. */
  isReceiving: (dossierId: string) => boolean
  /** Refuses what the office seals in no case. */
  assertSealable?: (dossierId: string) => void
}): Dossiers {
  const { store, objects, archiveId, clock, newId } = options
  const displayName = (name: string | null) =>
    name === null
      ? null
      : (store.one((q) => q.selectFrom('user').select('display_name').where('name', '=', name))?.display_name ?? name)
  const present = (row: DossierRow): Dossier =>
    toDossier(row, countsOf(store, [row.id]).get(row.id), displayName(row.sealed_by))

  function manifest(id: string): ManifestCopy & { sealed: boolean } {
    const row = dossierRow(store, id)
    if (row.manifest !== null && row.manifest_sha256 !== null) {
      return { canonical: row.manifest, sha256: row.manifest_sha256, sealed: true }
    }
    const facts = DossierFacts.parse(JSON.parse(row.facts))
    return { ...manifestOf(archiveId, id, facts, insideItemsOf(store, id)), sealed: false }
  }

  function assertSealable(id: string): void {
    openDossierRow(store, id)
    if (insideItemsOf(store, id).length === 0) throw refuse('dossier.empty')
    if (options.isReceiving(id)) throw refuse('dossier.receiving')
    options.assertSealable?.(id)
  }

  return {
    list: (filter) => list(store, filter, displayName),
    get: (id) => present(dossierRow(store, id)),
    items: (id) => itemsOf(store, dossierRow(store, id).id),
    async create(caller, facts) {
      assertFacts(facts)
      const id = newId()
      const wrapped = await objects.createKey(id)
      const at = clock.now().toISOString()
      return store.record(caller, 'dossier.created', id, () => {
        store.run((q) =>
          q.insertInto('dossier').values({
            id,
            ...columnsOf(facts),
            key_wrapped: wrapped,
            state: 'open',
            manifest: null,
            manifest_sha256: null,
            sealed_at: null,
            sealed_by: null,
            created_at: at,
            updated_at: at,
          }),
        )
        return present(dossierRow(store, id))
      })
    },
    update(caller, id, facts) {
      return store.record(caller, 'dossier.updated', id, () => {
        openDossierRow(store, id)
        assertFacts(facts)
        const at = clock.now().toISOString()
        store.run((q) =>
          q
            .updateTable('dossier')
            .set({ ...columnsOf(facts), updated_at: at })
            .where('id', '=', id),
        )
        return present(dossierRow(store, id))
      })
    },
    assertSealable,
    seal(caller, id, within) {
      return store.record(caller, 'dossier.sealed', id, (note) => {
        assertSealable(id)
        const { canonical, sha256 } = manifest(id)
        const at = clock.now().toISOString()
        note({ manifestSha256: sha256 })
        store.run((q) =>
          q
            .updateTable('dossier')
            .set({
              state: 'sealed',
              manifest: canonical,
              manifest_sha256: sha256,
              sealed_at: at,
              sealed_by: caller.name,
              updated_at: at,
            })
            .where('id', '=', id),
        )
        const sealed = present(dossierRow(store, id))
        within?.(sealed)
        return sealed
      })
    },
    manifest,
    verify: (caller, id, signal) => verifyDossier({ store, objects, archiveId, clock }, caller, id, signal),
  }
}

/** The party's number must pass its check digit (GB 32100-2015, GB 11643-1999): a typing error is caught at the desk. */
function assertFacts(facts: DossierFacts): void {
  const { kind, code } = facts.party
  if (code === null || code === '') return
  if (kind === 'organisation' && checkCreditCode(code).state !== 'valid') throw refuse('dossier.credit-code')
  if (kind === 'citizen' && checkCitizenId(code).state !== 'valid') throw refuse('dossier.citizen-id')
}

function columnsOf(facts: DossierFacts) {
  return { category: facts.category, number: facts.number, title: facts.title, facts: JSON.stringify(facts) }
}

function list(store: Store, filter: DossierFilter, displayName: (name: string | null) => string | null) {
  const { rows, total } = paged(filter, (page) => filteredRows(store, filter, page))
  const counts = countsOf(
    store,
    rows.map((row) => row.id),
  )
  return { rows: rows.map((row) => toDossier(row, counts.get(row.id), displayName(row.sealed_by))), total }
}

/** One statement for rows and total: the window function counts what the filter let through. */
function filteredRows(store: Store, filter: DossierFilter, page: Page) {
  const text = filter.text.toLowerCase()
  return store.all((q) => {
    let select = q
      .selectFrom('dossier')
      .selectAll()
      .select((e) => e.fn.countAll<number>().over().as('total'))
      .limit(page.limit)
      .offset(page.offset)
    if (filter.text !== '') {
      // instr, not like: the text is taken as it was typed, with no wildcards. `facts` holds title, number and party.
      select = select.where((e) => e(e.fn<number>('instr', [e.fn('lower', ['facts']), e.val(text)]), '>', 0))
    }
    if (filter.categories.length > 0) select = select.where('category', 'in', [...filter.categories])
    if (filter.state !== 'any') select = select.where('state', '=', filter.state)
    return filter.order === 'newest'
      ? select.orderBy('updated_at', 'desc').orderBy('id', 'desc')
      : select.orderBy(filter.order === 'number' ? 'number' : 'title').orderBy('id')
  })
}
