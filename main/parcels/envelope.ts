// The envelope of every parcel, whatever lies in it: parcel.json, its signature, then the files it lists, as a tar, encrypted by
// age. Written and read as streams. See format.md.
import { createHash } from 'node:crypto'
import { canonicalJson } from '#shared/rules/canonical-json.ts'
import { type Card, mostParcelTextBytes, ParcelHead, parcelFiles } from '#shared/rules/parcel.ts'
import { refuse } from '#shared/text/refusal.ts'
import { type SigningIdentity, signText } from '../people/index.ts'
import { type AgeHead, readAgeFile, readAgeHead, writeAgeFile } from '../vault/index.ts'
import { openCard, parsed } from './card.ts'
import { isSignedBy } from './signed-by.ts'
import { readTar, type TarEntry, tarOf } from './tar.ts'

export interface ParcelSource {
  readonly path: string
  readonly sizeBytes: number
  readonly sha256: string
  readonly bytes: () => AsyncIterable<Uint8Array>
}

export interface Watch {
  readonly signal: AbortSignal
  readonly onProgress: (bytesDone: number) => void
}

/** A text as a file of a parcel. */
export function textFile(path: string, text: string): ParcelSource {
  const bytes = Buffer.from(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { path, sizeBytes: bytes.length, sha256, bytes: () => pieces(bytes) }
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Refuses `parcel.file-exists`, `vault.object-altered` where a file is not what its row says. */
export async function writeParcel(
  order: {
    readonly path: string
    readonly head: Omit<ParcelHead, 'files'>
    readonly files: readonly ParcelSource[]
    readonly recipients: readonly string[]
    readonly identity: SigningIdentity
  } & Watch,
): Promise<{ sha256: string; sizeBytes: number }> {
  const { path, head, files, recipients, identity, signal, onProgress } = order
  const listed = files.map(({ path: name, sizeBytes, sha256 }) => ({ path: name, sizeBytes, sha256 }))
  const text = canonicalJson(ParcelHead.parse({ ...head, files: listed }))
  const signature = signText(text, identity.privateKey)
  const source = tarOf([
    textFile(parcelFiles.head, text),
    { path: parcelFiles.signature, sizeBytes: signature.length, bytes: () => pieces(signature) },
    ...files.map((file) => ({ ...file, bytes: () => proven(file) })),
  ])
  return writeAgeFile({ path, recipients, source, signal, onProgress })
}

/** Never another file than the one that was signed. */
async function* proven({ bytes, sha256 }: ParcelSource): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  for await (const piece of bytes()) {
    hash.update(piece)
    yield piece
  }
  if (hash.digest('hex') !== sha256) throw refuse('vault.object-altered')
}

/** The head in the open. Refuses `parcel.file-unreadable`, `parcel.foreign`, `parcel.newer`. */
export async function lookAtParcel(path: string): Promise<Extract<AgeHead, { state: 'parcel' }>> {
  const head = await readAgeHead(path)
  if (head.state === 'foreign') throw refuse('parcel.foreign')
  if (head.state === 'newer') throw refuse('parcel.newer')
  return head
}

export interface OpenParcel {
  readonly head: ParcelHead
  readonly sender: Card
  /** `content.json`, parsed; what it is has still to be judged. */
  readonly content: unknown
  /** SHA-256 of `content.json`. */
  readonly contentSha256: string
  /** The files after it; each must be read to its end, and all of them, before anything of the parcel counts. */
  readonly files: AsyncGenerator<TarEntry>
  close(): Promise<void>
}

/** Refuses `parcel.altered`, `parcel.malformed`, `parcel.newer`, `parcel.signature`, `parcel.card-altered`. */
export async function openParcel(
  path: string,
  identity: Uint8Array,
  { signal, onProgress }: Watch,
): Promise<OpenParcel> {
  const entries = readTar(readAgeFile({ path, identity, signal, onProgress }))
  try {
    const { head, sender } = await readHead(entries)
    const files = listedFiles(entries, head)
    const first = await files.next()
    if (first.done === true || first.value.path !== parcelFiles.content) throw refuse('parcel.malformed')
    const bytes = await wholeOf(first.value)
    const close = async () => {
      await files.return(undefined)
      await entries.return(undefined)
    }
    return { head, sender, content: parsed(bytes.toString('utf8')), contentSha256: sha256Of(bytes), files, close }
  } catch (error) {
    await entries.return(undefined)
    throw error
  }
}

async function readHead(entries: AsyncGenerator<TarEntry>): Promise<{ head: ParcelHead; sender: Card }> {
  const text = await next(entries, parcelFiles.head)
  const signature = await next(entries, parcelFiles.signature)
  const value = parsed(text.toString('utf8'))
  if (isNewer(value)) throw refuse('parcel.newer')
  const { data: head } = ParcelHead.safeParse(value)
  if (head === undefined || canonicalJson(head) !== text.toString('utf8')) throw refuse('parcel.malformed')
  const sender = openCard(head.from)
  if (!isSignedBy(sender.certificate, text, signature)) throw refuse('parcel.signature')
  return { head, sender }
}

function isNewer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { schema, version } = value as { schema?: unknown; version?: unknown }
  return schema === 'anjuan-parcel' && typeof version === 'number' && version > 1
}

async function next(entries: AsyncGenerator<TarEntry>, path: string): Promise<Buffer> {
  const entry = await entries.next()
  if (entry.done === true || entry.value.path !== path) throw refuse('parcel.malformed')
  return wholeOf(entry.value)
}

async function wholeOf({ sizeBytes, bytes }: TarEntry): Promise<Buffer> {
  if (sizeBytes > mostParcelTextBytes) throw refuse('parcel.malformed')
  const parts: Uint8Array[] = []
  for await (const piece of bytes) parts.push(piece)
  return Buffer.concat(parts)
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Exactly the files that were signed, in their order, each with its length and hash; and the end of the file after the last. */
async function* listedFiles(entries: AsyncGenerator<TarEntry>, { files }: ParcelHead): AsyncGenerator<TarEntry> {
  for (const listed of files) {
    const entry = await entries.next()
    if (entry.done === true || entry.value.path !== listed.path || entry.value.sizeBytes !== listed.sizeBytes) {
      throw refuse('parcel.malformed')
    }
    const hash = createHash('sha256')
    const { bytes } = entry.value
    const hashing = (async function* () {
      for await (const piece of bytes) {
        hash.update(piece)
        yield piece
      }
    })()
    yield { ...listed, bytes: hashing }
    for await (const _ of hashing);
    if (hash.digest('hex') !== listed.sha256) throw refuse('parcel.altered')
  }
  if ((await entries.next()).done !== true) throw refuse('parcel.malformed')
}
