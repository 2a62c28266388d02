// How far a statement is: being typed, composed, signed by whom; with the way to its pages.
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Statement } from '#shared/contract/statements.ts'
import { deskQuery } from '../desk/client.ts'
import panel from '../dossiers/panels.module.css'
import { StateTag } from '../ui/state-tag.tsx'
import { recordingText } from './panel-text.ts'

const text = recordingText.statement

export function StatementState({ statement: { opinionId, dossierId } }: { statement: Statement }) {
  const navigate = useNavigate()
  // From the list, which enters no viewing in the journal.
  const opinions = useQuery({
    ...deskQuery.opinions.list.queryOptions({ input: { offset: 0, limit: 200, dossierId } }),
    enabled: opinionId !== null,
  })
  if (opinionId === null) return null
  const opinion = opinions.data?.rows.find((row) => row.id === opinionId)
  const isSigned = opinion?.state === 'signed'
  return (
    <>
      <div className={panel.row}>
        <StateTag
          tone={isSigned ? 'ok' : 'warn'}
          label={isSigned ? text.signed(opinion.number) : text.unsigned(opinion?.number ?? '')}
        />
        <Button type="primary" onClick={() => void navigate({ to: '/opinions/$opinionId', params: { opinionId } })}>
          {text.open}
        </Button>
      </div>
      <p className={panel.note}>{text.composedHint}</p>
    </>
  )
}
