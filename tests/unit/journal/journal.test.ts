import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openJournal } from '#main/journal/index.ts'
import { entryHash, headKeyFromSeed, openStore, type Store, system } from '#main/store/index.ts'
import { createTestClock } from '../../support/test-clock.ts'

let folder: string
const key = randomBytes(32)
const archiveId = '01890000-0000-7000-8000-000000000000'
const headKey = headKeyFromSeed(Buffer.alloc(32, 9))
let store: Store

const file = () => join(folder, 'archive.db')
const openIt = () => {
  store = openStore({ file: file(), key, archiveId, headKey, clock: createTestClock(), create: true })
  return openJournal({ store, archiveId, headKey, folder })
}
const write = (count: number) => {
  for (let i = 0; i < count; i++) store.record(system, 'item.filed', `id-${i}`, (note) => note({ sizeBytes: i }))
}

/** What somebody does who has the database key and no respect for triggers. */
function tamper(sql: string): void {
  store.close()
  const raw = new Database(file())
  raw.pragma("cipher='sqlcipher'")
  raw.pragma('legacy=4')
  raw.pragma(`key="x'${key.toString('hex')}'"`)
  raw.exec('drop trigger journal_no_update; drop trigger journal_no_delete;')
  raw.exec(sql)
  raw.close()
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anjuan-journal-'))
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

test('an untouched journal is intact, and says how long it is', async () => {
  const journal = await openIt()
  write(1500)
  expect(await journal.verify()).toMatchObject({ state: 'intact', length: 1500 })
})

test.each([
  ['a changed word', "update journal set who = 'somebody' where position = 3", { position: 3, why: 'hash' }],
  ['a changed fact', `update journal set detail = '{"sizeBytes":9}' where position = 3`, { position: 3, why: 'hash' }],
  ['an entry taken out', 'delete from journal where position = 3', { position: 4, why: 'order' }],
  ['the newest entry cut off', 'delete from journal where position = 5', { position: 5, why: 'rolled-back' }],
  ['a head nobody signed', "update journal_head set signature = x'00'", { position: 5, why: 'signature' }],
])('notices %s', async (_what, sql, found) => {
  await openIt()
  write(5)
  tamper(sql)
  const journal = await openIt()
  expect(await journal.verify()).toEqual({ state: 'broken', ...found })
})

test('notices an old database put back, and remembers it', async () => {
  await openIt()
  write(3)
  store.close()
  copyFileSync(file(), `${file()}.old`)
  await openIt()
  write(4)
  store.close()
  copyFileSync(`${file()}.old`, file())
  const rolledBack = { state: 'broken', position: 7, why: 'rolled-back' }
  expect(await (await openIt()).verify()).toEqual(rolledBack)
  write(6)
  store.close()
  expect(await (await openIt()).verify()).toEqual(rolledBack)
})

test('anybody can verify the export with SHA-256 and Ed25519 alone', async () => {
  const journal = await openIt()
  write(3)
  const { csv, head } = journal.export()
  const [, ...lines] = csv.trimEnd().split('\r\n')
  let before = '0'.repeat(64)
  for (const line of lines) {
    const [position, at, who, event, subject, outcome, detail, previous, hash] = cells(line)
    // Keys in the order of RFC 8785, written by hand on purpose: this is what format.md promises to others.
    const text = `{"at":${JSON.stringify(at)},"detail":${detail},"event":${JSON.stringify(event)},"outcome":${JSON.stringify(outcome)},"position":${position},"previousHash":"${before}","subject":${JSON.stringify(subject)},"who":${JSON.stringify(who)}}`
    expect(previous).toBe(before)
    expect(createHash('sha256').update(text).digest('hex')).toBe(hash)
    before = hash as string
  }
  expect(before).toBe(head.hash)
  const signed = Buffer.from(`anjuan-journal-head\n${archiveId}\n${head.position}\n${head.hash}\n`)
  const publicKey = createPublicKey(head.publicKey)
  expect(verify(null, signed, publicKey, Buffer.from(head.signature, 'base64'))).toBe(true)
})

test('the hash of an entry never changes', () => {
  const entry = {
    position: 1,
    at: '2026-11-21T14:10:00.000Z',
    who: 'archivist',
    event: 'item.filed',
    subject: 'd1',
    outcome: 'done',
    detail: { sha256: 'ab', sizeBytes: 3 },
  } as const
  expect(entryHash(entry, '0'.repeat(64))).toBe('df5d4598489ee64a8af4af5e19ec38483bb40b11fef2a6ae1d1f8af2b5bcf44f')
})

/** The cells of one RFC 4180 line. */
function cells(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
    .slice(0, 9)
    .map(([, cell = '']) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell))
}
