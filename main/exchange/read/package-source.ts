// The small files of a package, read whole and within bounds; and any of its files as bytes for a limited process.
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { ByteSource } from '../../jobs/index.ts'
import type { FoundFile } from './walk-package.ts'

/** A list of a hundred thousand files has twenty megabytes. */
export const mostListBytes = 64 * 1024 * 1024

const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

export async function readBytes(folder: string, { place, sizeBytes }: FoundFile): Promise<Buffer> {
  const handle = await open(join(folder, place), flags)
  try {
    const bytes = Buffer.alloc(sizeBytes)
    let done = 0
    while (done < sizeBytes) {
      const { bytesRead } = await handle.read(bytes, done, sizeBytes - done, done)
      if (bytesRead === 0) break
      done += bytesRead
    }
    return bytes.subarray(0, done)
  } finally {
    await handle.close()
  }
}

/** Null where the bytes are no UTF-8; a mark before them is no part of the text. */
export function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** @returns a source over one file, and how to close it */
export async function openSource(
  folder: string,
  { place }: FoundFile,
): Promise<ByteSource & { close(): Promise<void> }> {
  const handle = await open(join(folder, place), flags)
  const { size: sizeBytes } = await handle.stat()
  const read = async (start: number, endExclusive: number): Promise<Uint8Array> => {
    const end = Math.min(endExclusive, sizeBytes)
    const bytes = new Uint8Array(Math.max(0, end - start))
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, start)
    return bytes.subarray(0, bytesRead)
  }
  async function* pieces(start: number, endExclusive: number): AsyncGenerator<Uint8Array> {
    const step = 256 * 1024
    for (let at = start; at < Math.min(endExclusive, sizeBytes); at += step) {
      yield await read(at, Math.min(at + step, endExclusive))
    }
  }
  return {
    sizeBytes,
    read,
    stream: (start, endExclusive) => ReadableStream.from(pieces(start, endExclusive)),
    close: () => handle.close(),
  }
}
