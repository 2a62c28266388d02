// From the passphrase to the first list on the screen, without what the key derivation itself costs.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDesk } from '#main/desk.ts'
import { STANDARD_KDF } from '#main/vault/index.ts'
import { stretch } from '#main/vault/passphrase.ts'
import { clientOf, passphrase, rulebookFolder, someFacts } from '../support/test-desk.ts'

const ROUNDS = 7
const DOSSIERS = 500

function openDesk(folder: string) {
  return createDesk({
    folder,
    host: 'cli',
    rulebookFolder,
    version: '0.0.0-bench',
    toolPlaces: { application: null, settings: null, path: process.env.PATH ?? null },
  })
}

/** An archive of `DOSSIERS` dossiers with the standard key derivation; its archivist's name is returned. */
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

/** @returns `open.beyondKdfMs`, the median in milliseconds, and beside it what the derivation costs */
export async function measureOpen(): Promise<Record<string, number>> {
  const parent = await mkdtemp(join(tmpdir(), 'anjuan-bench-open-'))
  const folder = join(parent, 'archive')
  try {
    const name = await fill(folder)
    const beyond: number[] = []
    const derivations: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const beforeKdf = performance.now()
      await stretch(passphrase, Buffer.alloc(32, round), STANDARD_KDF)
      const kdfMs = performance.now() - beforeKdf
      const desk = openDesk(folder)
      const client = clientOf(desk, desk.connect())
      const before = performance.now()
      await client.people.signIn({ name, passphrase })
      await client.dossiers.list({})
      beyond.push(performance.now() - before - kdfMs)
      derivations.push(kdfMs)
      await desk.close()
    }
    return { 'open.beyondKdfMs': median(beyond), 'open.kdfMs': median(derivations) }
  } finally {
    await rm(parent, { recursive: true, force: true })
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
