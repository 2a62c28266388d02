// The columns of the journal.
import type { JournalEntry } from '#shared/contract/journal.ts'
import { journalDeed, journalDetail, journalWho } from '#shared/text/journal.ts'
import { Dash } from '../desk/list-parts.tsx'
import type { Column } from '../ui/data-table.tsx'
import { formatCount, formatInstant } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import { journalText } from './text.ts'

const { columns: titles, outcomes } = journalText

export const journalColumns: readonly Column<JournalEntry>[] = [
  {
    key: 'position',
    title: titles.position,
    width: 76,
    numeric: true,
    render: ({ position }) => formatCount(position),
  },
  { key: 'at', title: titles.at, width: 160, render: ({ at }) => formatInstant(at) },
  { key: 'who', title: titles.who, width: 110, grow: 1, render: ({ who }) => journalWho(who) },
  { key: 'event', title: titles.event, width: 150, grow: 1, render: ({ event }) => journalDeed(event) },
  {
    key: 'outcome',
    title: titles.outcome,
    width: 96,
    render: ({ outcome, event }) => {
      const refused = outcome === 'refused' || event.endsWith('-refused')
      return <StateTag plain tone={refused ? 'warn' : 'ok'} label={outcomes[refused ? 'refused' : 'done']} />
    },
  },
  {
    key: 'subject',
    title: titles.subject,
    width: 150,
    render: ({ subject }) =>
      subject === null ? <Dash /> : <HashText value={subject} label={journalText.subjectLabel} keep={6} />,
  },
  { key: 'detail', title: titles.detail, width: 200, grow: 2, render: ({ detail }) => <Detail detail={detail} /> },
  {
    key: 'hash',
    title: titles.hash,
    width: 190,
    render: ({ hash }) => <HashText value={hash} label={journalText.hashLabel} />,
  },
]

function Detail({ detail }: { detail: JournalEntry['detail'] }) {
  const words = journalDetail(detail)
  return words === '' ? <Dash /> : <span title={words}>{words}</span>
}
