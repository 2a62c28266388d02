// A dock's folder as a window is given it: whole, in order, without what systems strew about.
import { expect, test } from 'vitest'
import { inWalkOrder, isStrewn, walkFolder } from '../../../renderer/recordings/folder-walk.ts'

type Tree = { readonly [name: string]: Tree | number }

/** A folder as Chromium hands it out: at most a hundred entries at a time, in no order. */
function folder(name: string, tree: Tree, path = `/${name}`): FileSystemDirectoryEntry {
  const entries = Object.entries(tree)
    .toReversed()
    .map(([child, inside]) =>
      typeof inside === 'number' ? file(child, inside, `${path}/${child}`) : folder(child, inside, `${path}/${child}`),
    )
  const entry = {
    isFile: false,
    isDirectory: true,
    name,
    fullPath: path,
    createReader() {
      let at = 0
      return {
        readEntries(done: (entries: FileSystemEntry[]) => void) {
          done(entries.slice(at, at + 100))
          at += 100
        },
      }
    },
  }
  return entry as unknown as FileSystemDirectoryEntry
}

function file(name: string, bytes: number, fullPath: string): FileSystemFileEntry {
  const entry = {
    isFile: true,
    isDirectory: false,
    name,
    fullPath,
    file: (done: (file: File) => void) => done(new File([new Uint8Array(bytes)], name)),
  }
  return entry as unknown as FileSystemFileEntry
}

async function walked(tree: Tree) {
  const outcome = await walkFolder(folder('采集站1号', tree), () => undefined)
  if ('fault' in outcome) throw new Error(outcome.fault)
  return outcome
}

test('walks the whole tree, each path below the folder, files before the folders beside them, numbers by value', async () => {
  const given = await walked({
    'index.json': 40,
    DCIM: { '10.mp4': 3, '2.mp4': 2, 夜间: { '1.mp4': 1 } },
    音频: { 'a.amr': 1 },
  })
  expect(given.label).toBe('采集站1号')
  expect(given.files.map(({ path }) => path)).toEqual([
    'index.json',
    '音频/a.amr',
    'DCIM/2.mp4',
    'DCIM/10.mp4',
    'DCIM/夜间/1.mp4',
  ])
  expect(given.files[2]?.file.size).toBe(2)
})

test('more than a hundred entries in one folder are all found, and their number is told on the way', async () => {
  const told: number[] = []
  const names = Array.from({ length: 250 }, (_, at) => [`${at}.mp4`, 1] as const)
  const outcome = await walkFolder(folder('满', Object.fromEntries(names)), (files) => told.push(files))
  expect('files' in outcome && outcome.files.length).toBe(250)
  expect(told).toEqual([250])
})

test('the order is one order: no two files are before each other, whatever their names', () => {
  const paths = ['a/b', 'a', 'b', 'a/10', 'a/2', 'Ａ', 'a/b/c', '文/一', '文', 'é', 'e\u0301']
  for (const one of paths) {
    expect(inWalkOrder(one, one)).toBe(0)
    for (const other of paths) {
      expect(Math.sign(inWalkOrder(one, other))).toBe(-Math.sign(inWalkOrder(other, one)) || 0)
    }
  }
})

test('hidden files and the leavings of systems are left out; a folder of nothing else is called empty', async () => {
  const leavings = { '.DS_Store': 1, 'Thumbs.db': 1, __MACOSX: { 'x.mp4': 1 } }
  expect((await walked({ ...leavings, 'a.mp4': 1 })).files.map(({ path }) => path)).toEqual(['a.mp4'])
  expect(await walkFolder(folder('空', leavings), () => undefined)).toEqual({ fault: 'empty' })
  expect(isStrewn('DCIM/照片.jpg')).toBe(false)
})

test('a folder of more files than the desk takes at once is refused before it is walked to its end', async () => {
  const names = Array.from({ length: 20_001 }, (_, at) => [`${at}.mp4`, 0] as const)
  expect(await walkFolder(folder('多', Object.fromEntries(names)), () => undefined)).toEqual({ fault: 'too-many' })
})

test('a device that is pulled while its folder is walked is a fault, not half a list', async () => {
  const root = folder('断', { 'a.mp4': 1 })
  const torn = {
    ...root,
    createReader: () => ({
      readEntries: (_: unknown, fail: (error: DOMException) => void) => fail(new DOMException('gone', 'NotFoundError')),
    }),
  }
  expect(await walkFolder(torn as unknown as FileSystemDirectoryEntry, () => undefined)).toEqual({
    fault: 'unreadable',
  })
})
