// The index of a dock in each of its forms, and the ill-natured relatives of each: read in the limited process.
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { bytesInMemory } from '#main/jobs/index.ts'
import { readIndex } from '#main/recordings/dock/read-index.ts'
import { createRulebook } from '#main/rulebook/index.ts'
import { rulebookFolder } from '../../support/test-desk.ts'

const pack = createRulebook({ folder: rulebookFolder }).dockIndex()

function read(bytes: Uint8Array | string, within?: { timeoutMs: number; memoryBytes: number }) {
  const source = bytesInMemory(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
  return readIndex(source, pack, new AbortController().signal, within)
}

const expected = {
  state: 'read',
  records: [
    { fileName: '甲_1.mp4', officerNumber: '53990001', shotAt: '2026-09-03 10:00:00', sizeBytes: '10' },
    { fileName: '乙_2.mp4', officerNumber: '53990002', shotAt: '2026-09-03 10:05:00', sizeBytes: '20' },
  ],
}
const rows = [
  { wjmc: '甲_1.mp4', yhbh: '53990001', pssj: '2026-09-03 10:00:00', wjdx: 10, ccbs: 'x' },
  { wjmc: '乙_2.mp4', yhbh: '53990002', pssj: '2026-09-03 10:05:00', wjdx: 20, ccbs: 'y' },
]
const csv = `wjmc,yhbh,pssj,wjdx,ccbs\r\n${rows.map((row) => Object.values(row).join(',')).join('\r\n')}\r\n`
const xml = `<?xml version="1.0"?><文件列表>${rows
  .map(
    ({ wjmc, yhbh, pssj, wjdx }) =>
      `<文件 WJDX="${wjdx}"><wjmc>${wjmc}</wjmc><yhbh>${yhbh}</yhbh><pssj>${pssj}</pssj></文件>`,
  )
  .join('')}</文件列表>`

/** GB18030 of the two names above and nothing else beyond ASCII. */
function inGb18030(text: string): Buffer {
  const codes: Readonly<Record<string, readonly number[]>> = { 甲: [0xbc, 0xd7], 乙: [0xd2, 0xd2] }
  return Buffer.from([...text].flatMap((one) => codes[one] ?? [one.charCodeAt(0)]))
}

async function sqlite(fill: (database: Database.Database) => void): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-index-'))
  const database = new Database(join(folder, 'index.db'))
  fill(database)
  database.close()
  const bytes = await readFile(join(folder, 'index.db'))
  await rm(folder, { recursive: true })
  return bytes
}

const filled = (database: Database.Database): void => {
  database.exec('create table other (wjmc text); create table wj (wjmc text, yhbh text, pssj text, wjdx integer)')
  const insert = database.prepare('insert into wj values (?, ?, ?, ?)')
  for (const { wjmc, yhbh, pssj, wjdx } of rows) insert.run(wjmc, yhbh, pssj, wjdx)
}

test.each([
  ['a JSON list', JSON.stringify(rows)],
  ['a JSON list in an object', JSON.stringify({ code: 0, records: rows })],
  ['a JSON list two objects deep', JSON.stringify({ data: { list: rows } })],
  ['a JSON list with a byte order mark', `\ufeff${JSON.stringify(rows)}`],
  ['CSV', csv],
  ['CSV with a byte order mark', `\ufeff${csv}`],
  ['CSV in GB18030', inGb18030(csv)],
  ['CSV with semicolons', csv.replaceAll(',', ';')],
  ['CSV with Chinese column names', csv.replace('wjmc,yhbh,pssj,wjdx', '文件名,警员编号,拍摄时间,文件大小')],
  ['CSV in UTF-16', Buffer.from(`\ufeff${csv}`, 'utf16le')],
  ['XML', xml],
])('%s is read', async (_name, content) => {
  expect(await read(content)).toEqual(expected)
})

test('SQLite is read from the table that has the columns, also one that was kept in WAL mode', async () => {
  expect(await read(await sqlite(filled))).toEqual(expected)
  const inWal = await sqlite((database) => {
    database.pragma('journal_mode=WAL')
    filled(database)
  })
  expect(inWal[18]).toBe(2)
  expect(await read(inWal)).toEqual(expected)
})

test('a view or a generated column of a foreign SQLite file is never run', async () => {
  const trap = await sqlite((database) => {
    database.exec(`create view wj as select 'view.mp4' as wjmc, '1' as yhbh, '2' as pssj;
      create table real (wjmc text, yhbh text generated always as (wjmc || 'x') virtual)`)
    database.exec("insert into real (wjmc) values ('real.mp4')")
  })
  expect(await read(trap)).toEqual({ state: 'read', records: [{ fileName: 'real.mp4' }] })
})

test('entities of an XML index are not expanded, and its own marks are', async () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>
    <x><r><wjmc>&b;.mp4</wjmc></r><r><wjmc>A&amp;B&#x4e00;.mp4</wjmc></r></x>`
  expect(await read(bomb)).toEqual({
    state: 'read',
    records: [{ fileName: '&b;.mp4' }, { fileName: 'A&B一.mp4' }],
  })
})

const cutSqlite = (await sqlite(filled)).subarray(0, 5000)

test.each([
  ['nothing', ''],
  ['JSON cut off', JSON.stringify(rows).slice(0, -20)],
  ['JSON without a list', '{"a":1}'],
  ['JSON too deep to be one', '['.repeat(200_000)],
  ['XML cut off', xml.slice(0, -30)],
  ['XML without records', '<x><y>1</y></x>'],
  [
    'XML that names a file of this machine',
    '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hosts">]><x><wjmc>&f;</wjmc></x>',
  ],
  ['CSV without a column of names', 'a,b\n1,2\n'],
  ['random bytes', randomBytes(50_000)],
  ['SQLite cut off', cutSqlite],
  ['SQLite that is only its mark', Buffer.from('SQLite format 3\0and no more')],
])('%s is said to be unreadable', async (_name, content) => {
  expect(await read(content)).toEqual({ state: 'unreadable' })
})

test('an index beyond its bounds is refused as such, and the rest of it is not taken', async () => {
  expect(await read(`wjmc\n${'a.mp4\n'.repeat(100_001)}`)).toEqual({ state: 'too-long' })
  expect(await read(new Uint8Array(48 * 1024 * 1024 + 1))).toEqual({ state: 'too-large' })
  expect(await read(JSON.stringify(rows), { timeoutMs: 1, memoryBytes: 1 << 30 })).toEqual({ state: 'too-large' })
})

test('a record whose fields are objects, or whose name is too long to be one, loses those and nothing else', async () => {
  const odd = [
    { wjmc: '甲.mp4', yhbh: { toString: 1 }, sbbh: ['x'], __proto__: { wjdx: 1 } },
    { wjmc: 'x'.repeat(5000) },
    null,
    7,
    { wjmc: '乙.mp4' },
  ]
  expect(await read(JSON.stringify(odd))).toEqual({
    state: 'read',
    records: [{ fileName: '甲.mp4' }, { fileName: '乙.mp4' }],
  })
})
