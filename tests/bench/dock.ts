// How long a collection dock of a thousand small files takes, from its folder to the tray: read, copied, read back, looked into.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '#main/clock.ts'
import { createSmallDock, dockFormats } from '../support/small-dock.ts'
import { clientOf, openTestDesk, passphrase } from '../support/test-desk.ts'

const FILES = 1000

/** @returns `dock.per1000s`, in seconds */
export async function measureDock(files = FILES): Promise<Record<string, number>> {
  const parent = await mkdtemp(join(tmpdir(), 'anjuan-bench-dock-'))
  const dock = await createSmallDock()
  const desk = openTestDesk(join(parent, 'archive'), systemClock)
  try {
    for (let at = 0; at < files; at++) {
      const serial = String(at).padStart(4, '0')
      const format = dockFormats[at % dockFormats.length] ?? 'mp4'
      const time = new Date(Date.UTC(2026, 8, 1) + at * 60_000).toISOString().replace(/\D/g, '').slice(0, 14)
      await dock.add(`DCIM/${at % 10}/D0123_53990001_${time}_${serial}.${format}`, format)
    }
    const client = clientOf(desk, desk.connect())
    const guardian = (name: string) => ({ name, displayName: name, passphrase })
    await client.archive.create({
      agency: '测量县农业农村局',
      administrator: guardian('administrator'),
      security: guardian('security'),
      auditor: guardian('auditor'),
    })
    await admitArchivist(desk)
    const archivist = clientOf(desk, desk.connect())
    await archivist.people.signIn({ name: 'archivist', passphrase })
    const before = performance.now()
    const { id } = await archivist.docks.open({ folder: dock.folder })
    await archivist.docks.start({ id })
    for await (const { state } of await archivist.docks.watch({ id })) if (state === 'done') break
    const seconds = (performance.now() - before) / 1000
    const { counts } = await archivist.docks.get({ id })
    if (counts.done !== files) throw new Error(`only ${counts.done} of ${files} files were taken`)
    return { 'dock.per1000s': (seconds * 1000) / files }
  } finally {
    await desk.close()
    await dock.close()
    await rm(parent, { recursive: true, force: true })
  }
}

async function admitArchivist(desk: ReturnType<typeof openTestDesk>): Promise<void> {
  const administrator = clientOf(desk, desk.connect())
  await administrator.people.signIn({ name: 'administrator', passphrase })
  const security = clientOf(desk, desk.connect())
  await security.people.signIn({ name: 'security', passphrase })
  const first = `首次-${passphrase}`
  const person = { name: 'archivist', displayName: '档案员', unit: '测量县农业农村局', passphrase: first }
  const { id } = await administrator.people.create(person)
  await security.people.grantRoles({ id, roles: ['archivist'] })
  const archivist = clientOf(desk, desk.connect())
  await archivist.people.signIn({ name: 'archivist', passphrase: first })
  await archivist.people.changePassphrase({ passphrase: first, next: passphrase })
}
