// Docks and the tray through every way into a desk; and the bytes that a window sends and sees.
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDoor } from '#main/door/index.ts'
import type { IntakeTicket } from '#shared/contract/intake.ts'
import { createSmallDock, type SmallDock } from '../support/small-dock.ts'
import { type Client, createTestDesk, passphrase, someFacts } from '../support/test-desk.ts'
import { refusalCode, type Way, ways } from '../support/ways.ts'

let dock: SmallDock
beforeAll(async () => {
  dock = await createSmallDock()
  for (const name of ['1', '2', '3']) await dock.add(`${name}.mp4`, 'mp4')
})
afterAll(() => dock.close())

describe.each(ways)('docks through the $name', ({ open }) => {
  let way: Way
  beforeAll(async () => {
    way = await open()
  })
  afterAll(() => way.close())

  test('a folder is read, its files are ordered, directed and cancelled, and the journal keeps each deed', async () => {
    const archivist = await way.as('archivist')
    const { id: dossierId } = await archivist.dossiers.create(someFacts())
    const { id } = await archivist.docks.open({ folder: dock.folder })
    expect((await archivist.docks.list({})).rows).toMatchObject([{ id, state: 'planned', counts: { queued: 3 } }])
    const { rows } = await archivist.docks.files({ id })
    const [first, second, third] = rows.map((file) => file.id)
    await archivist.docks.move({ ids: [third ?? ''], beforeId: first ?? '' })
    await archivist.docks.direct({ ids: [first ?? ''], dossierId })
    await archivist.docks.cancel({ ids: [second ?? ''] })
    const after = await archivist.docks.files({ id, states: ['queued'] })
    expect(after.rows.map(({ path, dossierId: into }) => [path, into])).toEqual([
      ['3.mp4', null],
      ['1.mp4', dossierId],
    ])
    await archivist.docks.retry({ ids: [second ?? ''] })
    expect(await archivist.docks.pause({ id })).toMatchObject({ state: 'paused', counts: { queued: 3 } })
    const { sha256, csv } = await archivist.docks.manifest({ id })
    expect([sha256.length, csv.split('\r\n').length]).toEqual([64, 5])
    expect(await archivist.tray.list({})).toMatchObject({ rows: [], total: 0, mark: 'example', overdue: 0 })
    const auditor = await way.as('auditor')
    const events = (await auditor.journal.list({ limit: 100 })).rows.filter(({ outcome }) => outcome === 'done')
    expect(events.map(({ event }) => event)).toEqual(
      expect.arrayContaining([
        'dock.opened',
        'dock.reordered',
        'dock.directed',
        'dock.cancelled',
        'dock.retried',
        'dock.paused',
        'dock.manifest-exported',
      ]),
    )
  })

  test('what cannot be is refused with its code, and an inspector may not see a dock', async () => {
    const archivist = await way.as('archivist')
    const unknown = '0199aaaa-0000-7000-8000-000000000000'
    expect(await refusalCode(archivist.docks.open({ folder: join(dock.folder, 'none') }))).toBe('dock.no-folder')
    expect(await refusalCode(archivist.docks.get({ id: unknown }))).toBe('dock.unknown')
    expect(await refusalCode(archivist.docks.cancel({ ids: [unknown] }))).toBe('dock.file-unknown')
    expect(await refusalCode(archivist.tray.setAside({ ids: [unknown], reason: '误录' }))).toBe('tray.unknown')
    const { id } = await archivist.docks.open({ folder: dock.folder })
    const inspector = await way.as('inspector')
    expect(await refusalCode(inspector.docks.get({ id }))).toBe('people.forbidden')
    expect(await refusalCode(inspector.tray.list({}))).toBe('people.forbidden')
  })
})

test('a window sends a dock file by file, sees one in the tray by its ranges, and assigns it', async () => {
  const home = await createTestDesk(['archivist'])
  const origin = 'http://127.0.0.1:1'
  const connection = home.desk.connect()
  const door = createDoor({ desk: home.desk, rendererFolder: import.meta.dirname, guard: () => ({ connection }) })
  const link = new RPCLink({ url: `${origin}/rpc`, fetch: (request, init) => door(new Request(request, init)) })
  const client = createORPCClient<Client>(link)
  await client.people.signIn({ name: 'archivist', passphrase })
  const paths = ['1.mp4', '2.mp4']
  const files = await Promise.all(
    paths.map(async (path) => ({ path, sizeBytes: (await stat(join(dock.folder, path))).size, modifiedAt: null })),
  )
  const { id } = await client.docks.offer({ label: '窗口交来', files })
  await client.docks.start({ id })
  for (const file of (await client.docks.files({ id })).rows.reverse()) {
    const body = new Blob([await readFile(join(dock.folder, file.path))]).stream()
    const put = new Request(`${origin}/intake/${file.id}`, { method: 'PUT', body, duplex: 'half' } as RequestInit)
    const ticket = (await (await door(put)).json()) as IntakeTicket
    expect(ticket).toMatchObject({ ticket: file.id, state: 'filed', dossierId: null, name: file.path })
  }
  expect(await client.docks.get({ id })).toMatchObject({ state: 'done', counts: { done: 2 } })
  const [holding] = (await client.tray.list({})).rows
  const source = await readFile(join(dock.folder, holding?.name ?? ''))
  const range = await door(new Request(`${origin}/bytes/${holding?.objectId}`, { headers: { range: 'bytes=100-199' } }))
  expect(range.status).toBe(206)
  expect(Buffer.from(await range.arrayBuffer()).equals(source.subarray(100, 200))).toBe(true)
  const { id: dossierId } = await client.dossiers.create(someFacts())
  expect(await client.tray.assign({ ids: [holding?.id ?? ''], dossierId })).toEqual({ jobs: 1 })
  for await (const jobs of await client.jobs.watch({})) if (jobs.every(({ endedAt }) => endedAt !== null)) break
  expect((await client.dossiers.items({ id: dossierId })).map(({ sha256 }) => sha256)).toEqual([holding?.sha256])
  expect((await door(new Request(`${origin}/bytes/${holding?.objectId}`))).status).not.toBe(200)
  await home.close()
})
