// Write-once object files: put, open, verify, discard, sweep.
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { refuse } from '#shared/text/refusal.ts'
import { createChunkCache } from './chunk-cache.ts'
import { secretOf } from './dossier-keys.ts'
import { isPresent, makeFolder, syncFolder, translateDiskError } from './durable.ts'
import { exportObjectFile } from './export.ts'
import type { ArchiveFolders } from './folders.ts'
import { sealSource } from './intake.ts'
import type { Lanes } from './lanes.ts'
import { closeObjectFile, openObjectFile } from './object-file.ts'
import { makeHeader, makeObjectKeys, refuseLongName, wipeKeys } from './object-format.ts'
import { createObjectReader } from './object-reader.ts'
import { surveyArchive, sweepArchive } from './sweep.ts'
import type { ObjectReader, ObjectStore, PutOptions, RandomSource, StoredObject } from './types.ts'
import { verifyObjectFile } from './verification.ts'

export interface ObjectStoreOptions {
  readonly folders: ArchiveFolders
  readonly lanes: Lanes
  readonly random: RandomSource
}

export function createObjectStore({ folders, lanes, random }: ObjectStoreOptions): ObjectStore & { close(): void } {
  const cache = createChunkCache()
  /** Put since the archive was opened: their rows may not be committed yet, so no sweep touches them. */
  const young = new Set<string>()
  const readers = new Set<ObjectReader>()
  let closed = false

  function refuseClosed(): void {
    if (closed) throw new Error('the vault is closed')
  }

  async function write(objectId: string, options: PutOptions): Promise<StoredObject> {
    const { dossierKey, source, label, signal, onProgress } = options
    const { dossierId } = dossierKey
    const keys = makeObjectKeys({ objectId, dossierId, dossierSecret: secretOf(dossierKey) }, random)
    const target = await open(folders.incomingFile(objectId), 'wx', 0o600)
    try {
      const filed = await sealSource({ source, target, keys, lanes, random, signal, onProgress })
      const header = makeHeader(keys, { name: label.name, ...filed, dossierId }, random)
      await target.write(header, 0, header.length, 0)
      await target.sync()
      signal?.throwIfAborted()
      return { objectId, ...filed }
    } finally {
      wipeKeys(keys)
      await target.close()
    }
  }

  async function publish(objectId: string): Promise<void> {
    const path = folders.objectFile(objectId)
    await makeFolder(dirname(path))
    await rename(folders.incomingFile(objectId), path)
    await syncFolder(dirname(path))
  }

  async function remove(objectId: string): Promise<void> {
    cache.forget(objectId)
    await rm(folders.incomingFile(objectId), { force: true })
    await rm(folders.objectFile(objectId), { force: true })
  }

  const store: ObjectStore = {
    async put(options) {
      refuseClosed()
      options.signal?.throwIfAborted()
      refuseLongName(options.label.name, options.dossierKey.dossierId)
      const objectId = Buffer.from(random(16)).toString('hex')
      young.add(objectId)
      try {
        const stored = await write(objectId, options)
        await publish(objectId)
        if (options.verify === true) {
          const outcome = await store.verify(objectId, options.dossierKey, { signal: options.signal })
          if (outcome.state !== 'intact' || outcome.sha256 !== stored.sha256) throw refuse('vault.object-altered')
        }
        return stored
      } catch (error) {
        await remove(objectId)
        young.delete(objectId)
        throw translateDiskError(error)
      }
    },
    async open(objectId, dossierKey) {
      refuseClosed()
      const found = await openObjectFile(folders, objectId, dossierKey)
      if (found.state === 'missing') throw refuse('vault.object-missing')
      if (found.state === 'altered') throw refuse('vault.object-altered')
      const reader = createObjectReader(found.file, cache, () => readers.delete(reader))
      readers.add(reader)
      return reader
    },
    async verify(objectId, dossierKey, options = {}) {
      refuseClosed()
      options.signal?.throwIfAborted()
      const found = await openObjectFile(folders, objectId, dossierKey)
      if (found.state !== 'open') return found
      try {
        return await verifyObjectFile(found.file, lanes, options)
      } finally {
        await closeObjectFile(found.file)
      }
    },
    async export(objectId, dossierKey, path, options = {}) {
      refuseClosed()
      options.signal?.throwIfAborted()
      const found = await openObjectFile(folders, objectId, dossierKey)
      if (found.state === 'missing') throw refuse('vault.object-missing')
      if (found.state === 'altered') throw refuse('vault.object-altered')
      try {
        return await exportObjectFile(found.file, path, lanes, options)
      } finally {
        await closeObjectFile(found.file)
      }
    },
    async discard(objectId) {
      // Write-once: what an earlier session committed cannot be taken away by a slip of today's code.
      if (!young.has(objectId)) throw new Error('only an object of this session can be discarded')
      await remove(objectId)
      young.delete(objectId)
      await syncFolder(dirname(folders.objectFile(objectId)))
    },
    async erase(objectId) {
      refuseClosed()
      // An open reader holds the object's own key.
      for (const reader of [...readers]) if (reader.objectId === objectId) await reader.close()
      await remove(objectId)
      young.delete(objectId)
      if (await isPresent(dirname(folders.objectFile(objectId))))
        await syncFolder(dirname(folders.objectFile(objectId)))
    },
    sweep: (known) => sweepArchive(folders, known, (objectId) => young.has(objectId)),
    survey: (known) => surveyArchive(folders, known, (objectId) => young.has(objectId)),
  }
  function close(): void {
    closed = true
    for (const reader of readers) void reader.close()
    cache.clear()
  }
  return { ...store, close }
}
