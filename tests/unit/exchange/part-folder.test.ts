// What lies beside the target while a package is made: our own leftovers go, anybody else's stay; and the bound of what one
// package can say of its dossiers.
import { mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeForm } from '#main/exchange/make/forms.ts'
import type { PackageWriter } from '#main/exchange/make/package-writer.ts'
import { mostDescriptionBytes, PackageDescription } from '#shared/rules/package-description.ts'
import { looked, never, openPackageRooms, outOf, type PackageRooms } from '../../support/package-rooms.ts'
import { passphrase } from '../../support/test-desk.ts'

let home: PackageRooms
beforeAll(async () => {
  home = await openPackageRooms()
})
afterAll(() => home.close())

async function made(folder: string): Promise<string> {
  const { packages } = home.giver.rooms.rooms
  const { id } = home.request('bagit')
  packages.approve(home.giver.head, id, '')
  const outcome = await outOf(packages.make(home.giver.archivist, { id, folder, passphrase, looked }, never))
  if (outcome !== 'nothing was refused') packages.withdraw(home.giver.archivist, id, '不办了')
  return outcome
}

test('a folder of that name which is not ours is left alone, and said', async () => {
  const folder = join(home.folder, 'first')
  const part = `${folder}.anjuan-part`
  await mkdir(part)
  await writeFile(join(part, '别人的.txt'), 'x')
  expect(await made(folder)).toBe('package.part-taken')
  expect(await readFile(join(part, '别人的.txt'), 'utf8')).toBe('x')
  expect(await readdir(home.folder)).toEqual(['first.anjuan-part'])
  await rm(part, { recursive: true })
})

test('a file of that name is left alone too', async () => {
  const folder = join(home.folder, 'second')
  await writeFile(`${folder}.anjuan-part`, 'x')
  expect(await made(folder)).toBe('package.part-taken')
  expect(await readFile(`${folder}.anjuan-part`, 'utf8')).toBe('x')
  await rm(`${folder}.anjuan-part`)
})

test('what a crash left of an earlier attempt goes, and nothing of it lies in the package', async () => {
  const folder = join(home.folder, 'third')
  const part = `${folder}.anjuan-part`
  await mkdir(part)
  await writeFile(join(part, '.anjuan-part'), '')
  await writeFile(join(part, '决定书.pdf'), 'x')
  expect(await made(folder)).toBe('nothing was refused')
  expect(await readdir(home.folder)).toEqual(['third'])
  const names = await readdir(folder, { recursive: true })
  expect(names.filter((name) => name.includes('anjuan-part') || name === '决定书.pdf')).toEqual([])
  expect((await home.inspected(folder)).problemCount).toBe(0)
})

test('a package that says more than the desk would read is neither made nor taken in', async () => {
  const { folder } = await home.made('bagit', 'fourth')
  const path = join(folder, 'data', 'anjuan.json')
  const description = PackageDescription.parse(JSON.parse(await readFile(path, 'utf8')))
  const [dossier] = description.dossiers
  const many = Math.ceil(mostDescriptionBytes / JSON.stringify(dossier).length)
  const dossiers = Array.from({ length: many }, () => dossier).filter((one) => one !== undefined)
  const writer: PackageWriter = {
    objects: () => Promise.reject(new Error('nothing is to be written')),
    bytes: () => Promise.reject(new Error('nothing is to be written')),
    written: () => [],
    publish: () => Promise.reject(new Error('nothing is to be published')),
    discard: () => Promise.resolve(),
  }
  const facts = {
    ...{ sender: '云山县农业农村局', receiver: '县档案馆', content: '案卷', withRestricted: true },
    ...{ carrier: { kind: '硬盘', from: '1', to: '1' }, senderNumber: null, origin: null },
  }
  const order = { description: { ...description, dossiers }, facts, eepOf: () => '' }
  await expect(writeForm(writer, order)).rejects.toMatchObject({ code: 'package.too-much-described' })

  await truncate(path, mostDescriptionBytes + 1)
  const { problems } = await home.inspected(folder)
  expect(problems.map(({ code }) => code)).toContain('description-broken')
})
