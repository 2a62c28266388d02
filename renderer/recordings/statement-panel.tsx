// The evidence statements (视听资料制作说明) of one recording: begun from what the archive knows, typed, composed, signed elsewhere.
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Opinion } from '#shared/contract/opinions.ts'
import type { Statement } from '#shared/contract/statements.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { useHolds, useSession } from '../desk/session.tsx'
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
  // From the list, which enters no viewing in the journal.
  const opinions = useQuery(
    deskQuery.opinions.list.queryOptions({ input: { offset: 0, limit: 500, dossierId: item.dossierId } }),
  )
  const rows = opinions.data?.rows ?? []
  return (
    <Read query={list} loading={{ label: text.loading, shape: 'fields', rows: 5 }}>
      {(statements) => <Statements item={item} statements={statements} opinions={rows} />}
    </Read>
  )
}

type StatementsProps = { item: Item; statements: readonly Statement[]; opinions: readonly Opinion[] }

function Statements({ item, statements, opinions }: StatementsProps) {
  const session = useSession()
  const mayWrite = useHolds(['archivist', 'handler'])
  const [chosen, setChosen] = useState<string | null>(null)
  const begin = useDeed(desk.statements.begin, {
    refreshes: [deskQuery.statements.list.key({ input: { itemId: item.id } })],
    onDone: (begun) => setChosen(begun.id),
  })
  const opinionOf = ({ opinionId }: Statement) => opinions.find(({ id }) => id === opinionId) ?? null
  const isMine = (one: Statement) => one.madeBy === session.displayName
  const isSigned = (one: Statement) => (opinionOf(one)?.state ?? 'draft') !== 'draft'
  const mayBegin = mayWrite && statements.every((one) => !isMine(one) || isSigned(one))
  const shown =
    statements.find(({ id }) => id === chosen) ??
    statements.findLast((one) => isMine(one) && !isSigned(one)) ??
    statements.at(-1)
  const start = () => begin.run({ itemId: item.id })
  if (shown === undefined) return <NoStatement mayBegin={mayBegin} running={begin.running} onBegin={start} />
  const nameOf = (one: Statement) => text.entry(one.madeBy, formatMinute(one.updatedAt))
  return (
    <div className={panel.body}>
      <p className={panel.lead}>{text.lead}</p>
      {(statements.length > 1 || mayBegin) && (
        <div className={panel.row}>
          <Select
            aria-label={text.pick}
            value={shown.id}
            options={statements.map((one) => ({ value: one.id, label: nameOf(one) }))}
            onChange={(id: string) => setChosen(id)}
          />
          {mayBegin && (
            <Button loading={begin.running} onClick={start}>
              {text.beginAnother}
            </Button>
          )}
        </div>
      )}
      {!isMine(shown) && <p className={panel.note}>{text.ofAnother(shown.madeBy)}</p>}
      <StatementState statement={shown} opinion={opinionOf(shown)} />
      <StatementForm key={shown.id} statement={shown} editable={mayWrite && isMine(shown) && !isSigned(shown)} />
    </div>
  )
}

function NoStatement({ mayBegin, running, onBegin }: { mayBegin: boolean; running: boolean; onBegin: () => void }) {
  const { title, sentence, others } = text.none
  if (!mayBegin) return <EmptyState title={title} sentence={others} />
  const action = (
    <Button type="primary" loading={running} onClick={onBegin}>
      {text.begin}
    </Button>
  )
  return <EmptyState title={title} sentence={sentence} action={action} />
}
