// Sealed blobs and dossier keys: each bound to its purpose, archive and dossier; destroyed for good.
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { filesUnder, scratchArchive } from './scratch.ts'

async function keyFileOf(folder: string, dossierId: string): Promise<string> {
  const found = (await filesUnder(folder)).find((file) => file.endsWith(`/${dossierId}`))
  return found === undefined ? '' : join(folder, found)
}

test('a blob is opened only whole, unaltered and for its own purpose', async () => {
  const vault = await scratchArchive()
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), fc.nat(), (plain, purpose, at) => {
      const sealed = vault.seal(purpose, plain)
      expect(new Uint8Array(vault.unseal(purpose, sealed))).toEqual(plain)
      const altered = Buffer.from(sealed)
      altered[at % altered.length] = (altered[at % altered.length] ?? 0) ^ 1
      expect(() => vault.unseal(purpose, altered)).toThrow('vault.sealed-altered')
      expect(() => vault.unseal(purpose, sealed.subarray(0, at % sealed.length))).toThrow('vault.sealed-altered')
      expect(() => vault.unseal(`${purpose}.`, sealed)).toThrow('vault.sealed-altered')
    }),
    { numRuns: 50 },
  )
})

test('a dossier key opens from the database copy and from its file alone', async () => {
  const vault = await scratchArchive()
  const { key, wrapped } = await vault.dossierKeys.create('dossier-1')
  const stored = await vault.objects.put({ dossierKey: key, source: { bytes: Buffer.from('x') }, label: { name: 'x' } })
  for (const copy of [wrapped, null]) {
    const again = await vault.dossierKeys.open('dossier-1', copy)
    expect(again.dossierId).toBe('dossier-1')
    expect((await vault.objects.verify(stored.objectId, again)).state).toBe('intact')
    again.close()
    await expect(vault.objects.verify(stored.objectId, again)).rejects.toThrow('closed')
  }
})

test('every altered bit of a wrapped key is noticed, and so is another dossier or archive', async () => {
  const [vault, other] = [await scratchArchive(), await scratchArchive()]
  const { wrapped } = await vault.dossierKeys.create('dossier-1')
  for (let at = 0; at < wrapped.length; at += 1) {
    const altered = Buffer.from(wrapped)
    altered[at] = (altered[at] ?? 0) ^ 0x10
    await expect(vault.dossierKeys.open('dossier-1', altered)).rejects.toThrow('vault.object-altered')
  }
  await expect(vault.dossierKeys.open('dossier-1', wrapped.subarray(1))).rejects.toThrow('vault.object-altered')
  await expect(vault.dossierKeys.open('dossier-2', wrapped)).rejects.toThrow('vault.object-altered')
  await expect(other.dossierKeys.open('dossier-1', wrapped)).rejects.toThrow('vault.object-altered')
})

test('a damaged key file is told from a missing one', async () => {
  const vault = await scratchArchive()
  await vault.dossierKeys.create('dossier-1')
  const path = await keyFileOf(vault.folder, 'dossier-1')
  await writeFile(path, (await readFile(path)).subarray(0, 50))
  await expect(vault.dossierKeys.open('dossier-1', null)).rejects.toThrow('vault.object-altered')
  await rm(path)
  await expect(vault.dossierKeys.open('dossier-1', null)).rejects.toThrow('vault.key-missing')
})

test('a destroyed key is gone, and destroying it twice is no fault', async () => {
  const vault = await scratchArchive()
  await vault.dossierKeys.create('dossier-1')
  await vault.dossierKeys.destroy('dossier-1')
  expect(await keyFileOf(vault.folder, 'dossier-1')).toBe('')
  await expect(vault.dossierKeys.open('dossier-1', null)).rejects.toThrow('vault.key-missing')
  await vault.dossierKeys.destroy('dossier-1')
})

test('an id that could leave the folder is never used as a file name', async () => {
  const vault = await scratchArchive()
  for (const id of ['../x', 'a/b', '', '.', 'a\0', 'x'.repeat(65)]) {
    await expect(vault.dossierKeys.create(id)).rejects.toThrow('file name')
  }
})
