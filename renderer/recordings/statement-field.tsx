// One typed part of an evidence statement, with what is missing said under it.
import { Input } from 'antd'
import { useId } from 'react'
import { statementFields } from '#shared/text/faults/statements.ts'
import { recordingText } from './panel-text.ts'
import css from './statement.module.css'
import { requiredFields } from './statement-store.ts'

const text = recordingText.statement

export const statementNames = ['method', 'madeAt', 'producer', 'proves', 'original', 'note'] as const
export type StatementName = (typeof statementNames)[number]
const labels: Readonly<Record<StatementName, string>> = { ...statementFields, ...text.fields }
const limits: Readonly<Record<StatementName, number>> = {
  method: 1000,
  madeAt: 200,
  producer: 200,
  proves: 2000,
  original: 500,
  note: 2000,
}

type StatementFieldProps = {
  name: StatementName
  value: string
  missing: boolean
  editable: boolean
  onChange: (value: string) => void
}

export function StatementField({ name, value, missing, editable, onChange }: StatementFieldProps) {
  const id = useId()
  const label = labels[name]
  const hint = name === 'proves' || name === 'note' ? text.hints[name] : undefined
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        value={value}
        readOnly={!editable}
        autoSize={{ minRows: name === 'proves' ? 3 : 1, maxRows: 10 }}
        maxLength={limits[name]}
        placeholder={editable ? hint : undefined}
        aria-required={requiredFields.some((required) => required === name)}
        aria-invalid={missing}
        aria-describedby={missing ? `${id}-fault` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {missing && (
        <p id={`${id}-fault`} className={css.fault}>
          {text.missing(label)}
        </p>
      )}
    </div>
  )
}
