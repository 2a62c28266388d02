// The tables of arranging, for the typed query builder.
import type { Fixed } from './tables.ts'

export interface ArrangingTables {
  page_note: {
    id: Fixed<string>
    item_id: Fixed<string>
    page: number | null
    kind: 'oversize' | 'blank' | 'damaged' | 'missing' | 'other'
    note: string
    noted_by: string
    noted_at: string
    removed_at: string | null
  }
}
