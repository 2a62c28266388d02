// Where an archive keeps the key of a dossier and the bytes of an object, for tests that look at its folder themselves.
import { createHash } from 'node:crypto'
import { join } from 'node:path'

export const keyFile = (folder: string, id: string): string =>
  join(folder, 'keys', createHash('sha256').update(id).digest('hex').slice(0, 2), id)

export const objectFile = (folder: string, id: string): string => join(folder, 'objects', id.slice(0, 2), id)
