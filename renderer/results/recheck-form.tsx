// The re-check of a reported cure, problem by problem; what is not cured goes back with its reason and a new day.
import { Button, Input, Radio } from 'antd'
import { useId, useState } from 'react'
import type { Rectification } from '#shared/contract/rectifications.ts'
import { desk } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import panel from '../dossiers/panels.module.css'
import { DayInput } from '../ui/day-input.tsx'
import css from './results.module.css'
import { resultsText } from './text.ts'
import { staleAfterResults } from './use-results.ts'

const text = resultsText.cures.recheck

type Verdict = { cured: boolean; reason: string }

export function RecheckForm({ notice, onClose }: { notice: Rectification; onClose: () => void }) {
  const [verdicts, setVerdicts] = useState<Readonly<Record<string, Verdict>>>({})
  const [note, setNote] = useState('')
  const [dueOn, setDueOn] = useState<string | null>(null)
  const id = useId()
  const recheck = useDeed(desk.rectifications.recheck, {
    done: text.saved,
    ownFailure: true,
    refreshes: staleAfterResults(),
    onDone: onClose,
  })
  const open = notice.problems.filter(({ cured }) => !cured)
  const given = open.flatMap((problem) => {
    const verdict = verdicts[problem.id]
    return verdict === undefined ? [] : [{ problemId: problem.id, ...verdict }]
  })
  const goesBack = given.some(({ cured }) => !cured)
  const ready = given.length === open.length && (!goesBack || dueOn !== null)
  const report = notice.rounds.at(-1)?.report
  const put = (problemId: string, verdict: Verdict) => setVerdicts({ ...verdicts, [problemId]: verdict })
  return (
    <div className={panel.body}>
      <h2 className={css.heading}>{text.title}</h2>
      {open.map((problem) => {
        const verdict = verdicts[problem.id]
        return (
          <div key={problem.id} className={css.card}>
            <span className={css.cardHead}>
              <span className={css.code}>{problem.criterion}</span>
              <strong>{problem.title}</strong>
            </span>
            <p>{problem.words}</p>
            <p className={css.quiet}>{resultsText.cures.measure(problem.measure)}</p>
            <p>{report?.answers.find(({ problemId }) => problemId === problem.id)?.done}</p>
            <Radio.Group
              aria-label={text.verdict(problem.criterion)}
              value={verdict?.cured ?? null}
              options={[
                { value: true, label: text.cured },
                { value: false, label: text.uncured },
              ]}
              onChange={(event) => put(problem.id, { cured: event.target.value, reason: verdict?.reason ?? '' })}
            />
            {verdict?.cured === false && (
              <Input
                aria-label={text.reason(problem.criterion)}
                placeholder={text.reasonHint}
                maxLength={1000}
                value={verdict.reason}
                onChange={(event) => put(problem.id, { cured: false, reason: event.target.value })}
              />
            )}
          </div>
        )
      })}
      {goesBack && (
        <div className={css.field}>
          <label htmlFor={`${id}due`}>{text.due}</label>
          <DayInput id={`${id}due`} value={dueOn} onChange={setDueOn} />
        </div>
      )}
      <div className={css.field}>
        <label htmlFor={`${id}note`}>{text.note}</label>
        <Input.TextArea
          id={`${id}note`}
          rows={2}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <p className={css.fault} role="alert">
        {recheck.failure?.sentence}
      </p>
      <div className={css.foot}>
        <Button
          type="primary"
          disabled={!ready}
          loading={recheck.running}
          onClick={() => recheck.run({ id: notice.id, verdicts: given, note, dueOn: goesBack ? dueOn : null })}
        >
          {text.submit}
        </Button>
        <Button onClick={onClose}>{text.cancel}</Button>
      </div>
    </div>
  )
}
