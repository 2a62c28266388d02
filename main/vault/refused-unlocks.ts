// Sign-in attempts refused while the archive was locked: only the times, in clear, until the journal can take them.
import { appendFile, readFile, rename, rm, stat } from 'node:fs/promises'
import * as z from 'zod'
import { errorCode } from './durable.ts'
import type { ArchiveFolders } from './folders.ts'

/** Someone trying for days must not fill the disk: about 2,500 times. */
const LIMIT_BYTES = 64 * 1024

const Instant = z.iso.datetime()

export async function noteRefusedUnlock(folders: ArchiveFolders, at: Date): Promise<void> {
  try {
    const size = await stat(folders.refusedUnlocks).then(
      (found) => found.size,
      () => 0,
    )
    if (size < LIMIT_BYTES) await appendFile(folders.refusedUnlocks, `${at.toISOString()}\n`, { mode: 0o600 })
  } catch {
    // A folder that cannot be written must not hide the refusal itself.
  }
}

/** Each time once: the file is set aside first, so that an attempt noted meanwhile is kept for the next call. */
export async function drainRefusedUnlocks(folders: ArchiveFolders): Promise<readonly { readonly at: string }[]> {
  const aside = `${folders.refusedUnlocks}.draining`
  const leftOver = await takeTimes(aside)
  try {
    await rename(folders.refusedUnlocks, aside)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return leftOver
    throw error
  }
  return [...leftOver, ...(await takeTimes(aside))]
}

async function takeTimes(path: string): Promise<{ readonly at: string }[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return ''
    throw error
  })
  await rm(path, { force: true })
  const lines = text.split('\n').filter((line) => Instant.safeParse(line).success)
  return lines.map((at) => ({ at }))
}
