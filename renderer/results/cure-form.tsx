// The agency reports the cure: for each problem what was done, and the sealed supplements that prove it.
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useId } from 'react'
import type { Rectification } from '#shared/contract/rectifications.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useSession } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { useDraft } from '../desk/use-kept.ts'
import panel from '../dossiers/panels.module.css'
import css from './results.module.css'
import { resultsText } from './text.ts'
import { staleAfterResults } from './use-results.ts'

const { report: text, evidence } = resultsText.cures

type Typed = Readonly<Record<string, { done: string; supplementIds: string[] }>>

export function CureForm({ notice, onClose }: { notice: Rectification; onClose: () => void }) {
  const { userId } = useSession()
  const [typed, keep, forget] = useDraft<Typed>(`cure.${userId}.${notice.id}.${notice.rounds.length}`, {})
  const id = useId()
  const supplements = useQuery(deskQuery.supplements.list.queryOptions({ input: { dossierId: notice.dossierId } })).data
  const sealed = (supplements ?? []).filter(({ state }) => state === 'sealed')
  const report = useDeed(desk.rectifications.report, {
    done: text.saved,
    ownFailure: true,
    refreshes: staleAfterResults(),
    onDone: () => {
      forget()
      onClose()
    },
  })
  const open = notice.problems.filter(({ cured }) => !cured)
  const of = (problemId: string) => typed[problemId] ?? { done: '', supplementIds: [] }
  const ready = open.every((problem) => of(problem.id).done.trim().length >= 2)
  return (
    <div className={panel.body}>
      <h2 className={css.heading}>{text.title}</h2>
      <p className={css.quiet}>{text.lead}</p>
      {supplements !== undefined && sealed.length === 0 && <p className={panel.note}>{text.noEvidence}</p>}
      {open.map((problem) => (
        <div key={problem.id} className={css.card}>
          <span className={css.cardHead}>
            <span className={css.code}>{problem.criterion}</span>
            <strong>{problem.title}</strong>
          </span>
          <p>{problem.words}</p>
          <p className={css.quiet}>{resultsText.cures.measure(problem.measure)}</p>
          <Input.TextArea
            id={`${id}${problem.id}`}
            aria-label={text.done(problem.criterion)}
            placeholder={text.doneHint}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={2000}
            value={of(problem.id).done}
            onChange={(event) => keep({ ...typed, [problem.id]: { ...of(problem.id), done: event.target.value } })}
          />
          {sealed.length > 0 && (
            <Select
              mode="multiple"
              aria-label={text.evidence(problem.criterion)}
              placeholder={text.evidenceHint}
              value={of(problem.id).supplementIds}
              options={sealed.map((one) => ({ value: one.id, label: `${evidence(one.number)}：${one.reason}` }))}
              onChange={(supplementIds) => keep({ ...typed, [problem.id]: { ...of(problem.id), supplementIds } })}
            />
          )}
        </div>
      ))}
      <p className={css.fault} role="alert">
        {report.failure?.sentence}
      </p>
      <div className={css.foot}>
        <Button
          type="primary"
          disabled={!ready}
          loading={report.running}
          onClick={() =>
            report.run({
              id: notice.id,
              answers: open.map((problem) => ({ problemId: problem.id, ...of(problem.id) })),
            })
          }
        >
          {text.submit}
        </Button>
        <Button onClick={onClose}>{text.cancel}</Button>
      </div>
    </div>
  )
}
