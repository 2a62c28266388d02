// The archive as a whole in bad company: wrong passphrases, damaged or newer files, a second process, kill -9, an empty chair.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { unlockArchive } from '#main/vault/index.ts'
import { type FaultCode, faultSentence } from '#shared/text/faults.ts'
import { createSmallFiles } from '../support/small-files.ts'
import {
  type Client,
  clientOf,
  createTestDesk,
  openTestDesk,
  passphrase,
  someFacts,
  type TestDesk,
} from '../support/test-desk.ts'
import { refusalCode } from '../support/ways.ts'

let home: TestDesk
let locks: number

beforeEach(async () => {
  home = await createTestDesk(['archivist'])
  locks = 0
  home.desk.onLock(() => {
    locks += 1
  })
})
afterEach(async () => {
  vi.useRealTimers()
  await home.close()
})

const signIn = (name: string, word = passphrase) => home.anonymous().client.people.signIn({ name, passphrase: word })
const state = async () => (await home.anonymous().client.archive.status({})).state

async function refusedAt(work: Promise<unknown>, code: FaultCode): Promise<void> {
  expect(await refusalCode(work)).toBe(code)
  expect(faultSentence(code, { found: 9, known: 1 })).toMatch(/请.+。$/)
}

async function entries(auditor: Client, event: string) {
  return (await auditor.journal.list({ event })).rows
}

test('a wrong passphrase at a locked archive is noted, and entered once at the next opening', async () => {
  await refusedAt(signIn('archivist', '不对的口令'), 'vault.wrong-passphrase')
  await refusedAt(signIn('nobody-of-that-name'), 'vault.wrong-passphrase')
  expect({ state: await state(), locks }).toEqual({ state: 'locked', locks: 0 })
  const auditor = await home.as('auditor')
  const rows = await entries(auditor.client, 'archive.unlock-refused')
  expect(rows.map(({ who, detail }) => [who, typeof detail.attemptedAt])).toEqual([
    ['system', 'string'],
    ['system', 'string'],
  ])
  await auditor.client.people.signOut({})
  expect(await entries((await home.as('auditor')).client, 'archive.unlock-refused')).toHaveLength(2)
})

test('a wrong passphrase at an open archive is entered at once, without what was typed', async () => {
  const auditor = await home.as('auditor')
  await refusedAt(signIn('archivist', '不对的口令'), 'vault.wrong-passphrase')
  await refusedAt(signIn('我把口令输在这里了'), 'vault.wrong-passphrase')
  const refused = (await auditor.client.journal.list({ event: 'people.signed-in', outcome: 'refused' })).rows
  expect(refused.map(({ who, subject }) => [who, subject === null])).toEqual([
    ['nobody', true],
    ['nobody', false],
  ])
  expect(JSON.stringify((await auditor.client.journal.list({})).rows)).not.toContain('口令')
  expect(await state()).toBe('open')
})

test('a damaged archive.json is named, nothing is touched, and its copy brings the archive back', async () => {
  const file = join(home.folder, 'archive.json')
  const whole = readFileSync(file)
  for (const damage of [whole.subarray(0, 100), Buffer.alloc(0), Buffer.from('{"format":1}')]) {
    writeFileSync(file, damage)
    expect(await state()).toBe('damaged')
    await refusedAt(signIn('archivist'), 'vault.damaged')
    expect(readFileSync(file)).toEqual(damage)
  }
  await copyFile(join(home.folder, 'keys', 'archive-copy.json'), file)
  await signIn('archivist')
  expect(await state()).toBe('open')
})

test('an archive.json changed by somebody without the key is not believed', async () => {
  const file = join(home.folder, 'archive.json')
  const changed = { ...(JSON.parse(readFileSync(file, 'utf8')) as object), createdAt: '2020-01-01T00:00:00.000Z' }
  writeFileSync(file, JSON.stringify(changed))
  await refusedAt(signIn('archivist'), 'vault.damaged')
})

test('an archive of a newer program is refused as such', async () => {
  const file = join(home.folder, 'archive.json')
  const body = JSON.parse(readFileSync(file, 'utf8')) as { format: number }
  writeFileSync(file, JSON.stringify({ ...body, format: 9 }))
  expect(await state()).toBe('future')
  await refusedAt(signIn('archivist'), 'vault.future')
})

