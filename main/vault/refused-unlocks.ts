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
  const draining = `${folders.refusedUnlocks}.draining`
  try {
    await rename(folders.refusedUnlocks, draining)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
  const lines = (await readFile(draining, 'utf8')).split('\n')
  await rm(draining)
  return lines.filter((line) => Instant.safeParse(line).success).map((at) => ({ at }))
}
