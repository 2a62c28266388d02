// An older archive.db put back by mistake: it is noticed, it costs no original, and the right one makes all good again.
import { copyFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createSmallFiles } from '../support/small-files.ts'
import { clientOf, createTestDesk, passphrase, someFacts } from '../support/test-desk.ts'

test('one opening with an older database leaves every newer original in the archive', { timeout: 60_000 }, async () => {
  const home = await createTestDesk(['archivist'])
  onTestFinished(() => home.close())
  const files = await createSmallFiles()
  onTestFinished(() => files.close())
  const connection = home.desk.connect()
  const client = clientOf(home.desk, connection)
  const enter = (name: string) => client.people.signIn({ name, passphrase })
  const leave = () => client.people.signOut({})
  const database = join(home.folder, 'archive.db')
  const aside = (name: string) => join(files.folder, name)

  async function file(dossierId: string, name: string): Promise<void> {
    const path = await files.pdf(name)
    const offered = { name, sizeBytes: (await stat(path)).size }
    const [ticket] = await client.intake.offer({ dossierId, files: [offered] })
    const signal = new AbortController().signal
    const filed = await home.desk.receivePath(connection, ticket?.ticket ?? '', path, signal)
    expect(filed.state).toBe('filed')
  }
  /** What the journal at hand says of sweeps. */
  async function sweeps(): Promise<unknown[]> {
    await enter('auditor')
    const { rows } = await client.journal.list({ event: 'archive.swept' })
    await leave()
    return rows.map(({ detail }) => detail)
  }

  await enter('archivist')
  const { id } = await client.dossiers.create(someFacts())
  await file(id, '一.pdf')
  await leave()
  await copyFile(database, aside('older.db'))
  await enter('archivist')
  await file(id, '二.pdf')
  await leave()
  await copyFile(database, aside('right.db'))

  await copyFile(aside('older.db'), database)
  expect(await sweeps()).toEqual([{ removed: 0, setAside: 1, broughtBack: 0 }])
  expect(await readdir(join(home.folder, 'orphans'))).toHaveLength(1)

  await copyFile(aside('right.db'), database)
  expect(await sweeps()).toEqual([{ removed: 0, setAside: 0, broughtBack: 1 }])
  await enter('archivist')
  expect(await client.dossiers.items({ id })).toHaveLength(2)
  const states: string[] = []
  for await (const { state } of await client.dossiers.verify({ id })) states.push(state)
  expect(states.at(-1)).toBe('intact')
})