/** The database as somebody sees it who has its key. */
async function withDatabase(work: (connection: Database.Database) => void): Promise<void> {
  const vault = await unlockArchive({ folder: home.folder, name: 'archivist', passphrase, now: () => home.clock.now() })
  const connection = new Database(join(home.folder, 'archive.db'))
  try {
    connection.pragma("cipher='sqlcipher'")
    connection.pragma('legacy=4')
    connection.pragma(`key="x'${vault.databaseKey('archive').toString('hex')}'"`)
    work(connection)
  } finally {
    connection.close()
    vault.close()
  }
}

test('a database of a newer program is refused, left alone, and opens in its own program', async () => {
  let known = 0
  await withDatabase((connection) => {
    known = connection.pragma('user_version', { simple: true }) as number
    connection.pragma(`user_version=${known + 8}`)
  })
  await refusedAt(signIn('archivist'), 'store.future')
  expect({ state: await state(), locks }).toEqual({ state: 'locked', locks: 0 })
  await withDatabase((connection) => {
    expect(connection.pragma('user_version', { simple: true })).toBe(known + 8)
    connection.pragma(`user_version=${known}`)
  })
  await signIn('archivist')
})

test('a damaged database is refused, whether its head or any other page is hit', async () => {
  const file = join(home.folder, 'archive.db')
  const whole = readFileSync(file)
  const pages = whole.length / 4096
  expect(pages).toBeGreaterThan(10)
  const noticed: number[] = []
  for (let page = 0; page < pages; page += Math.ceil(pages / 12)) {
    const damaged = Buffer.from(whole)
    damaged.writeUInt8(damaged.readUInt8(page * 4096 + 2000) ^ 1, page * 4096 + 2000)
    writeFileSync(file, damaged)
    const code = await refusalCode(readEverything())
    // A page that nothing read is not noticed; but what was read is never wrong, and never an incident.
    expect(['store.damaged', 'nothing was refused']).toContain(code)
    if (code === 'store.damaged') noticed.push(page)
    expect(await state()).toBe('locked')
  }
  expect(noticed[0]).toBe(0)
  // All pages but the first: it is unlocked, and fails only at the first page that is read.
  const behind = Buffer.from(whole)
  for (let at = 4096 + 2000; at < whole.length; at += 4096) behind.writeUInt8(behind.readUInt8(at) ^ 1, at)
  writeFileSync(file, behind)
  expect(await refusalCode(readEverything())).toBe('store.damaged')
  expect(await state()).toBe('locked')
  writeFileSync(file, whole)
  expect(await refusalCode(readEverything())).toBe('nothing was refused')
})

async function readEverything(): Promise<void> {
  const { client, connection } = home.anonymous()
  try {
    await client.people.signIn({ name: 'auditor', passphrase })
    await client.journal.verify({})
    await client.journal.list({})
    await client.people.list({})
    await client.people.signOut({})
  } finally {
    if (connection.caller !== null) await client.people.signOut({}).catch(() => home.desk.disconnect(connection))
  }
}

test('a second process is refused with a sentence and exit code 2, and the first one works on', async () => {
  const archivist = await home.as('archivist')
  const passphraseFile = join(dirname(home.folder), 'passphrase.txt')
  await writeFile(passphraseFile, passphrase)
  const cli = new URL('../../main/hosts/cli/anjuan.ts', import.meta.url).pathname
  const check = () =>
    new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      const who = ['--archive', home.folder, '--user', 'archivist', '--passphrase-file', passphraseFile]
      const child = execFile(process.execPath, [cli, 'unlock-check', ...who], (_error, stdout, stderr) => {
        resolve({ code: child.exitCode ?? -1, stdout, stderr })
      })
    })
  const second = await check()
  expect(second).toEqual({ code: 2, stdout: '', stderr: `${faultSentence('store.in-use', {})}\n` })
  await archivist.client.dossiers.create(someFacts())
  await archivist.client.people.signOut({})
  expect(await check()).toMatchObject({ code: 0, stderr: '' })
})

