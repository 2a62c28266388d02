// Writes a package beside its place and renames it there at the end: whoever looks sees a whole package or none.
import { createHash } from 'node:crypto'
import { mkdir, open, readdir, realpath, rename, rm, rmdir, statfs, writeFile } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, sep } from 'node:path'
import type { HashEntry } from '#shared/rules/hash-list.ts'
import { isRefusal, refuse } from '#shared/text/refusal.ts'
import type { DossierObjects } from '../../dossiers/index.ts'
import type { PlannedFile } from './plan.ts'

export interface WrittenFile {
  readonly path: string
  readonly sizeBytes: number
  readonly sha256: string
  readonly sha512: string
}

export interface PackageWriter {
  /** The objects as plain files, in the order given. */
  objects(files: readonly PlannedFile[], onBytes: (done: number) => void, signal: AbortSignal): Promise<void>
  bytes(path: string, content: string | Uint8Array): Promise<WrittenFile>
  written(): readonly WrittenFile[]
  /** Flushes the folders and gives the package its name. */
  publish(): Promise<void>
  /** Everything goes, under either name; nothing that was there before. */
  discard(): Promise<void>
}

/** An empty file that lies in an unfinished package, and goes as the package gets its name. */
const partMark = '.anjuan-part'
/** For what is written beside the objects: lists, forms, the viewer. */
const spareBytes = 64 * 1024 * 1024
/** Two, so that one is hashed while another is flushed. */
const atOnce = 2

/** Refuses `package.no-folder`, `package.not-empty`, `package.inside-archive`, `package.part-taken`, `package.no-room`, `package.folder-denied`. */
export async function openPackageWriter(options: {
  folder: string
  /** Of the archive, which no package may be written into. */
  archiveFolder: string
  objects: DossierObjects
  totalBytes: number
}): Promise<PackageWriter> {
  const { objects, totalBytes } = options
  const target = await targetOf(options.folder, options.archiveFolder)
  // Under this name lies what a crash has left of an earlier attempt; anything else there is somebody's, and stays.
  const part = join(dirname(target), `${basename(target)}.anjuan-part`)
  await assertFree(target)
  await assertOurs(part)
  await assertRoom(dirname(target), totalBytes + spareBytes)
  const folders = new Set<string>()
  const written: WrittenFile[] = []
  let place = part

  /** Folders are made as files need them. */
  async function placeOf(path: string): Promise<string> {
    const file = join(place, ...path.split('/'))
    const folder = dirname(file)
    if (!folders.has(folder)) {
      await mkdir(folder, { recursive: true })
      for (let at = folder; at.startsWith(place) && !folders.has(at); at = dirname(at)) folders.add(at)
    }
    return file
  }

  await onTarget(async () => {
    await rm(part, { recursive: true, force: true })
    await mkdir(part)
    await writeFile(join(part, partMark), '')
  })
  folders.add(part)

  return {
    async objects(files, onBytes, signal) {
      const doneOf = new Map<string, number>()
      const tell = (path: string, done: number) => {
        doneOf.set(path, done)
        onBytes([...doneOf.values()].reduce((sum, bytes) => sum + bytes, 0))
      }
      let finished = 0
      let next = 0
      const stop = new AbortController()
      const either = AbortSignal.any([signal, stop.signal])
      async function work(): Promise<void> {
        for (let file = files[next++]; file !== undefined; file = files[next++]) {
          const { path, objectId, sha256 } = file
          const onProgress = (done: number) => tell(path, done)
          const out = await onTarget(async () =>
            objects.exportTo(objectId, await placeOf(path), { signal: either, onProgress }),
          )
          if (out.sha256 !== sha256) throw refuse('vault.object-altered')
          written.push({ path, ...out })
          finished += out.sizeBytes
          doneOf.delete(path)
          doneOf.set('', finished)
          tell('', finished)
        }
      }
      const workers = Array.from({ length: atOnce }, () =>
        work().catch((error: unknown) => {
          stop.abort()
          throw error
        }),
      )
      const ends = await Promise.allSettled(workers)
      const failed = ends.find((end) => end.status === 'rejected')
      signal.throwIfAborted()
      if (failed !== undefined) throw failed.reason
    },
    async bytes(path, content) {
      const bytes = Buffer.from(content)
      await onTarget(async () => {
        const handle = await open(await placeOf(path), 'wx')
        try {
          await handle.writeFile(bytes)
          await handle.sync()
        } finally {
          await handle.close()
        }
      })
      const hash = (algorithm: string) => createHash(algorithm).update(bytes).digest('hex')
      const file = { path, sizeBytes: bytes.length, sha256: hash('sha256'), sha512: hash('sha512') }
      written.push(file)
      return file
    },
    written: () => written,
    async publish() {
      await onTarget(async () => {
        for (const folder of folders) await flush(folder)
        await rmdir(target).catch(() => undefined)
        await rm(join(part, partMark))
        await rename(part, target)
        place = target
        await flush(dirname(target))
      })
    },
    discard: () => rm(place, { recursive: true, force: true }),
  }
}

