// Where parcels are written and read: outside the archive, and only where there is room.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { realpath, stat, statfs } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, sep } from 'node:path'
import { isRefusal, refuse } from '#shared/text/refusal.ts'

export type FreeBytes = (folder: string) => Promise<number>

/** 0 where the file system does not say. */
export const freeBytesOf: FreeBytes = async (folder) => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** Refuses `parcel.no-place`, `parcel.inside-archive`, `parcel.file-exists`. */
export async function newFileAt(path: string, archiveFolder: string): Promise<string> {
  if (!isAbsolute(path) || basename(path) === '') throw refuse('parcel.no-place')
  const folder = await realpath(dirname(path)).catch(() => {
    throw refuse('parcel.no-place')
  })
  const archive = await realpath(archiveFolder)
  if (`${folder}${sep}`.startsWith(`${archive}${sep}`)) throw refuse('parcel.inside-archive')
  const target = join(folder, basename(path))
  if (await isThere(target)) throw refuse('parcel.file-exists')
  return target
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch {
    return false
  }
}

/** Ciphertext and tar add little; a disk is not filled to its last byte. Refuses `parcel.no-room`. */
export async function assertRoom(free: FreeBytes, folder: string, sizeBytes: number): Promise<void> {
  const needs = Math.ceil(sizeBytes * 1.01) + 1024 * 1024
  const has = await free(folder)
  if (has > 0 && has < needs) throw refuse('parcel.no-room', { needs: inMegabytes(needs), free: inMegabytes(has) })
}

const inMegabytes = (bytes: number): string => `${Math.ceil(bytes / 1_000_000).toLocaleString('en-US')} MB`

/** What the disk of a parcel says is said of it, not of the archive. */
export async function onTarget<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (isRefusal(error)) throw error
    if (code === 'ENOSPC' || code === 'EDQUOT') throw refuse('parcel.disk-full')
    if (['EACCES', 'EPERM', 'EROFS'].includes(code)) throw refuse('parcel.place-denied')
    throw error
  }
}

/** The file as it lies there: what the journal keeps of it. */
export async function fileHash(path: string, signal: AbortSignal): Promise<{ sha256: string; sizeBytes: number }> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  for await (const piece of createReadStream(path, { signal })) {
    hash.update(piece as Uint8Array)
    sizeBytes += (piece as Uint8Array).length
  }
  return { sha256: hash.digest('hex'), sizeBytes }
}
