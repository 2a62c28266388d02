// What the tools of a list act on: the ticked rows, or the row in focus when none is ticked.
import { useMemo, useState } from 'react'

export type Chosen<Row> = {
  readonly checked: ReadonlySet<string>
  readonly setChecked: (checked: ReadonlySet<string>) => void
  readonly active: string | null
  readonly setActive: (key: string | null) => void
  readonly rows: readonly Row[]
  readonly keys: ReadonlySet<string>
  readonly activeRow: Row | null
}

export function useChosen<Row>(rows: readonly Row[], rowKey: (row: Row) => string): Chosen<Row> {
  const [ticked, setChecked] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState<string | null>(null)
  return useMemo(() => {
    // Rows that have left the list are no longer ticked.
    const known = rows.filter((row) => ticked.has(rowKey(row)))
    const activeRow = rows.find((row) => rowKey(row) === active) ?? null
    const chosen = known.length > 0 ? known : activeRow === null ? [] : [activeRow]
    return {
      checked: new Set(known.map(rowKey)),
      setChecked,
      active,
      setActive,
      rows: chosen,
      keys: new Set(chosen.map(rowKey)),
      activeRow,
    }
  }, [rows, rowKey, ticked, active])
}

/** Of what is chosen, only those with which something can be done. */
export function chosenOf<Row>(chosen: Chosen<Row>, keep: (row: Row) => boolean): Chosen<Row> {
  const { activeRow } = chosen
  return {
    ...chosen,
    rows: chosen.rows.filter(keep),
    activeRow: activeRow !== null && keep(activeRow) ? activeRow : null,
  }
}
