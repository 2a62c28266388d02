// anjuan dock on a real archive: one command from the folder to the tray and the dossiers, paused by Ctrl+C, gone on with by the same.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CliIo } from '#main/hosts/cli/io.ts'
import { runCli } from '#main/hosts/cli/run-cli.ts'
import type { Dock } from '#shared/contract/docks.ts'
import { createSmallDock, type SmallDock } from '../../support/small-dock.ts'
import { createTestDesk, openTestDesk, passphrase, someFacts, type TestDesk } from '../../support/test-desk.ts'

let folder: string
let home: TestDesk
let dock: SmallDock
let dossierId: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anjuan-cli-dock-'))
  await writeFile(join(folder, 'passphrase.txt'), passphrase)
  home = await createTestDesk(['archivist', 'inspector'])
  const { client } = await home.as('archivist')
  dossierId = (await client.dossiers.create(someFacts())).id
  await home.desk.close()
  dock = await createSmallDock()
})
afterAll(async () => {
  await home.close()
  await dock.close()
  await rm(folder, { recursive: true, force: true })
})

async function run(argv: readonly string[], abort = new AbortController(), user = 'archivist', abortsAt = 'never') {
  const said = { out: '', err: '' }
  const io: CliIo = {
    stdout: (text) => {
      said.out += text
    },
    stderr: (text) => {
      said.err += text
      if (said.err.includes(abortsAt)) abort.abort(new DOMException('cancelled', 'AbortError'))
    },
    readSecret: () => Promise.reject(new Error('nobody is there to type')),
    readInput: async () => '',
    env: { ANJUAN_ARCHIVE: home.folder, ANJUAN_USER: user },
    cwd: folder,
    signal: abort.signal,
    openDesk: (at) => openTestDesk(at, home.clock),
  }
  const code = await runCli([...argv, '--passphrase-file', 'passphrase.txt'], io)
  return { code, ...said }
}

test('a dock goes in with one command: counts, clear offers, the manifest beside', async () => {
  await dock.add('D1_53990001_20260903100000_0001.mp4', 'mp4')
  await dock.add('D1_53990009_20260903100000_0002.avi', 'avi')
  await dock.put('坏.mp4', 'no recording')
  const { code, out, err } = await run(['dock', dock.folder, '--accept', '--manifest', '清单.csv'])
  expect([code, err]).toEqual([0, expect.stringContaining('采集 3/3')])
  expect(out).toContain('已采集 3 个，重复 0 个，未成 0 个')
  expect(out).toContain('已归入案卷的 1 个')
  const csv = await readFile(join(folder, '清单.csv'), 'utf8')
  expect(csv.trim().split('\r\n')).toHaveLength(4)
  const items = await run(['call', 'dossiers.items', '--input', JSON.stringify({ id: dossierId }), '--json'])
  expect(JSON.parse(items.out)).toMatchObject([{ originalName: 'D1_53990001_20260903100000_0001.mp4' }])
})

test('with --json one object, and exit code 2 when something was not taken', async () => {
  await dock.put('空.mp4', '')
  const { code, out, err } = await run(['dock', dock.folder, '--json'])
  expect([code, err]).toEqual([2, ''])
  const answer = JSON.parse(out) as { dock: Dock; assigned: null; manifest: null }
  expect(answer).toMatchObject({
    dock: { state: 'done', counts: { done: 3, failed: 1 } },
    assigned: null,
    manifest: null,
  })
})

test('straight into a dossier with --dossier', async () => {
  const other = await createSmallDock('卡')
  await other.add('现场.mp4', 'mp4', 'cli-direct')
  expect(await run(['dock', other.folder, '--dossier', dossierId])).toMatchObject({ code: 0 })
  const items = await run(['call', 'dossiers.items', '--input', JSON.stringify({ id: dossierId }), '--json'])
  expect(JSON.parse(items.out)).toHaveLength(2)
  await other.close()
})

test('Ctrl+C pauses, and the same command goes on', async () => {
  const other = await createSmallDock('大卡')
  for (let at = 0; at < 12; at++) await other.add(`${at}.mp4`, 'mp4', `cli-pause-${at}`)
  const cut = await run(['dock', other.folder], undefined, undefined, '采集 ')
  expect(cut).toMatchObject({ code: 130, out: '', err: expect.stringContaining('采集已暂停') })
  expect(cut.err).toContain('已取消')
  const again = await run(['dock', other.folder])
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('已采集 12 个') })
  await other.close()
})

test('refusals end it with their sentence: no folder, nobody who may', async () => {
  expect(await run(['dock', '没有'])).toMatchObject({ code: 2, err: expect.stringContaining('找不到这个文件夹') })
  const { code, err } = await run(['dock', dock.folder], undefined, 'inspector')
  expect([code, err]).toEqual([2, expect.stringContaining('角色')])
})
