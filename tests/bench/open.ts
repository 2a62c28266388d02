// From the passphrase to the first list on the screen. The key derivation is made so cheap that it does not count: its price is a
// setting of the archive, and subtracting a large noisy figure from another would measure the noise.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '#main/clock.ts'
import { clientOf, openTestDesk, passphrase, someFacts } from '../support/test-desk.ts'

const ROUNDS = 7
const DOSSIERS = 500

const openDesk = (folder: string) => openTestDesk(folder, systemClock)

/** An archive of `DOSSIERS` dossiers; its archivist's name is returned. */
async function fill(folder: string): Promise<string> {
  const desk = openDesk(folder)
  const enter = () => clientOf(desk, desk.connect())
  const officer = (name: string) => ({ name, displayName: name, passphrase })
  await enter().archive.create({
    agency: '测量县农业农村局',
    administrator: officer('administrator'),
    security: officer('security'),
    auditor: officer('auditor'),
  })
  const administrator = enter()
  await administrator.people.signIn({ name: 'administrator', passphrase })
  const security = enter()
  await security.people.signIn({ name: 'security', passphrase })
  const first = `首次-${passphrase}`
  const person = { name: 'archivist', displayName: '档案员', unit: '测量县农业农村局', passphrase: first }
  const { id } = await administrator.people.create(person)
  await security.people.grantRoles({ id, roles: ['archivist'] })
  const archivist = enter()
  await archivist.people.signIn({ name: 'archivist', passphrase: first })
  await archivist.people.changePassphrase({ passphrase: first, next: passphrase })
  for (let at = 0; at < DOSSIERS; at++) {
    await archivist.dossiers.create(someFacts({ number: null, title: `第 ${at} 号测量案卷` }))
  }
  await desk.close()
  return 'archivist'
}

/** @returns `open.beyondKdfMs`, the median in milliseconds */
export async function measureOpen(): Promise<Record<string, number>> {
  const parent = await mkdtemp(join(tmpdir(), 'anjuan-bench-open-'))
  const folder = join(parent, 'archive')
  try {
    const name = await fill(folder)
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const desk = openDesk(folder)
      const client = clientOf(desk, desk.connect())
      const before = performance.now()
      await client.people.signIn({ name, passphrase })
      await client.dossiers.list({})
      times.push(performance.now() - before)
      await desk.close()
    }
    return { 'open.beyondKdfMs': median(times) }
  } finally {
    await rm(parent, { recursive: true, force: true })
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
