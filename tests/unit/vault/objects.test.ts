// Objects: filed whole from every kind of source, read back in any range, verified, discarded, swept.
import { mkdir, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import * as fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { type ObjectSource, unlockArchive } from '#main/vault/index.ts'
import {
  ADA,
  CHUNK,
  dossier,
  filesUnder,
  now,
  objectFiles,
  objectPath,
  patterned,
  sha256,
  sourceFile,
} from './scratch.ts'

const MIB = 1024 * 1024
/** Above the size from which two workers carry an object. */
const LARGE = 9 * MIB + 12_345
const label = { name: '执法记录 001.mp4' }

async function* inPieces(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function wholeOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  return new Uint8Array(Buffer.concat(parts))
}

test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 4 * MIB - 1, 4 * MIB, LARGE])(
  'a file of %i bytes is filed, read back, verified',
  async (size) => {
    const { vault, dossierKey } = await dossier()
    const bytes = patterned(size)
    const source = { path: await sourceFile(bytes) }
    const stored = await vault.objects.put({ dossierKey, source, label, verify: true })
    expect(stored).toMatchObject({ sha256: sha256(bytes), sizeBytes: size })
    expect(await objectFiles(vault)).toEqual([`objects/${stored.objectId.slice(0, 2)}/${stored.objectId}`])
    expect((await stat(objectPath(vault, stored.objectId))).mode & 0o777).toBe(0o600)

    const reader = await vault.objects.open(stored.objectId, dossierKey)
    expect(reader.sizeBytes).toBe(size)
    expect(reader.label).toEqual({ name: label.name, sha256: stored.sha256, dossierId: 'dossier-1' })
    expect(sha256(await reader.read(0, size))).toBe(stored.sha256)
    expect(sha256(await wholeOf(reader.stream(0, size)))).toBe(stored.sha256)
    await reader.close()
    expect(await vault.objects.verify(stored.objectId, dossierKey)).toEqual({ state: 'intact', sha256: stored.sha256 })
  },
)

test('bytes, files and streams cut anywhere come back the same, in any range', async () => {
  const { vault, dossierKey } = await dossier()
  const size = fc.oneof(fc.nat(2000), fc.integer({ min: CHUNK - 3, max: CHUNK + 3 }), fc.nat(3 * CHUNK))
  await fc.assert(
    fc.asyncProperty(size, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 400_000 }), async (n, a, b, piece) => {
      const bytes = patterned(n, a)
      const sources: ObjectSource[] = [{ bytes }, { stream: inPieces(bytes, piece) }, { path: await sourceFile(bytes) }]
      const [start = 0, end = 0] = [a % (n + 1), b % (n + 1)].sort((x, y) => x - y)
      for (const source of sources) {
        const stored = await vault.objects.put({ dossierKey, source, label })
        expect(stored.sha256).toBe(sha256(bytes))
        const reader = await vault.objects.open(stored.objectId, dossierKey)
        expect(Buffer.compare(await reader.read(start, end), bytes.subarray(start, end))).toBe(0)
        expect(Buffer.compare(await wholeOf(reader.stream(start, end)), bytes.subarray(start, end))).toBe(0)
        expect(Buffer.compare(await reader.read(start, n + 999), bytes.subarray(start))).toBe(0)
        await reader.close()
      }
    }),
    { numRuns: 25 },
  )
})

test('the disk holds no readable word of content, name or dossier', async () => {
  const { vault, dossierKey } = await dossier()
  const bytes = Buffer.from('当事人王五的询问笔录'.repeat(100))
  await vault.objects.put({ dossierKey, source: { bytes }, label: { name: '王五.docx' } })
  for (const file of await objectFiles(vault)) {
    const stored = await readFile(join(vault.folder, file))
    for (const word of ['王五', '询问笔录', 'dossier-1', 'docx', 'sha256']) expect(stored.includes(word)).toBe(false)
  }
})

test('the same bytes filed twice look entirely different', async () => {
  const { vault, dossierKey } = await dossier()
  const put = () => vault.objects.put({ dossierKey, source: { bytes: new Uint8Array(1000) }, label })
  const [one, other] = [await put(), await put()]
  const [a, b] = [await readFile(objectPath(vault, one.objectId)), await readFile(objectPath(vault, other.objectId))]
  const equal = a.filter((byte, at) => byte === b[at]).length
  // 16 fixed bytes of the header, 4 zeros, and one byte in 256 by chance.
  expect(equal).toBeLessThan(120)
})

