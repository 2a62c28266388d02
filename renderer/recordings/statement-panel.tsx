// The evidence statements (视听资料制作说明) of one recording: begun from what the archive knows, typed, composed, signed elsewhere.
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Statement } from '#shared/contract/statements.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { useHolds } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import panel from '../dossiers/panels.module.css'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatMinute } from '../ui/format.ts'
import { recordingText } from './panel-text.ts'
import { StatementForm } from './statement-form.tsx'
import { StatementState } from './statement-state.tsx'

const text = recordingText.statement

export function StatementPanel({ item }: { item: Item | null }) {
  if (item === null) return <EmptyState title={recordingText.none.title} sentence={recordingText.none.sentence} />
  return <ItemStatements key={item.id} item={item} />
}

function ItemStatements({ item }: { item: Item }) {
  const list = useQuery(deskQuery.statements.list.queryOptions({ input: { itemId: item.id } }))
  return (
    <Read query={list} loading={{ label: text.loading, shape: 'fields', rows: 5 }}>
      {(statements) => <Statements item={item} statements={statements} />}
    </Read>
  )
}

function Statements({ item, statements }: { item: Item; statements: readonly Statement[] }) {
  const mayWrite = useHolds(['archivist', 'handler'])
  const [chosen, setChosen] = useState<string | null>(null)
  const begin = useDeed(desk.statements.begin, {
    refreshes: [deskQuery.statements.list.key({ input: { itemId: item.id } })],
    onDone: (begun) => setChosen(begun.id),
  })
  const shown = statements.find((statement) => statement.id === chosen) ?? statements.at(-1)
  const start = () => begin.run({ itemId: item.id })
  if (shown === undefined) {
    const { title, sentence, others } = text.none
    const action = (
      <Button type="primary" loading={begin.running} onClick={start}>
        {text.begin}
      </Button>
    )
    return <EmptyState title={title} sentence={mayWrite ? sentence : others} action={mayWrite && action} />
  }
  return (
    <div className={panel.body}>
      <p className={panel.lead}>{text.lead}</p>
      {(statements.length > 1 || shown.opinionId !== null) && (
        <div className={panel.row}>
          <Select
            aria-label={text.pick}
            value={shown.id}
            options={statements.map((one) => ({ value: one.id, label: nameOf(one) }))}
            onChange={(id: string) => setChosen(id)}
          />
          {mayWrite && (
            <Button loading={begin.running} onClick={start}>
              {text.beginAnother}
            </Button>
          )}
        </div>
      )}
      <StatementState statement={shown} />
      <StatementForm key={shown.id} statement={shown} editable={mayWrite && shown.opinionId === null} />
    </div>
  )
}

function nameOf({ madeBy, updatedAt, opinionId }: Statement): string {
  const state = opinionId === null ? text.states.typing : text.states.composed
  return `${text.entry(madeBy, formatMinute(updatedAt))}，${state}`
}