test('killed in the middle of filing, it opens again with whole items only', { timeout: 60_000 }, async () => {
  await home.desk.close()
  const files = await createSmallFiles()
  onTestFinished(() => files.close())
  const path = await files.clip('录像.mp4', 4, ['-c:v', 'libx264', '-b:v', '20M', '-minrate', '20M', '-c:a', 'aac'])
  const told: string[] = []
  let filedAfterKill = 0
  for (const delayMs of [5, 60, 140, 260]) {
    told.push(...(await killedAfter(delayMs, [home.folder, path])))
    const desk = openTestDesk(home.folder, home.clock)
    const client = clientOf(desk, desk.connect())
    await client.people.signIn({ name: 'archivist', passphrase })
    const { rows } = await client.dossiers.list({ limit: 500 })
    const items = (await Promise.all(rows.map(({ id }) => client.dossiers.items({ id })))).flat()
    expect(items.map((item) => item.id)).toEqual(expect.arrayContaining(told))
    // One more than it could still say is possible, never half a one.
    expect(items.length - told.length - filedAfterKill).toBeLessThanOrEqual(1)
    filedAfterKill = items.length - told.length
    for (const { id, papers, recordings } of rows) {
      if (papers + recordings === 0) continue
      let last = ''
      for await (const { state: at } of await client.dossiers.verify({ id })) last = at
      expect(last).toBe('intact')
    }
    expect(await client.journal.verify({})).toMatchObject({ state: 'intact' })
    const known = items.map((item) => item.objectId).sort()
    const below = (name: string) => readdir(join(home.folder, name), { recursive: true, withFileTypes: true })
    const objects = (await below('objects')).filter((entry) => entry.isFile()).map((entry) => entry.name)
    expect(objects.sort()).toEqual(known)
    expect(await below('incoming')).toEqual([])
    await desk.close()
  }
  expect(told.length).toBeGreaterThan(3)
})

/** Kills a filing process so many ms after its first filed item; returns the items it told of. */
async function killedAfter(delayMs: number, args: readonly string[]): Promise<string[]> {
  const script = new URL('busy-desk.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  const told: string[] = []
  const { promise: begun, resolve } = Promise.withResolvers<void>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line !== 'ready') told.push(line)
    if (told.length === 1) resolve()
  })
  await begun
  await new Promise((wake) => setTimeout(wake, delayMs))
  child.kill('SIGKILL')
  expect((await closed)[1]).toBe('SIGKILL')
  return told
}

/** A desk on the same archive whose idle timer a test turns by hand. */
async function deskWithHandTimer() {
  await home.desk.close()
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const desk = openTestDesk(home.folder, home.clock)
  onTestFinished(() => desk.close())
  let locked = 0
  desk.onLock(() => {
    locked += 1
  })
  const connection = desk.connect()
  const client = clientOf(desk, connection)
  await client.people.signIn({ name: 'archivist', passphrase })
  return { desk, connection, client, locked: () => locked }
}

test('nobody at the desk for a quarter of an hour: it locks, closes the database, and asks to sign in', async () => {
  const { desk, client, locked } = await deskWithHandTimer()
  home.clock.pass(14)
  vi.advanceTimersByTime(6_000)
  await client.dossiers.list({})
  home.clock.pass(14)
  vi.advanceTimersByTime(6_000)
  expect(await refusalCode(client.dossiers.list({}))).toBe('nothing was refused')
  home.clock.pass(16)
  // What a window asks by itself does not keep the archive open.
  await client.jobs.list({})
  vi.advanceTimersByTime(6_000)
  await vi.waitFor(() => expect(locked()).toBe(1))
  expect(await refusalCode(client.dossiers.list({}))).toBe('people.signed-out')
  expect((await client.archive.status({})).state).toBe('locked')
  // Only a closed database can be opened beside.
  const other = openTestDesk(home.folder, home.clock)
  const auditor = clientOf(other, other.connect())
  await auditor.people.signIn({ name: 'auditor', passphrase })
  expect((await entries(auditor, 'people.signed-out'))[0]).toMatchObject({ who: 'archivist', outcome: 'done' })
  await other.close()
  await desk.close()
})

