// Files for another desk: age (age-encryption.org/v1) to X25519 recipients, so that the tool of a stranger opens them with the
// same key. Beside the recipients' stanzas the head carries one of our own that says, without names, that the file is a parcel,
// in which version, and for which keys. Written as a stream and read as a stream: nothing of the plaintext touches a disk.
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, link, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import {
  Decrypter,
  Encrypter,
  generateX25519Identity,
  identityToRecipient,
  type Recipient,
  Stanza,
} from 'age-encryption'
import { refuse } from '#shared/text/refusal.ts'
import { errorCode, syncFolder } from './durable.ts'
import { systemRandom } from './sealing.ts'
import type { WatchOptions } from './types.ts'

const tag = 'anjuan-parcel'
export const KNOWN_PARCEL = 1
/** Of a head with a thousand recipients; what is longer is no parcel. */
const mostHeadBytes = 256 * 1024

export interface AgeKey {
  /** `age1…` */
  readonly recipient: string
  /** `AGE-SECRET-KEY-1…` as bytes; the caller overwrites them. */
  readonly identity: Buffer
}

export async function createAgeKey(): Promise<AgeKey> {
  const identity = await generateX25519Identity()
  return { recipient: await identityToRecipient(identity), identity: Buffer.from(identity, 'ascii') }
}

/** Only X25519: what tells nothing of the recipient in the file and is opened by every age tool. */
export function isAgeRecipient(text: string): boolean {
  if (!/^age1[a-z0-9]{58}$/.test(text)) return false
  try {
    new Encrypter().addRecipient(text)
    return true
  } catch {
    return false
  }
}

/** The name of a key in the heads of files: the first 16 hexadecimal digits of SHA-256 over `age1…`. */
export function recipientIdOf(recipient: string): string {
  return createHash('sha256').update(recipient, 'ascii').digest('hex').slice(0, 16)
}

export interface AgeFileOrder extends WatchOptions {
  readonly path: string
  readonly recipients: readonly string[]
  readonly source: AsyncIterable<Uint8Array>
}

/**
 * Writes a new file: under another name first, flushed, then given its own, which nobody may have. Refuses `parcel.file-exists`;
 * errors of the disk are the caller's to translate. When it fails, nothing stays.
 */
export async function writeAgeFile(order: AgeFileOrder): Promise<{ sha256: string; sizeBytes: number }> {
  const { path, recipients, signal, onProgress } = order
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  encrypter.addRecipient(markOf(recipients))
  const part = join(
    dirname(path),
    `.${basename(path).slice(0, 40)}.${Buffer.from(systemRandom(8)).toString('hex')}.part`,
  )
  const target = await open(part, 'wx', 0o600)
  const hash = createHash('sha256')
  let sizeBytes = 0
  try {
    const sealed = await encrypter.encrypt(ReadableStream.from(order.source))
    for await (const piece of sealed) {
      signal?.throwIfAborted()
      await writeFully(target, piece)
      hash.update(piece)
      sizeBytes += piece.length
      onProgress?.(sizeBytes)
    }
    await target.sync()
    await target.close()
    await giveName(part, path)
    await syncFolder(dirname(path))
    return { sha256: hash.digest('hex'), sizeBytes }
  } catch (error) {
    await target.close().catch(() => undefined)
    await rm(part, { force: true })
    throw error
  }
}

/** A disk that is nearly full takes a part of what it is given, and says so only at the next write. */
async function writeFully(target: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) done += (await target.write(bytes, done)).bytesWritten
}

/** A link never replaces; where the file system has none, the name is taken first and then given. */
async function giveName(part: string, path: string): Promise<void> {
  try {
    await link(part, path)
    await rm(part)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw refuse('parcel.file-exists')
    const claimed = await open(path, 'wx', 0o600).catch((failed: unknown) => {
      throw errorCode(failed) === 'EEXIST' ? refuse('parcel.file-exists') : failed
    })
    await claimed.close()
    await rename(part, path).catch(async (failed: unknown) => {
      await rm(path, { force: true })
      throw failed
    })
  }
}

function markOf(recipients: readonly string[]): Recipient {
  const args = [tag, String(KNOWN_PARCEL), ...recipients.map(recipientIdOf)]
  return { wrapFileKey: () => [new Stanza(args, new Uint8Array())] }
}

export type AgeHead =
  | { readonly state: 'foreign' }
  | { readonly state: 'newer' }
  | { readonly state: 'parcel'; readonly recipientIds: readonly string[]; readonly sizeBytes: number }

/** What the file says of itself in the open. Refuses `parcel.file-unreadable`. */
export async function readAgeHead(path: string): Promise<AgeHead> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(() => {
    throw refuse('parcel.file-unreadable')
  })
  try {
    const stat = await file.stat()
    if (!stat.isFile()) throw refuse('parcel.file-unreadable')
    const bytes = Buffer.alloc(Math.min(stat.size, mostHeadBytes))
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
    return headIn(bytes.subarray(0, bytesRead).toString('latin1'), stat.size)
  } finally {
    await file.close()
  }
}

function headIn(text: string, sizeBytes: number): AgeHead {
  const end = text.indexOf('\n---')
  if (!text.startsWith('age-encryption.org/v1\n') || end < 0) return { state: 'foreign' }
  const marks = text
    .slice(0, end)
    .split('\n')
    .filter((line) => line.startsWith(`-> ${tag} `))
  const [version = '', ...recipientIds] = marks[0]?.split(' ').slice(2) ?? []
  if (!/^[1-9]\d{0,3}$/.test(version)) return { state: 'foreign' }
  if (Number(version) > KNOWN_PARCEL) return { state: 'newer' }
  return { state: 'parcel', recipientIds: recipientIds.filter((id) => /^[0-9a-f]{16}$/.test(id)), sizeBytes }
}

export interface AgeReading {
  readonly path: string
  readonly identity: Uint8Array
  readonly signal?: AbortSignal | undefined
  /** Bytes of the file, not of what it holds. */
  readonly onProgress?: ((bytesDone: number) => void) | undefined
}

/**
 * The plaintext, piece by piece; each piece is proven by its tag before it is given. Only a reader who has come to the end knows
 * that the file is whole. Refuses `parcel.altered`, `parcel.file-unreadable`.
 */
export async function* readAgeFile(reading: AgeReading): AsyncGenerator<Uint8Array> {
  const { identity, signal } = reading
  const decrypter = new Decrypter()
  decrypter.addIdentity(Buffer.from(identity).toString('ascii'))
  try {
    const plain = await decrypter.decrypt(ReadableStream.from(piecesOf(reading)))
    for await (const piece of plain) {
      signal?.throwIfAborted()
      yield piece
    }
  } catch (error) {
    throw translated(error)
  }
}

async function* piecesOf({ path, onProgress }: AgeReading): AsyncGenerator<Uint8Array> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(() => {
    throw refuse('parcel.file-unreadable')
  })
  try {
    for (let doneBytes = 0; ; ) {
      const piece = new Uint8Array(256 * 1024)
      const { bytesRead } = await file.read(piece, 0, piece.length, null).catch(() => {
        throw refuse('parcel.file-unreadable')
      })
      if (bytesRead === 0) return
      doneBytes += bytesRead
      onProgress?.(doneBytes)
      yield piece.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

/** What age says becomes ours (no other key than ours was promised in the head); everything else stays what it is. */
function translated(error: unknown): unknown {
  return error instanceof Error && !('code' in error) ? refuse('parcel.altered') : error
}
