// The fields of a submission in words.
import { Input } from 'antd'
import { useId } from 'react'
import type { Submission } from '#shared/contract/review.ts'
import css from './review.module.css'
import { reviewText } from './text.ts'

export type SubmissionFieldsProps = { values: Submission; onValues: (values: Submission) => void }

const text = reviewText.submit

type Field = {
  key: Exclude<keyof Submission, 'entries'>
  label: string
  hint: string
  rows: number
  limit: number
  required: boolean
}

const fields: readonly Field[] = [
  {
    key: 'proposedDecision',
    label: text.proposedDecision,
    hint: text.proposedHint,
    rows: 3,
    limit: 4000,
    required: true,
  },
  { key: 'facts', label: text.facts, hint: text.factsHint, rows: 5, limit: 8000, required: true },
  { key: 'basis', label: text.basis, hint: text.basisHint, rows: 3, limit: 4000, required: true },
  { key: 'discretion', label: text.discretion, hint: text.discretionHint, rows: 2, limit: 4000, required: false },
  { key: 'note', label: text.note, hint: text.noteHint, rows: 2, limit: 2000, required: false },
]

export function SubmissionFields({ values, onValues }: SubmissionFieldsProps) {
  const id = useId()
  return fields.map(({ key, label, hint, rows, limit, required }) => (
    <div key={key} className={css.field}>
      <label htmlFor={id + key} className={css.label}>
        {label}
        {required && <span className={css.required}>{text.required}</span>}
      </label>
      <Input.TextArea
        id={id + key}
        autoSize={{ minRows: rows, maxRows: 14 }}
        maxLength={limit}
        placeholder={hint}
        required={required}
        value={values[key]}
        onChange={(event) => onValues({ ...values, [key]: event.target.value })}
      />
    </div>
  ))
}
