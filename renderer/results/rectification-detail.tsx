// All of one rectification: what is to be cured, what was reported with which evidence, how it was re-checked.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { recheckSource } from '#shared/contract/issued.ts'
import type { CureRound, Rectification } from '#shared/contract/rectifications.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { useSession } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import panel from '../dossiers/panels.module.css'
import { useItems } from '../dossiers/use-items.ts'
import { IssuedPaperButton } from '../opinions/issued-paper-button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { type Field, FieldList } from '../ui/field-list.tsx'
import { formatDay, formatMinute } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import { Anchors } from './answer-cell.tsx'
import { CureForm } from './cure-form.tsx'
import { RecheckForm } from './recheck-form.tsx'
import { DaysLeft, RectificationStateTag } from './rectification-state.tsx'
import css from './results.module.css'
import { resultsText } from './text.ts'
import { staleAfterResults } from './use-results.ts'

const text = resultsText.cures

export function RectificationDetail({ id }: { id: string }) {
  const query = useQuery(deskQuery.rectifications.get.queryOptions({ input: { id } }))
  return (
    <Read query={query} loading={{ label: text.loading, shape: 'fields', rows: 8 }}>
      {(notice) => <Detail notice={notice} />}
    </Read>
  )
}

function Detail({ notice }: { notice: Rectification }) {
  const [doing, setDoing] = useState<'report' | 'recheck' | 'withdraw' | null>(null)
  const items = useItems(notice.dossierId).data ?? []
  const close = () => setDoing(null)
  if (doing === 'report') return <CureForm notice={notice} onClose={close} />
  if (doing === 'recheck') return <RecheckForm notice={notice} onClose={close} />
  return (
    <div className={panel.body}>
      <h2 className={css.heading}>
        {notice.number}
        <RectificationStateTag line={notice} />
      </h2>
      <Acts notice={notice} onDo={setDoing} />
      <FieldList fields={fieldsOf(notice)} labelWidth={5} />
      <section className={css.stack} aria-label={text.problems}>
        <h3 className={css.subtitle}>{text.problems}</h3>
        <ul className={css.cards}>
          {notice.problems.map((problem) => (
            <li key={problem.id} className={css.card}>
              <span className={css.cardHead}>
                <span className={css.code}>{problem.criterion}</span>
                <strong>{problem.title}</strong>
                {problem.cured && (
                  <span className={css.cardEnd}>
                    <StateTag plain tone="ok" label={text.cured} />
                  </span>
                )}
              </span>
              <p>{problem.words}</p>
              <p>{text.measure(problem.measure)}</p>
              <p className={css.quiet}>{text.clause(problem.clause)}</p>
              <Anchors dossierId={notice.dossierId} anchors={problem.anchors} items={items} />
            </li>
          ))}
        </ul>
      </section>
      <Rounds notice={notice} />
      {doing === 'withdraw' && <WithdrawDialog id={notice.id} onClose={close} />}
    </div>
  )
}

type ActsProps = { notice: Rectification; onDo: (act: 'report' | 'recheck' | 'withdraw') => void }

function Acts({ notice, onDo }: ActsProps) {
  const session = useSession()
  const { id, may, issuedBy, state } = notice
  const mayMake = state !== 'withdrawn' && (issuedBy === session.displayName || session.roles.includes('head'))
  return (
    <div className={css.actions}>
      <IssuedPaperButton kind="notice" size="middle" sourceId={id} mayMake={mayMake} />
      {may.report && (
        <Button type="primary" onClick={() => onDo('report')}>
          {text.report.action}
        </Button>
      )}
      {may.recheck && (
        <Button type="primary" onClick={() => onDo('recheck')}>
          {text.recheck.action}
        </Button>
      )}
      {may.withdraw && <Button onClick={() => onDo('withdraw')}>{text.withdraw.action}</Button>}
    </div>
  )
}

function WithdrawDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const withdraw = useDeed(desk.rectifications.withdraw, {
    done: text.withdraw.done,
    ownFailure: true,
    refreshes: staleAfterResults(),
    onDone: onClose,
  })
  return (
    <ConfirmDialog
      open
      title={text.withdraw.title}
      consequence={text.withdraw.consequence}
      confirmLabel={text.withdraw.action}
      reason={{ label: text.withdraw.reason, required: true }}
      busy={withdraw.running}
      error={withdraw.failure?.sentence}
      onConfirm={(reason) => withdraw.run({ id, reason })}
      onCancel={onClose}
    />
  )
}

