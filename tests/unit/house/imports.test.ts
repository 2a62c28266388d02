// The walls of the house: who may import whom, over every source file.
import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))

interface Import {
  readonly from: string
  /** A path inside the house, or the name of a package. */
  readonly to: string
  readonly ours: boolean
}

const source = /(?:^|[^\w.])(?:from|import)\s*\(?\s*(['"])([^'"\n]+)\1/g

function importsOf(file: string): Import[] {
  const text = readFileSync(root + file, 'utf8')
  return [...text.matchAll(source)].map(([, , name = '']) => {
    if (name.startsWith('#')) return { from: file, to: name.slice(1), ours: true }
    if (name.startsWith('.')) return { from: file, to: posix.join(posix.dirname(file), name), ours: true }
    return { from: file, to: name, ours: false }
  })
}

const files = globSync('{main,renderer,shared}/**/*.{ts,tsx}', { cwd: root }).filter(
  (file) => !file.endsWith('vite.config.ts') && !file.endsWith('.d.ts'),
)
const imports = files.flatMap(importsOf)

const part = (path: string, at: number): string => path.split('/')[at] ?? ''
const isDomain = (path: string): boolean => part(path, 0) === 'main' && path.split('/').length > 2

function broken(breaks: (one: Import) => boolean): string[] {
  return imports.filter(breaks).map(({ from, to }) => `${from} imports ${to}`)
}

test('the scan sees what it is meant to judge', () => {
  expect(files.length).toBeGreaterThan(150)
  expect(imports).toContainEqual({ from: 'main/hosts/electron/preload.ts', to: 'electron', ours: false })
  expect(imports).toContainEqual({ from: 'main/hosts/start.ts', to: 'main/hosts/open-desk.ts', ours: true })
  expect(imports).toContainEqual({ from: 'main/hosts/built-files.ts', to: 'vite', ours: false })
})

test('shared imports nothing of ours outside itself, and no package but zod and the contract builder', () => {
  const allowed = ['zod', '@orpc/contract']
  expect(
    broken(
      ({ from, to, ours }) => part(from, 0) === 'shared' && (ours ? part(to, 0) !== 'shared' : !allowed.includes(to)),
    ),
  ).toEqual([])
})

test('the renderer imports only itself and shared, and nothing that needs Node', () => {
  const nodeOnly = /^(node:|electron|better-sqlite3|@orpc\/server|commander|conf$|hono|fluent-ffmpeg)/
  expect(
    broken(
      ({ from, to, ours }) =>
        part(from, 0) === 'renderer' && (ours ? !['renderer', 'shared'].includes(part(to, 0)) : nodeOnly.test(to)),
    ),
  ).toEqual([])
})

test('main imports only itself and shared, and nothing of the window', () => {
  const windowOnly = /^(react|antd|@ant-design|@tanstack|wavesurfer|docx-preview)/
  // The demo makes the sample county, whose makers lie beside their sources.
  const isDemo = (from: string, to: string): boolean =>
    /^main\/hosts\/cli\/demo[\w-]*\.ts$/.test(from) && to.startsWith('resources/sample/')
  expect(
    broken(({ from, to, ours }) => {
      if (part(from, 0) !== 'main' || isDemo(from, to)) return false
      return ours ? !['main', 'shared'].includes(part(to, 0)) : windowOnly.test(to)
    }),
  ).toEqual([])
})

test('nobody imports a host, and one host does not import another', () => {
  const host = (path: string): string => (path.split('/').length > 3 ? part(path, 2) : '')
  expect(
    broken(({ from, to, ours }) => {
      if (!ours || !to.startsWith('main/hosts/')) return false
      // start.ts picks a host, so it alone may look into one.
      return (
        !from.startsWith('main/hosts/') ||
        (host(to) !== '' && host(to) !== host(from) && from !== 'main/hosts/start.ts')
      )
    }),
  ).toEqual([])
})

test('only the Electron host knows Electron', () => {
  expect(
    broken(({ from, to }) => /^electron(-store)?($|\/)/.test(to) && !from.startsWith('main/hosts/electron/')),
  ).toEqual([])
})

test('hosts reach the desk through its composition root and its door alone', () => {
  const rooms = ['clock.ts', 'desk-core.ts', 'desk.ts', 'door', 'hosts']
  // Checking an opinion needs no archive and no desk, so the command line asks the opinions' own door.
  const excepted = ['main/opinions/verify/index.ts', 'main/opinions/signing/index.ts', 'main/opinions/index.ts']
  expect(
    broken(
      ({ from, to }) =>
        from.startsWith('main/hosts/') &&
        to.startsWith('main/') &&
        !rooms.includes(part(to, 1)) &&
        !(from.startsWith('main/hosts/cli/') && excepted.includes(to)),
    ),
  ).toEqual([])
})

/** Beside `index.ts`: what a limited process loads alone, and the certificates that people and opinions share. */
const foreignSqlite = 'main/store/foreign-sqlite.ts'
const sideDoors = ['main/jobs/serve-child.ts', 'main/opinions/signing/index.ts', foreignSqlite]

test('a domain is entered through its index.ts', () => {
  expect(
    broken(({ from, to, ours }) => {
      if (!ours || !isDomain(to) || to.startsWith('main/hosts/')) return false
      const outside = part(from, 1) !== part(to, 1)
      return outside && to !== `main/${part(to, 1)}/index.ts` && !sideDoors.includes(to)
    }),
  ).toEqual([])
})

const ground = ['store', 'vault', 'journal', 'jobs', 'rulebook', 'people', 'registry']
const needs: Readonly<Record<string, readonly string[]>> = {
  door: [],
  vault: [],
  store: ['vault'],
  journal: ['store', 'vault'],
  jobs: ['store', 'vault'],
  rulebook: ['store', 'vault'],
  registry: ['store', 'vault', 'rulebook'],
  people: ['store', 'vault', 'journal', 'opinions'],
  recordings: [...ground, 'dossiers'],
  dossiers: [...ground, 'recordings'],
  evaluation: [...ground, 'dossiers', 'recordings', 'filing', 'review'],
  campaigns: [...ground, 'dossiers', 'evaluation'],
  results: [...ground, 'dossiers', 'evaluation', 'campaigns', 'filing'],
  analysis: [...ground, 'dossiers', 'evaluation', 'campaigns', 'results'],
  parcels: [...ground, 'dossiers', 'recordings', 'evaluation', 'campaigns', 'exchange'],
  review: [...ground, 'dossiers', 'recordings'],
  printing: [],
  filing: [...ground, 'dossiers', 'recordings', 'printing'],
  soundness: [...ground, 'dossiers', 'recordings', 'filing', 'printing', 'opinions'],
  retention: [...ground, 'dossiers', 'filing', 'printing', 'opinions'],
  lending: [...ground, 'dossiers', 'recordings', 'filing', 'printing'],
  exchange: [...ground, 'dossiers', 'recordings', 'filing', 'soundness', 'retention', 'printing', 'opinions'],
  opinions: [...ground, 'dossiers', 'recordings', 'evaluation', 'review', 'campaigns', 'results', 'printing'],
}

test('a domain uses the ground floor and the domains its purpose needs, and of the root only clock and types', () => {
  const free = ['clock.ts', 'desk-core.ts']
  expect(
    broken(({ from, to, ours }) => {
      if (!ours || !isDomain(from) || part(from, 1) === 'hosts' || part(to, 0) !== 'main') return false
      const [own, other] = [part(from, 1), part(to, 1)]
      return own !== other && !free.includes(other) && !(needs[own] ?? []).includes(other)
    }),
  ).toEqual([])
})

test('people reach no further into opinions than the certificates', () => {
  expect(
    broken(
      ({ from, to }) => from.startsWith('main/people/') && to.startsWith('main/opinions/') && !sideDoors.includes(to),
    ),
  ).toEqual([])
})

test('only the store touches the database driver', () => {
  expect(broken(({ from, to }) => /^better-sqlite3/.test(to) && !from.startsWith('main/store/'))).toEqual([])
})

test('databases from outside are read in a limited process alone, never beside the archive', () => {
  expect(broken(({ from, to }) => to === foreignSqlite && !/^main\/recordings\/dock\/child\//.test(from))).toEqual([])
  const own = imports.filter(({ from, ours }) => from === foreignSqlite && ours)
  expect(own).toEqual([])
})

test('only jobs start processes, and hosts the window they run in', () => {
  expect(
    broken(
      ({ from, to }) =>
        /^(node:child_process|fluent-ffmpeg)$/.test(to) &&
        !from.startsWith('main/jobs/') &&
        !from.startsWith('main/hosts/'),
    ),
  ).toEqual([])
})

test('only the vault derives keys and uses ciphers', () => {
  expect(
    broken(
      ({ from, to }) =>
        /^(@node-rs\/argon2|hash-wasm|@noble\/|age-encryption)/.test(to) && !from.startsWith('main/vault/'),
    ),
  ).toEqual([])
  const ciphers = /\b(create(De)?[Cc]ipheriv|hkdf(Sync)?|scrypt(Sync)?|pbkdf2(Sync)?)\b/
  const using = files.filter((file) => ciphers.test(readFileSync(root + file, 'utf8')))
  expect(using.length).toBeGreaterThan(0)
  expect(using.filter((file) => !file.startsWith('main/vault/'))).toEqual([])
})
