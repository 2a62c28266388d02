// How far a statement is: composed, signed; with the way to its pages.
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Opinion } from '#shared/contract/opinions.ts'
import type { Statement } from '#shared/contract/statements.ts'
import panel from '../dossiers/panels.module.css'
import { StateTag } from '../ui/state-tag.tsx'
import { recordingText } from './panel-text.ts'

const text = recordingText.statement

export function StatementState({ statement, opinion }: { statement: Statement; opinion: Opinion | null }) {
  const navigate = useNavigate()
  const { opinionId } = statement
  if (opinionId === null || opinion === null) return null
  const isSigned = opinion.state === 'signed'
  return (
    <>
      <div className={panel.row}>
        <StateTag
          tone={isSigned ? 'ok' : 'warn'}
          label={isSigned ? text.signed(opinion.number) : text.unsigned(opinion.number)}
        />
        <Button onClick={() => void navigate({ to: '/opinions/$opinionId', params: { opinionId } })}>
          {text.open}
        </Button>
      </div>
      <p className={panel.note}>{isSigned ? text.signedHint : text.composedHint}</p>
    </>
  )
}
