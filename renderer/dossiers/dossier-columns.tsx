// The columns of the list of dossiers.
import type { CheckedDossier } from '#shared/contract/checks.ts'
import type { Dossier } from '#shared/contract/dossiers.ts'
import { categoryNames } from '#shared/text/states.ts'
import { Dash, MainCell, WordsCell } from '../desk/list-parts.tsx'
import { completenessColumn } from '../filing/completeness-column.tsx'
import type { Column } from '../ui/data-table.tsx'
import { formatCount, formatDuration, formatMinute } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import { DossierState } from './dossier-state.tsx'
import { dossierText } from './text.ts'

const { columns: titles } = dossierText.list

const dossierColumns: readonly Column<Dossier>[] = [
  { key: 'category', title: titles.category, width: 100, render: ({ category }) => categoryNames[category] },
  {
    key: 'title',
    title: titles.title,
    width: 176,
    grow: 2,
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
  {
    key: 'party',
    title: titles.party,
    width: 110,
    grow: 1,
    wrap: true,
    render: ({ party }) => <span title={party.name}>{party.name}</span>,
  },
  {
    key: 'agency',
    title: titles.agency,
    width: 96,
    grow: 1,
    wrap: true,
    render: ({ agency }) => <span title={agency}>{agency}</span>,
  },
  {
    key: 'state',
    title: titles.state,
    width: 84,
    render: ({ state, disposedAt }) => <DossierState state={state} disposedAt={disposedAt} plain />,
  },
  { key: 'papers', title: titles.papers, width: 52, numeric: true, render: ({ papers }) => count(papers) },
  { key: 'pages', title: titles.pages, width: 56, numeric: true, render: ({ pages }) => count(pages) },
  {
    key: 'recordings',
    title: titles.recordings,
    width: 52,
    numeric: true,
    render: ({ recordings }) => count(recordings),
  },
  {
    key: 'time',
    title: titles.time,
    width: 80,
    numeric: true,
    render: ({ recordingMs }) => (recordingMs === 0 ? <Dash /> : formatDuration(recordingMs / 1000)),
  },
  {
    key: 'updated',
    title: titles.updated,
    width: 136,
    numeric: true,
    render: ({ updatedAt }) => formatMinute(updatedAt),
  },
]

/** With how complete each dossier is, behind its state. */
export function withCompleteness(
  checks: ReadonlyMap<string, CheckedDossier>,
  visitors: ReadonlySet<string>,
): readonly Column<Dossier>[] {
  return dossierColumns.flatMap((column) => {
    if (column.key === 'state') return [column, completenessColumn(checks)]
    return column.key === 'category' ? [withVisitors(column, visitors)] : [column]
  })
}

/** A dossier of another archive, here only to be evaluated, says so beside its category. */
function withVisitors(column: Column<Dossier>, visitors: ReadonlySet<string>): Column<Dossier> {
  return {
    ...column,
    wrap: true,
    render: ({ id, category }) =>
      visitors.has(id) ? (
        <span title={dossierText.list.visitingHint}>
          {categoryNames[category]} <StateTag plain tone="info" label={dossierText.list.visiting} />
        </span>
      ) : (
        categoryNames[category]
      ),
  }
}

function count(value: number) {
  return value === 0 ? <Dash /> : formatCount(value)
}
