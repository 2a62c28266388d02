// The numbered copies of a loan: each with its hash and when it was taken out, and those that a job is still making.
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import type { Loan, LoanCopy } from '#shared/contract/lending.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { isUnderWay, useJobs } from '../desk/use-jobs.ts'
import panel from '../dossiers/panels.module.css'
import { formatBytes, formatDuration, formatMinute } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import { ProgressRow } from '../ui/progress-row.tsx'
import css from './lending.module.css'
import { saveCopy } from './save-copy.ts'
import { lendingText } from './text.ts'
import { staleAfterLending } from './use-loan.ts'

const text = lendingText.copies

export function LoanCopies({ loan }: { loan: Loan }) {
  if (loan.way === 'read' || loan.state === 'requested' || loan.state === 'declined' || loan.state === 'withdrawn')
    return null
  const { copyList } = loan
  return (
    <section className={panel.divide} aria-label={text.title}>
      <h3 className={panel.title}>{text.title}</h3>
      <div className={css.copies}>
        {copyList.length === 0 && <p className={panel.note}>{loan.may.copy ? text.noneYet : text.none}</p>}
        {copyList.map((copy) => (
          <CopyCard key={copy.id} copy={copy} mayExport={loan.may.copy} />
        ))}
        <CopiesUnderWay loan={loan} />
      </div>
    </section>
  )
}

function CopyCard({ copy, mayExport }: { copy: LoanCopy; mayExport: boolean }) {
  const take = useDeed(desk.lending.exportCopy, { refreshes: staleAfterLending(), onDone: saveCopy })
  const { pages, span, sizeBytes, exportedAt } = copy
  const facts = [
    pages === null ? null : lendingText.scope.pages(pages),
    span === null ? null : `${formatDuration(span.startMs / 1000)}–${formatDuration(span.endMs / 1000)}`,
    copy.redacted ? text.redacted : null,
    formatBytes(sizeBytes),
    lendingText.loan.by(copy.madeBy, formatMinute(copy.madeAt)),
  ]
  return (
    <article className={css.copy} aria-label={copy.number}>
      <div className={panel.row}>
        <strong>{copy.number}</strong>
        {mayExport && (
          <Button
            size="small"
            aria-label={text.saveOf(copy.number)}
            loading={take.running}
            onClick={() => take.run({ copyId: copy.id })}
          >
            {text.save}
          </Button>
        )}
      </div>
      <span>{copy.itemTitle}</span>
      <span className={css.quiet}>{facts.filter((fact) => fact !== null).join('，')}</span>
      <span className={css.quiet}>
        {exportedAt === null ? text.notExported : text.exportedAt(formatMinute(exportedAt))}
      </span>
      <HashText value={copy.sha256} label={text.hash} />
    </article>
  )
}

/** Told apart from those of other loans by the number in their title. */
function CopiesUnderWay({ loan }: { loan: Loan }) {
  const queries = useQueryClient()
  const jobs = useJobs(loan.may.copy).filter(
    (job) => job.kind === 'loan-copy' && job.dossierId === loan.dossierId && job.title.includes(`${loan.number}-`),
  )
  const under = jobs.filter(isUnderWay)
  const waiting = under.length
  const before = useRef(waiting)
  useEffect(() => {
    if (waiting < before.current) void queries.invalidateQueries({ queryKey: deskQuery.lending.key() })
    before.current = waiting
  }, [waiting, queries])
  return jobs
    .filter((job) => isUnderWay(job) || job.state === 'failed')
    .map((job) => (
      <ProgressRow
        key={job.id}
        label={job.title}
        state={job.state === 'queued' ? 'waiting' : job.state}
        done={Math.round(job.progress * 100)}
        total={100}
        unit="items"
        remainingSeconds={job.remainingSeconds ?? undefined}
        message={job.sentence ?? undefined}
      />
    ))
}
