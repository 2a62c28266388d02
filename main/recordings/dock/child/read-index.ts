// Reads an index of any known form: told apart by its bytes, never by its name.
import * as z from 'zod'
import type { RemoteBytes } from '#main/jobs/serve-child.ts'
import { dockFields } from '#shared/rules/pack-dock.ts'
import { readCsv, readJson, readSqlite, readXml } from './readers.ts'
import { createRecords, type RawRecord, TooManyRecords } from './records.ts'
import { decoded } from './text.ts'

const Input = z.object({ fields: z.array(z.tuple([z.string(), z.enum(dockFields)])), mostRecords: z.int().positive() })

export type IndexAnswer =
  | { readonly state: 'read'; readonly records: readonly RawRecord[] }
  | { readonly state: 'unreadable' }
  | { readonly state: 'too-long' }

const partBytes = 8 * 1024 * 1024
const sqliteMark = 'SQLite format 3\0'

export async function readIndex(input: unknown, bytes: RemoteBytes): Promise<IndexAnswer> {
  const { fields, mostRecords } = Input.parse(input)
  const whole = await readWhole(bytes)
  const records = createRecords({ fields: new Map(fields), mostRecords })
  try {
    if (whole.subarray(0, sqliteMark.length).toString('latin1') === sqliteMark) {
      readSqlite(whole, records, mostRecords)
    } else {
      const text = decoded(whole)
      const first = text.slice(0, 1024).trimStart()[0]
      if (first === '[' || first === '{') readJson(text, records)
      else if (first === '<') readXml(text, records)
      else readCsv(text, records)
    }
    return { state: 'read', records: records.records }
  } catch (error) {
    return { state: error instanceof TooManyRecords ? 'too-long' : 'unreadable' }
  }
}

async function readWhole(bytes: RemoteBytes): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for (let at = 0; at < bytes.sizeBytes; at += partBytes) {
    parts.push(await bytes.read(at, Math.min(bytes.sizeBytes, at + partBytes)))
  }
  return Buffer.concat(parts)
}
