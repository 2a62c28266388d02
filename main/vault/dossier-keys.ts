// Keys of dossiers: made, wrapped under the archive key, kept in a small file each, destroyed. See format.md.

import { timingSafeEqual } from 'node:crypto'
import { open as openFile, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { refuse } from '#shared/text/refusal.ts'
import { errorCode, replaceFile, syncFolder, withDiskErrors } from './durable.ts'
import type { ArchiveFolders } from './folders.ts'
import { BOX_OVERHEAD, bind, deriveKey, KEY_SIZE, openBox, sealBox } from './sealing.ts'
import type { DossierKey, DossierKeys, RandomSource } from './types.ts'

const MAGIC = Buffer.from('ANJUANDK', 'ascii')
const VERSION = 1
const HEAD_SIZE = MAGIC.length + 2
export const KEY_FILE_SIZE = HEAD_SIZE + KEY_SIZE + KEY_SIZE + BOX_OVERHEAD

const secrets = new WeakMap<DossierKey, Buffer>()

/** For the object store alone. A closed key is a bug of the caller. */
export function secretOf(key: DossierKey): Buffer {
  const secret = secrets.get(key)
  if (secret === undefined) throw new Error('dossier key is closed')
  return secret
}

export interface DossierKeysOptions {
  readonly folders: ArchiveFolders
  readonly archiveId: string
  /** From the archive key; zeroed by whoever closes the vault. */
  readonly wrappingKey: Buffer
  readonly random: RandomSource
}

export function createDossierKeys(options: DossierKeysOptions): DossierKeys & { close(): void } {
  const { folders, archiveId, wrappingKey, random } = options
  const open = new Set<DossierKey>()
  let closed = false

  function createDossierKey(dossierId: string, secret: Buffer): DossierKey {
    const close = () => {
      secret.fill(0)
      secrets.delete(key)
      open.delete(key)
    }
    const key: DossierKey = Object.freeze({ dossierId, close })
    secrets.set(key, secret)
    open.add(key)
    return key
  }

  /** A key wrapped under the zeroed wrapping key would be open to everybody. */
  function refuseClosed(): void {
    if (closed) throw refuse('vault.closed')
  }

  const commitmentOf = (secret: Uint8Array, dossierId: string) =>
    deriveKey(secret, Buffer.from(archiveId, 'hex'), `anjuan/1/dossier/commitment/${dossierId}`)
  const boundOf = (dossierId: string, commitment: Uint8Array) =>
    bind('anjuan/1/dossier-key', archiveId, dossierId, commitment)

  function wrap(dossierId: string, secret: Uint8Array): Buffer {
    const head = Buffer.alloc(HEAD_SIZE)
    MAGIC.copy(head)
    head.writeUInt16BE(VERSION, MAGIC.length)
    const commitment = commitmentOf(secret, dossierId)
    return Buffer.concat([head, commitment, sealBox(wrappingKey, secret, boundOf(dossierId, commitment), random)])
  }

  function unwrap(dossierId: string, wrapped: Uint8Array): Buffer {
    const bytes = Buffer.from(wrapped)
    const known =
      bytes.length === KEY_FILE_SIZE &&
      bytes.subarray(0, MAGIC.length).equals(MAGIC) &&
      bytes.readUInt16BE(MAGIC.length) === VERSION
    if (!known) throw refuse('vault.object-altered')
    const commitment = bytes.subarray(HEAD_SIZE, HEAD_SIZE + KEY_SIZE)
    const secret = openBox(wrappingKey, bytes.subarray(HEAD_SIZE + KEY_SIZE), boundOf(dossierId, commitment))
    if (secret === null || !timingSafeEqual(commitmentOf(secret, dossierId), commitment)) {
      throw refuse('vault.object-altered')
    }
    return secret
  }

  return {
    async create(dossierId) {
      refuseClosed()
      const secret = Buffer.from(random(KEY_SIZE))
      const wrapped = wrap(dossierId, secret)
      await withDiskErrors(() => replaceFile(folders.keyFile(dossierId), wrapped, folders.incoming))
      return { key: createDossierKey(dossierId, secret), wrapped }
    },
    async open(dossierId, wrapped) {
      const bytes = wrapped ?? (await readKeyFile(folders.keyFile(dossierId)))
      refuseClosed()
      return createDossierKey(dossierId, unwrap(dossierId, bytes))
    },
    destroy: (dossierId) => withDiskErrors(() => destroyKeyFile(folders.keyFile(dossierId), random)),
    close() {
      closed = true
      for (const key of open) key.close()
    },
  }
}

async function readKeyFile(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw refuse('vault.key-missing')
    throw error
  }
}

/** Overwrites before removing. On flash and copy-on-write disks the old block may live on: it is sealed all the same. */
async function destroyKeyFile(path: string, random: RandomSource): Promise<void> {
  try {
    const handle = await openFile(path, 'r+')
    try {
      await handle.write(random(KEY_FILE_SIZE), 0, KEY_FILE_SIZE, 0)
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    throw error
  }
  await rm(path)
  await syncFolder(dirname(path))
}
