// Which rows are shown, and which one is selected: kept for this window, so that a reload comes back to the same row.
import { useMemo, useState } from 'react'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { useDraft } from '../desk/use-kept.ts'
import { useLatest } from '../judging/use-latest.ts'
import { ancestors, closedAtFirst, isAnswerRow, openRows, type SheetRow, sheetRows } from './sheet-rows.ts'

export type SheetRows = {
  readonly rows: readonly SheetRow[]
  readonly shown: readonly SheetRow[]
  readonly closed: ReadonlySet<string>
  readonly selected: SheetRow | null
  readonly select: (key: string) => void
  readonly setClosed: (key: string, closed: boolean) => void
  /** Opens what hides a row, selects it and gives it the keyboard. */
  readonly reveal: (code: string) => void
  /** Gives the keyboard back to the tree. */
  readonly focus: () => void
  readonly focusTurn: number
}

export function useSheetRows(id: string, standard: EvaluationStandard): SheetRows {
  const rows = useMemo(() => sheetRows(standard), [standard])
  const [kept, keep] = useDraft<{ key: string | null; closed: string[] | null }>(`evaluation.rows.${id}`, {
    key: null,
    closed: null,
  })
  const [key, setKey] = useState(() => kept.key ?? rows.find(isAnswerRow)?.key ?? '')
  const [closed, setClosedSet] = useState<ReadonlySet<string>>(
    () => new Set(kept.closed ?? closedAtFirst(rows, standard)),
  )
  const [focusTurn, setFocusTurn] = useState(0)
  const shown = useMemo(() => openRows(rows, closed), [rows, closed])
  const remember = (next: { key?: string; closed?: ReadonlySet<string> }) =>
    keep({ key: next.key ?? key, closed: [...(next.closed ?? closed)] })
  const select = (next: string) => {
    setKey(next)
    remember({ key: next })
  }
  const close = (next: ReadonlySet<string>) => {
    setClosedSet(next)
    remember({ closed: next })
  }
  const focus = () => setFocusTurn((turn) => turn + 1)
  return {
    rows,
    shown,
    closed,
    selected: rows.find((row) => row.key === key) ?? null,
    select: useLatest(select),
    setClosed: useLatest((row: string, shut: boolean) => {
      const next = new Set(closed)
      if (shut) next.add(row)
      else next.delete(row)
      close(next)
    }),
    reveal: (code) => {
      const open = new Set(closed)
      for (const above of ancestors(rows, code)) open.delete(above)
      setClosedSet(open)
      setKey(code)
      remember({ key: code, closed: open })
      focus()
    },
    focus,
    focusTurn,
  }
}
