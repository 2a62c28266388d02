// Who looked at which dossier: once for each sign-in, also when one window is signed in to again.
import { expect, onTestFinished, test } from 'vitest'
import { createTestDesk, passphrase, someFacts } from '../../support/test-desk.ts'

test('the same window enters its view again after the next sign-in, and a dossier that is not there is refused by name', async () => {
  const home = await createTestDesk(['archivist'])
  onTestFinished(() => home.close())
  const auditor = (await home.as('auditor')).client
  const { client } = await home.as('archivist')
  const { id } = await client.dossiers.create(someFacts())
  const outcomes = async () => {
    const { rows } = await auditor.journal.list({ event: 'dossier.viewed' })
    return rows.map((row) => row.outcome).toReversed()
  }
  await client.dossiers.items({ id })
  await client.dossiers.items({ id })
  expect(await outcomes()).toEqual(['done'])
  await client.people.signIn({ name: 'archivist', passphrase })
  await client.dossiers.items({ id })
  expect(await outcomes()).toEqual(['done', 'done'])
  const nowhere = '01900000-0000-7000-8000-000000000000'
  await expect(client.dossiers.manifest({ id: nowhere })).rejects.toMatchObject({ data: { code: 'dossier.unknown' } })
  expect(await outcomes()).toEqual(['done', 'done', 'refused'])
})
