import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openArchiveStore } from '#main/archive-rooms.ts'
import { unlockArchive } from '#main/vault/index.ts'
import {
  clientOf,
  createTestDesk,
  openTestDesk,
  passphrase,
  someFacts,
  type TestDesk,
} from '../../support/test-desk.ts'
import { refusalCode } from '../../support/ways.ts'

let desk: TestDesk
afterEach(() => desk.close())

test('whoever changes the passphrase after having left does not come back by it', async () => {
  desk = await createTestDesk(['archivist', 'inspector'])
  await desk.as('inspector')
  const { client, connection } = await desk.as('archivist')
  const changing = client.people.changePassphrase({ passphrase, next: `${passphrase}-新` })
  await client.people.signOut({})
  await changing.catch(() => undefined)
  expect(connection.caller).toBeNull()
})

test('another person signing in on the same connection ends the session before, with its entry', async () => {
  desk = await createTestDesk(['archivist', 'inspector'])
  const { client } = await desk.as('archivist')
  await client.people.signIn({ name: 'inspector', passphrase })
  const auditor = (await desk.as('auditor')).client
  const { rows } = await auditor.journal.list({ who: 'archivist', limit: 3 })
  expect(rows[0]).toMatchObject({ event: 'people.signed-out', who: 'archivist' })
})

test('a disabled person’s passphrase opens nothing, and a new first passphrase brings him back with a new key', async () => {
  desk = await createTestDesk(['archivist'])
  const administrator = (await desk.as('administrator')).client
  const before = (await administrator.people.list({})).find((person) => person.name === 'archivist')
  const id = before?.id ?? ''
  await administrator.people.disable({ id })
  expect(await refusalCode(desk.as('archivist'))).toBe('vault.wrong-passphrase')
  await administrator.people.enable({ id, passphrase: '再次启用-首次口令' })
  const guest = desk.anonymous().client
  const session = await guest.people.signIn({ name: 'archivist', passphrase: '再次启用-首次口令' })
  expect(session).toMatchObject({ mustChangePassphrase: true, roles: ['archivist'] })
  await guest.people.changePassphrase({ passphrase: '再次启用-首次口令', next: passphrase })
  const after = (await administrator.people.list({})).find((person) => person.name === 'archivist')
  expect(after?.certificateFingerprint).not.toBe(before?.certificateFingerprint)
  expect(await refusalCode(administrator.people.enable({ id, passphrase }))).not.toBe('nothing was refused')
})

test('a wrong passphrase is entered once, with the account it was tried on', async () => {
  desk = await createTestDesk(['archivist'])
  const auditor = (await desk.as('auditor')).client
  const wrong = desk.anonymous().client.people.signIn({ name: 'archivist', passphrase: '不是这个' })
  expect(await refusalCode(wrong)).toBe('vault.wrong-passphrase')
  const { rows } = await auditor.journal.list({ outcome: 'refused' })
  expect(rows).toMatchObject([{ who: 'nobody', event: 'people.signed-in', detail: { code: 'vault.wrong-passphrase' } }])
  expect(rows[0]?.subject).not.toBeNull()
})

test('a feed refuses in words, and ends when its listener leaves', async () => {
  desk = await createTestDesk(['archivist', 'inspector'])
  await desk.as('inspector')
  const { client } = await desk.as('archivist')
  const unknown = await client.dossiers.verify({ id: '01900000-0000-7000-8000-000000000000' })
  expect(await refusalCode(unknown.next())).toBe('dossier.unknown')
  const { id } = await client.dossiers.create(someFacts())
  const watch = await client.intake.watch({ dossierId: id })
  await watch.next()
  const ended = watch.next()
  await client.people.signOut({})
  expect(
    await ended.then(
      (step) => step.done,
      () => true,
    ),
  ).toBe(true)
})

test('a founding that fails leaves the folder as empty as it was', async () => {
  desk = await createTestDesk([])
  const folder = `${desk.folder}-另一个`
  const second = openTestDesk(folder, desk.clock)
  const client = clientOf(second, second.connect())
  const officer = (name: string) => ({ name, displayName: name, passphrase })
  const twice = client.archive.create({
    agency: '云山县农业农村局',
    administrator: officer('same'),
    security: officer('ｓａｍｅ'),
    auditor: officer('auditor'),
  })
  expect(await refusalCode(twice)).toBe('people.name-taken')
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([])
  await second.close()
})

test('an old copy of archive.json with the first passphrase does not open the signing key made later', async () => {
  desk = await createTestDesk([])
  const administrator = (await desk.as('administrator')).client
  const first = '首次口令-只用一次'
  const person = { name: 'newcomer', displayName: '新人', unit: '云山县农业农村局', passphrase: first }
  const { id } = await administrator.people.create(person)
  const old = readFileSync(join(desk.folder, 'archive.json'))
  const guest = desk.anonymous().client
  await guest.people.signIn({ name: 'newcomer', passphrase: first })
  await guest.people.changePassphrase({ passphrase: first, next: passphrase })
  await desk.desk.close()

  const copy = `${desk.folder}-旧`
  cpSync(desk.folder, copy, { recursive: true })
  writeFileSync(join(copy, 'archive.json'), old)
  const vault = await unlockArchive({ folder: copy, name: 'newcomer', passphrase: first, now: () => new Date() })
  const store = openArchiveStore({ vault, clock: desk.clock })
  const row = store.one((q) => q.selectFrom('user').select('signing_key_sealed').where('id', '=', id))
  const personal = await vault.slots.check('newcomer', first)
  expect(() => personal.unseal('signing-key', row?.signing_key_sealed ?? Buffer.alloc(0))).toThrow(
    'vault.sealed-altered',
  )
  store.close()
  vault.close()
})
