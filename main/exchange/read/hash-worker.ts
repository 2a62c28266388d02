// Reads one file and hashes it; for the first algorithm also whether a PDF says that it is encrypted. Blocks while it works, so it
// never runs on the main thread.
import { createHash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'

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

function answer(task: HashTask): HashReply {
  try {
    return hashed(task)
  } catch {
    return { state: 'unreadable' }
  }
}

const port = parentPort
if (port === null) throw new Error('hash-worker runs only as a worker')
port.on('message', (task: HashTask) => port.postMessage(answer(task) satisfies HashReply))
