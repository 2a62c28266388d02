// Disabling and enabling a person.
import { Button } from 'antd'
import { useState } from 'react'
import type { Person } from '#shared/contract/people.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { SentenceList } from '../ui/sentence-list.tsx'
import { EnableDialog } from './enable-dialog.tsx'
import { peopleText } from './text.ts'

export function StateActions({ person }: { person: Person }) {
  const [asking, setAsking] = useState(false)
  const { disable: text, enable: enableText } = peopleText
  const refreshes = [deskQuery.people.list.key()]
  const disable = useDeed(desk.people.disable, {
    ownFailure: true,
    done: text.done,
    refreshes,
    onDone: () => setAsking(false),
  })
  if (person.state === 'disabled') {
    return (
      <>
        <Button onClick={() => setAsking(true)}>{enableText.action}</Button>
        {asking && <EnableDialog person={person} onClose={() => setAsking(false)} />}
      </>
    )
  }
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {text.action}
      </Button>
      <ConfirmDialog
        open={asking}
        danger
        title={text.title(person.displayName)}
        consequence={<SentenceList sentences={text.effects} />}
        confirmLabel={text.action}
        busy={disable.running}
        error={disable.failure?.sentence}
        onConfirm={() => disable.run({ id: person.id })}
        onCancel={() => {
          disable.clear()
          setAsking(false)
        }}
      />
    </>
  )
}
