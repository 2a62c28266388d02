// Files the person asked for, never written over another.
import { mkdir, open } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { refuse } from '#shared/text/refusal.ts'
import type { CliIo } from './io.ts'
import type { OpenedDesk } from './session.ts'

/** @throws Refusal `cli.exists` */
export async function saveFile(
  io: CliIo,
  path: string,
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
): Promise<void> {
  const target = resolve(io.cwd, path)
  await mkdir(dirname(target), { recursive: true })
  const file = await open(target, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? refuse('cli.exists', { path }) : error
  })
  try {
    await file.writeFile(content)
  } finally {
    await file.close()
  }
}

/** Saves one object's bytes, as a person with a window would download them. */
export async function saveObject(io: CliIo, opened: OpenedDesk, objectId: string, path: string): Promise<void> {
  const bytes = await opened.desk.openBytes(opened.connection, objectId)
  try {
    await saveFile(io, path, bytes.stream(0, bytes.sizeBytes, io.signal))
  } finally {
    await bytes.close()
  }
}
