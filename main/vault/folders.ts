// Where everything lies inside an archive folder. Names tell nothing: ids are random, fan-out is by hash or by id.
import { createHash } from 'node:crypto'
import { join } from 'node:path'

const OBJECT_ID = /^[0-9a-f]{32}$/
const DOSSIER_ID = /^[0-9A-Za-z][0-9A-Za-z_-]{0,63}$/

export interface ArchiveFolders {
  readonly root: string
  readonly description: string
  readonly descriptionCopy: string
  readonly refusedUnlocks: string
  readonly keys: string
  readonly objects: string
  readonly incoming: string
  readonly orphans: string
  keyFile(dossierId: string): string
  objectFile(objectId: string): string
  incomingFile(objectId: string): string
  orphanFile(objectId: string): string
}

export function isObjectId(text: string): boolean {
  return OBJECT_ID.test(text)
}

export function createFolders(root: string): ArchiveFolders {
  const keys = join(root, 'keys')
  const objects = join(root, 'objects')
  const incoming = join(root, 'incoming')
  const orphans = join(root, 'orphans')
  return {
    root,
    description: join(root, 'archive.json'),
    descriptionCopy: join(keys, 'archive-copy.json'),
    refusedUnlocks: join(root, 'refused-unlocks'),
    keys,
    objects,
    incoming,
    orphans,
    keyFile(dossierId) {
      // The id becomes a file name: anything else here would be a bug that could reach outside the archive.
      if (!DOSSIER_ID.test(dossierId)) throw new Error('dossier id is not fit for a file name')
      const fan = createHash('sha256').update(dossierId).digest('hex').slice(0, 2)
      return join(keys, fan, dossierId)
    },
    objectFile(objectId) {
      if (!isObjectId(objectId)) throw new Error('object id is not 32 hex digits')
      return join(objects, objectId.slice(0, 2), objectId)
    },
    incomingFile(objectId) {
      if (!isObjectId(objectId)) throw new Error('object id is not 32 hex digits')
      return join(incoming, `${objectId}.part`)
    },
    orphanFile(objectId) {
      if (!isObjectId(objectId)) throw new Error('object id is not 32 hex digits')
      return join(orphans, objectId)
    },
  }
}
