// The typed part of an evidence statement: saved as it is typed, what is missing said at its place, then composed.
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Statement, StatementBody } from '#shared/contract/statements.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { useDraft } from '../desk/use-kept.ts'
import panel from '../dossiers/panels.module.css'
import { GatedButton } from '../judging/gated-button.tsx'
import { SaveLine } from '../judging/save-line.tsx'
import { recordingText } from './panel-text.ts'
import { StatementField, type StatementName, statementNames } from './statement-field.tsx'
import { createStatementStore, missingFields, type StatementStore } from './statement-store.ts'

const text = recordingText.statement

export type StatementFormProps = { statement: Statement; editable: boolean }

export function StatementForm({ statement, editable }: StatementFormProps) {
  const store = useStatementStore(statement, editable)
  const { body, save } = useSyncExternalStore(store.subscribe, store.view)
  const shown = editable ? body : statement.body
  const missing: readonly StatementName[] = editable ? missingFields(shown) : []
  return (
    <>
      {statementNames.map((name) => (
        <StatementField
          key={name}
          name={name}
          value={shown[name]}
          missing={missing.includes(name)}
          editable={editable}
          onChange={(value) => store.change({ [name]: value })}
        />
      ))}
      <Checkbox
        checked={shown.withTranscript}
        disabled={!editable}
        onChange={(event) => store.change({ withTranscript: event.target.checked })}
      >
        {text.withTranscript}
      </Checkbox>
      <Checkbox
        checked={shown.withMarks}
        disabled={!editable}
        onChange={(event) => store.change({ withMarks: event.target.checked })}
      >
        {text.withMarks}
      </Checkbox>
      <p className={panel.note}>{text.bound}</p>
      {editable && (
        <div className={panel.row}>
          <ComposeButton statement={statement} store={store} missing={missing.length} />
          <SaveLine save={save} onRetry={() => void store.flush()} />
        </div>
      )}
    </>
  )
}

type ComposeButtonProps = { statement: Statement; store: StatementStore; missing: number }

function ComposeButton({ statement, store, missing }: ComposeButtonProps) {
  const navigate = useNavigate()
  const compose = useDeed(desk.opinions.compose, {
    refreshes: [deskQuery.opinions.list.key(), deskQuery.statements.list.key()],
    onDone: (opinion) => void navigate({ to: '/opinions/$opinionId', params: { opinionId: opinion.id } }),
  })
  const press = async () => {
    if (await store.flush()) compose.run({ kind: 'statement', sourceId: statement.id })
  }
  return (
    <GatedButton
      size="middle"
      label={statement.opinionId === null ? text.compose : text.composeAgain}
      reason={missing > 0 ? text.incomplete(missing) : null}
      running={compose.running}
      onPress={() => void press()}
    />
  )
}

function useStatementStore(statement: Statement, editable: boolean): StatementStore {
  const [unsaved, keep] = useDraft<StatementBody | null>(`statement.${statement.id}`, null)
  const queries = useQueryClient()
  const listKey = deskQuery.statements.list.queryKey({ input: { itemId: statement.itemId } })
  const [store] = useState(() =>
    createStatementStore({
      statement,
      unsaved: editable ? unsaved : null,
      save: (input) => desk.statements.change(input),
      onSaved: (saved) =>
        queries.setQueryData(listKey, (known) => known?.map((one) => (one.id === saved.id ? saved : one))),
      keep,
    }),
  )
  useEffect(() => {
    const save = () => void store.flush()
    window.addEventListener('pagehide', save)
    return () => {
      window.removeEventListener('pagehide', save)
      void store.flush().finally(store.stop)
    }
  }, [store])
  return store
}