test('verification of a large object can be aborted', async () => {
  const { vault, dossierKey } = await dossier()
  const path = await sourceFile(patterned(1))
  await truncate(path, 200 * MIB)
  const { objectId } = await vault.objects.put({ dossierKey, source: { path }, label })
  const stop = new AbortController()
  const verify = vault.objects.verify(objectId, dossierKey, {
    signal: stop.signal,
    onProgress: () => stop.abort(new Error('enough')),
  })
  await expect(verify).rejects.toThrow('enough')
})

test('a stream decrypts nothing ahead of its reader', async () => {
  const { vault, dossierKey } = await dossier()
  const { objectId } = await vault.objects.put({ dossierKey, source: { bytes: patterned(3 * CHUNK) }, label })
  const reader = await vault.objects.open(objectId, dossierKey)
  onTestFinished(() => reader.close())
  const stream = reader.stream(0, 3 * CHUNK).getReader()
  expect((await stream.read()).value).toHaveLength(CHUNK)
  // Had the second chunk been decrypted already, spoiling it now would go unnoticed.
  await setTimeout(50)
  const stored = await readFile(objectPath(vault, objectId))
  await writeFile(objectPath(vault, objectId), stored.fill(0, 4096 + CHUNK + 28))
  await expect(stream.read()).rejects.toThrow('vault.object-altered')
})

test('a cancelled stream ends, an aborted one fails with the reason', async () => {
  const { vault, dossierKey } = await dossier()
  const { objectId } = await vault.objects.put({ dossierKey, source: { bytes: patterned(3 * CHUNK) }, label })
  const reader = await vault.objects.open(objectId, dossierKey)
  onTestFinished(() => reader.close())
  const cancelled = reader.stream(0, 3 * CHUNK).getReader()
  await cancelled.read()
  await cancelled.cancel()
  expect((await cancelled.read()).done).toBe(true)

  const stop = new AbortController()
  const aborted = reader.stream(0, 3 * CHUNK, stop.signal).getReader()
  expect((await aborted.read()).value).toHaveLength(CHUNK)
  stop.abort(new Error('player went on'))
  await expect(aborted.read()).rejects.toThrow('player went on')
  const late = reader.stream(0, 3 * CHUNK, AbortSignal.abort(new Error('never began'))).getReader()
  await expect(late.read()).rejects.toThrow('never began')
})

test('many readers of the same chunks at once all get the right bytes', async () => {
  const { vault, dossierKey } = await dossier()
  const bytes = patterned(60 * CHUNK)
  const { objectId } = await vault.objects.put({ dossierKey, source: { bytes }, label })
  const readers = await Promise.all([1, 2, 3].map(() => vault.objects.open(objectId, dossierKey)))
  const reads = Array.from({ length: 300 }, async (_, i) => {
    const start = (i * 7919 * 131) % (bytes.length - 70_000)
    const got = await readers[i % 3]?.read(start, start + 70_000)
    return got !== undefined && Buffer.compare(got, bytes.subarray(start, start + 70_000)) === 0
  })
  expect((await Promise.all(reads)).every(Boolean)).toBe(true)
  for (const reader of readers) await reader.close()
  await expect(readers[0]?.read(0, 1)).rejects.toThrow('closed')
})

test('ranges that make no sense are a bug of the caller', async () => {
  const { vault, dossierKey } = await dossier()
  const { objectId } = await vault.objects.put({ dossierKey, source: { bytes: patterned(10) }, label })
  const reader = await vault.objects.open(objectId, dossierKey)
  onTestFinished(() => reader.close())
  for (const [start, end] of [
    [-1, 5],
    [5, 4],
    [0.5, 2],
    [Number.NaN, 2],
  ] as const) {
    await expect(reader.read(start, end)).rejects.toThrow(RangeError)
  }
})

test('a discarded object is gone; one of an earlier session cannot be discarded', async () => {
  const { vault, dossierKey } = await dossier()
  const { objectId } = await vault.objects.put({ dossierKey, source: { bytes: patterned(10) }, label })
  await vault.objects.discard(objectId)
  await expect(vault.objects.open(objectId, dossierKey)).rejects.toThrow('vault.object-missing')
  expect(await vault.objects.verify(objectId, dossierKey)).toEqual({ state: 'missing' })
  await expect(vault.objects.discard(objectId)).rejects.toThrow('this session')
  await expect(vault.objects.open('../../archive.json', dossierKey)).rejects.toThrow('vault.object-missing')
})

