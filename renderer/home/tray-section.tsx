// Recordings that wait for a dossier: how many are overdue, and what is due next.
import { useQuery } from '@tanstack/react-query'
import type { Holding } from '#shared/contract/tray.ts'
import { deskQuery } from '../desk/client.ts'
import { HoldingClock } from '../recordings/holding-clock.tsx'
import { useNow } from '../recordings/use-tray.ts'
import { StateTag } from '../ui/state-tag.tsx'
import { shortMinute } from './short-minute.ts'
import { homeText } from './text.ts'
import { type TodoRow, TodoSection } from './todo-section.tsx'

const limit = 500
const pollMs = 60_000
const address = '#/recordings'

export function TraySection() {
  const now = useNow()
  const query = useQuery({
    ...deskQuery.tray.list.queryOptions({ input: { limit } }),
    refetchInterval: pollMs,
    select: ({ rows, total, overdue }) => ({
      total,
      overdue,
      rows: rows.toSorted(byDue).map((holding) => toRow(holding, now)),
    }),
  })
  const overdue = query.data?.overdue ?? 0
  const { title, none } = homeText.tray
  return (
    <TodoSection
      title={title}
      none={none}
      query={query}
      allHref={address}
      action={overdue > 0 && <StateTag tone="bad" label={homeText.tray.overdue(overdue)} />}
    />
  )
}

/** What is due next first; what nobody can say last. */
function byDue(one: Holding, other: Holding): number {
  return (one.dueAt ?? '9').localeCompare(other.dueAt ?? '9')
}

function toRow(holding: Holding, now: number): TodoRow {
  const { capture } = holding
  const started = capture.startedAt === null ? null : shortMinute(capture.startedAt)
  return {
    key: holding.id,
    title: holding.name,
    facts: [capture.officerName ?? capture.officerNumber ?? homeText.tray.unknown, started]
      .filter((part) => part !== null)
      .join(' · '),
    end: <HoldingClock plain holding={holding} now={now} />,
    href: address,
  }
}
