// Whatever is done to a stored object, nobody is shown altered bytes.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import type { DossierKey, OpenVault } from '#main/vault/index.ts'
import { CHUNK, objectPath, patterned, scratchArchive } from './scratch.ts'

const STORED = CHUNK + 28
const SIZE = 3 * CHUNK + 100
const label = { name: '照片.jpg' }

let vault: OpenVault
let dossierKey: DossierKey
let objectId: string
let path: string
let whole: Buffer

beforeEach(async () => {
  vault = await scratchArchive()
  dossierKey = (await vault.dossierKeys.create('dossier-1')).key
  objectId = (await vault.objects.put({ dossierKey, source: { bytes: patterned(SIZE) }, label })).objectId
  path = objectPath(vault, objectId)
  whole = await readFile(path)
})

function flipped(at: number): Buffer {
  const altered = Buffer.from(whole)
  altered[at] = (altered[at] ?? 0) ^ 0x04
  return altered
}

/** Opening or reading must refuse, and verifying must say so. */
async function expectNoticed(bytes: Uint8Array, key = dossierKey, id = objectId): Promise<void> {
  await writeFile(objectPath(vault, id), bytes)
  expect(await vault.objects.verify(id, key)).toEqual({ state: 'altered' })
  const read = async () => {
    const reader = await vault.objects.open(id, key)
    onTestFinished(() => reader.close())
    return reader.read(0, SIZE)
  }
  await expect(read()).rejects.toThrow('vault.object-altered')
}

test.each([
  ['magic', 0],
  ['version', 9],
  ['algorithm', 11],
  ['chunk size', 13],
  ['file id', 20],
  ['nonce of the wrapped key', 33],
  ['wrapped key', 60],
  ['tag of the wrapped key', 80],
  ['commitment', 100],
  ['zeros', 126],
  ['nonce of the label', 130],
  ['label', 200],
  ['filling of the label', 4000],
  ['tag of the label', 4090],
  ['nonce of a chunk', 4096 + STORED + 3],
  ['ciphertext of a chunk', 4096 + STORED + 5000],
  ['tag of a chunk', 4096 + 2 * STORED - 1],
  ['last byte', 4096 + 3 * STORED + 100 + 27],
])('a flipped bit is noticed: %s', async (_field, at) => {
  await expectNoticed(flipped(at))
})

test('every byte of the fixed part of the header is watched', async () => {
  for (let at = 0; at < 156; at += 1) {
    await writeFile(path, flipped(at))
    expect(await vault.objects.verify(objectId, dossierKey)).toEqual({ state: 'altered' })
  }
})

test('swapped and doubled chunks are noticed', async () => {
  const chunk = (index: number) => whole.subarray(4096 + index * STORED, 4096 + (index + 1) * STORED)
  const head = whole.subarray(0, 4096)
  await expectNoticed(Buffer.concat([head, chunk(1), chunk(0), chunk(2), chunk(3)]))
  await expectNoticed(Buffer.concat([head, chunk(0), chunk(0), chunk(2), chunk(3)]))
})

test('a cut is noticed anywhere, also exactly between chunks, and so is anything added', async () => {
  for (const end of [0, 100, 4096, 4096 + STORED, 4096 + 3 * STORED, whole.length - 1]) {
    await expectNoticed(whole.subarray(0, end))
  }
  await expectNoticed(Buffer.concat([whole, Buffer.alloc(1)]))
  await expectNoticed(Buffer.concat([whole, whole.subarray(4096, 4096 + STORED)]))
})

test('header and chunks of two objects cannot be mixed', async () => {
  const other = await vault.objects.put({ dossierKey, source: { bytes: patterned(SIZE) }, label })
  const bytes = await readFile(objectPath(vault, other.objectId))
  await expectNoticed(Buffer.concat([whole.subarray(0, 4096), bytes.subarray(4096)]))
  await expectNoticed(Buffer.concat([whole.subarray(0, 128), bytes.subarray(128, 4096), whole.subarray(4096)]))
  const chunk = [4096 + STORED, 4096 + 2 * STORED] as const
  await expectNoticed(Buffer.concat([whole.subarray(0, chunk[0]), bytes.subarray(...chunk), whole.subarray(chunk[1])]))
})

test('a renamed object is noticed', async () => {
  const other = 'ef'.repeat(16)
  await mkdir(dirname(objectPath(vault, other)), { recursive: true })
  await copyFile(path, objectPath(vault, other))
  await expectNoticed(whole, dossierKey, other)
})

test('the key of another dossier opens nothing', async () => {
  const { key } = await vault.dossierKeys.create('dossier-2')
  await expectNoticed(whole, key)
})

test('an object put in the place of another is noticed', async () => {
  const other = await vault.objects.put({ dossierKey, source: { bytes: patterned(SIZE, 5) }, label })
  await expectNoticed(await readFile(objectPath(vault, other.objectId)))
})

test('bytes spoilt after opening are refused when read, the rest stays readable', async () => {
  const reader = await vault.objects.open(objectId, dossierKey)
  onTestFinished(() => reader.close())
  await writeFile(path, flipped(4096 + 2 * STORED + 50))
  expect(await reader.read(0, 10)).toEqual(patterned(10))
  await expect(reader.read(2 * CHUNK, 2 * CHUNK + 1)).rejects.toThrow('vault.object-altered')
  const stream = reader.stream(CHUNK, SIZE).getReader()
  expect((await stream.read()).value).toHaveLength(CHUNK)
  await expect(stream.read()).rejects.toThrow('vault.object-altered')
})

test('a large object altered anywhere is noticed by the workers too', async () => {
  const { objectId: large } = await vault.objects.put({ dossierKey, source: { bytes: patterned(40 * CHUNK) }, label })
  const stored = await readFile(objectPath(vault, large))
  for (const at of [4096, 4096 + 20 * STORED + 7, stored.length - 1]) {
    const altered = Buffer.from(stored)
    altered[at] = (altered[at] ?? 0) ^ 1
    await writeFile(objectPath(vault, large), altered)
    expect(await vault.objects.verify(large, dossierKey)).toEqual({ state: 'altered' })
  }
  await writeFile(objectPath(vault, large), stored)
  expect((await vault.objects.verify(large, dossierKey)).state).toBe('intact')
})

test('a lost object is told from an altered one', async () => {
  await rm(path)
  expect(await vault.objects.verify(objectId, dossierKey)).toEqual({ state: 'missing' })
  await expect(vault.objects.open(objectId, dossierKey)).rejects.toThrow('vault.object-missing')
})
