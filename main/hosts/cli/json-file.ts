// JSON that a person wrote: read from a file or standard input, checked, and when wrong, said where.
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type * as z from 'zod'
import { refuse } from '#shared/text/refusal.ts'
import type { CliIo } from './io.ts'

/** @throws Refusal `cli.no-such-path`, `cli.bad-json` */
export async function readJsonFile<T extends z.ZodType>(io: CliIo, path: string, schema: T): Promise<z.infer<T>> {
  const result = schema.safeParse(parseJson(path, path === '-' ? await io.readInput() : await readTextFile(io, path)))
  if (result.success) return result.data
  throw refuse('cli.bad-json', { path, at: result.error.issues[0]?.path.join('.') || 'JSON' })
}

/** @throws Refusal `cli.bad-json` */
export function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refuse('cli.bad-json', { path, at: 'JSON' })
  }
}

/** @throws Refusal `cli.no-such-path` */
export async function readTextFile(io: CliIo, path: string): Promise<string> {
  try {
    return (await readFile(resolve(io.cwd, path), 'utf8')).replace(/^\ufeff/, '')
  } catch {
    throw refuse('cli.no-such-path', { path })
  }
}
