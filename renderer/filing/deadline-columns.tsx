// The columns of the list of filing deadlines.
import type { FilingDeadline } from '#shared/contract/sheets.ts'
import { Dash, MainCell, WordsCell } from '../desk/list-parts.tsx'
import type { Column } from '../ui/data-table.tsx'
import { formatDay } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import { clockTones, clockWords } from './filing-clock.tsx'
import { sealingText } from './sealing-text.ts'

const { columns: titles } = sealingText.deadlines

export const deadlineColumns: readonly Column<FilingDeadline>[] = [
  {
    key: 'title',
    title: titles.title,
    width: 260,
    grow: 3,
    wrap: true,
    render: ({ title }) => <MainCell>{title}</MainCell>,
  },
  {
    key: 'number',
    title: titles.number,
    width: 200,
    grow: 1,
    wrap: true,
    render: ({ number }) => <WordsCell>{number}</WordsCell>,
  },
  { key: 'closed', title: titles.closed, width: 156, numeric: true, render: ({ closedOn }) => formatDay(closedOn) },
  {
    key: 'due',
    title: titles.due,
    width: 156,
    numeric: true,
    render: ({ dueOn }) => (dueOn === null ? <Dash /> : formatDay(dueOn)),
  },
  {
    key: 'clock',
    title: titles.clock,
    width: 150,
    render: (row) => (
      <StateTag
        plain
        tone={clockTones[row.state]}
        label={clockWords(row, row.unit)}
        title={row.unknownYear === null ? undefined : sealingText.clock.unknown(row.unknownYear)}
      />
    ),
  },
]
