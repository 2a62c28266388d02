// The schedule in force, how many dossiers each rule hits, and what a changed schedule would do to whom.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'
import type { RetentionProposal, ScheduleInForce, SchedulePreview } from '#shared/contract/retention.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { useDeed } from '../desk/use-deed.ts'
import panel from '../dossiers/panels.module.css'
import { FieldList } from '../ui/field-list.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import css from './retention.module.css'
import { retentionText } from './text.ts'
import { usePeriodNames } from './use-periods.ts'

const text = retentionText.preview

export function PreviewView() {
  const schedule = useQuery(deskQuery.retention.schedule.queryOptions({ input: {} }))
  const now = useQuery(deskQuery.retention.preview.queryOptions({ input: { schedule: null } }))
  return (
    <Read query={schedule} loading={{ label: text.loading, rows: 6 }}>
      {(inForce) => (
        <Read query={now} loading={{ label: text.loading, rows: 6 }}>
          {(preview) => (
            <div className={css.page}>
              <Preview schedule={inForce} now={preview} />
            </div>
          )}
        </Read>
      )}
    </Read>
  )
}

function Preview({ schedule, now }: { schedule: ScheduleInForce; now: SchedulePreview }) {
  const [json, setJson] = useState(schedule.json)
  const [tried, setTried] = useState<SchedulePreview | null>(null)
  const id = useId()
  const run = useDeed(desk.retention.preview, { ownFailure: true, onDone: setTried })
  const restore = () => {
    setJson(schedule.json)
    setTried(null)
    run.clear()
  }
  return (
    <>
      <section className={css.block}>
        <div className={css.blockHead}>
          <h2 className={css.blockTitle}>{schedule.title}</h2>
          {schedule.mark === 'example' && (
            <StateTag tone="warn" label={retentionText.example} title={schedule.gradeNote} />
          )}
        </div>
        <p className={panel.note}>{schedule.gradeNote}</p>
        <FieldList
          labelWidth={4}
          fields={[
            { key: 'start', label: text.start, value: schedule.startNote },
            { key: 'appraisal', label: text.appraisal, value: schedule.appraisalNote },
          ]}
        />
        <RuleTable schedule={schedule} preview={tried ?? now} tried={tried !== null} />
        <p className={panel.lead}>{text.total(now.dossiers)}</p>
      </section>
      <section className={css.block}>
        <h2 className={css.blockTitle}>{text.trialTitle}</h2>
        <p className={panel.lead}>{text.trialLead}</p>
        <label className="visually-hidden" htmlFor={id}>
          {text.trialLabel}
        </label>
        <Input.TextArea
          id={id}
          className={css.json ?? ''}
          spellCheck={false}
          rows={10}
          value={json}
          onChange={(event) => setJson(event.target.value)}
        />
        <div className={panel.actions}>
          <Button type="primary" loading={run.running} onClick={() => run.run({ schedule: json })}>
            {text.run}
          </Button>
          <Button disabled={json === schedule.json && tried === null} onClick={restore}>
            {text.restore}
          </Button>
        </div>
        {run.failure !== null && (
          <p className={panel.bad} role="alert">
            {run.failure.sentence}
          </p>
        )}
        {tried !== null && run.failure === null && <Changes preview={tried} />}
      </section>
    </>
  )
}

type RuleTableProps = { schedule: ScheduleInForce; preview: SchedulePreview; tried: boolean }

function RuleTable({ schedule, preview, tried }: RuleTableProps) {
  const { columns } = text
  const nameOf = (code: string | null) => schedule.periods.find((one) => one.code === code)?.title ?? code ?? ''
  const ruleOf = (code: string | null) => schedule.rules.find((rule) => rule.code === code) ?? null
  return (
    <table className={css.table}>
      <caption className="visually-hidden">{text.rules}</caption>
      <thead>
        <tr>
          <th>{columns.rule}</th>
          <th>{columns.clause}</th>
          <th>{columns.grade}</th>
          <th>{columns.period}</th>
          <th className={css.number}>{columns.before}</th>
          {tried && <th className={css.number}>{columns.after}</th>}
        </tr>
      </thead>
      <tbody>
        {preview.rules.map(({ code, title, period, before, after }) => {
          const rule = ruleOf(code)
          const was = rule?.period ?? null
          return (
            <tr key={code ?? 'none'} data-changed={tried && (before !== after || was !== period)}>
              <td>{title ?? text.none}</td>
              <td className={css.quiet}>{rule?.clause}</td>
              <td>
                {rule !== null && (
                  <StateTag
                    plain
                    tone={rule.grade === 'sure' ? 'ok' : 'warn'}
                    label={rule.grade === 'sure' ? retentionText.panel.sure : retentionText.panel.local}
                  />
                )}
              </td>
              <td>{was === null || was === period ? nameOf(period) : text.becomes(nameOf(was), nameOf(period))}</td>
              <td className={css.number}>{before}</td>
              {tried && <td className={css.number}>{after}</td>}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Changes({ preview }: { preview: SchedulePreview }) {
  const { changes } = text
  const periodName = usePeriodNames()
  const result = useRef<HTMLDivElement>(null)
  // The answer comes under what was typed, which may fill the screen.
  useEffect(() => {
    if (preview.changed >= 0) result.current?.scrollIntoView({ block: 'nearest' })
  }, [preview])
  return (
    <div ref={result} className={css.form}>
      <p className={panel.lead} role="status">
        {text.changed(preview.changed, preview.changes.length)}
      </p>
      {preview.tooShort > 0 && <p className={panel.warn}>{text.tooShort(preview.tooShort)}</p>}
      {preview.changes.length > 0 && (
        <table className={css.table}>
          <thead>
            <tr>
              <th>{changes.title}</th>
              <th>{changes.now}</th>
              <th>{changes.next}</th>
              <th>{changes.decided}</th>
            </tr>
          </thead>
          <tbody>
            {preview.changes.map(({ dossierId, title, before, after, decided }) => (
              <tr key={dossierId}>
                <td>
                  <Link to="/dossiers/$dossierId" params={{ dossierId }} search={{ panel: 'retention' }}>
                    {title}
                  </Link>
                </td>
                <td>{termWords(before)}</td>
                <td>{termWords(after)}</td>
                <td>{decided === null ? <span className={css.quiet}>—</span> : periodName(decided)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

function termWords({ period, endsOn }: RetentionProposal): string {
  return period === null ? text.none : text.until(period.title, endsOn)
}
