// What an intake would take: the files of a folder, or those a window offers, with what the index and the names say of each.
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CaptureFacts } from '#shared/contract/recordings.ts'
import { type DockRecord, dockRules, joinedFacts } from '#shared/rules/dock-index.ts'
import { matchRecords } from '#shared/rules/dock-match.ts'
import type { DockIndexPack } from '#shared/rules/pack.ts'
import type { FaultCode } from '#shared/text/faults.ts'
import { refuse } from '#shared/text/refusal.ts'
import { bytesInMemory } from '../../jobs/index.ts'
import { type IndexReading, largestIndexBytes, readIndex } from './read-index.ts'
import { type FoundFile, walk } from './walk.ts'

export interface PlannedFile extends Omit<FoundFile, 'fault'> {
  readonly capture: CaptureFacts
  readonly fault: FaultCode | null
}

export interface Plan {
  readonly files: readonly PlannedFile[]
  readonly indexName: string | null
  readonly indexFault: FaultCode | null
  /** How many files the index knows. */
  readonly indexed: number
}

/** Refuses `dock.no-folder`, `dock.folder-denied`, `dock.too-many`, `dock.too-deep`, `dock.nothing-found`. */
export async function planFolder(folder: string, pack: DockIndexPack, signal: AbortSignal): Promise<Plan> {
  const rules = dockRules(pack)
  const isIndexLike = (name: string): boolean => rules.indexAmong([name]) !== null
  const found = await walk(folder, rules.isJunk, (name) => rules.medium(name) !== null || isIndexLike(name))
  const indexName = rules.indexAmong(found.filter(({ path }) => isIndexLike(lastOf(path))).map(({ path }) => path))
  const reading = indexName === null ? null : await readIndexFile(join(folder, indexName), pack, signal)
  return planned(found, indexName, reading, pack)
}

/** The same for files whose bytes a window will send. */
export async function planOffered(
  offered: readonly Omit<FoundFile, 'fault'>[],
  index: { readonly name: string; readonly bytes: Uint8Array } | null,
  pack: DockIndexPack,
  signal: AbortSignal,
): Promise<Plan> {
  const reading = index === null ? null : await readIndex(bytesInMemory(index.bytes), pack, signal)
  const files = offered.map((file) => ({ ...file, fault: null }))
  return planned(files, index?.name ?? null, reading, pack)
}

async function readIndexFile(path: string, pack: DockIndexPack, signal: AbortSignal): Promise<IndexReading> {
  try {
    if ((await stat(path)).size > largestIndexBytes) return { state: 'too-large' }
    return await readIndex(bytesInMemory(await readFile(path, { signal })), pack, signal)
  } catch {
    signal.throwIfAborted()
    return { state: 'unreadable' }
  }
}

function planned(
  found: readonly FoundFile[],
  indexName: string | null,
  reading: IndexReading | null,
  pack: DockIndexPack,
): Plan {
  const rules = dockRules(pack)
  const isJunk = (path: string): boolean => path.split('/').some(rules.isJunk)
  const media = found.filter(({ path, fault }) => fault !== null || (rules.medium(path) !== null && !isJunk(path)))
  if (media.length === 0) throw refuse('dock.nothing-found')
  const records = recordsOf(reading, rules.record)
  const matched = matchRecords(media, records)
  return {
    files: media.map((file, at) => ({
      ...file,
      capture: joinedFacts(matched.get(at)?.facts ?? null, rules.name(lastOf(file.path))),
    })),
    indexName,
    indexFault: faultOf(reading),
    indexed: matched.size,
  }
}

function recordsOf(reading: IndexReading | null, read: ReturnType<typeof dockRules>['record']) {
  if (reading?.state !== 'read') return []
  return reading.records.flatMap((record: DockRecord) => read(record) ?? [])
}

function faultOf(reading: IndexReading | null): FaultCode | null {
  if (reading === null || reading.state === 'read') return null
  return reading.state === 'unreadable' ? 'dock.index-unreadable' : 'dock.index-too-large'
}

const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
