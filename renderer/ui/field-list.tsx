// Labels and values, dense: the facts of a dossier, a paper, a recording.
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import css from './fields.module.css'

export type Field = {
  key: string
  label: string
  /** null or '' shows a dash: known to be absent. */
  value: ReactNode
  /** Takes the whole width in two or three columns. */
  wide?: boolean
  /** A remark or fault under the value. */
  note?: ReactNode
  noteTone?: 'quiet' | 'warn' | 'bad'
}

export type FieldListProps = {
  fields: readonly Field[]
  columns?: 1 | 2 | 3
  /** Width of the label column in characters. */
  labelWidth?: number
}

export function FieldList({ fields, columns = 1, labelWidth = 6 }: FieldListProps) {
  return (
    <dl className={css.list} data-columns={columns} style={{ '--label-width': `${labelWidth}em` }}>
      {fields.map((field) => (
        <div key={field.key} className={classNames(css.field, field.wide && css.wide)}>
          <dt className={css.label}>{field.label}</dt>
          <dd className={css.value}>
            {field.value === null || field.value === undefined || field.value === '' ? <Dash /> : field.value}
            {field.note !== undefined && <div className={css[field.noteTone ?? 'quiet']}>{field.note}</div>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Dash() {
  return <span className={css.dash}>—</span>
}
