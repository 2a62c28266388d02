// The records found in an index, cut down to the fields that the mapping knows, before they leave the limited process.
import { folded } from '#shared/rules/dock-index.ts'
import type { DockField } from '#shared/rules/pack-dock.ts'

export type RawRecord = Partial<Record<DockField, string>>

export interface Mapping {
  /** By folded name. */
  readonly fields: ReadonlyMap<string, DockField>
  readonly mostRecords: number
}

/** Longer values are none of a dock's: they are left out, not cut, since half a name names another file. */
const longestValue = 4096

export class TooManyRecords extends Error {}

export function createRecords({ fields, mostRecords }: Mapping) {
  const records: RawRecord[] = []
  return {
    records,
    isField: (name: string): boolean => fields.has(folded(name)),
    /** Whether one of these names is the one that names the file. */
    namesFile: (names: Iterable<string>): boolean => {
      for (const name of names) if (fields.get(folded(name)) === 'fileName') return true
      return false
    },
    add(entries: Iterable<readonly [string, unknown]>): void {
      const record: RawRecord = {}
      for (const [name, value] of entries) {
        const field = fields.get(folded(name))
        const text = textOf(value)
        if (field !== undefined && text !== null && record[field] === undefined) record[field] = text
      }
      if (record.fileName === undefined) return
      if (records.length >= mostRecords) throw new TooManyRecords()
      records.push(record)
    },
  }
}
export type Records = ReturnType<typeof createRecords>

function textOf(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value !== 'string' || value.length > longestValue) return null
  return value === '' ? null : value
}
