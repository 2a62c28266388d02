import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { headKeyFromSeed, openStore, type Store, system } from '#main/store/index.ts'
import { Refusal, refuse } from '#shared/text/refusal.ts'
import { createTestClock } from '../../support/test-clock.ts'

let folder: string
let file: string
const key = randomBytes(32)
const opened: Store[] = []

function open(with_: Buffer = key): Store {
  const headKey = headKeyFromSeed(Buffer.alloc(32, 7))
  const clock = createTestClock()
  const store = openStore({ file, key: with_, archiveId: 'archive', headKey, clock, create: true })
  opened.push(store)
  return store
}

function refusalOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'nothing was refused'
}

const settings = (store: Store) => store.all((q) => q.selectFrom('setting').selectAll())
const entries = (store: Store) => store.all((q) => q.selectFrom('journal').selectAll().orderBy('position'))
const keep = (store: Store, name: string) =>
  store.run((q) => q.insertInto('setting').values({ name, value: '存档内容' }))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anjuan-store-'))
  file = join(folder, 'archive.db')
})
afterEach(() => {
  for (const store of opened.splice(0)) store.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a change and its journal entry are one transaction', () => {
  const store = open()
  store.record(system, 'dossier.created', 'd1', (note) => {
    keep(store, 'a')
    note({ files: 2 })
  })
  expect(settings(store)).toHaveLength(1)
  expect(entries(store)).toMatchObject([
    { position: 1, who: 'system', event: 'dossier.created', subject: 'd1', outcome: 'done', detail: '{"files":2}' },
  ])
})

test('a refusal undoes the change and is itself entered, once', () => {
  const store = open()
  const attempt = () =>
    store.record(system, 'dossier.sealed', 'd1', () => {
      keep(store, 'a')
      throw refuse('dossier.empty')
    })
  expect(refusalOf(attempt)).toBe('dossier.empty')
  expect(settings(store)).toEqual([])
  expect(entries(store)).toMatchObject([{ outcome: 'refused', detail: '{"code":"dossier.empty"}' }])
})

test('a bug undoes the change and enters nothing', () => {
  const store = open()
  expect(() =>
    store.record(system, 'dossier.sealed', 'd1', () => {
      keep(store, 'a')
      throw new Error('a bug')
    }),
  ).toThrow('a bug')
  expect(settings(store)).toEqual([])
  expect(entries(store)).toEqual([])
})

test('the journal can be neither changed nor shortened, even through the connection', () => {
  const store = open()
  store.record(system, 'dossier.created', null, () => undefined)
  expect(() =>
    store.run((q) =>
      q
        .updateTable('journal')
        .set({} as never)
        .where('position', '=', 1),
    ),
  ).toThrow()
  expect(() => store.run((q) => q.deleteFrom('journal'))).toThrow('append-only')
})

test('nothing in the files can be read without the key', () => {
  const store = open()
  store.record(system, 'dossier.created', 'd1', () => keep(store, 'a'))
  store.close()
  opened.length = 0
  const bytes = readFileSync(file)
  expect(bytes.includes(Buffer.from('存档内容'))).toBe(false)
  expect(bytes.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3')
  expect(refusalOf(() => open(randomBytes(32)))).toBe('store.damaged')
})

test('other tools that know SQLCipher 4 open the database with the same key', () => {
  const store = open()
  store.record(system, 'dossier.created', 'd1', () => keep(store, 'a'))
  store.close()
  opened.length = 0
  const other = new Database(file)
  other.pragma("cipher='sqlcipher'")
  other.pragma('legacy=4')
  other.pragma(`key="x'${key.toString('hex')}'"`)
  expect(other.prepare('select count(*) as n from journal').get()).toEqual({ n: 1 })
  other.close()
})

test('refuses a database from the future and leaves it as it is', () => {
  open().close()
  opened.length = 0
  const other = new Database(file)
  other.pragma("cipher='sqlcipher'")
  other.pragma('legacy=4')
  other.pragma(`key="x'${key.toString('hex')}'"`)
  other.pragma('user_version=99')
  other.close()
  const before = readFileSync(file)
  expect(refusalOf(open)).toBe('store.future')
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('refuses a database that another process has open, and opens it when that process is gone', async () => {
  open().close()
  opened.length = 0
  const script = `import Database from 'better-sqlite3'
const db = new Database(${JSON.stringify(file)})
db.pragma("cipher='sqlcipher'"); db.pragma('legacy=4'); db.pragma(${JSON.stringify(`key="x'${key.toString('hex')}'"`)})
db.pragma('locking_mode=EXCLUSIVE'); db.exec('begin immediate; commit')
process.stdout.write('open'); setInterval(() => {}, 1000)`
  const other = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => other.stdout.once('data', resolve))
  expect(refusalOf(open)).toBe('store.in-use')
  const gone = new Promise((resolve) => other.once('exit', resolve))
  other.kill('SIGKILL')
  await gone
  expect(entries(open())).toEqual([])
})

test('a damaged database is refused with a sentence, and a healthy copy of it still opens', () => {
  const store = open()
  for (let i = 0; i < 200; i++) store.record(system, 'dossier.created', `d${i}`, () => keep(store, `n${i}`))
  store.close()
  opened.length = 0
  copyFileSync(file, `${file}.copy`)
  const bytes = readFileSync(file)
  bytes.fill(0, 0, 4096)
  writeFileSync(file, bytes)
  expect(refusalOf(open)).toBe('store.damaged')
  copyFileSync(`${file}.copy`, file)
  expect(entries(open())).toHaveLength(200)
})

test('a large sort writes no plaintext temporary file', () => {
  const store = open()
  store.record(system, 'dossier.created', null, () => {
    for (let i = 0; i < 3000; i++) {
      store.run((q) => q.insertInto('setting').values({ name: `${i}`, value: `排序的明文${i}`.repeat(60) }))
    }
  })
  store.all((q) => q.selectFrom('setting').selectAll().orderBy('value', 'desc'))
  const open_ = execFileSync('ls', ['-l', `/proc/${process.pid}/fd`], { encoding: 'utf8' })
  expect(open_).not.toMatch(/etilqs_/)
})
