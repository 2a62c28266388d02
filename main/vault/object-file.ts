// Reading a stored object's header: from the disk to its keys and label, or what is wrong with it.
import { type FileHandle, open } from 'node:fs/promises'
import { HEADER_SIZE, storedSize } from './chunk-format.ts'
import { secretOf } from './dossier-keys.ts'
import { errorCode, withDiskErrors } from './durable.ts'
import type { ArchiveFolders } from './folders.ts'
import { isObjectId } from './folders.ts'
import { type ObjectKeys, openLabel, openObjectKeys, type StoredLabel, wipeKeys } from './object-format.ts'
import type { DossierKey } from './types.ts'

export interface ObjectFile {
  readonly objectId: string
  readonly handle: FileHandle
  readonly keys: ObjectKeys
  readonly label: StoredLabel
}

export type ObjectFileState =
  | { readonly state: 'open'; readonly file: ObjectFile }
  | { readonly state: 'missing' }
  | { readonly state: 'altered' }

/** The caller closes an open file with `closeObjectFile`. */
export async function openObjectFile(
  folders: ArchiveFolders,
  objectId: string,
  dossierKey: DossierKey,
): Promise<ObjectFileState> {
  if (!isObjectId(objectId)) return { state: 'missing' }
  const handle = await withDiskErrors(() => open(folders.objectFile(objectId), 'r')).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  })
  if (handle === null) return { state: 'missing' }
  try {
    const file = await readHeader(handle, objectId, dossierKey)
    if (file !== null) return { state: 'open', file }
  } catch (error) {
    await handle.close()
    if (errorCode(error) === 'EIO' || errorCode(error) === 'EISDIR') return { state: 'altered' }
    throw error
  }
  await handle.close()
  return { state: 'altered' }
}

export async function closeObjectFile(file: ObjectFile): Promise<void> {
  await file.handle.close()
  wipeKeys(file.keys)
}

async function readHeader(handle: FileHandle, objectId: string, dossierKey: DossierKey): Promise<ObjectFile | null> {
  const header = Buffer.alloc(HEADER_SIZE)
  if (!(await readFully(handle, header, 0))) return null
  const owner = { objectId, dossierId: dossierKey.dossierId, dossierSecret: secretOf(dossierKey) }
  const keys = openObjectKeys(header, owner)
  if (keys === null) return null
  const label = openLabel(header, keys)
  const { size } = await handle.stat()
  if (label !== null && label.dossierId === dossierKey.dossierId && size === storedSize(label.sizeBytes)) {
    return { objectId, handle, keys, label }
  }
  wipeKeys(keys)
  return null
}

/** False when the file ends too early. */
export async function readFully(handle: FileHandle, target: Uint8Array, position: number): Promise<boolean> {
  let done = 0
  while (done < target.length) {
    const { bytesRead } = await handle.read(target, done, target.length - done, position + done)
    if (bytesRead === 0) return false
    done += bytesRead
  }
  return true
}
