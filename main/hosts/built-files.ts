// What has to be built before a window can open: the renderer for every host, the main part for Electron.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface Build {
  /** The file whose time tells when it was built. */
  readonly result: string
  /** Files and folders it is built from. */
  readonly sources: readonly string[]
  readonly config: string
}

export function buildsOf(root: string): { renderer: Build; main: Build } {
  const shared = [join(root, 'shared'), join(root, 'package-lock.json')]
  return {
    renderer: {
      result: join(root, 'dist', 'renderer', 'index.html'),
      sources: [join(root, 'renderer'), ...shared],
      config: join(root, 'renderer', 'vite.config.ts'),
    },
    main: {
      result: join(root, 'dist', 'main', 'hosts', 'electron', 'index.js'),
      sources: [join(root, 'main'), ...shared],
      config: join(root, 'main', 'vite.config.ts'),
    },
  }
}

/** Builds when the result is missing or older than a source; an installed application has neither sources nor need. */
export async function ensureBuilt(build: Build, announce: () => void): Promise<void> {
  if (!existsSync(build.config) || isFresh(build)) return
  announce()
  const { createBuilder } = await import('vite')
  const builder = await createBuilder(
    { root: dirname(build.config), configFile: build.config, logLevel: 'error' },
    null,
  )
  await builder.buildApp()
}

export function isFresh({ result, sources }: Build): boolean {
  const builtAt = statSync(result, { throwIfNoEntry: false })?.mtimeMs
  return builtAt !== undefined && sources.every((source) => newestAt(source) <= builtAt)
}

function newestAt(path: string): number {
  const entry = statSync(path, { throwIfNoEntry: false })
  if (entry === undefined || !entry.isDirectory()) return entry?.mtimeMs ?? 0
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestAt(join(path, name))), entry.mtimeMs)
}
