// The columns of a campaign's results.
import type { OutcomeLine } from '#shared/contract/results.ts'
import list from '../desk/list-screen.module.css'
import { points } from '../evaluation/score-steps.tsx'
import { classNames } from '../ui/class-names.ts'
import type { Column } from '../ui/data-table.tsx'
import { OutcomeStateTag } from './outcome-state.tsx'
import css from './results.module.css'
import { resultsText } from './text.ts'

const text = resultsText.panel
const { columns: titles } = text

/** @param allowedHundredths of the plan; null where there are not two sheets to differ */
export function outcomeColumns(allowedHundredths: number | null): readonly Column<OutcomeLine>[] {
  const difference: Column<OutcomeLine> = {
    key: 'difference',
    title: titles.difference,
    width: 72,
    numeric: true,
    render: ({ state, differenceHundredths }) => (
      <Difference hundredths={differenceHundredths} isOpen={state === 'differing'} />
    ),
  }
  return [
    { key: 'position', title: titles.position, width: 52, numeric: true, render: ({ position }) => position },
    {
      key: 'title',
      title: titles.title,
      width: 200,
      grow: 3,
      wrap: true,
      render: ({ title, number }) => (
        <span className={list.main} title={[title, number].filter((part) => part !== null).join('　')}>
          {title}
        </span>
      ),
    },
    {
      key: 'agency',
      title: titles.agency,
      width: 120,
      grow: 1,
      wrap: true,
      render: ({ agency }) => agency || <Dash />,
    },
    { key: 'seats', title: titles.seats, width: 136, align: 'right', render: (line) => <Seats line={line} /> },
    ...(allowedHundredths === null ? [] : [difference]),
    { key: 'score', title: titles.score, width: 72, numeric: true, render: (line) => <Score line={line} /> },
    { key: 'band', title: titles.band, width: 64, render: ({ band }) => band ?? <Dash /> },
    { key: 'state', title: titles.state, width: 92, render: (line) => <OutcomeStateTag plain line={line} /> },
    {
      key: 'due',
      title: titles.due,
      width: 96,
      numeric: true,
      render: ({ objectionDueOn }) => objectionDueOn ?? <Dash />,
    },
  ]
}

function Seats({ line: { seats } }: { line: OutcomeLine }) {
  if (seats.length === 0) return <Dash />
  return (
    <span className={css.seats}>
      {seats.map(({ seat, concluded, inspector, effectiveHundredths, band }) => (
        <span key={seat} className={css.seat} title={inspector ?? undefined}>
          {inspector === null
            ? concluded
              ? text.seatConcluded
              : text.seatOpen
            : effectiveHundredths === null
              ? (band ?? text.unscored)
              : points(effectiveHundredths)}
        </span>
      ))}
    </span>
  )
}

/** Told apart only until the leader has adjudicated. */
function Difference({ hundredths, isOpen }: { hundredths: number | null; isOpen: boolean }) {
  if (hundredths === null) return <Dash />
  return (
    <span className={classNames(isOpen && css.far)} title={isOpen ? text.beyond : undefined}>
      {points(hundredths)}
    </span>
  )
}

/** A result without a figure is either a checklist or failed by a veto: its grade says the rest. */
export function Score({ line: { effectiveHundredths, judgedHundredths, band } }: { line: OutcomeLine }) {
  if (effectiveHundredths !== null) return points(effectiveHundredths)
  return judgedHundredths !== null && band !== null ? text.unscored : <Dash />
}

function Dash() {
  return <span className={list.dim}>—</span>
}
