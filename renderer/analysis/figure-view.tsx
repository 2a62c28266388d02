// A chart and its table side by side: the same rows, one choice for both.
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import css from './analysis.module.css'
import type { ChartShape } from './chart-option.ts'
import { analysisText as text } from './text.ts'

const Chart = lazy(async () => ({ default: (await import('./chart.tsx')).Chart }))

/** More bars than this cannot be told apart. */
export const mostBars = 12

export type FigureViewProps<Row> = {
  title: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Of `mostBars` rows at most. */
  shape: ChartShape
  /** Place of the first row that the chart shows. */
  from?: number
  empty: ReactNode
}

export function FigureView<Row>({ title, columns, rows, rowKey, shape, from = 0, empty }: FigureViewProps<Row>) {
  const [chosenKey, setChosenKey] = useState<string | null>(null)
  const at = rows.findIndex((row) => rowKey(row) === chosenKey) - from
  if (rows.length === 0) return empty
  const shown = shape.labels.length
  return (
    <div className={css.halves}>
      <figure className={css.figure}>
        <Suspense fallback={<LoadingState label={text.chartLoading} />}>
          <Chart
            shape={shape}
            chosen={at < 0 || at >= shown ? null : at}
            onChosen={(index) => {
              const row = rows[from + index]
              if (row !== undefined) setChosenKey(rowKey(row))
            }}
          />
        </Suspense>
        {shown < rows.length && <figcaption className={css.note}>{text.mostOnly(shown, rows.length)}</figcaption>}
      </figure>
      <div className={css.table}>
        <DataTable
          label={title}
          columns={columns}
          rows={rows}
          rowKey={rowKey}
          selectedKey={chosenKey}
          onSelect={setChosenKey}
        />
      </div>
    </div>
  )
}
