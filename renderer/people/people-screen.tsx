// Everybody who may sign in: the administrator admits and disables, the security officer grants roles, the auditor looks.
import { UserAddOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Person } from '#shared/contract/people.ts'
import { deskQuery } from '../desk/client.ts'
import list from '../desk/list-screen.module.css'
import { FailureState } from '../desk/read-state.tsx'
import { useHolds } from '../desk/session.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { AdmitDialog } from './admit-dialog.tsx'
import { peopleColumns } from './people-columns.tsx'
import css from './people-screen.module.css'
import { PersonPanel } from './person-panel.tsx'
import { peopleText } from './text.ts'

const nobody: readonly Person[] = []

export function PeopleScreen() {
  const people = useQuery(deskQuery.people.list.queryOptions({ input: {} }))
  const mayAdmit = useHolds(['administrator'])
  const [admitting, setAdmitting] = useState(false)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const rows = people.data ?? nobody
  const chosen = rows.find((person) => person.id === chosenId) ?? null
  const placeholder =
    people.error !== null && rows.length === 0 ? (
      <FailureState error={people.error} onRetry={() => void people.refetch()} />
    ) : rows.length === 0 && !people.isPending ? (
      <EmptyState title={peopleText.empty.title} sentence={peopleText.empty.sentence} />
    ) : undefined
  return (
    <div className={css.screen}>
      <header className={list.head}>
        <h1 className={list.title}>{peopleText.title}</h1>
        <div className={list.end}>
          <span className={list.count} role="status">
            {people.isPending ? '' : peopleText.count(rows.length)}
          </span>
          {mayAdmit && (
            <Button type="primary" icon={<UserAddOutlined />} onClick={() => setAdmitting(true)}>
              {peopleText.admit}
            </Button>
          )}
        </div>
      </header>
      <div className={css.halves}>
        <DataTable
          label={peopleText.label}
          columns={peopleColumns}
          rows={rows}
          rowKey={(person) => person.id}
          selectedKey={chosenId}
          onSelect={setChosenId}
          rowTone={(person) => (person.state === 'disabled' ? 'quiet' : null)}
          loading={people.isPending}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
        <aside className={css.panel} aria-label={peopleText.details}>
          {chosen === null ? (
            <EmptyState title={peopleText.pick.title} sentence={peopleText.pick.sentence} />
          ) : (
            <PersonPanel key={chosen.id} person={chosen} />
          )}
        </aside>
      </div>
      {admitting && <AdmitDialog onClose={() => setAdmitting(false)} onAdmitted={(person) => setChosenId(person.id)} />}
    </div>
  )
}
