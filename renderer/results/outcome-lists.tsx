// What stands behind a result: its problems with their evidence, the objections and their decisions, what was put right.
import { Button } from 'antd'
import { useState } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Objection, Outcome } from '#shared/contract/results.ts'
import { objectionDecisionNames } from '#shared/text/results.ts'
import { formatMinute } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import { Anchors } from './answer-cell.tsx'
import { DecideDialog } from './decide-dialog.tsx'
import css from './results.module.css'
import { resultsText } from './text.ts'

const { outcome: text, objection: said, changes: put } = resultsText

type ListProps = { outcome: Outcome; items: readonly Item[] }

export function ProblemList({ outcome, items }: ListProps) {
  if (outcome.problems.length === 0) return <p className={css.quiet}>{text.noProblems}</p>
  return (
    <ul className={css.cards}>
      {outcome.problems.map((problem) => (
        <li key={`${problem.part} ${problem.criterion}`} className={css.card}>
          <span className={css.cardHead}>
            <span className={css.code}>{problem.criterion}</span>
            <strong>{problem.title}</strong>
            <span className={css.cardEnd}>
              {problem.veto ? (
                <StateTag plain tone="bad" label={text.vetoed} />
              ) : problem.lostHundredths === null || problem.lostHundredths === 0 ? (
                <span className={css.quiet}>{text.remark}</span>
              ) : (
                <span className={css.amount}>{text.problemLost(problem.lostHundredths)}</span>
              )}
            </span>
          </span>
          <p>{problem.words}</p>
          <p className={css.quiet}>{problem.clause}</p>
          <Anchors dossierId={outcome.dossierId} anchors={problem.anchors} items={items} />
        </li>
      ))}
    </ul>
  )
}

export function ObjectionList({ outcome, items }: ListProps) {
  const [deciding, setDeciding] = useState<Objection | null>(null)
  if (outcome.objectionList.length === 0) return <p className={css.quiet}>{text.noObjections}</p>
  return (
    <ul className={css.cards}>
      {outcome.objectionList.map((objection) => (
        <li key={objection.id} className={css.card}>
          <span className={css.cardHead}>
            {objection.criterion !== null && <span className={css.code}>{objection.criterion}</span>}
            <strong>{objection.criterionTitle ?? said.whole}</strong>
            <span className={css.cardEnd}>
              <Decision objection={objection} />
            </span>
          </span>
          <p>{objection.reason}</p>
          <Anchors dossierId={outcome.dossierId} anchors={objection.anchors} items={items} />
          <p className={css.quiet}>{said.raised({ name: objection.raisedBy, at: formatMinute(objection.raisedAt) })}</p>
          {objection.decidedBy !== null && objection.decidedAt !== null && (
            <>
              <p>{objection.decisionReason}</p>
              <p className={css.quiet}>
                {said.decided({ name: objection.decidedBy, at: formatMinute(objection.decidedAt) })}
              </p>
            </>
          )}
          {objection.decision === null && outcome.may.decide && (
            <div className={css.actions}>
              <Button type="primary" size="small" onClick={() => setDeciding(objection)}>
                {said.decide}
              </Button>
            </div>
          )}
        </li>
      ))}
      {deciding !== null && <DecideDialog outcome={outcome} objection={deciding} onClose={() => setDeciding(null)} />}
    </ul>
  )
}

function Decision({ objection: { decision } }: { objection: Objection }) {
  if (decision === null) return <StateTag plain tone="warn" label={said.open} />
  return <StateTag plain tone={decision === 'rejected' ? 'quiet' : 'ok'} label={objectionDecisionNames[decision]} />
}

export function ChangeList({ outcome: { changes } }: { outcome: Outcome }) {
  if (changes.length === 0) return <p className={css.quiet}>{text.noChanges}</p>
  return (
    <ul className={css.cards}>
      {changes.map((change) => (
        <li key={`${change.at} ${change.code}`} className={css.card}>
          <span className={css.cardHead}>
            <span className={css.code}>{change.code}</span>
            <strong>{put.by[change.by]}</strong>
          </span>
          <p>{change.reason}</p>
          <p className={css.quiet}>{text.by({ name: change.who, at: formatMinute(change.at) })}</p>
        </li>
      ))}
    </ul>
  )
}
