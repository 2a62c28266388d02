// Decides the period of one dossier: by the rule, or otherwise with the reason.
import { useQuery } from '@tanstack/react-query'
import { Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import type { Dossier } from '#shared/contract/dossiers.ts'
import type { Retention } from '#shared/contract/retention.ts'
import { importanceNames } from '#shared/text/disposals.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { DayInput } from '../ui/day-input.tsx'
import { uiText } from '../ui/text.ts'
import css from './retention.module.css'
import { retentionText } from './text.ts'

const text = retentionText.decide
const byRule = ''

export type DecideDialogProps = { dossier: Dossier; retention: Retention; onClose: () => void }

export function DecideDialog({ dossier, retention, onClose }: DecideDialogProps) {
  const { proposal } = retention
  const id = useId()
  const [period, setPeriod] = useState<string>(byRule)
  const [importance, setImportance] = useState<'' | 'important' | 'general'>(byRule)
  const [countsFrom, setCountsFrom] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const schedule = useQuery(deskQuery.retention.schedule.queryOptions({ input: {} }))
  const decide = useDeed(desk.retention.decide, {
    ownFailure: true,
    done: text.done,
    refreshes: [deskQuery.retention.key()],
    onDone: onClose,
  })
  const isOwnWord = period !== byRule || importance !== byRule || countsFrom !== null
  const needsDay = dossier.state === 'sealed' && proposal.startsOn === null
  const ruleTitle = proposal.period === null ? retentionText.panel.noRule : text.byRule(proposal.period.title)
  return (
    <Modal
      open
      width={520}
      title={text.title}
      closable={{ 'aria-label': uiText.dialog.close }}
      okText={text.confirm}
      cancelText={uiText.dialog.cancel}
      confirmLoading={decide.running}
      okButtonProps={{ disabled: isOwnWord && reason.trim().length < 2 }}
      onOk={() =>
        decide.run({
          dossierId: dossier.id,
          period: period === byRule ? null : period,
          importance: importance === byRule ? null : importance,
          countsFrom,
          reason,
        })
      }
      onCancel={onClose}
    >
      <div className={css.form}>
        <p className={css.lead}>{text.lead}</p>
        <div className={css.field}>
          <label htmlFor={`${id}period`}>{text.period}</label>
          <Select
            id={`${id}period`}
            value={period}
            options={[
              { value: byRule, label: ruleTitle, disabled: proposal.period === null },
              ...(schedule.data?.periods ?? []).map(({ code, title }) => ({ value: code, label: title })),
            ]}
            onChange={setPeriod}
          />
        </div>
        <div className={css.field}>
          <label htmlFor={`${id}importance`}>{text.importance}</label>
          <Select
            id={`${id}importance`}
            value={importance}
            options={[
              { value: byRule, label: text.byRuleImportance },
              { value: 'important', label: importanceNames.important },
              { value: 'general', label: importanceNames.general },
            ]}
            onChange={setImportance}
          />
        </div>
        {needsDay && (
          <div className={css.field}>
            <label htmlFor={`${id}from`}>{text.countsFrom}</label>
            <DayInput id={`${id}from`} value={countsFrom} onChange={setCountsFrom} />
            <p className={css.note}>{text.countsFromHint}</p>
          </div>
        )}
        <div className={css.field}>
          <label htmlFor={`${id}reason`}>{text.reason}</label>
          <Input.TextArea
            id={`${id}reason`}
            rows={2}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          {isOwnWord && <p className={css.note}>{text.reasonNeeded}</p>}
        </div>
        <p className={css.fault} role="alert">
          {decide.failure?.sentence}
        </p>
      </div>
    </Modal>
  )
}