function Rounds({ notice }: { notice: Rectification }) {
  const supplements = useQuery(deskQuery.supplements.list.queryOptions({ input: { dossierId: notice.dossierId } })).data
  if (notice.rounds.length === 0) return null
  const numberOf = (id: string) => supplements?.find((one) => one.id === id)?.number
  return notice.rounds.map((round, at) => (
    <Round key={round.report.at} notice={notice} round={round} number={at + 1} numberOf={numberOf} />
  ))
}

type RoundProps = {
  notice: Rectification
  round: CureRound
  number: number
  numberOf: (supplementId: string) => number | undefined
}

function Round({ notice, round: { report, recheck }, number, numberOf }: RoundProps) {
  return (
    <section className={css.stack} aria-label={text.rounds(number)}>
      <h3 className={css.subtitle}>{text.rounds(number)}</h3>
      <p className={css.quiet}>{text.reported({ name: report.by, at: formatMinute(report.at) })}</p>
      <ul className={css.cards}>
        {report.answers.map(({ problemId, done, supplementIds }) => {
          const verdict = recheck?.verdicts.find((one) => one.problemId === problemId)
          return (
            <li key={problemId} className={css.card}>
              <span className={css.cardHead}>
                <span className={css.code}>{notice.problems.find(({ id }) => id === problemId)?.criterion}</span>
                <span className={css.cardEnd}>
                  {verdict === undefined ? (
                    <StateTag plain tone="warn" label={text.waiting} />
                  ) : (
                    <StateTag
                      plain
                      tone={verdict.cured ? 'ok' : 'bad'}
                      label={verdict.cured ? text.recheck.cured : text.recheck.uncured}
                    />
                  )}
                </span>
              </span>
              <p>{done}</p>
              {supplementIds.map((id) => (
                <Link key={id} to="/dossiers/$dossierId" params={{ dossierId: notice.dossierId }}>
                  {text.evidence(numberOf(id) ?? 0)}
                </Link>
              ))}
              {verdict !== undefined && verdict.reason !== '' && <p className={css.far}>{verdict.reason}</p>}
            </li>
          )
        })}
      </ul>
      {recheck !== null && (
        <>
          <p className={css.quiet}>{text.rechecked({ name: recheck.by, at: formatMinute(recheck.at) })}</p>
          {recheck.note !== '' && <p>{recheck.note}</p>}
          {recheck.dueOn !== null && <p>{text.newDay(formatDay(recheck.dueOn))}</p>}
          <RecheckPaper id={notice.id} number={number} by={recheck.by} />
        </>
      )}
    </section>
  )
}

/** Whoever re-checked makes the record. */
function RecheckPaper({ id, number, by }: { id: string; number: number; by: string }) {
  const session = useSession()
  return (
    <div className={css.actions}>
      <IssuedPaperButton kind="recheck" sourceId={recheckSource(id, number)} mayMake={by === session.displayName} />
    </div>
  )
}

function fieldsOf(notice: Rectification): Field[] {
  const { fields: names } = text
  const { dossierId, dossierTitle, dossierNumber, agency, campaignId, campaignTitle, withdrawnReason } = notice
  return [
    {
      key: 'dossier',
      label: names.dossier,
      value: (
        <Link to="/dossiers/$dossierId" params={{ dossierId }}>
          {dossierTitle}
        </Link>
      ),
      note: dossierNumber ?? undefined,
    },
    { key: 'agency', label: names.agency, value: agency },
    {
      key: 'source',
      label: names.source,
      value:
        campaignId === null ? (
          text.fromEvaluation
        ) : (
          <Link to="/campaigns/$campaignId" params={{ campaignId }}>
            {campaignTitle}
          </Link>
        ),
    },
    {
      key: 'due',
      label: names.due,
      value: (
        <>
          {formatDay(notice.dueOn)} <DaysLeft line={notice} />
        </>
      ),
    },
    {
      key: 'issued',
      label: names.issued,
      value: resultsText.outcome.by({ name: notice.issuedBy, at: formatMinute(notice.issuedAt) }),
    },
    ...(notice.closedAt === null ? [] : [{ key: 'closed', label: names.closed, value: formatMinute(notice.closedAt) }]),
    ...(withdrawnReason === null
      ? []
      : [{ key: 'withdrawn', label: names.withdrawn, value: notice.withdrawnBy, note: withdrawnReason }]),
  ]
}
