// Key slots of an open archive: check, add, change, remove, and the personal keys they give.
import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { unlockArchive } from '#main/vault/index.ts'
import { loadNativeArgon2, loadWasmArgon2 } from '#main/vault/passphrase.ts'
import { ADA, CHEAP_KDF, contentsOf, now, scratchArchive } from './scratch.ts'

const BAO = { name: '评查员李四', passphrase: 'another passphrase' }
const SECRET = Buffer.from('signing key')

test('a passphrase is checked without opening anything, also a second time', async () => {
  const vault = await scratchArchive()
  const before = await contentsOf(vault.folder)
  const [first, second] = [
    await vault.slots.check(ADA.name, ADA.passphrase),
    await vault.slots.check(ADA.name, ADA.passphrase),
  ]
  expect(second.unseal('signing', first.seal('signing', SECRET))).toEqual(SECRET)
  await expect(vault.slots.check(ADA.name, 'wrong passphrase')).rejects.toThrow('vault.wrong-passphrase')
  await expect(vault.slots.check('nobody', ADA.passphrase)).rejects.toThrow('vault.wrong-passphrase')
  expect(await contentsOf(vault.folder)).toEqual(before)
})

test('right after unlocking, a wrong passphrase is still refused and the right one still accepted', async () => {
  const { folder } = await scratchArchive()
  const vault = await unlockArchive({ folder, ...ADA, now })
  await expect(vault.slots.check(ADA.name, 'wrong passphrase')).rejects.toThrow('vault.wrong-passphrase')
  ;(await vault.slots.check(ADA.name, ADA.passphrase)).close()
  vault.close()
})

test('an added user opens the archive and has a key of his own', async () => {
  const vault = await scratchArchive()
  const key = await vault.slots.add({ ...BAO, kdf: CHEAP_KDF })
  expect(vault.slots.has(BAO.name)).toBe(true)
  const sealed = key.seal('signing', SECRET)

  const opened = await unlockArchive({ folder: vault.folder, ...BAO, now })
  expect(opened.databaseKey('archive')).toEqual(vault.databaseKey('archive'))
  expect((await opened.slots.check(BAO.name, BAO.passphrase)).unseal('signing', sealed)).toEqual(SECRET)
  const ada = await opened.slots.check(ADA.name, ADA.passphrase)
  expect(() => ada.unseal('signing', sealed)).toThrow('vault.sealed-altered')
  expect(() => key.unseal('another purpose', sealed)).toThrow('vault.sealed-altered')
  expect(() => opened.unseal('signing', sealed)).toThrow('vault.sealed-altered')
  opened.close()
})

test('a second slot for a name and a weak passphrase are refused and change nothing', async () => {
  const vault = await scratchArchive()
  const before = await contentsOf(vault.folder)
  await expect(vault.slots.add({ ...ADA, kdf: CHEAP_KDF })).rejects.toThrow('vault.slot-taken')
  await expect(vault.slots.add({ name: 'x', passphrase: '1234567', kdf: CHEAP_KDF })).rejects.toThrow(
    'vault.weak-passphrase',
  )
  await expect(vault.slots.change({ ...ADA, next: '1234567' })).rejects.toThrow('vault.weak-passphrase')
  await expect(vault.slots.change({ ...ADA, passphrase: 'wrong one', next: 'good and long' })).rejects.toThrow(
    'vault.wrong-passphrase',
  )
  expect(await contentsOf(vault.folder)).toEqual(before)
})

test('a changed passphrase opens, the old one does not, and what the user sealed stays readable', async () => {
  const vault = await scratchArchive()
  const next = '新的更长的口令 2026'
  const { before, after } = await vault.slots.change({ ...ADA, next })
  expect(after.unseal('signing', before.seal('signing', SECRET))).toEqual(SECRET)
  await expect(vault.slots.check(ADA.name, ADA.passphrase)).rejects.toThrow('vault.wrong-passphrase')
  const { folder } = vault
  await expect(unlockArchive({ folder, ...ADA, now })).rejects.toThrow('vault.wrong-passphrase')
  const opened = await unlockArchive({ folder, name: ADA.name, passphrase: next, now })
  const key = await opened.slots.check(ADA.name, next)
  expect(key.unseal('signing', before.seal('signing', SECRET))).toEqual(SECRET)
  opened.close()
})

