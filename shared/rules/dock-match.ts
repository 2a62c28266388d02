// Which record of a dock's index belongs to which file: by name as people see it, whatever Unicode form either side keeps, by
// the end of the path, and by size where a name occurs twice. Where that leaves a doubt, none belongs.
import { folded } from './dock-index.ts'

export interface NamedFile {
  /** Relative, `/` between. */
  readonly path: string
  readonly sizeBytes: number
}

export interface NamedRecord {
  /** A bare name or a path, of any system. */
  readonly name: string
  readonly sizeBytes: number | null
}

/** The record of each file, by the file's place in the list. */
export function matchRecords<R extends NamedRecord>(
  files: readonly NamedFile[],
  records: readonly R[],
): ReadonlyMap<number, R> {
  const byLast = new Map<string, { record: R; segments: readonly string[] }[]>()
  for (const record of records) {
    const segments = segmentsOf(record.name)
    const last = segments.at(-1)
    if (last === undefined) continue
    byLast.set(last, [...(byLast.get(last) ?? []), { record, segments }])
  }
  const claims = new Map<R, Claim[]>()
  for (const [at, file] of files.entries()) {
    const segments = segmentsOf(file.path)
    const best = bestOf(byLast.get(segments.at(-1) ?? '') ?? [], segments, file.sizeBytes)
    if (best === null) continue
    const { record, shared } = best
    const isSameSize = file.sizeBytes === record.sizeBytes
    claims.set(record, [...(claims.get(record) ?? []), { at, shared, isSameSize }])
  }
  const matched = new Map<number, R>()
  for (const [record, claimed] of claims) {
    const at = ownerOf(claimed)
    if (at !== null) matched.set(at, record)
  }
  return matched
}

interface Claim {
  readonly at: number
  readonly shared: number
  readonly isSameSize: boolean
}

/** Of the files that claim a record the one whose path fits best, then the one of the same size; none where that leaves two. */
function ownerOf(claims: readonly Claim[]): number | null {
  const longest = Math.max(...claims.map(({ shared }) => shared))
  const nearest = claims.filter(({ shared }) => shared === longest)
  const sameSize = nearest.filter(({ isSameSize }) => isSameSize)
  const [only, second] = nearest.length === 1 ? nearest : sameSize
  return only !== undefined && second === undefined ? only.at : null
}

/** The record whose path shares the longest end with the file's; among equals the one of the same size; else none. */
function bestOf<R extends NamedRecord>(
  candidates: readonly { record: R; segments: readonly string[] }[],
  segments: readonly string[],
  sizeBytes: number,
): { record: R; shared: number } | null {
  const scored = candidates.map(({ record, segments: own }) => ({ record, shared: sharedEnd(own, segments) }))
  const longest = Math.max(0, ...scored.map(({ shared }) => shared))
  const nearest = scored.filter(({ shared }) => shared === longest)
  if (nearest.length <= 1) return nearest[0] ?? null
  const sameSize = nearest.filter(({ record }) => record.sizeBytes === sizeBytes)
  return sameSize.length === 1 ? (sameSize[0] ?? null) : null
}

function sharedEnd(a: readonly string[], b: readonly string[]): number {
  let shared = 0
  while (shared < a.length && shared < b.length && a.at(-1 - shared) === b.at(-1 - shared)) shared++
  return shared
}

/** Split before folding: a full-width slash is a character of a name, not a divider. */
function segmentsOf(path: string): string[] {
  return path
    .split(/[\\/]/)
    .map(folded)
    .filter((segment) => segment !== '' && segment !== '.')
}
