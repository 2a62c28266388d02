// Every file of a folder that came in, links never followed: what is no plain file, what no name can be given to, and names that
// would meet on another system are problems.
import type { Dirent } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { foldedName } from '#shared/rules/portable-name.ts'
import type { Problems } from './problems.ts'

export interface FoundFile {
  /** Below the folder, `/` between, composed (NFC) whatever the file system says. */
  readonly path: string
  /** As the file system bears it. */
  readonly place: string
  readonly sizeBytes: number
}

export const mostFiles = 100_000
const deepest = 24

/** By path. A folder without files in it is no part of a package. */
export async function walkPackage(
  folder: string,
  problems: Problems,
  signal: AbortSignal,
): Promise<Map<string, FoundFile>> {
  const found = new Map<string, FoundFile>()
  const folded = new Map<string, string>()
  let tooMany = false

  function meets(path: string): boolean {
    const key = foldedName(path)
    const other = folded.get(key)
    if (other === undefined) folded.set(key, path)
    else problems.add('collision', { at: path, other })
    return other !== undefined
  }

  async function look(place: string, entry: Dirent): Promise<void> {
    const path = place.normalize('NFC')
    if (place.includes('\ufffd')) return problems.add('name-encoding', { at: path })
    if (entry.isSymbolicLink()) return problems.add('link', { at: path })
    if (meets(path)) return
    if (entry.isDirectory()) return enter(place)
    if (!entry.isFile()) return problems.add('special', { at: path })
    const { size } = await lstat(join(folder, place))
    if (found.size >= mostFiles) {
      if (!tooMany) problems.add('too-many', { most: mostFiles })
      tooMany = true
      return
    }
    found.set(path, { path, place, sizeBytes: size })
  }

  async function enter(below: string): Promise<void> {
    signal.throwIfAborted()
    if (below.split('/').length > deepest) return problems.add('too-deep', { at: below })
    let entries: Dirent[]
    try {
      entries = await readdir(join(folder, below), { withFileTypes: true })
    } catch {
      return problems.add('unreadable', { at: below })
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const entry of entries) {
      if (tooMany) return
      await look(below === '' ? entry.name : `${below}/${entry.name}`, entry)
    }
  }

  await enter('')
  return found
}
