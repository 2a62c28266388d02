// Answers that a re-check or a decision puts right: chosen from the standard, answered anew.
import { DeleteOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useMemo } from 'react'
import type { Outcome } from '#shared/contract/results.ts'
import { judgementIn } from '#shared/rules/outcome.ts'
import { answerPartNames } from '#shared/text/results.ts'
import { faultless, type Given, JudgementEditor } from './judgement-editor.tsx'
import css from './results.module.css'
import { rowsOf } from './sheet-table.tsx'
import { resultsText } from './text.ts'

const text = resultsText.changes

export type Change = { judgement: Given; reason: string }

export type ChangeFieldsProps = {
  outcome: Outcome
  changes: readonly Change[]
  onChanges: (changes: readonly Change[]) => void
  /** Whether each has a reason of its own; else one stands for all. */
  reasons: boolean
}

export function ChangeFields({ outcome, changes, onChanges, reasons }: ChangeFieldsProps) {
  const { standard, counting } = outcome
  const rows = useMemo(() => rowsOf(outcome), [outcome])
  if (standard === null) return null
  const keyOf = ({ judgement }: Change) => `${judgement.part} ${judgement.code}`
  const taken = new Set(changes.map(keyOf))
  const add = (key: string) => {
    const row = rows.find((one) => one.key === key)
    const [sheet] = counting
    if (row === undefined || sheet === undefined) return
    const now = judgementIn(sheet, row.part, row.code)
    const judgement = now.answer === null ? faultless(standard, row.part, row.code) : now
    if (judgement !== null) onChanges([...changes, { judgement, reason: '' }])
  }
  const replace = (at: number, change: Change) => onChanges(changes.map((one, place) => (place === at ? change : one)))
  return (
    <div className={css.stack}>
      {counting.length === 2 && <p className={css.quiet}>{text.bothSheets}</p>}
      {changes.map((change, at) => {
        const { code } = change.judgement
        return (
          <div key={keyOf(change)} className={css.card}>
            <span className={css.cardHead}>
              <span className={css.code}>{code}</span>
              <strong>{rows.find(({ key }) => key === keyOf(change))?.title}</strong>
              <Button
                className={css.cardEnd ?? ''}
                size="small"
                type="text"
                icon={<DeleteOutlined />}
                aria-label={text.remove(code)}
                onClick={() => onChanges(changes.filter((_, place) => place !== at))}
              />
            </span>
            <JudgementEditor
              standard={standard}
              value={change.judgement}
              onChange={(judgement) => replace(at, { ...change, judgement })}
            />
            {reasons && (
              <Input
                aria-label={text.why(code)}
                placeholder={text.whyHint}
                maxLength={2000}
                value={change.reason}
                onChange={(event) => replace(at, { ...change, reason: event.target.value })}
              />
            )}
          </div>
        )
      })}
      <Select
        aria-label={text.add}
        placeholder={text.add}
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        options={rows
          .filter(({ key }) => !taken.has(key))
          .map(({ key, code, title, part }) => ({ value: key, label: `${code} ${title}（${answerPartNames[part]}）` }))}
        onChange={(key: string | null) => key !== null && add(key)}
      />
    </div>
  )
}