test('a removed user is out, the last one cannot be removed', async () => {
  const vault = await scratchArchive([ADA, BAO])
  await vault.slots.remove(BAO.name)
  expect(vault.slots.has(BAO.name)).toBe(false)
  await expect(unlockArchive({ folder: vault.folder, ...BAO, now })).rejects.toThrow('vault.wrong-passphrase')
  await expect(vault.slots.check(BAO.name, BAO.passphrase)).rejects.toThrow('vault.wrong-passphrase')
  await vault.slots.remove(BAO.name)
  await expect(vault.slots.remove(ADA.name)).rejects.toThrow('vault.last-slot')
  ;(await unlockArchive({ folder: vault.folder, ...ADA, now })).close()
})

test('slots added at the same moment are all kept', async () => {
  const vault = await scratchArchive()
  const names = ['一', '二', '三', '四', '五']
  await Promise.all(names.map((name) => vault.slots.add({ name, passphrase: 'long enough', kdf: CHEAP_KDF })))
  for (const name of names) {
    ;(await unlockArchive({ folder: vault.folder, name, passphrase: 'long enough', now })).close()
  }
})

/** An unlocked archive that is locked as soon as a new slot begins its key derivation. */
async function lockedWhileDeriving() {
  const { folder } = await scratchArchive()
  let armed = false
  const vault = await unlockArchive({
    folder,
    ...ADA,
    now,
    random: (sizeBytes) => {
      // The new slot's salt is drawn right before its derivation.
      if (armed && sizeBytes === 16) vault.close()
      return randomBytes(sizeBytes)
    },
  })
  onTestFinished(() => vault.close())
  return {
    vault,
    arm() {
      armed = true
    },
  }
}

test('an archive locked during a change of passphrase keeps the old one', async () => {
  const { vault, arm } = await lockedWhileDeriving()
  const before = await contentsOf(vault.folder)
  arm()
  await expect(vault.slots.change({ ...ADA, next: 'never to be kept' })).rejects.toThrow('vault.closed')
  expect(await contentsOf(vault.folder)).toEqual(before)
  ;(await unlockArchive({ folder: vault.folder, ...ADA, now })).close()
})

test('an archive locked while a user is added opens as before, without that user', async () => {
  const { vault, arm } = await lockedWhileDeriving()
  const before = await contentsOf(vault.folder)
  arm()
  await expect(vault.slots.add({ ...BAO, kdf: CHEAP_KDF })).rejects.toThrow('vault.closed')
  expect(await contentsOf(vault.folder)).toEqual(before)
  const opened = await unlockArchive({ folder: vault.folder, ...ADA, now })
  expect(opened.slots.has(BAO.name)).toBe(false)
  opened.close()
})

test('changes begun before a lock or after it are refused as locked, not as damage', async () => {
  const vault = await scratchArchive([ADA, BAO])
  const before = await contentsOf(vault.folder)
  const begun = [
    vault.slots.change({ ...ADA, next: 'never to be kept' }),
    vault.slots.add({ name: 'x', passphrase: 'long enough', kdf: CHEAP_KDF }),
    vault.slots.remove(BAO.name),
  ]
  vault.close()
  for (const outcome of await Promise.allSettled(begun)) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'vault.closed' } })
  }
  await expect(vault.slots.remove(BAO.name)).rejects.toThrow('vault.closed')
  expect(await contentsOf(vault.folder)).toEqual(before)
  ;(await unlockArchive({ folder: vault.folder, ...ADA, now })).close()
})

test('a slot moved to another user, or with another derivation cost, does not open', async () => {
  const vault = await scratchArchive([ADA, BAO])
  const path = join(vault.folder, 'archive.json')
  const text = await readFile(path, 'utf8')
  await writeFile(path, text.replace('"passes": 1', '"passes": 2'))
  await expect(vault.slots.add({ name: 'x', passphrase: 'long enough', kdf: CHEAP_KDF })).rejects.toThrow(
    'vault.damaged',
  )
})

test('a closed personal key neither opens nor seals anything', async () => {
  const vault = await scratchArchive()
  const key = await vault.slots.check(ADA.name, ADA.passphrase)
  const sealed = key.seal('signing', SECRET)
  key.close()
  expect(() => key.unseal('signing', sealed)).toThrow('closed')
  expect(() => key.seal('signing', SECRET)).toThrow('closed')
})

test('both Argon2 libraries give the same bytes', async () => {
  const kdf = { algorithm: 'argon2id', memoryKiB: 4096, passes: 2, lanes: 3 } as const
  const [native, wasm] = [await loadNativeArgon2(), await loadWasmArgon2()]
  const [typed, salt] = [Buffer.from('口令 passphrase'), Buffer.alloc(16, 7)]
  expect(Buffer.from(await wasm(typed, salt, kdf))).toEqual(Buffer.from(await native(typed, salt, kdf)))
})
