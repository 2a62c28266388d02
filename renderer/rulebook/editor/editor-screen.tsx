// Writing an evaluation standard: from one in force, or from nothing by a chosen model. The draft waits here until it is adopted.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { draftFrom, emptyDraft } from '#shared/rules/standard-draft.ts'
import { dayOf } from '#shared/text/instant.ts'
import { deskQuery } from '../../desk/client.ts'
import { FailureState, Read } from '../../desk/read-state.tsx'
import { useHolds } from '../../desk/session.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
import { ScreenTitle } from '../../ui/screen-title.tsx'
import { ChooseModel } from './choose-model.tsx'
import css from './editor.module.css'
import { EditorDesk } from './editor-desk.tsx'
import { EditorHead } from './editor-head.tsx'
import { editorText as text } from './text.ts'
import { useStandardDraft } from './use-standard-draft.ts'

/** No standard can have this id: the address of a new one. */
export const newStandard = '-'

export function EditorScreen() {
  const { packId } = useParams({ from: '/rulebook/$packId/edit' })
  const mayWrite = useHolds(['archivist', 'head'])
  if (!mayWrite) return <EmptyState title={text.reviseTitle} sentence={text.notAllowed} />
  return packId === newStandard ? <NewStandard /> : <Revision key={packId} packId={packId} />
}

function NewStandard() {
  const hold = useStandardDraft('new', null)
  const { draft } = hold
  if (draft !== null) return <Desk hold={{ ...hold, draft }} revises={null} />
  return (
    <div className={css.screen}>
      <EditorHead title={text.newTitle} />
      <ChooseModel onChoose={(formula) => hold.change(emptyDraft(formula, dayOf(Date.now()), text.gradeNote))} />
    </div>
  )
}

function Revision({ packId }: { packId: string }) {
  const standard = useQuery(deskQuery.rulebook.standard.queryOptions({ input: { id: packId } }))
  const { data } = standard
  const start = useMemo(() => (data === undefined ? null : draftFrom(data, text.gradeNote)), [data])
  const hold = useStandardDraft(packId, start)
  const { draft } = hold
  if (draft !== null) return <Desk hold={{ ...hold, draft }} revises={packId} />
  return (
    <>
      <ScreenTitle title={text.reviseTitle} />
      {standard.error === null ? (
        <LoadingState shape="page" label={text.loading} />
      ) : (
        <FailureState error={standard.error} onRetry={() => void standard.refetch()} />
      )}
    </>
  )
}

type Held = ReturnType<typeof useStandardDraft> & { draft: NonNullable<ReturnType<typeof useStandardDraft>['draft']> }

function Desk({ hold, revises }: { hold: Held; revises: string | null }) {
  const papers = useQuery(deskQuery.rulebook.paperKinds.queryOptions({ input: {} }))
  const lines = useQuery(deskQuery.rulebook.list.queryOptions({ input: {} }))
  return (
    <Read query={papers} loading={{ shape: 'page', label: text.loading }}>
      {({ kinds }) => (
        <Read query={lines} loading={{ shape: 'page', label: text.loading }}>
          {(all) => <EditorDesk {...hold} papers={kinds} lines={all} revises={revises} />}
        </Read>
      )}
    </Read>
  )
}
