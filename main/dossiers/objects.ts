// The encrypted objects of dossiers: which dossier's key opens which, and the rows that know them.
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { ObjectRole, Store } from '../store/index.ts'
import type {
  DossierKey,
  Exported,
  ObjectReader,
  ObjectSource,
  OpenVault,
  SpareFiles,
  StoredObject,
  VerifyOutcome,
  WatchOptions,
} from '../vault/index.ts'
import { dossierRow, keptDossierRow } from './rows.ts'

export interface NewObject {
  readonly dossierId: string
  readonly source: ObjectSource
  readonly name: string
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: (bytesDone: number) => void
}

export interface ObjectRow {
  readonly id: string
  /** Null for what waits in the tray. */
  readonly dossier_id: string | null
  readonly holding_id: string | null
  readonly size_bytes: number
  readonly sha256: string
  readonly mime: string
  readonly role: ObjectRole
}

export interface DossierObjects {
  createKey(dossierId: string): Promise<Buffer>
  /** Encrypted, on disk and read back. Call `enter` inside record(), or `discard` when that did not come to pass. */
  put(object: NewObject): Promise<StoredObject>
  enter(
    stored: StoredObject,
    row: { dossierId: string; mime: string; role: ObjectRole; parentId?: string; recipe?: string },
  ): void
  discard(objectId: string): Promise<void>
  row(objectId: string): ObjectRow
  /** The caller closes the reader. */
  open(objectId: string): Promise<ObjectReader>
  /** Opens an object that has no row yet. */
  openStored(objectId: string, dossierId: string): Promise<ObjectReader>
  readWhole(objectId: string): Promise<Uint8Array>
  /** Refuses `dossier.disposed` for what was destroyed with its dossier. */
  assertKept(object: Pick<ObjectRow, 'dossier_id'>): void
  /**
   * After a disposal was recorded: the dossier's key goes, then every file that it opened. Begun again after a crash, it does
   * what is left.
   */
  destroy(dossierId: string): Promise<void>
  verify(objectId: string, signal?: AbortSignal, onProgress?: (bytesDone: number) => void): Promise<VerifyOutcome>
  /** Files of the archive's folder that no row knows. */
  survey(): Promise<SpareFiles>
  /** The plaintext as a new file: only for what leaves the archive on purpose. Refuses what the vault refuses. */
  exportTo(objectId: string, path: string, watch?: WatchOptions): Promise<Exported>
  /** Takes back a key of `createKey` whose dossier was never entered. */
  forsakeKey(dossierId: string): Promise<void>
  close(): void
}

export function createDossierObjects(options: { store: Store; vault: OpenVault; clock: Clock }): DossierObjects {
  const { store, vault, clock } = options
  const keys = new Map<string, Promise<DossierKey>>()

  function keyOf(dossierId: string): Promise<DossierKey> {
    const known = keys.get(dossierId)
    if (known !== undefined) return known
    const key = vault.dossierKeys.open(dossierId, keptDossierRow(store, dossierId).key_wrapped)
    key.catch(() => keys.delete(dossierId))
    keys.set(dossierId, key)
    return key
  }

  function row(objectId: string): ObjectRow {
    const found = store.one((q) => q.selectFrom('object').selectAll().where('id', '=', objectId))
    if (found === null) throw refuse('item.unknown')
    return found
  }

  /** What waits in the tray is opened by its holding's own key (see recordings/tray). */
  function keyOfRow({ dossier_id, holding_id }: ObjectRow): Promise<DossierKey> {
    if (dossier_id !== null) return keyOf(dossier_id)
    const holding = store.one((q) =>
      q
        .selectFrom('holding')
        .select('key_wrapped')
        .where('id', '=', holding_id ?? ''),
    )
    if (holding === null || holding_id === null) throw refuse('item.unknown')
    return vault.dossierKeys.open(holding_id, holding.key_wrapped)
  }

  /** A holding's key is used once and closed; those of dossiers stay open as long as the archive. */
  async function withKey<T>(stored: ObjectRow, work: (key: DossierKey) => Promise<T>): Promise<T> {
    const key = await keyOfRow(stored)
    try {
      return await work(key)
    } finally {
      if (stored.dossier_id === null) key.close()
    }
  }

  async function open(objectId: string): Promise<ObjectReader> {
    return withKey(row(objectId), (key) => vault.objects.open(objectId, key))
  }

  return {
    async createKey(dossierId) {
      const { key, wrapped } = await vault.dossierKeys.create(dossierId)
      keys.set(dossierId, Promise.resolve(key))
      return wrapped
    },
    async put({ dossierId, source, name, signal, onProgress }) {
      const dossierKey = await keyOf(dossierId)
      return vault.objects.put({ dossierKey, source, label: { name }, signal, onProgress, verify: true })
    },
    enter(stored, { dossierId, mime, role, parentId, recipe }) {
      store.run((q) =>
        q.insertInto('object').values({
          id: stored.objectId,
          dossier_id: dossierId,
          holding_id: null,
          size_bytes: stored.sizeBytes,
          sha256: stored.sha256,
          mime,
          role,
          parent_id: parentId ?? null,
          recipe: recipe ?? null,
          created_at: clock.now().toISOString(),
        }),
      )
    },
    discard: (objectId) => vault.objects.discard(objectId),
    row,
    open,
    openStored: async (objectId, dossierId) => vault.objects.open(objectId, await keyOf(dossierId)),
    async readWhole(objectId) {
      const reader = await open(objectId)
      try {
        return await reader.read(0, reader.sizeBytes)
      } finally {
        await reader.close()
      }
    },
    async verify(objectId, signal, onProgress) {
      const stored = row(objectId)
      const outcome = await withKey(stored, (key) => vault.objects.verify(objectId, key, { signal, onProgress }))
      return outcome.state === 'intact' && outcome.sha256 !== stored.sha256 ? { state: 'altered' } : outcome
    },
    assertKept({ dossier_id }) {
      if (dossier_id !== null) keptDossierRow(store, dossier_id)
    },
    async destroy(dossierId) {
      const { disposed_at, key_wrapped } = dossierRow(store, dossierId)
      if (disposed_at === null || key_wrapped !== null) throw new Error('a key is destroyed only after its disposal')
      await vault.dossierKeys.destroy(dossierId)
      const known = keys.get(dossierId)
      keys.delete(dossierId)
      await known?.then((key) => key.close()).catch(() => undefined)
      const files = store.all((q) => q.selectFrom('object').select('id').where('dossier_id', '=', dossierId))
      for (const { id } of files) await vault.objects.erase(id)
    },
    survey: () =>
      vault.objects.survey(new Set(store.all((q) => q.selectFrom('object').select('id')).map(({ id }) => id))),
    exportTo: (objectId, path, watch) =>
      withKey(row(objectId), (key) => vault.objects.export(objectId, key, path, watch)),
    async forsakeKey(dossierId) {
      const known = store.one((q) => q.selectFrom('dossier').select('id').where('id', '=', dossierId))
      if (known !== null) throw new Error('the key of a dossier that exists is not taken back')
      const key = await keys.get(dossierId)
      keys.delete(dossierId)
      key?.close()
      await vault.dossierKeys.destroy(dossierId)
    },
    close() {
      for (const key of keys.values()) key.then((opened) => opened.close()).catch(() => undefined)
      keys.clear()
    },
  }
}
