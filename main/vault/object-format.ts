// The header of a stored object, to and from bytes. Must never change; a new form gets a new version.
// Byte by byte in format.md, frozen in tests/vectors/vault.
import { createHash, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { refuse } from '#shared/text/refusal.ts'
import { CHUNK_SIZE, HEADER_SIZE } from './chunk-format.ts'
import { BOX_OVERHEAD, bind, deriveKey, KEY_SIZE, openBox, sealBox } from './sealing.ts'
import type { RandomSource } from './types.ts'

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

/** The first 32 bytes: what anybody may know. */
function makeStart(objectId: string): Buffer {
  const start = Buffer.alloc(WRAPPED_KEY_AT)
  MAGIC.copy(start)
  start.writeUInt16BE(VERSION, 8)
  start.writeUInt16BE(ALGORITHM, 10)
  start.writeUInt32BE(CHUNK_SIZE, 12)
  Buffer.from(objectId, 'hex').copy(start, FILE_ID_AT)
  return start
}

/** Draws an object key and makes the first 128 bytes of the header. The caller zeroes the keys with `wipeKeys`. */
export function makeObjectKeys({ objectId, dossierId, dossierSecret }: ObjectOwner, random: RandomSource): ObjectKeys {
  const prefix = Buffer.alloc(PREFIX_SIZE)
  const start = makeStart(objectId)
  start.copy(prefix)
  const fileId = start.subarray(FILE_ID_AT)
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
  if (!prefix.subarray(0, WRAPPED_KEY_AT).equals(makeStart(objectId))) return null
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
