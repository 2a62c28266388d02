// A rectification notice before it is issued: its problems as the findings give them, each to be edited or taken out.
import { useQuery } from '@tanstack/react-query'
import { App, Button, Input, Modal } from 'antd'
import { useEffect, useId, useState } from 'react'
import type { NewProblem } from '#shared/contract/rectifications.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { useItems } from '../dossiers/use-items.ts'
import { DayInput } from '../ui/day-input.tsx'
import { uiText } from '../ui/text.ts'
import { Anchors } from './answer-cell.tsx'
import css from './results.module.css'
import { resultsText } from './text.ts'
import { staleAfterResults } from './use-results.ts'

const text = resultsText.cures.issue

export type IssueSource = { campaignId: string | null; evaluationId: string | null; dossierId: string }
export type IssueDialogProps = { source: IssueSource; title: string; onClose: () => void }

type Draft = { problems: readonly NewProblem[]; dueOn: string | null }

export function IssueDialog({ source, title, onClose }: IssueDialogProps) {
  const { message } = App.useApp()
  const [draft, setDraft] = useState<Draft | null>(null)
  const found = useQuery(deskQuery.rectifications.draft.queryOptions({ input: source }))
  useEffect(() => {
    if (found.data !== undefined) setDraft((before) => before ?? found.data)
  }, [found.data])
  const issue = useDeed(desk.rectifications.issue, {
    ownFailure: true,
    refreshes: staleAfterResults(),
    onDone: ({ number }) => {
      void message.success(text.done(number))
      onClose()
    },
  })
  const ready = draft !== null && draft.dueOn !== null && draft.problems.length > 0
  const submit = () => {
    if (draft === null || draft.dueOn === null) return
    issue.run({ ...source, problems: draft.problems.map((problem) => ({ ...problem })), dueOn: draft.dueOn })
  }
  return (
    <Modal
      open
      width={680}
      title={`${text.title}：${title}`}
      closable={{ 'aria-label': uiText.dialog.close }}
      okText={text.submit}
      cancelText={uiText.dialog.cancel}
      confirmLoading={issue.running}
      okButtonProps={{ disabled: !ready }}
      mask={{ closable: false }}
      onOk={submit}
      onCancel={onClose}
    >
      <Read query={found} loading={{ rows: 4 }}>
        {({ dueOn }) =>
          draft === null ? null : (
            <DraftFields source={source} byPlan={dueOn !== null} draft={draft} onDraft={setDraft} />
          )
        }
      </Read>
      <p className={css.fault} role="alert">
        {issue.failure?.sentence}
      </p>
    </Modal>
  )
}

type DraftFieldsProps = { source: IssueSource; byPlan: boolean; draft: Draft; onDraft: (draft: Draft) => void }

function DraftFields({ source, byPlan, draft, onDraft }: DraftFieldsProps) {
  const items = useItems(source.dossierId).data ?? []
  const id = useId()
  const { problems, dueOn } = draft
  const replace = (at: number, change: Partial<NewProblem>) =>
    onDraft({ ...draft, problems: problems.map((one, place) => (place === at ? { ...one, ...change } : one)) })
  return (
    <div className={css.scrollForm}>
      <p className={css.quiet}>{problems.length === 0 ? text.none : text.lead}</p>
      <div className={css.field}>
        <label htmlFor={`${id}due`}>{text.due}</label>
        <DayInput id={`${id}due`} value={dueOn} onChange={(day) => onDraft({ ...draft, dueOn: day })} />
        <span className={css.quiet}>{byPlan ? text.dueHint : text.dueOwn}</span>
      </div>
      <p className={css.subtitle}>{text.left(problems.length)}</p>
      {problems.map((problem, at) => (
        // A problem has no key of its own before it is issued; its place and criterion name it.
        <div key={`${problem.criterion} ${problem.clause}`} className={css.card}>
          <span className={css.cardHead}>
            <span className={css.code}>{problem.criterion}</span>
            <strong>{problem.title}</strong>
            <Button
              className={css.cardEnd ?? ''}
              size="small"
              type="text"
              aria-label={text.remove(problem.criterion)}
              onClick={() => onDraft({ ...draft, problems: problems.filter((_, place) => place !== at) })}
            >
              {text.takeOut}
            </Button>
          </span>
          <Input.TextArea
            aria-label={text.words(problem.criterion)}
            autoSize={{ minRows: 1, maxRows: 5 }}
            maxLength={2000}
            value={problem.words}
            onChange={(event) => replace(at, { words: event.target.value })}
          />
          <Input
            aria-label={text.measure(problem.criterion)}
            maxLength={1000}
            value={problem.measure}
            onChange={(event) => replace(at, { measure: event.target.value })}
          />
          <span className={css.quiet}>{problem.clause}</span>
          <Anchors dossierId={source.dossierId} anchors={problem.anchors} items={items} />
        </div>
      ))}
    </div>
  )
}
