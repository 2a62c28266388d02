// The frozen archive of tests/vectors/vault, made once by make-vectors.ts, is read by this and every later version.
import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { unlockArchive } from '#main/vault/index.ts'
import { readArchive } from './independent-reader.ts'
import { now, patterned, scratchArchive, scratchFolder, sha256 } from './scratch.ts'
import { ADA, BAO } from './vector-people.ts'

const FROZEN = new URL('../../vectors/vault/', import.meta.url).pathname

interface Expected {
  readonly dossierId: string
  readonly databaseKey: string
  readonly searchKey: string
  readonly journalSeed: string
  readonly sealedArchive: string
  readonly sealedPersonal: string
  readonly objects: readonly { objectId: string; name: string; sizeBytes: number; sha256: string }[]
}

const expected = JSON.parse(await readFile(join(FROZEN, 'expected.json'), 'utf8')) as Expected

async function thawed(): Promise<string> {
  const folder = join(await scratchFolder(), 'archive')
  await cp(join(FROZEN, 'archive'), folder, { recursive: true })
  return folder
}

test.each([ADA, BAO])('the frozen archive opens for %o with the keys it always had', async (slot) => {
  const vault = await unlockArchive({ folder: await thawed(), ...slot, now })
  onTestFinished(() => vault.close())
  expect(vault.databaseKey('archive').toString('hex')).toBe(expected.databaseKey)
  expect(vault.databaseKey('search').toString('hex')).toBe(expected.searchKey)
  expect(vault.journalSeed().toString('hex')).toBe(expected.journalSeed)
  expect(vault.unseal('root', Buffer.from(expected.sealedArchive, 'hex')).toString()).toBe('archive blob')
})

test('the frozen personal blob opens for its owner', async () => {
  const vault = await unlockArchive({ folder: await thawed(), ...ADA, now })
  onTestFinished(() => vault.close())
  const key = await vault.slots.check(ADA.name, ADA.passphrase)
  expect(key.unseal('signing', Buffer.from(expected.sealedPersonal, 'hex')).toString()).toBe('personal blob')
})

test.each(expected.objects)('the frozen object of $sizeBytes bytes reads as it always did', async (object) => {
  const vault = await unlockArchive({ folder: await thawed(), ...ADA, now })
  onTestFinished(() => vault.close())
  const dossierKey = await vault.dossierKeys.open(expected.dossierId, null)
  const reader = await vault.objects.open(object.objectId, dossierKey)
  expect(reader.label).toEqual({ name: object.name, sha256: object.sha256, dossierId: expected.dossierId })
  expect(sha256(await reader.read(0, object.sizeBytes))).toBe(object.sha256)
  expect(object.sha256).toBe(sha256(patterned(object.sizeBytes, object.sizeBytes)))
  expect(await vault.objects.verify(object.objectId, dossierKey)).toEqual({ state: 'intact', sha256: object.sha256 })
})

test('format.md alone is enough to read the frozen archive', async () => {
  const archive = await readArchive(join(FROZEN, 'archive'), ADA.name, ADA.passphrase)
  expect(archive.key('database/archive').toString('hex')).toBe(expected.databaseKey)
  expect(archive.key('database/search').toString('hex')).toBe(expected.searchKey)
  expect(archive.key('journal-seed').toString('hex')).toBe(expected.journalSeed)
  const unseal = (realm: 'archive' | 'personal', purpose: string, sealed: string) =>
    archive.unseal(realm, purpose, Buffer.from(sealed, 'hex')).toString()
  expect(unseal('archive', 'root', expected.sealedArchive)).toBe('archive blob')
  expect(unseal('personal', 'signing', expected.sealedPersonal)).toBe('personal blob')
  const dossierKey = await archive.dossierKey(expected.dossierId)
  for (const { objectId, ...about } of expected.objects) {
    const { label, content } = await archive.object(objectId, expected.dossierId, dossierKey)
    expect(label).toEqual({ ...about, dossierId: expected.dossierId })
    expect(sha256(content)).toBe(about.sha256)
  }
})

test('format.md is also enough for what is written today, in this thread and by the workers', async () => {
  const vault = await scratchArchive([ADA])
  const { key: dossierKey } = await vault.dossierKeys.create('dossier-1')
  const archive = await readArchive(vault.folder, ADA.name, ADA.passphrase)
  const secret = await archive.dossierKey('dossier-1')
  const source = join(FROZEN, 'archive', 'archive.json')
  const large = join(await scratchFolder(), 'large')
  await cp(source, large)
  await import('node:fs/promises').then(({ truncate }) => truncate(large, 5_000_001))
  for (const path of [source, large]) {
    const { objectId, sha256, sizeBytes } = await vault.objects.put({
      dossierKey,
      source: { path },
      label: { name: '名' },
    })
    const { label } = await archive.object(objectId, 'dossier-1', secret)
    expect(label).toEqual({ name: '名', sha256, sizeBytes, dossierId: 'dossier-1' })
  }
})
