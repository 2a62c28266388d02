// Reads one file and hashes it; for SHA-256 also whether a PDF says that it is encrypted.
import { createHash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'

export interface HashTask {
  readonly path: string
  readonly algorithm: 'sha256' | 'sha512'
}

export type HashReply =
  | { readonly state: 'hashed'; readonly hash: string; readonly sizeBytes: number; readonly marked: boolean }
  | { readonly state: 'unreadable' }

const block = Buffer.alloc(1024 * 1024)
const mark = '/Encrypt'
/** A link that took the file's place meanwhile is not followed; opening a pipe does not wait. */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

function hashed({ path, algorithm }: HashTask): HashReply {
  const file = openSync(path, flags)
  try {
    if (!fstatSync(file).isFile()) return { state: 'unreadable' }
    const hash = createHash(algorithm)
    const look = algorithm === 'sha256' ? createLook() : null
    let sizeBytes = 0
    for (;;) {
      const length = readSync(file, block, 0, block.length, null)
      if (length === 0) return { state: 'hashed', hash: hash.digest('hex'), sizeBytes, marked: look?.marked ?? false }
      const piece = block.subarray(0, length)
      hash.update(piece)
      look?.see(piece)
      sizeBytes += length
    }
  } finally {
    closeSync(file)
  }
}

/** Finds the mark also where it lies across two pieces; files that are no PDF are not looked into. */
function createLook() {
  let tail: Buffer | null = Buffer.alloc(0)
  let isFirst = true
  const look = {
    marked: false,
    see(piece: Buffer) {
      if (isFirst && !piece.subarray(0, 1024).includes('%PDF-')) tail = null
      isFirst = false
      if (tail === null || look.marked) return
      const seam = Buffer.concat([tail, piece.subarray(0, mark.length)])
      look.marked = piece.includes(mark) || seam.includes(mark)
      tail = Buffer.from(piece.subarray(-mark.length))
    },
  }
  return look
}

/** Blocks while it reads: of large files a matter for a worker. */
export function hashFile(task: HashTask): HashReply {
  try {
    return hashed(task)
  } catch {
    return { state: 'unreadable' }
  }
}
