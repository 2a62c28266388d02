// Lists of files and their hashes, in the form that `sha256sum -c` reads and BagIt asks for (RFC 8493 §2.1.3, §2.2.1).
import { foldedName } from './portable-name.ts'

export type HashAlgorithm = 'sha256' | 'sha512'
export const hashAlgorithms: readonly HashAlgorithm[] = ['sha256', 'sha512']

export interface HashEntry {
  /** Below the package's folder, with `/`. */
  readonly path: string
  /** Lower-case hex. */
  readonly hash: string
}

/** RFC 8493 §2.1.3: line ends and the percent sign itself are percent-encoded in paths. */
export function encodePath(path: string): string {
  return path.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
}

export function decodePath(path: string): string {
  return path.replace(/%(0[ad]|25)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** In order of path, so that the same files always give the same text. */
export function hashListText(entries: readonly HashEntry[]): string {
  return [...entries]
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
    .map(({ hash, path }) => `${hash}  ${encodePath(path)}\n`)
    .join('')
}

export type PathFault = 'absolute' | 'escapes' | 'not-plain'

/** Why a path from outside must not be followed; null when it stays below its folder (zip slip). */
export function pathFault(path: string): PathFault | null {
  if (path.startsWith('/') || path.startsWith('\\') || path.startsWith('~') || /^[a-z]:/i.test(path)) return 'absolute'
  const parts = path.split('/')
  if (parts.includes('..') || path.split('\\').includes('..')) return 'escapes'
  if (path === '' || parts.some((part) => part === '' || part === '.')) return 'not-plain'
  if (path.includes('\\') || /\p{Cc}/u.test(path) || !path.isWellFormed()) return 'not-plain'
  return null
}

export type ListFault =
  | { readonly code: 'line'; readonly line: number }
  | { readonly code: PathFault; readonly path: string }
  | { readonly code: 'twice'; readonly path: string }
  | { readonly code: 'too-long' }

export interface ReadHashList {
  readonly entries: readonly HashEntry[]
  readonly faults: readonly ListFault[]
}

const hexLength: Readonly<Record<HashAlgorithm, number>> = { sha256: 64, sha512: 128 }

/** Takes what is in order and names what is not; never throws. */
export function readHashList(text: string, algorithm: HashAlgorithm, mostLines = 100_000): ReadHashList {
  const entries: HashEntry[] = []
  const faults: ListFault[] = []
  const seen = new Set<string>()
  const lines = text.split(/\r\n|\r|\n/)
  if (lines.length > mostLines) return { entries, faults: [{ code: 'too-long' }] }
  for (const [at, line] of lines.entries()) {
    if (line === '') continue
    const found = /^([0-9a-f]+)[ \t]+\*?(.*)$/i.exec(line)
    const [hash = '', written = ''] = found === null ? [] : [found[1], found[2]]
    if (found === null || hash.length !== hexLength[algorithm]) {
      faults.push({ code: 'line', line: at + 1 })
      continue
    }
    const path = decodePath(written)
    const fault = pathFault(path)
    if (fault !== null) {
      faults.push({ code: fault, path })
      continue
    }
    if (seen.has(foldedName(path))) faults.push({ code: 'twice', path })
    else entries.push({ path, hash: hash.toLowerCase() })
    seen.add(foldedName(path))
  }
  return { entries, faults }
}
