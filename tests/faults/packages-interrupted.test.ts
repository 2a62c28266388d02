// Packages cut short: an import that fails, a disk that fills up, an archive locked in the middle. Nothing half is left anywhere.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refuse } from '#shared/text/refusal.ts'
import { looked, never, openPackageRooms, outOf, type PackageRooms } from '../support/package-rooms.ts'
import { passphrase } from '../support/test-desk.ts'

let home: PackageRooms
beforeAll(async () => {
  home = await openPackageRooms()
})
afterAll(() => home.close())

test('an import that fails in the middle leaves nothing: no row, no object, no key', async () => {
  const { rooms, archivist } = home.taker
  const { packages, vault, objects } = rooms.rooms
  const held = async () =>
    (await readdir(vault.folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && !entry.name.startsWith('archive.') && !entry.name.startsWith('journal'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
  const before = await held()
  const put = objects.put
  let puts = 0
  Object.assign(objects, {
    put: (one: Parameters<typeof put>[0]) => (++puts === 3 ? Promise.reject(refuse('vault.disk-full')) : put(one)),
  })
  try {
    const order = { folder: (await home.made('bagit', 'bagit')).folder, passphrase, looked }
    expect(await outOf(packages.import(archivist, order, never))).toBe('vault.disk-full')
  } finally {
    Object.assign(objects, { put })
  }
  expect(packages.list(archivist, { offset: 0, limit: 9, direction: 'in', dossierId: null }).total).toBe(0)
  expect(await held()).toEqual(before)
})

test('a disk that fills up while a package is written is said to be the target, and nothing half is left', async () => {
  const { rooms, archivist, head } = home.giver
  const { packages, objects } = rooms.rooms
  const { id } = home.request('transfer')
  packages.approve(head, id, '')
  const exportTo = objects.exportTo
  let files = 0
  Object.assign(objects, {
    exportTo: (...args: Parameters<typeof exportTo>) =>
      ++files === 3 ? Promise.reject(refuse('vault.disk-full')) : exportTo(...args),
  })
  const before = await readdir(home.folder)
  try {
    const order = { id, folder: join(home.folder, 'full'), passphrase, looked }
    expect(await outOf(packages.make(archivist, order, never))).toBe('package.disk-full')
  } finally {
    Object.assign(objects, { exportTo })
  }
  expect(await readdir(home.folder)).toEqual(before)
  expect(packages.get(archivist, id).state).toBe('approved')
})

test('an archive that is locked in the middle waits until nothing of the package is left in the open', async () => {
  const { rooms, archivist, head } = home.giver
  const { packages, objects } = rooms.rooms
  const { id } = home.request('bagit')
  packages.approve(head, id, '')
  const exportTo = objects.exportTo
  let written = 0
  Object.assign(objects, {
    async exportTo(...args: Parameters<typeof exportTo>) {
      const out = await exportTo(...args)
      written += 1
      await pause(300)
      return out
    },
  })
  const before = await readdir(home.folder)
  const reading = outOf(
    packages.make(archivist, { id, folder: join(home.folder, 'locked'), passphrase, looked }, never),
  )
  const end = reading.catch((error: unknown) => error)
  while (written === 0) await pause(10)
  expect(await readdir(home.folder)).toContain('locked.anjuan-part')
  await rooms.rooms.close()
  expect(await readdir(home.folder)).toEqual(before)
  expect(await end).toMatchObject({ name: 'AbortError' })
})
