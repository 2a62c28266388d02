// The head's decision on every dossier of an appraisal, the majority's opinion filled in.
import { useQuery } from '@tanstack/react-query'
import { Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { type Appraisal, type AppraisedDossier, type Verdict, verdicts } from '#shared/contract/disposals.ts'
import { verdictNames } from '#shared/text/disposals.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { uiText } from '../ui/text.ts'
import css from './retention.module.css'
import { retentionText } from './text.ts'

const text = retentionText.verdict

type Entry = { readonly decision: Verdict; readonly period: string | null; readonly reason: string }

export function VerdictDialog({ appraisal, onClose }: { appraisal: Appraisal; onClose: () => void }) {
  const { lines } = appraisal
  const [entries, setEntries] = useState<ReadonlyMap<string, Entry>>(
    () => new Map(lines.map((line) => [line.dossierId, { decision: majorityOf(line), period: null, reason: '' }])),
  )
  const [common, setCommon] = useState('')
  const id = useId()
  const schedule = useQuery(deskQuery.retention.schedule.queryOptions({ input: {} }))
  const decide = useDeed(desk.disposals.decide, {
    ownFailure: true,
    refreshes: [deskQuery.disposals.key(), deskQuery.retention.key()],
    onDone: onClose,
  })
  const change = (dossierId: string, part: Partial<Entry>) => {
    const before = entries.get(dossierId)
    if (before !== undefined) setEntries(new Map(entries).set(dossierId, { ...before, ...part }))
  }
  const whole = [...entries].map(([dossierId, entry]) => ({
    dossierId,
    ...entry,
    reason: entry.reason.trim() === '' ? common : entry.reason,
  }))
  const isWhole = whole.every(
    ({ decision, period, reason }) => reason.trim().length >= 2 && (decision !== 'extend' || period !== null),
  )
  const periods = (schedule.data?.periods ?? []).map(({ code, title }) => ({ value: code, label: title }))
  return (
    <Modal
      open
      width={920}
      title={text.title}
      closable={{ 'aria-label': uiText.dialog.close }}
      okText={text.confirm}
      cancelText={uiText.dialog.cancel}
      confirmLoading={decide.running}
      okButtonProps={{ disabled: !isWhole }}
      onOk={() => decide.run({ id: appraisal.id, entries: whole })}
      onCancel={onClose}
    >
      <div className={css.form}>
        <p className={css.lead}>{text.lead}</p>
        <div className={css.verdicts}>
          <table className={css.table}>
            <thead>
              <tr>
                <th>{text.columns.dossier}</th>
                <th>{text.columns.opinions}</th>
                <th>{text.columns.decision}</th>
                <th>{text.columns.period}</th>
                <th>{text.columns.reason}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <VerdictRow
                  key={line.dossierId}
                  line={line}
                  entry={entries.get(line.dossierId) ?? { decision: 'keep', period: null, reason: '' }}
                  periods={periods}
                  onChange={(part) => change(line.dossierId, part)}
                />
              ))}
            </tbody>
          </table>
        </div>
        <div className={css.field}>
          <label htmlFor={`${id}common`}>{text.reasonAll}</label>
          <Input
            id={`${id}common`}
            value={common}
            maxLength={1000}
            onChange={(event) => setCommon(event.target.value)}
          />
          {!isWhole && <p className={css.note}>{text.missing}</p>}
        </div>
        <p className={css.fault} role="alert">
          {decide.failure?.sentence}
        </p>
      </div>
    </Modal>
  )
}

type VerdictRowProps = {
  line: AppraisedDossier
  entry: Entry
  periods: { value: string; label: string }[]
  onChange: (part: Partial<Entry>) => void
}

function VerdictRow({ line, entry, periods, onChange }: VerdictRowProps) {
  const { title, endsOn } = line
  return (
    <tr>
      <td className={css.wide}>
        {title}
        <span className={css.under}>{endsOn}</span>
      </td>
      <td className={css.nowrap}>{opinionWords(line)}</td>
      <td>
        <Select
          className={css.verdict ?? ''}
          aria-label={text.decisionOf(title)}
          value={entry.decision}
          options={verdicts.map((verdict) => ({ value: verdict, label: verdictNames[verdict] }))}
          onChange={(decision: Verdict) => onChange({ decision, period: null })}
        />
      </td>
      <td>
        {entry.decision === 'extend' && (
          <Select
            className={css.verdict ?? ''}
            aria-label={text.periodOf(title)}
            value={entry.period}
            options={periods}
            onChange={(period: string) => onChange({ period })}
          />
        )}
      </td>
      <td>
        <Input
          aria-label={text.reasonOf(title)}
          value={entry.reason}
          maxLength={1000}
          onChange={(event) => onChange({ reason: event.target.value })}
        />
      </td>
    </tr>
  )
}

function countOf(line: AppraisedDossier, verdict: Verdict): number {
  return line.opinions.filter(({ opinion }) => opinion === verdict).length
}

/** Where two are even, the one that destroys less. */
function majorityOf(line: AppraisedDossier): Verdict {
  const cautious: readonly Verdict[] = ['keep', 'extend', 'destroy']
  return cautious.reduce((best, verdict) => (countOf(line, verdict) > countOf(line, best) ? verdict : best))
}

function opinionWords(line: AppraisedDossier): string {
  return verdicts
    .filter((verdict) => countOf(line, verdict) > 0)
    .map((verdict) => `${verdictNames[verdict]} ${countOf(line, verdict)}`)
    .join('，')
}
