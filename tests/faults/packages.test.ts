// Packages that came in wrong: each way by its own, named by the inspection, and nothing of it in the archive.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFile, cp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPackageRooms, type PackageRooms } from '../support/package-rooms.ts'

let home: PackageRooms
const sound: Record<string, string> = {}
beforeAll(async () => {
  home = await openPackageRooms()
  for (const form of ['bagit', 'transfer', 'eep'] as const) sound[form] = (await home.made(form, form)).folder
})
afterAll(() => home.close())

const change = async (path: string, edit: (text: string) => string) =>
  writeFile(path, edit(await readFile(path, 'utf8')))
const manifest = (bag: string) => join(bag, 'manifest-sha256.txt')
const zeros = '0'.repeat(64)

/** The path of a paper below the package, by a part of its name. */
async function paper(folder: string, part: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const found = entries.find((entry) => entry.isFile() && entry.name.includes(part))
  if (found === undefined) throw new Error(`no ${part}`)
  return join(found.parentPath, found.name)
}

/** Changes a file and every list that names it, as somebody would who covers his tracks. */
async function replaced(folder: string, path: string, content: Buffer): Promise<void> {
  const before = await readFile(path)
  await writeFile(path, content)
  const hash = (algorithm: string, bytes: Buffer) => createHash(algorithm).update(bytes).digest('hex')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries.filter(({ name }) => /sha(256|512)\.txt$/.test(name))) {
    for (const algorithm of ['sha256', 'sha512']) {
      await change(join(entry.parentPath, entry.name), (text) =>
        text.replace(hash(algorithm, before), hash(algorithm, content)),
      )
    }
  }
}

const described = async (folder: string, edit: (description: Description) => void): Promise<void> => {
  const path = await paper(folder, 'anjuan.json')
  const description = JSON.parse(await readFile(path, 'utf8')) as Description
  edit(description)
  await replaced(folder, path, Buffer.from(JSON.stringify(description)))
}

interface Description {
  version: number
  dossiers: {
    manifest: string
    manifestSha256: string
    facts: { title: string }
    items: { id: string; title: string; sizeBytes: number; path: string; sha256: string }[]
  }[]
}

const ofItself = (said: Description) => {
  const { id: itemId, title, sha256 } = first(first(said.dossiers).items)
  return { kind: 'clip', itemId, title, sha256, startMs: 0, endMs: 1, recipe: 'stream-copy' }
}

const first = <T>(list: readonly T[]): T => {
  const [one] = list
  if (one === undefined) throw new Error('nothing there')
  return one
}

type Case = readonly [
  what: string,
  form: 'bagit' | 'transfer' | 'eep',
  code: string,
  spoil: (folder: string) => Promise<unknown>,
]

/** Changes the one EEP of a package, and every list with it. */
async function eep(folder: string, edit: (text: string) => string): Promise<void> {
  const path = join(folder, '0001.eep.xml')
  await replaced(folder, path, Buffer.from(edit(await readFile(path, 'utf8'))))
}

