// What the tables of migration 0006 hold.
import type { Fixed } from './tables.ts'

export interface ReviewTables {
  review_clock_event: {
    id: Fixed<string>
    review_id: Fixed<string>
    kind: Fixed<'paused' | 'resumed' | 'extended'>
    pause: Fixed<string | null>
    days: Fixed<number | null>
    approver: Fixed<string | null>
    approved_by: Fixed<string | null>
    note: Fixed<string>
    written_by: Fixed<string>
    at: Fixed<string>
  }
}
