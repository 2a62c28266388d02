// The stored form of an object: header and chunks, to and from bytes. Must never change; a new form gets a new version.
// Byte by byte in format.md, frozen in tests/vectors/vault.
import { createCipheriv, createHash, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { refuse } from '#shared/text/refusal.ts'
import { BOX_OVERHEAD, bind, deriveKey, KEY_SIZE, NONCE_SIZE, openBox, sealBox, TAG_SIZE } from './sealing.ts'
import type { RandomSource } from './types.ts'

export const HEADER_SIZE = 4096
export const CHUNK_SIZE = 256 * 1024
/** What one full chunk takes on the disk. */
export const STORED_CHUNK_SIZE = NONCE_SIZE + CHUNK_SIZE + TAG_SIZE

const MAGIC = Buffer.from('ANJUANOB', 'ascii')
const VERSION = 1
/** AES-256-GCM with random 96-bit nonces, keys by HKDF-SHA-256. */
const ALGORITHM = 1
const FILE_ID_SIZE = 16
const FILE_ID_AT = 16
const WRAPPED_KEY_AT = FILE_ID_AT + FILE_ID_SIZE
const COMMITMENT_AT = WRAPPED_KEY_AT + KEY_SIZE + BOX_OVERHEAD
/** The part that is fixed before the first byte of content is known, and that everything after it is bound to. */
export const PREFIX_SIZE = 128
const LABEL_PLAIN_SIZE = HEADER_SIZE - PREFIX_SIZE - BOX_OVERHEAD

const Label = z.strictObject({
  name: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sizeBytes: z.int().min(0),
  dossierId: z.string(),
})

export type StoredLabel = z.infer<typeof Label>

/** The keys of one object. `chunkKey` and `headerHash` are all that sealing or opening a chunk needs. */
export interface ObjectKeys {
  readonly prefix: Buffer
  readonly headerHash: Buffer
  readonly chunkKey: Buffer
  readonly labelKey: Buffer
}

const dossierWrapKey = (dossierSecret: Uint8Array) =>
  deriveKey(dossierSecret, new Uint8Array(0), 'anjuan/1/dossier/object-wrap')

function keysOf(prefix: Buffer, objectKey: Uint8Array): ObjectKeys {
  const fileId = prefix.subarray(FILE_ID_AT, WRAPPED_KEY_AT)
  return {
    prefix,
    headerHash: createHash('sha256').update(prefix).digest(),
    chunkKey: deriveKey(objectKey, fileId, 'anjuan/1/object/chunks'),
    labelKey: deriveKey(objectKey, fileId, 'anjuan/1/object/label'),
  }
}

const commitmentOf = (objectKey: Uint8Array, fileId: Uint8Array) =>
  deriveKey(objectKey, fileId, 'anjuan/1/object/commitment')

const wrapBound = (prefix: Buffer, dossierId: string) =>
  bind('anjuan/1/object-key', prefix.subarray(0, WRAPPED_KEY_AT), dossierId)

export interface ObjectOwner {
  readonly objectId: string
  readonly dossierId: string
  readonly dossierSecret: Uint8Array
}

/** Draws an object key and makes the first 128 bytes of the header. The caller zeroes the keys with `wipeKeys`. */
export function makeObjectKeys({ objectId, dossierId, dossierSecret }: ObjectOwner, random: RandomSource): ObjectKeys {
  const prefix = Buffer.alloc(PREFIX_SIZE)
  MAGIC.copy(prefix)
  prefix.writeUInt16BE(VERSION, 8)
  prefix.writeUInt16BE(ALGORITHM, 10)
  prefix.writeUInt32BE(CHUNK_SIZE, 12)
  const fileId = Buffer.from(objectId, 'hex')
  fileId.copy(prefix, FILE_ID_AT)
  const objectKey = Buffer.from(random(KEY_SIZE))
  const wrapKey = dossierWrapKey(dossierSecret)
  sealBox(wrapKey, objectKey, wrapBound(prefix, dossierId), random).copy(prefix, WRAPPED_KEY_AT)
  commitmentOf(objectKey, fileId).copy(prefix, COMMITMENT_AT)
  const keys = keysOf(prefix, objectKey)
  for (const secret of [objectKey, wrapKey]) secret.fill(0)
  return keys
}

/** The keys of a stored object, or null when its header was altered or it belongs to another name or dossier. */
export function openObjectKeys(header: Buffer, { objectId, dossierId, dossierSecret }: ObjectOwner): ObjectKeys | null {
  const prefix = Buffer.from(header.subarray(0, PREFIX_SIZE))
  const expected = Buffer.alloc(WRAPPED_KEY_AT)
  MAGIC.copy(expected)
  expected.writeUInt16BE(VERSION, 8)
  expected.writeUInt16BE(ALGORITHM, 10)
  expected.writeUInt32BE(CHUNK_SIZE, 12)
  Buffer.from(objectId, 'hex').copy(expected, FILE_ID_AT)
  if (!prefix.subarray(0, WRAPPED_KEY_AT).equals(expected)) return null
  const wrapKey = dossierWrapKey(dossierSecret)
  const objectKey = openBox(wrapKey, prefix.subarray(WRAPPED_KEY_AT, COMMITMENT_AT), wrapBound(prefix, dossierId))
  wrapKey.fill(0)
  if (objectKey === null) return null
  const commitment = commitmentOf(objectKey, prefix.subarray(FILE_ID_AT, WRAPPED_KEY_AT))
  const kept = timingSafeEqual(commitment, prefix.subarray(COMMITMENT_AT, COMMITMENT_AT + KEY_SIZE))
  const keys = kept && isZero(prefix.subarray(COMMITMENT_AT + KEY_SIZE)) ? keysOf(prefix, objectKey) : null
  objectKey.fill(0)
  return keys
}

const isZero = (bytes: Uint8Array) => bytes.every((byte) => byte === 0)

export function wipeKeys(keys: ObjectKeys): void {
  keys.chunkKey.fill(0)
  keys.labelKey.fill(0)
}

const labelBound = (keys: ObjectKeys) => bind('anjuan/1/object-label', keys.headerHash)

/** The whole header. The label is filled up to a fixed size, so its length does not tell the length of the name. */
export function makeHeader(keys: ObjectKeys, label: StoredLabel, random: RandomSource): Buffer {
  const plain = Buffer.alloc(LABEL_PLAIN_SIZE)
  const json = labelJson(label)
  plain.writeUInt16BE(json.length)
  json.copy(plain, 2)
  return Buffer.concat([keys.prefix, sealBox(keys.labelKey, plain, labelBound(keys), random)])
}

function labelJson({ name, sha256, sizeBytes, dossierId }: StoredLabel): Buffer {
  return Buffer.from(JSON.stringify({ name, sha256, sizeBytes, dossierId }), 'utf8')
}

/** Asked before the first byte is read. Refuses `vault.name-too-long`. */
export function refuseLongName(name: string, dossierId: string): void {
  const longest = { name, sha256: '0'.repeat(64), sizeBytes: Number.MAX_SAFE_INTEGER, dossierId }
  if (labelJson(longest).length > LABEL_PLAIN_SIZE - 2) throw refuse('vault.name-too-long')
}

export function openLabel(header: Buffer, keys: ObjectKeys): StoredLabel | null {
  const plain = openBox(keys.labelKey, header.subarray(PREFIX_SIZE, HEADER_SIZE), labelBound(keys))
  if (plain === null) return null
  const json = plain.subarray(2, 2 + plain.readUInt16BE())
  const parsed = Label.safeParse(JSON.parse(json.toString('utf8')))
  return parsed.success ? parsed.data : null
}

/** At least one: an empty object has one empty chunk, so that cutting it off is noticed. */
export function chunkCount(sizeBytes: number): number {
  return Math.max(1, Math.ceil(sizeBytes / CHUNK_SIZE))
}

export function storedSize(sizeBytes: number): number {
  return HEADER_SIZE + sizeBytes + chunkCount(sizeBytes) * BOX_OVERHEAD
}

export function chunkOffset(index: number): number {
  return HEADER_SIZE + index * STORED_CHUNK_SIZE
}

/** How many bytes of plaintext chunk `index` holds. */
export function chunkLength(index: number, sizeBytes: number): number {
  return Math.min(CHUNK_SIZE, sizeBytes - index * CHUNK_SIZE)
}

export type ChunkKeys = { readonly chunkKey: Uint8Array; readonly headerHash: Uint8Array }

/** header hash (32) | index (8) | last (1): ties a chunk to its object, its place and the end of the object. */
function chunkBound(headerHash: Uint8Array, index: number, isLast: boolean): Buffer {
  const bound = Buffer.allocUnsafe(41)
  bound.set(headerHash)
  bound.writeBigUInt64BE(BigInt(index), 32)
  bound[40] = isLast ? 1 : 0
  return bound
}

/** Nonce, ciphertext and tag, to be written one after the other. */
export function sealChunk(
  keys: ChunkKeys,
  index: number,
  isLast: boolean,
  plain: Uint8Array,
  nonce: Uint8Array,
): [Uint8Array, Buffer, Buffer] {
  const cipher = createCipheriv('aes-256-gcm', keys.chunkKey, nonce)
  cipher.setAAD(chunkBound(keys.headerHash, index, isLast))
  const ciphertext = cipher.update(plain)
  cipher.final()
  return [nonce, ciphertext, cipher.getAuthTag()]
}

/** The plaintext of one stored chunk, or null when it was altered, moved or is not the end it claims to be. */
export function openChunk(keys: ChunkKeys, index: number, isLast: boolean, stored: Uint8Array): Buffer | null {
  return openBox(keys.chunkKey, stored, chunkBound(keys.headerHash, index, isLast))
}
