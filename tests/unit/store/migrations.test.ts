// A database of every shipped version is brought up to date with everything in it.
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrations, openDatabase } from '#main/store/index.ts'

let folder: string
let file: string
const key = randomBytes(32)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anjuan-migrations-'))
  file = join(folder, 'archive.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function raw(): Database.Database {
  const connection = new Database(file)
  connection.pragma("cipher='sqlcipher'")
  connection.pragma('legacy=4')
  connection.pragma(`key="x'${key.toString('hex')}'"`)
  return connection
}

/** The first version with a row in every table that a later one makes anew, and rows that point at them. */
function makeFoundation(): void {
  const connection = raw()
  connection.exec(migrations[0] ?? '')
  connection.exec(`
    insert into user values ('u', 'li', '李', '局', null, '[]', 'active', null, null, null, 't', null);
    insert into dossier values ('d', 'penalty', null, '案', '{}', null, 'open', null, null, null, null, null, null, 't', 't');
    insert into object values ('o', 'd', 5, 'aa', 'video/mp4', 'original', null, null, 't');
    insert into object values ('c', 'd', 3, 'bb', 'video/mp4', 'viewing-copy', 'o', 'mp4/1', 't');
    insert into object values ('p', 'd', 9, 'cc', 'application/pdf', 'opinion', null, null, 't');
    insert into item values ('i', 'd', 'o', 'recording', 'main', 1, '录像', null, null, null, 'a.mp4', 'video', '[]', 't', 'li', null, null);
    insert into media values ('i', 2000, 'mp4', 'h264', 'aac', 320, 180, 25.0, null, 'copy');
    insert into job values ('j1', 'playable-copy', 'd', 'i', '录像', '{}', 'done', 1.0, null, 't1', 't2');
    insert into job values ('j2', 'playable-copy', 'd', 'i', '录像', '{}', 'queued', 0.0, null, 't3', null);
    insert into evaluation values ('e', 'd', 's', 'h', '{}', 'm', 'u', 'open', '{}', '', 0, 't', 't', null);
    insert into opinion values ('n', 'evaluation', '号', 'd', 'e', null, 'm', 1, 'jh', 'signed', 'p', 1, '[]', '[]', 't', 't');
  `)
  connection.pragma('user_version=1')
  connection.close()
}

/** The third version: loans of a dossier with two papers and one of the 副卷, a supplement sealed later and one that is open. */
function makeLoans(): void {
  const connection = raw()
  connection.pragma('foreign_keys=OFF')
  for (const migration of migrations.slice(0, 3)) connection.exec(migration)
  connection.exec(`
    insert into dossier (id, category, title, facts, state, created_at, updated_at) values ('d', 'penalty', '案', '{}', 'sealed', 't', 't');
    insert into supplement (id, dossier_id, number, reason, state, begun_by, begun_at, sealed_by, sealed_at) values
      ('s1', 'd', 1, '', 'sealed', 'li', '2026-03-02', 'li', '2026-03-05'), ('s2', 'd', 2, '', 'open', 'li', '2026-03-06', null, null);
  `)
  const item = (id: string, volume: string, supplement: string | null, filedAt: string) => {
    connection.exec(`insert into object values ('o-${id}', 'd', null, 1, '${id}', 'x/y', 'original', null, null, 't')`)
    connection
      .prepare(
        "insert into item (id, dossier_id, object_id, kind, volume, position, title, original_name, viewing, remarks, filed_at, filed_by, supplement_id) values (?, 'd', ?, 'paper', ?, 1, '书', 'a.pdf', 'page', '[]', ?, 'li', ?)",
      )
      .run(id, `o-${id}`, volume, filedAt, supplement)
  }
  item('a', 'main', null, '2026-03-01')
  item('b', 'main', null, '2026-03-01')
  item('secret', 'restricted', null, '2026-03-01')
  item('later', 'main', 's1', '2026-03-02')
  item('open', 'main', 's2', '2026-03-06')
  const loan = (id: string, scope: string | null, state: string, decidedAt: string | null) =>
    connection
      .prepare(
        "insert into loan (id, number, dossier_id, borrower_kind, borrower_title, outsider, borrower, reason, scope, way, state, requested_by, requested_at, decided_at, decision, return_note, rules_sha256, copies_given) values (?, ?, 'd', 'party', '当事人', 1, '{}', '', ?, 'read', ?, 'li', 't', ?, '', '', '', 0)",
      )
      .run(id, id, scope, state, decidedAt)
  loan('1', null, 'approved', '2026-03-03')
  loan('2', null, 'returned', '2026-03-07')
  loan('3', '["b", "later"]', 'approved', '2026-03-03')
  loan('4', null, 'requested', null)
  connection.pragma('user_version=3')
  connection.close()
}

