// The columns of the list of completeness.
import type { CheckedDossier } from '#shared/contract/checks.ts'
import { categoryNames } from '#shared/text/states.ts'
import { Dash, MainCell, WordsCell } from '../desk/list-parts.tsx'
import { DossierState } from '../dossiers/dossier-state.tsx'
import type { Column } from '../ui/data-table.tsx'
import { formatCount, formatMinute } from '../ui/format.ts'
import { CheckRing } from './check-head.tsx'
import { filingText } from './checks-text.ts'
import own from './filing.module.css'

const { columns: titles } = filingText.completeness

export const completenessColumns: readonly Column<CheckedDossier>[] = [
  { key: 'ring', title: titles.ring, width: 64, render: (row) => <CheckRing counts={row} size={18} /> },
  {
    key: 'title',
    title: titles.title,
    width: 220,
    grow: 3,
    wrap: true,
    render: ({ title }) => <MainCell>{title}</MainCell>,
  },
  {
    key: 'number',
    title: titles.number,
    width: 212,
    grow: 1,
    wrap: true,
    render: ({ number }) => <WordsCell>{number}</WordsCell>,
  },
  { key: 'category', title: titles.category, width: 104, render: ({ category }) => categoryNames[category] },
  {
    key: 'agency',
    title: titles.agency,
    width: 130,
    grow: 1,
    wrap: true,
    render: ({ agency }) => <span title={agency}>{agency}</span>,
  },
  { key: 'state', title: titles.state, width: 84, render: ({ state }) => <DossierState state={state} plain /> },
  { key: 'lacking', title: titles.lacking, width: 60, numeric: true, render: ({ lacking }) => trouble(lacking) },
  { key: 'wrong', title: titles.wrong, width: 60, numeric: true, render: ({ wrong }) => trouble(wrong) },
  { key: 'unchecked', title: titles.unchecked, width: 68, numeric: true, render: ({ unchecked }) => count(unchecked) },
  { key: 'passed', title: titles.passed, width: 60, numeric: true, render: ({ passed }) => count(passed) },
  {
    key: 'checked',
    title: titles.checkedAt,
    width: 136,
    numeric: true,
    render: ({ checkedAt }) => formatMinute(checkedAt),
  },
]

function trouble(value: number) {
  return value === 0 ? <Dash /> : <span className={own.bad}>{formatCount(value)}</span>
}

function count(value: number) {
  return value === 0 ? <Dash /> : formatCount(value)
}