test('filing that is under way keeps the desk open however long it takes', async () => {
  const { desk, connection, client, locked } = await deskWithHandTimer()
  const { id } = await client.dossiers.create(someFacts())
  const [ticket] = await client.intake.offer({ dossierId: id, files: [{ name: '大.mp4', sizeBytes: 9000 }] })
  const gone = new AbortController()
  const body = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => undefined) })
  const ended = desk.receive(connection, ticket?.ticket ?? '', body, gone.signal)
  home.clock.pass(60)
  vi.advanceTimersByTime(6_000)
  expect(await refusalCode(client.dossiers.list({}))).toBe('nothing was refused')
  gone.abort()
  await ended
  home.clock.pass(16)
  vi.advanceTimersByTime(6_000)
  await vi.waitFor(() => expect(locked()).toBe(1))
})

test('a dock under way keeps the desk open while its screen looks at it; one at rest and the tray do not', async () => {
  const { client, locked } = await deskWithHandTimer()
  const { id } = await client.docks.offer({ label: '采集站', files: [{ path: '大.mp4', sizeBytes: 9000 }] })
  expect((await client.docks.start({ id })).state).toBe('running')
  for (let look = 0; look < 3; look++) {
    home.clock.pass(14)
    vi.advanceTimersByTime(6_000)
    await client.docks.get({ id })
  }
  expect(locked()).toBe(0)
  await client.docks.pause({ id })
  home.clock.pass(16)
  await client.docks.get({ id })
  await client.docks.list({})
  await client.tray.list({})
  vi.advanceTimersByTime(6_000)
  await vi.waitFor(() => expect(locked()).toBe(1))
})

async function disableArchivist(): Promise<void> {
  const administrator = await home.as('administrator')
  const archivist = (await administrator.client.people.list({})).find(({ name }) => name === 'archivist')
  await administrator.client.people.disable({ id: archivist?.id ?? '' })
  await administrator.client.people.signOut({})
}

test('a disabled user cannot open the archive: it is locked again, nobody hears of a lock, the journal does', async () => {
  await disableArchivist()
  const before = locks
  await refusedAt(signIn('archivist'), 'vault.wrong-passphrase')
  expect({ state: await state(), locks }).toEqual({ state: 'locked', locks: before })
  const auditor = await home.as('auditor')
  expect(await entries(auditor.client, 'archive.unlock-refused')).toHaveLength(1)
  await refusedAt(signIn('archivist'), 'vault.wrong-passphrase')
  const refused = (await auditor.client.journal.list({ outcome: 'refused' })).rows
  expect(refused[0]).toMatchObject({ who: 'nobody', event: 'people.signed-in' })
  expect(await state()).toBe('open')
  await auditor.client.people.signOut({})
  expect(locks).toBe(before + 1)
})

test('a window closed while it signs in leaves the archive locked, and nobody hears of a lock', async () => {
  const { client, connection } = home.anonymous()
  const pending = client.people.signIn({ name: 'archivist', passphrase })
  home.desk.disconnect(connection)
  expect(await refusalCode(pending)).toBe('people.signed-out')
  expect({ state: await state(), locks, caller: connection.caller }).toEqual({
    state: 'locked',
    locks: 0,
    caller: null,
  })
  await signIn('archivist')
})

test('a user disabled while signed in is out with the next call', async () => {
  const archivist = await home.as('archivist')
  await disableArchivist()
  expect(await refusalCode(archivist.client.dossiers.list({}))).toBe('people.signed-out')
  await vi.waitFor(async () => expect(await state()).toBe('locked'))
  expect(locks).toBeGreaterThan(0)
})

test('a role taken away while signed in is gone with the next call', async () => {
  const archivist = await home.as('archivist')
  const security = await home.as('security')
  const id = archivist.connection.caller?.userId ?? ''
  await security.client.people.grantRoles({ id, roles: ['inspector'] })
  expect(await refusalCode(archivist.client.dossiers.create(someFacts()))).toBe('people.forbidden')
  expect((await archivist.client.archive.status({})).session?.roles).toEqual(['inspector'])
})

test('a journal head that cannot be noted outside does not undo what was done', async () => {
  const archivist = await home.as('archivist')
  await mkdir(join(home.folder, 'journal.head.new'))
  const { id } = await archivist.client.dossiers.create(someFacts())
  expect((await archivist.client.dossiers.get({ id })).id).toBe(id)
  await rm(join(home.folder, 'journal.head.new'), { recursive: true })
  await archivist.client.people.signOut({})
  const auditor = await home.as('auditor')
  expect(await auditor.client.journal.verify({})).toMatchObject({ state: 'intact' })
})
