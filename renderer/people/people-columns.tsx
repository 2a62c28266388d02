// The columns of the list of people.
import type { Person } from '#shared/contract/people.ts'
import { roleList } from '#shared/text/roles.ts'
import { personStates } from '#shared/text/states.ts'
import list from '../desk/list-screen.module.css'
import type { Column } from '../ui/data-table.tsx'
import { formatMinute } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import { peopleText } from './text.ts'

const { columns: titles } = peopleText

const tones: Readonly<Record<Person['state'], Tone>> = { invited: 'info', active: 'ok', disabled: 'quiet' }

export const peopleColumns: readonly Column<Person>[] = [
  {
    key: 'name',
    title: titles.name,
    width: 90,
    grow: 1,
    render: ({ displayName }) => <span className={list.main}>{displayName}</span>,
  },
  { key: 'signIn', title: titles.signIn, width: 100, grow: 1, render: ({ name }) => name },
  { key: 'unit', title: titles.unit, width: 130, grow: 2, render: ({ unit }) => <span title={unit}>{unit}</span> },
  {
    key: 'roles',
    title: titles.roles,
    width: 150,
    grow: 2,
    render: ({ roles }) =>
      roles.length === 0 ? (
        <StateTag plain tone="warn" label={peopleText.unroled} />
      ) : (
        <span title={roleList(roles)}>{roleList(roles)}</span>
      ),
  },
  {
    key: 'state',
    title: titles.state,
    width: 104,
    render: ({ state }) => <PersonState state={state} />,
  },
  {
    key: 'last',
    title: titles.last,
    width: 136,
    numeric: true,
    render: ({ lastSignedInAt }) =>
      lastSignedInAt === null ? <span className={list.dim}>{peopleText.never}</span> : formatMinute(lastSignedInAt),
  },
]

export function PersonState({ state }: { state: Person['state'] }) {
  return <StateTag plain tone={tones[state]} label={personStates[state]} />
}
