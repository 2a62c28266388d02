// A desk as every host opens it: with this program's version and the rule packs that came with it.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import { createDesk } from '#main/desk.ts'
import type { DeskCore } from '#main/desk-core.ts'

export interface OpenDeskOptions {
  readonly folder: string
  readonly host: DeskCore['host']
  /** Folder of the ffmpeg that came with the packaged application. */
  readonly shippedMediaFolder?: string | null
  /** Folder of the ffmpeg somebody chose in the settings. */
  readonly chosenMediaFolder?: string | null
}

export function openDesk({ folder, host, shippedMediaFolder, chosenMediaFolder }: OpenDeskOptions): DeskCore {
  return createDesk({
    folder,
    host,
    rulebookFolder: shipped(join('resources', 'rulebook')),
    version: programVersion(),
    toolPlaces: {
      application: shippedMediaFolder ?? null,
      settings: chosenMediaFolder ?? null,
      path: process.env.PATH ?? null,
    },
  })
}

export function programVersion(): string {
  const text = readFileSync(shipped('package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}

/** Walks up from this file, because sources, the bundle and the packaged archive lie at different depths. */
export function shipped(name: string): string {
  for (let at = import.meta.dirname; ; at = dirname(at)) {
    if (existsSync(join(at, name))) return join(at, name)
    if (dirname(at) === at) throw new Error(`${name} is not part of this installation`)
  }
}