test('what was shipped is not edited', () => {
  expect(migrations.slice(0, 3).map((sql) => createHash('sha256').update(sql).digest('hex'))).toEqual([
    '8d0a323bd21ab898079e7c62a22bd267ae43a4d37ce349ac1227cbd430cf5d6b',
    '4b15b9d6e05c403de515ed7a805d286d66c8c87e0f1443f57dbd0e306d902574',
    'e4f3562f382dd714075afca237bede23c4e7fa5227ea49793dee1f213403c2e5',
  ])
})

test('a loan approved by an earlier version covers what lay sealed within it then', () => {
  makeLoans()
  const connection = openDatabase(file, key)
  const rows = connection.prepare('select id, granted from loan order by id').all() as { granted: string | null }[]
  expect(rows.map(({ granted }) => granted && (JSON.parse(granted) as string[]).sort())).toEqual([
    ['a', 'b'],
    ['a', 'b', 'later'],
    ['b'],
    null,
  ])
  connection.close()
})

test('the first version keeps its objects, jobs and opinions, and what points at them', () => {
  makeFoundation()
  const connection = openDatabase(file, key)
  expect(connection.pragma('user_version', { simple: true })).toBe(migrations.length)
  expect(connection.pragma('foreign_keys', { simple: true })).toBe(1)
  expect(connection.pragma('foreign_key_check')).toEqual([])
  expect(
    connection.prepare('select id, dossier_id, holding_id, role, parent_id from object order by id').all(),
  ).toEqual([
    { id: 'c', dossier_id: 'd', holding_id: null, role: 'viewing-copy', parent_id: 'o' },
    { id: 'o', dossier_id: 'd', holding_id: null, role: 'original', parent_id: null },
    { id: 'p', dossier_id: 'd', holding_id: null, role: 'opinion', parent_id: null },
  ])
  expect(connection.prepare('select id, state, rank from job order by rank').all()).toEqual([
    { id: 'j1', state: 'done', rank: 1 },
    { id: 'j2', state: 'queued', rank: 2 },
  ])
  expect(connection.prepare('select id, evaluation_id, statement_id, object_id from opinion').all()).toEqual([
    { id: 'n', evaluation_id: 'e', statement_id: null, object_id: 'p' },
  ])
  expect(connection.prepare('select outside_seal, derivation from item').all()).toEqual([
    { outside_seal: 0, derivation: null },
  ])
  connection.close()
})

test('after it rows still need their parents, one copy is one, and an object has one owner', () => {
  makeFoundation()
  const connection = openDatabase(file, key)
  const entering = (sql: string) => () => connection.exec(sql)
  const object = (id: string, owners: string, role: string) =>
    entering(`insert into object values ('${id}', ${owners}, 1, 'dd', 'x/y', '${role}', 'o', null, 't')`)
  expect(entering("delete from object where id = 'o'")).toThrow('FOREIGN KEY')
  expect(object('x', "'d', null", 'viewing-copy')).toThrow('UNIQUE')
  expect(object('x', 'null, null', 'peaks')).toThrow('CHECK')
  expect(object('x', "'nobody', null", 'peaks')).toThrow('FOREIGN KEY')
  object('x', "'d', null", 'peaks')()
  expect(object('y', "'d', null", 'peaks')).toThrow('UNIQUE')
  connection.close()
})

test('a migration that fails leaves the version before it, whole', () => {
  makeFoundation()
  const connection = raw()
  connection.pragma('foreign_keys=OFF')
  connection.exec("insert into object values ('lost', 'nobody', 1, 'dd', 'x/y', 'original', null, null, 't')")
  connection.close()
  expect(() => openDatabase(file, key)).toThrow('without their parents')
  const after = raw()
  expect(after.pragma('user_version', { simple: true })).toBe(1)
  expect(after.prepare('select count(*) as n from object').get()).toEqual({ n: 4 })
  after.close()
})
