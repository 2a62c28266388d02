// The catalogues of a transfer package against what lies in it. Parsed in a limited process.
import * as z from 'zod'
import { type PackageDescription, packedItems } from '#shared/rules/package-description.ts'
import { packageFiles as names } from '#shared/text/package-files.ts'
import { type Limits, runChild } from '../../jobs/index.ts'
import { packageChild } from './package-child-url.ts'
import { openSource } from './package-source.ts'
import type { Problems } from './problems.ts'
import type { FoundFile } from './walk-package.ts'

const limits: Limits = { timeoutMs: 60_000, memoryBytes: 1536 * 1024 * 1024 }

const Answer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('read'), root: z.string(), paths: z.array(z.string().max(4000)).max(500_000) }),
  z.object({ state: z.literal('malformed') }),
  z.object({ state: z.literal('entities') }),
  z.object({ state: z.literal('form') }),
])

export async function checkCatalogues(
  folder: string,
  files: ReadonlyMap<string, FoundFile>,
  description: PackageDescription | null,
  problems: Problems,
  signal: AbortSignal,
): Promise<void> {
  const dossiers = await pathsIn(names.dossierCatalogue, '案卷目录')
  const items = await pathsIn(names.fileCatalogue, '文件目录')
  const folders = new Set([...files.keys()].flatMap(foldersOf))
  if (dossiers !== null) {
    for (const path of dossiers)
      if (!folders.has(path)) problems.add('catalogue-path', { at: names.dossierCatalogue, path })
  }
  if (items !== null) {
    for (const path of items) if (!files.has(path)) problems.add('catalogue-path', { at: names.fileCatalogue, path })
  }
  if (description === null) return
  countIs(names.dossierCatalogue, dossiers, description.dossiers.length)
  countIs(
    names.fileCatalogue,
    items,
    description.dossiers.reduce((sum, one) => sum + packedItems(one).length, 0),
  )

  function countIs(at: string, paths: readonly string[] | null, found: number): void {
    if (paths !== null && paths.length !== found) problems.add('catalogue-count', { at, said: paths.length, found })
  }

  async function pathsIn(at: string, root: string): Promise<readonly string[] | null> {
    const file = files.get(at)
    if (file === undefined) {
      problems.add('missing', { at })
      return null
    }
    const source = await openSource(folder, file)
    try {
      const run = { entry: packageChild, task: 'read-catalogue', input: null, source, limits, signal }
      const outcome = await runChild(run)
      const answer = outcome.state === 'done' ? Answer.safeParse(outcome.value) : null
      if (answer === null || !answer.success || answer.data.state === 'malformed') problems.add('xml-broken', { at })
      else if (answer.data.state === 'entities') problems.add('xml-entities', { at })
      else if (answer.data.state === 'form' || answer.data.root !== root) problems.add('catalogue-form', { at })
      else return answer.data.paths.map((path) => path.normalize('NFC'))
      return null
    } finally {
      await source.close()
    }
  }
}

function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'))
}
