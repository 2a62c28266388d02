// The newest head, kept outside the database as well: an old but valid copy of archive.db put back is not noticed by
// encryption, but its journal then ends before the head noted here.

import { renameSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import type { JournalHead } from '../store/index.ts'

const OuterHead = z.object({
  position: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  signature: z.base64(),
})
export type OuterHead = z.infer<typeof OuterHead>

export function outerHeadFile(folder: string): string {
  return join(folder, 'journal.head')
}

/** Null when there is none yet or it cannot be read: its loss is no proof of anything. */
export async function readOuterHead(folder: string): Promise<OuterHead | null> {
  try {
    const parsed = OuterHead.safeParse(JSON.parse(await readFile(outerHeadFile(folder), 'utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/**
 * Replaces the note in one step; the database has already been synced, so this need not be. Never throws: the entry is
 * committed by now, and an older note only proves less.
 */
export function writeOuterHead(folder: string, head: JournalHead, signature: Buffer): void {
  const file = outerHeadFile(folder)
  try {
    writeFileSync(`${file}.new`, JSON.stringify({ ...head, signature: signature.toString('base64') }), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  } catch {
    // A full disk: whoever made the entry must not take it for undone.
  }
}
