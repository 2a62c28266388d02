// A process that does nothing but file the same bytes, one dossier after another, until it is killed. Says `ready`, then
// the SHA-256 of each filed item. Arguments: archive folder, file.
import { stat } from 'node:fs/promises'
import { systemClock } from '#main/clock.ts'
import { clientOf, openTestDesk, passphrase, someFacts } from '../support/test-desk.ts'

const [folder = '', path = ''] = process.argv.slice(2)
const desk = openTestDesk(folder, systemClock)
const connection = desk.connect()
const client = clientOf(desk, connection)
await client.people.signIn({ name: 'archivist', passphrase })
const sizeBytes = (await stat(path)).size
process.stdout.write('ready\n')
for (;;) {
  const { id } = await client.dossiers.create(someFacts({ number: null }))
  const [ticket] = await client.intake.offer({ dossierId: id, files: [{ name: '录像.mp4', sizeBytes }] })
  const ended = await desk.receivePath(connection, ticket?.ticket ?? '', path, new AbortController().signal)
  process.stdout.write(`${ended.item?.id ?? ended.sentence}\n`)
}