const cases: readonly Case[] = [
  ['an EEP that is none', 'eep', 'eep-broken', (at) => eep(at, (text) => text.replace('</文件实体块>', ''))],
  [
    'an EEP changed after it was signed',
    'eep',
    'eep-signature',
    (at) => eep(at, (text) => text.replaceAll('决定书', '决定')),
  ],
  [
    'an EEP that names another file',
    'eep',
    'eep-differs',
    (at) => eep(at, (text) => text.replaceAll('正卷/', '别卷/')),
  ],
  [
    'a path that leaves the folder',
    'bagit',
    'path-escapes',
    (at) => appendFile(manifest(at), `${zeros}  data/../../x\n`),
  ],
  ['an absolute path', 'bagit', 'path-absolute', (at) => appendFile(manifest(at), `${zeros}  /etc/passwd\n`)],
  ['a drive letter', 'bagit', 'path-absolute', (at) => appendFile(manifest(at), `${zeros}  C:/x\n`)],
  ['a way up with backslashes', 'bagit', 'path-escapes', (at) => appendFile(manifest(at), `${zeros}  a\\..\\x\n`)],
  [
    'a file listed twice',
    'bagit',
    'list-twice',
    (at) => change(manifest(at), (text) => `${text + first(text.split('\n'))}\n`),
  ],
  [
    'a file listed in two spellings',
    'bagit',
    'list-twice',
    (at) => change(manifest(at), (text) => `${text}${zeros}  data/ANJUAN.json\n`),
  ],
  ['two files that differ by case', 'bagit', 'collision', (at) => writeFile(join(at, 'data', 'ANJUAN.JSON'), 'x')],
  [
    'two files that differ by composition',
    'bagit',
    'collision',
    async (at) => {
      await writeFile(join(at, 'data', 'é.txt'), 'x')
      await writeFile(join(at, 'data', 'e\u0301.txt'), 'x')
    },
  ],
  ['a link to a file', 'bagit', 'link', (at) => symlink('/etc/hostname', join(at, 'data', 'more.pdf'))],
  ['a link to a folder', 'bagit', 'link', (at) => symlink('/etc', join(at, 'data', 'etc'))],
  ['a named pipe', 'bagit', 'special', async (at) => execFileSync('mkfifo', [join(at, 'data', 'pipe')])],
  ['a file that nobody listed', 'bagit', 'extra', (at) => writeFile(join(at, 'data', 'more.pdf'), 'x')],
  ['a tag file that nobody listed', 'bagit', 'extra', (at) => writeFile(join(at, 'more.txt'), 'x')],
  ['a listed file that is not there', 'bagit', 'missing', async (at) => rm(await paper(at, '决定书'))],
  ['a file changed by one byte', 'bagit', 'hash', async (at) => appendFile(await paper(at, '决定书'), ' ')],
  [
    'a wrong count',
    'bagit',
    'oxum',
    (at) => change(join(at, 'bag-info.txt'), (text) => text.replace(/(Oxum: \d+\.)\d+/, '$199')),
  ],
  ['an algorithm nobody knows', 'bagit', 'algorithm', (at) => writeFile(join(at, 'manifest-md4.txt'), '')],
  ['an algorithm that proves too little', 'bagit', 'algorithm', (at) => writeFile(join(at, 'manifest-md5.txt'), '')],
  ['a list that is gone', 'bagit', 'list-missing', (at) => rm(join(at, 'manifest-sha512.txt'))],
  [
    'a list in another encoding',
    'bagit',
    'list-encoding',
    (at) => appendFile(manifest(at), Buffer.from([0xb0, 0xb8, 0x0a])),
  ],
  ['a list of another form', 'bagit', 'list-line', (at) => appendFile(manifest(at), 'hello\n')],
  ['a list longer than any package', 'bagit', 'list-too-long', (at) => writeFile(manifest(at), '\n'.repeat(100_002))],
  [
    'a record outside the payload',
    'bagit',
    'outside-payload',
    (at) => appendFile(manifest(at), `${zeros}  bagit.txt\n`),
  ],
  [
    'files that are to be fetched',
    'bagit',
    'bag-fetch',
    (at) => writeFile(join(at, 'fetch.txt'), 'http://x 1 data/x\n'),
  ],
  [
    'another version of the form',
    'bagit',
    'bag-declaration',
    (at) => change(join(at, 'bagit.txt'), (text) => text.replace('1.0', '0.97')),
  ],
  ['two forms in one', 'bagit', 'two-forms', (at) => writeFile(join(at, '说明文件.TXT'), 'x')],
  ['no form at all', 'bagit', 'unknown-form', async (at) => rm(join(at, 'bagit.txt'))],
  [
    'XML that is none',
    'transfer',
    'xml-broken',
    (at) => change(join(at, '案卷目录.XML'), (text) => text.replace('</案卷>', '')),
  ],
  [
    'XML with entities',
    'transfer',
    'xml-entities',
    (at) =>
      change(join(at, '文件目录.XML'), (text) =>
        text.replace('<文件目录>', '<!DOCTYPE x [<!ENTITY a "b">]><文件目录>'),
      ),
  ],
  [
    'XML of another structure',
    'transfer',
    'catalogue-form',
    (at) => change(join(at, '案卷目录.XML'), (text) => text.replaceAll('题名>', '标题>')),
  ],
  [
    'a catalogue that lacks a file',
    'transfer',
    'catalogue-count',
    (at) => change(join(at, '文件目录.XML'), (text) => text.replace(/ {2}<文件>\n {4}<顺序号>3<[\s\S]*<\/文件>\n/, '')),
  ],
  [
    'a catalogue that names another file',
    'transfer',
    'catalogue-path',
    (at) => change(join(at, '文件目录.XML'), (text) => text.replace(/(<电子档案名称>)[^<]*/, '$1电子档案/x.pdf')),
  ],
  ['no word of its dossiers', 'bagit', 'no-dossiers', async (at) => rm(join(at, 'data', 'anjuan.json'))],
  [
    'words of its dossiers that are none',
    'bagit',
    'description-broken',
    (at) => described(at, (said) => Reflect.deleteProperty(said, 'dossiers')),
  ],
  [
    'a later version',
    'bagit',
    'description-future',
    (at) => described(at, (said) => Object.assign(said, { version: 2 })),
  ],
  [
    'a title changed after the seal',
    'bagit',
    'manifest-differs',
    (at) => described(at, (said) => Object.assign(first(first(said.dossiers).items), { title: '别的' })),
  ],
  [
    'facts changed after the seal',
    'bagit',
    'manifest-differs',
    (at) => described(at, (said) => Object.assign(first(said.dossiers).facts, { title: '别的案卷' })),
  ],
  [
    'a manifest that is not the sealed one',
    'bagit',
    'manifest-hash',
    (at) => described(at, (said) => Object.assign(first(said.dossiers), { manifest: '{}' })),
  ],
  [
    'one file for two papers',
    'bagit',
    'item-twice',
    (at) => described(at, ({ dossiers: [one] }) => one?.items.push(first(one.items))),
  ],
  [
    'an extract of itself',
    'bagit',
    'description-broken',
    (at) => described(at, (said) => Object.assign(first(first(said.dossiers).items), { derivation: ofItself(said) })),
  ],
  [
    'two papers of one id',
    'bagit',
    'description-broken',
    (at) => described(at, ({ dossiers: [one] }) => Object.assign(one?.items[1] ?? {}, { id: one?.items[0]?.id })),
  ],
  [
    'a paper without its file',
    'bagit',
    'item-missing',
    (at) => described(at, (said) => Object.assign(first(first(said.dossiers).items), { path: 'data/x' })),
  ],
  [
    'a paper of another size',
    'bagit',
    'item-size',
    (at) => described(at, (said) => Object.assign(first(first(said.dossiers).items), { sizeBytes: 1 })),
  ],
  [
    'a paper of another hash',
    'bagit',
    'item-hash',
    (at) => described(at, (said) => Object.assign(first(first(said.dossiers).items), { sha256: zeros })),
  ],
  [
    'the same dossier twice',
    'bagit',
    'dossier-twice',
    (at) => described(at, (said) => said.dossiers.push(first(said.dossiers))),
  ],
  [
    'a paper exchanged and every list with it',
    'bagit',
    'receipt-differs',
    async (at) => replaced(at, await paper(at, '决定书'), Buffer.from('%PDF-1.7 other')),
  ],
  [
    'an encrypted paper',
    'bagit',
    'encrypted',
    async (at) => {
      const path = await paper(at, '决定书')
      execFileSync('qpdf', ['--encrypt', 'open', 'own', '256', '--', path, `${path}.locked`])
      const locked = await readFile(`${path}.locked`)
      await rm(`${path}.locked`)
      await replaced(at, path, locked)
    },
  ],
  ['no registration form', 'bagit', 'receipt-missing', async (at) => rm(join(at, '移交与接收登记表.json'))],
  [
    'a registration form that is none',
    'bagit',
    'receipt-broken',
    (at) => writeFile(join(at, '移交与接收登记表.json'), '{}'),
  ],
  [
    'a registration form that was changed',
    'bagit',
    'receipt-signature',
    (at) => change(join(at, '移交与接收登记表.json'), (text) => text.replace('云山县档案馆', '云水县档案馆')),
  ],
  [
    'a folder below the folder',
    'bagit',
    'too-deep',
    (at) => mkdir(join(at, 'data', ...Array<string>(30).fill('d')), { recursive: true }),
  ],
]

test.each(cases)('%s (%s) is found: %s', async (_what, form, code, spoil) => {
  const folder = join(home.folder, 'spoilt')
  await cp(sound[form] ?? '', folder, { recursive: true })
  try {
    await spoil(folder)
    const { problems, problemCount } = await home.inspected(folder)
    expect(problems.map((problem) => problem.code)).toContain(code)
    expect(problemCount).toBe(problems.length)
    for (const { sentence } of problems) expect(sentence).not.toMatch(/undefined|\[object/)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('what was left as it was has nothing wrong with it, also where a file system decomposes names', async () => {
  for (const folder of Object.values(sound)) expect((await home.inspected(folder)).problems).toEqual([])
  const folder = join(home.folder, 'decomposed')
  await cp(sound.bagit ?? '', folder, { recursive: true })
  const own = join(folder, 'data', '电子档案')
  await rename(own, join(folder, 'data', '电子档案'.normalize('NFD')))
  expect((await home.inspected(folder)).problems).toEqual([])
})
