// The files of a dock's folder or of a device tree: links are not followed, hidden and junk left out, names kept as they are.
import type { Dirent } from 'node:fs'
import { lstat, opendir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { refuse } from '#shared/text/refusal.ts'

export interface FoundFile {
  /** Below the folder, `/` between. */
  readonly path: string
  readonly sizeBytes: number
  /** ISO 8601 in UTC. */
  readonly modifiedAt: string | null
  /** A folder below that could not be read, or a name that is no text. */
  readonly fault: 'dock.folder-unreadable' | 'dock.name-unreadable' | null
}

/** As many as one call of `docks.offer` takes. */
export const mostFiles = 20_000
const deepest = 24
const statsAtOnce = 16

// By numbers in names: 第2段 before 第10段.
const { compare } = new Intl.Collator('zh-CN', { numeric: true })

/** Refuses `dock.no-folder`, `dock.folder-denied`, `dock.too-many`, `dock.too-deep`. */
export async function walk(
  folder: string,
  skips: (name: string) => boolean,
  wants: (name: string) => boolean,
): Promise<FoundFile[]> {
  const found: FoundFile[] = []

  async function enter(below: string, depth: number): Promise<void> {
    if (depth > deepest) throw refuse('dock.too-deep')
    let entries: Dirent[]
    try {
      entries = await readdir(join(folder, below), { withFileTypes: true })
    } catch (error) {
      if (below === '') throw folderRefusal(error)
      found.push({ path: below, sizeBytes: 0, modifiedAt: null, fault: 'dock.folder-unreadable' })
      return
    }
    const meant = entries.filter(({ name }) => !skips(name)).sort((a, b) => compare(a.name, b.name))
    const files = meant.filter((entry) => entry.isFile() && wants(entry.name))
    if (found.length + files.length > mostFiles) throw refuse('dock.too-many', { most: mostFiles })
    for (let at = 0; at < files.length; at += statsAtOnce) {
      const batch = files.slice(at, at + statsAtOnce)
      found.push(
        ...(await Promise.all(batch.map(({ name }) => look(folder, below === '' ? name : `${below}/${name}`)))),
      )
    }
    for (const entry of meant) {
      if (entry.isDirectory()) await enter(below === '' ? entry.name : `${below}/${entry.name}`, depth + 1)
    }
  }

  await enter('', 0)
  return found
}

/** A name that is listed and cannot be found again is no text in the file system's encoding. */
async function look(folder: string, path: string): Promise<FoundFile> {
  try {
    const { size, mtimeMs } = await lstat(join(folder, path))
    return { path, sizeBytes: size, modifiedAt: new Date(Math.round(mtimeMs)).toISOString(), fault: null }
  } catch {
    const fault = path.includes('\ufffd') ? 'dock.name-unreadable' : null
    return { path, sizeBytes: 0, modifiedAt: null, fault }
  }
}

/** A device that was pulled leaves no folder, or an empty one in the place where it was. */
export async function isThere(folder: string): Promise<boolean> {
  try {
    const entries = await opendir(folder)
    try {
      return (await entries.read()) !== null
    } finally {
      await entries.close()
    }
  } catch {
    return false
  }
}

function folderRefusal(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'EACCES' || code === 'EPERM') return refuse('dock.folder-denied')
  return typeof code === 'string' && code !== '' ? refuse('dock.no-folder') : error
}
