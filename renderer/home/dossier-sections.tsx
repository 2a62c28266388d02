// Dossiers still being filled, and those last worked on.
import { useQuery } from '@tanstack/react-query'
import type { Dossier } from '#shared/contract/dossiers.ts'
import { categoryNames } from '#shared/text/states.ts'
import { deskQuery } from '../desk/client.ts'
import { DossierState } from '../dossiers/dossier-state.tsx'
import { shortMinute } from './short-minute.ts'
import { homeText } from './text.ts'
import { type Todo, type TodoRow, TodoSection } from './todo-section.tsx'

const limit = 8

export function OpenDossiersSection() {
  const query = useQuery({
    ...deskQuery.dossiers.list.queryOptions({ input: { state: 'open', limit } }),
    select: toTodo,
  })
  const { title, none, create } = homeText.open
  return (
    <TodoSection
      title={title}
      none={none}
      query={query}
      allHref="#/dossiers?state=open"
      action={<a href="#/dossiers/new">{create}</a>}
    />
  )
}

export function RecentSection() {
  const query = useQuery({ ...deskQuery.dossiers.list.queryOptions({ input: { limit } }), select: toTodo })
  const { title, none } = homeText.recent
  return <TodoSection title={title} none={none} query={query} allHref="#/dossiers" />
}

export function dossierRow(dossier: Dossier): TodoRow {
  return {
    key: dossier.id,
    title: dossier.title,
    facts: [categoryNames[dossier.category], dossier.number, dossier.party.name]
      .filter((part) => part !== null)
      .join(' · '),
    end: (
      <>
        <DossierState state={dossier.state} disposedAt={dossier.disposedAt} plain /> {shortMinute(dossier.updatedAt)}
      </>
    ),
    href: `#/dossiers/${dossier.id}`,
  }
}

function toTodo({ rows, total }: { rows: readonly Dossier[]; total: number }): Todo {
  return { rows: rows.map(dossierRow), total }
}