export const entriesOf = (files: readonly WrittenFile[], algorithm: 'sha256' | 'sha512'): HashEntry[] =>
  files.map((file) => ({ path: file.path, hash: file[algorithm] }))

async function targetOf(folder: string, archiveFolder: string): Promise<string> {
  if (!isAbsolute(folder) || basename(folder) === '') throw refuse('package.no-folder')
  const parent = await realpath(dirname(folder)).catch(() => {
    throw refuse('package.no-folder')
  })
  const target = join(parent, basename(folder))
  const archive = await realpath(archiveFolder)
  if (`${target}${sep}`.startsWith(`${archive}${sep}`)) throw refuse('package.inside-archive')
  return target
}

/** Nothing there, or an empty folder. */
async function assertFree(path: string): Promise<void> {
  const names = await readdir(path).catch((error: unknown) => {
    const code = codeOf(error)
    if (code === 'ENOENT') return []
    if (code === 'EACCES' || code === 'EPERM') throw refuse('package.folder-denied')
    throw code === 'ENOTDIR' ? refuse('package.not-empty') : error
  })
  if (names.length > 0) throw refuse('package.not-empty')
}

/** Nothing there, nothing in it, or what bears our mark. */
async function assertOurs(part: string): Promise<void> {
  const names = await readdir(part).catch((error: unknown): string[] => {
    if (codeOf(error) === 'ENOENT') return []
    throw codeOf(error) === 'ENOTDIR' ? refuse('package.part-taken', { name: basename(part) }) : error
  })
  if (names.length > 0 && !names.includes(partMark)) throw refuse('package.part-taken', { name: basename(part) })
}

async function assertRoom(folder: string, needsBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  // Some network file systems do not know.
  if (free > 0 && free < needsBytes)
    throw refuse('package.no-room', { needs: inMegabytes(needsBytes), free: inMegabytes(free) })
}

const inMegabytes = (bytes: number): string => `${Math.ceil(bytes / 1_000_000).toLocaleString('en-US')} MB`

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** What the target's disk says is said of the target, not of the archive. */
async function onTarget<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code = codeOf(error)
    if (isRefusal(error, 'vault.disk-full') || code === 'ENOSPC' || code === 'EDQUOT') throw refuse('package.disk-full')
    if (isRefusal(error, 'vault.folder-denied') || ['EACCES', 'EPERM', 'EROFS'].includes(code)) {
      throw refuse('package.folder-denied')
    }
    throw error
  }
}

async function flush(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } catch (error) {
    // Some network and FUSE file systems cannot flush a folder.
    if (codeOf(error) !== 'EINVAL' && codeOf(error) !== 'ENOTSUP') throw error
  } finally {
    await handle.close()
  }
}
