// archive.json: reading, checking, writing. It holds parameters and sealed slots, no names and no content. See format.md.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { refuse } from '#shared/text/refusal.ts'
import { errorCode, isPresent, replaceFile, withDiskErrors } from './durable.ts'
import type { ArchiveFolders } from './folders.ts'

export const KNOWN_FORMAT = 1

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))

// The upper limits keep a doctored file from exhausting the machine before anything can be authenticated.
const KdfRecord = z.strictObject({
  algorithm: z.literal('argon2id'),
  memoryKiB: z
    .int()
    .min(64)
    .max(4 * 1024 * 1024),
  passes: z.int().min(1).max(64),
  lanes: z.int().min(1).max(16),
  salt: hex(16),
})

const SlotRecord = z.strictObject({
  id: hex(16),
  tag: hex(16),
  kdf: KdfRecord,
  commitment: hex(32),
  /** Archive key and personal secret, 64 bytes, in a box of nonce and tag. */
  sealed: hex(92),
})

const Description = z.strictObject({
  format: z.literal(KNOWN_FORMAT),
  archiveId: hex(16),
  createdAt: z.iso.datetime(),
  salt: hex(32),
  commitment: hex(32),
  slots: z.array(SlotRecord).min(1).max(1000),
  mac: hex(32),
  checksum: hex(32),
})

export type SlotRecord = z.infer<typeof SlotRecord>
export type Description = z.infer<typeof Description>
/** What the MAC covers. */
export type DescriptionBody = Omit<Description, 'mac' | 'checksum'>

export type DescriptionState =
  | { readonly state: 'none' }
  | { readonly state: 'damaged' }
  | { readonly state: 'future'; readonly found: number; readonly known: number }
  | { readonly state: 'present'; readonly description: Description }

/** The exact text that MAC and checksum cover: fixed order of fields, whatever the order in the file. */
function canonical(body: DescriptionBody): string {
  const { format, archiveId, createdAt, salt, commitment } = body
  const slots = body.slots.map(({ id, tag, kdf, commitment, sealed }) => {
    const { algorithm, memoryKiB, passes, lanes, salt } = kdf
    return { id, tag, kdf: { algorithm, memoryKiB, passes, lanes, salt }, commitment, sealed }
  })
  return JSON.stringify({ format, archiveId, createdAt, salt, commitment, slots })
}

function checksumOf(body: DescriptionBody, mac: string): string {
  return createHash('sha256').update(canonical(body)).update(mac).digest('hex')
}

function macOf(body: DescriptionBody, macKey: Uint8Array): Buffer {
  return createHmac('sha256', macKey).update(canonical(body)).digest()
}

export function isAuthentic(description: Description, macKey: Uint8Array): boolean {
  return timingSafeEqual(macOf(description, macKey), Buffer.from(description.mac, 'hex'))
}

export function finishDescription(body: DescriptionBody, macKey: Uint8Array): Description {
  const mac = macOf(body, macKey).toString('hex')
  return { ...body, mac, checksum: checksumOf(body, mac) }
}

function parseDescription(text: string): DescriptionState {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { state: 'damaged' }
  }
  const format = z.object({ format: z.int() }).safeParse(json)
  if (format.success && format.data.format > KNOWN_FORMAT) {
    return { state: 'future', found: format.data.format, known: KNOWN_FORMAT }
  }
  const parsed = Description.safeParse(json)
  if (!parsed.success || checksumOf(parsed.data, parsed.data.mac) !== parsed.data.checksum) return { state: 'damaged' }
  return { state: 'present', description: parsed.data }
}

export async function readDescription(folders: ArchiveFolders): Promise<DescriptionState> {
  const text = await withDiskErrors(() => readFile(folders.description, 'utf8')).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null
    if (errorCode(error) === 'EISDIR' || errorCode(error) === 'EIO') return ''
    throw error
  })
  if (text !== null) return parseDescription(text)
  // An archive whose description was lost must not look like an empty place.
  return (await isPresent(folders.descriptionCopy)) ? { state: 'damaged' } : { state: 'none' }
}

/** Refuses `vault.none`, `vault.damaged`, `vault.future`. */
export async function requireDescription(folders: ArchiveFolders): Promise<Description> {
  const found = await readDescription(folders)
  switch (found.state) {
    case 'none':
      throw refuse('vault.none')
    case 'damaged':
      throw refuse('vault.damaged')
    case 'future':
      throw refuse('vault.future', { found: found.found, known: found.known })
    case 'present':
      return found.description
  }
}

const textOf = (description: Description) => Buffer.from(`${JSON.stringify(description, null, 2)}\n`)

/** The copy under `keys/` comes second: whoever finds archive.json damaged can put it back. */
export async function writeDescription(folders: ArchiveFolders, description: Description): Promise<void> {
  const bytes = textOf(description)
  await withDiskErrors(async () => {
    await replaceFile(folders.description, bytes, folders.incoming)
    await replaceFile(folders.descriptionCopy, bytes, folders.incoming)
  })
}

/**
 * After a crash between the two writes the copy may still hold a slot that was removed. Never an obstacle: on a full or
 * write-protected disk the archive must open all the same.
 */
export async function mendCopy(folders: ArchiveFolders, description: Description): Promise<void> {
  const bytes = textOf(description)
  try {
    const copy = await readFile(folders.descriptionCopy).catch(() => null)
    if (copy === null || !copy.equals(bytes)) await replaceFile(folders.descriptionCopy, bytes, folders.incoming)
  } catch {
    // The next unlocking tries again.
  }
}
