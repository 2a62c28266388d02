// Sheets and supplements from the command line, as an archivist would type them.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from '#main/hosts/cli/run-cli.ts'
import { createSmallFiles, type SmallFiles } from '../../support/small-files.ts'
import { createTestDesk, openTestDesk, passphrase, someFacts, type TestDesk } from '../../support/test-desk.ts'

let home: TestDesk
let files: SmallFiles
let folder: string
let id: string

beforeAll(async () => {
  home = await createTestDesk(['archivist'])
  files = await createSmallFiles()
  folder = dirname(home.folder)
  await writeFile(join(folder, 'archivist.txt'), `${passphrase}\n`)
  // A title that no file system takes as it is.
  const { client } = await home.as('archivist')
  id = (await client.dossiers.create(someFacts({ title: '丰禾/农资店案' }))).id
  await home.desk.close()
})
afterAll(async () => {
  await files.close()
  await home.close()
})

async function anjuan(...argv: string[]) {
  const said = { out: '', err: '' }
  const code = await runCli([...argv, '--user', 'archivist', '--passphrase-file', 'archivist.txt'], {
    stdout: (text) => {
      said.out += text
    },
    stderr: (text) => {
      said.err += text
    },
    readSecret: () => Promise.reject(new Error('nobody is there to type')),
    readInput: async () => '',
    env: { ANJUAN_ARCHIVE: home.folder },
    cwd: folder,
    signal: new AbortController().signal,
    openDesk: (at) => openTestDesk(at, home.clock),
  })
  return { code, ...said }
}

test('a dossier is sealed, supplemented, and its sheets are saved as PDFs', async () => {
  expect(await anjuan('file', id, await files.pdf('决定书.pdf', 2))).toMatchObject({ code: 0 })
  expect(await anjuan('seal', id, '--propose')).toMatchObject({
    code: 2,
    err: expect.stringContaining('没有实行双人封卷'),
  })
  expect(await anjuan('seal', id)).toMatchObject({ code: 0, out: expect.stringContaining('已封卷') })
  expect(await anjuan('supplement', 'seal', id)).toMatchObject({ code: 2 })
  expect(await anjuan('supplement', 'begin', id, '--reason', '判决书后收到')).toMatchObject({
    code: 0,
    out: expect.stringContaining('已开始补充归档一'),
  })
  expect(await anjuan('file', id, await files.pdf('判决书.pdf', 1))).toMatchObject({ code: 0 })
  expect(await anjuan('supplement', 'seal', id)).toMatchObject({ code: 0, out: expect.stringContaining('补充归档一') })
  expect((await anjuan('supplement', 'list', id)).out).toMatch(/补充归档一 +已封存 +1 /)
  expect(await anjuan('sheets', id, '--out', '表单')).toMatchObject({ code: 0, err: '' })
  const names = (await readdir(join(folder, '表单'))).sort()
  expect(names).toEqual(
    ['卷皮', '卷内目录', '卷内备考表', '补充归档一-卷内目录', '补充归档一-卷内备考表']
      .map((name) => `丰禾_农资店案-${name}.pdf`)
      .sort(),
  )
  for (const name of names) expect((await readFile(join(folder, '表单', name))).subarray(0, 5).toString()).toBe('%PDF-')
})
