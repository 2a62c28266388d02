// What waits for the three guardians: people to be let in or given roles, the journal to be looked at.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Person } from '#shared/contract/people.ts'
import { deskQuery } from '../desk/client.ts'
import css from './home.module.css'
import { shortMinute } from './short-minute.ts'
import { homeText } from './text.ts'
import { TodoSection } from './todo-section.tsx'

export function PeopleSection({ show }: { show: 'invited' | 'unroled' }) {
  const keep = show === 'invited' ? isInvited : isUnroled
  const query = useQuery({
    ...deskQuery.people.list.queryOptions({ input: {} }),
    select: (people) => {
      const kept = people.filter(keep)
      return {
        total: kept.length,
        rows: kept.map((person) => ({
          key: person.id,
          title: person.displayName,
          facts: `${person.name} · ${person.unit}`,
          end: shortMinute(person.createdAt),
          href: '#/people',
        })),
      }
    },
  })
  const { title, none } = homeText[show]
  return <TodoSection title={title} none={none} query={query} allHref="#/people" />
}

export function JournalSection() {
  const { title, sentence, open } = homeText.journal
  return (
    <section className={css.section} aria-label={title}>
      <header className={css.sectionHead}>
        <h2 className={css.sectionTitle}>{title}</h2>
      </header>
      <div className={css.sentence}>
        <p>{sentence}</p>
        <Button href="#/journal">{open}</Button>
      </div>
    </section>
  )
}

function isInvited(person: Person): boolean {
  return person.state === 'invited'
}

function isUnroled(person: Person): boolean {
  return person.state !== 'disabled' && person.roles.length === 0
}
