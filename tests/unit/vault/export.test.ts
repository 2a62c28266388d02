// Plaintext out of the archive: whole and hashed by both algorithms, or not there at all.
import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CHUNK, dossier, objectPath, patterned, scratchFolder, sha256, sourceFile } from './scratch.ts'

const label = { name: '执法记录.mp4' }
const sha512 = (bytes: Uint8Array) => createHash('sha512').update(bytes).digest('hex')

test.each([
  ['nothing', 0],
  ['one byte', 1],
  ['exactly one chunk', CHUNK],
  ['a paper', 3 * CHUNK + 100],
  ['a recording, in a lane', 40 * CHUNK + 7],
])('%s comes out as it went in', async (_what, sizeBytes) => {
  const { vault, dossierKey } = await dossier()
  const bytes = patterned(sizeBytes)
  const source = { path: await sourceFile(bytes) }
  const { objectId } = await vault.objects.put({ dossierKey, source, label })
  const path = join(await scratchFolder(), '出.mp4')
  const told: number[] = []
  const out = await vault.objects.export(objectId, dossierKey, path, { onProgress: (done) => told.push(done) })
  expect(out).toEqual({ sizeBytes, sha256: sha256(bytes), sha512: sha512(bytes) })
  expect(Buffer.compare(await readFile(path), bytes)).toBe(0)
  expect(told.at(-1)).toBe(sizeBytes)
})

test.each([
  ['small', 3 * CHUNK],
  ['large', 40 * CHUNK],
])(
  'of an altered object (%s) nothing comes out, nor of one that is missing, nor over a file that is there',
  async (_size, sizeBytes) => {
    const { vault, dossierKey } = await dossier()
    const source = { path: await sourceFile(patterned(sizeBytes)) }
    const { objectId } = await vault.objects.put({ dossierKey, source, label })
    const folder = await scratchFolder()
    const path = join(folder, 'out')
    const stored = objectPath(vault, objectId)
    const whole = await readFile(stored)
    const altered = Buffer.from(whole)
    altered[altered.length - 100] = (altered.at(-100) ?? 0) ^ 1
    await writeFile(stored, altered)
    await expect(vault.objects.export(objectId, dossierKey, path)).rejects.toThrow('vault.object-altered')
    expect(await readdir(folder)).toEqual([])
    await rm(stored)
    await expect(vault.objects.export(objectId, dossierKey, path)).rejects.toThrow('vault.object-missing')
    await writeFile(stored, whole)
    await writeFile(path, 'mine')
    await expect(vault.objects.export(objectId, dossierKey, path)).rejects.toThrow('EEXIST')
    expect(await readFile(path, 'utf8')).toBe('mine')
  },
)

test('whoever stops it leaves nothing, and the lane works on', async () => {
  const { vault, dossierKey } = await dossier()
  const bytes = patterned(60 * CHUNK)
  const { objectId } = await vault.objects.put({ dossierKey, source: { path: await sourceFile(bytes) }, label })
  const folder = await scratchFolder()
  const stop = new AbortController()
  const options = { signal: stop.signal, onProgress: () => stop.abort() }
  await expect(vault.objects.export(objectId, dossierKey, join(folder, 'out'), options)).rejects.toThrow()
  expect(await readdir(folder)).toEqual([])
  expect((await vault.objects.export(objectId, dossierKey, join(folder, 'again'))).sha256).toBe(sha256(bytes))
})