test('the sweep removes what is unfinished, sets aside what no row knows, and leaves alone what is of this session', async () => {
  const { vault, dossierKey } = await dossier()
  const { objectId } = await vault.objects.put({ dossierKey, source: { bytes: patterned(10) }, label })
  const stranger = 'ab'.repeat(16)
  const known = 'cd'.repeat(16)
  await mkdir(join(vault.folder, 'objects/ab'), { recursive: true })
  await mkdir(join(vault.folder, 'objects/cd'), { recursive: true })
  await writeFile(join(vault.folder, 'objects/ab', stranger), 'left by a crash')
  await writeFile(join(vault.folder, 'objects/cd', known), 'known to a row')
  await writeFile(join(vault.folder, 'incoming', `${stranger}.part`), 'half')
  await writeFile(join(vault.folder, 'incoming/0123.tmp'), 'half')
  expect(await vault.objects.sweep(new Set([known]))).toEqual({ removed: 2, setAside: 1, broughtBack: 0 })
  expect((await objectFiles(vault)).sort()).toEqual(
    [`objects/cd/${known}`, `objects/${objectId.slice(0, 2)}/${objectId}`].sort(),
  )
  expect(await readFile(join(vault.folder, 'orphans', stranger), 'utf8')).toBe('left by a crash')
  expect(await vault.objects.sweep(new Set([known]))).toEqual({ removed: 0, setAside: 0, broughtBack: 0 })
})

test('an older database costs no original: it is set aside, and back when the right database is', async () => {
  const { vault, dossierKey } = await dossier()
  const bytes = patterned(CHUNK + 1)
  const { objectId, sha256: digest } = await vault.objects.put({ dossierKey, source: { bytes }, label })
  vault.close()

  const later = await unlockArchive({ folder: vault.folder, ...ADA, now })
  onTestFinished(() => later.close())
  const key = await later.dossierKeys.open('dossier-1', null)
  expect(await later.objects.sweep(new Set())).toEqual({ removed: 0, setAside: 1, broughtBack: 0 })
  expect(await later.objects.verify(objectId, key)).toEqual({ state: 'missing' })
  expect(await later.objects.sweep(new Set([objectId]))).toEqual({ removed: 0, setAside: 0, broughtBack: 1 })
  expect(await later.objects.verify(objectId, key)).toEqual({ state: 'intact', sha256: digest })
  expect(await filesUnder(join(vault.folder, 'orphans'))).toEqual([])
})

test('the sweep overwrites nothing where both places hold the same name', async () => {
  const { vault } = await dossier()
  const id = 'ef'.repeat(16)
  for (const [folder, text] of [
    ['objects/ef', 'published'],
    ['orphans', 'set aside'],
  ] as const) {
    await mkdir(join(vault.folder, folder), { recursive: true })
    await writeFile(join(vault.folder, folder, id), text)
  }
  for (const known of [new Set<string>(), new Set([id])]) {
    expect(await vault.objects.sweep(known)).toEqual({ removed: 0, setAside: 0, broughtBack: 0 })
  }
  expect(await readFile(join(vault.folder, 'objects/ef', id), 'utf8')).toBe('published')
  expect(await readFile(join(vault.folder, 'orphans', id), 'utf8')).toBe('set aside')
})

test('a closed vault opens nothing and its readers and keys are closed with it', async () => {
  const { vault, dossierKey } = await dossier()
  const { objectId } = await vault.objects.put({ dossierKey, source: { bytes: patterned(10) }, label })
  const reader = await vault.objects.open(objectId, dossierKey)
  await reader.read(0, 1)
  vault.close()
  await expect(reader.read(0, 1)).rejects.toThrow('closed')
  await expect(vault.objects.open(objectId, dossierKey)).rejects.toThrow('closed')
  await expect(vault.objects.put({ dossierKey, source: { bytes: patterned(1) }, label })).rejects.toThrow('closed')
  expect(() => vault.journalSeed()).toThrow('closed')
})

test('a closed vault seals nothing and wraps no dossier key: its zeroed keys would hide nothing', async () => {
  const { vault } = await dossier()
  const sealed = vault.seal('anything', Buffer.from('secret'))
  const { wrapped } = await vault.dossierKeys.create('dossier-2')
  vault.close()
  expect(() => vault.seal('anything', Buffer.from('secret'))).toThrow('vault.closed')
  expect(() => vault.unseal('anything', sealed)).toThrow('vault.closed')
  await expect(vault.dossierKeys.create('dossier-3')).rejects.toThrow('vault.closed')
  await expect(vault.dossierKeys.open('dossier-2', wrapped)).rejects.toThrow('vault.closed')
})
