// Advice to the handling office, printed in the opinion.
import { Input } from 'antd'
import { useId } from 'react'
import css from './sheet.module.css'
import { evaluationText } from './text.ts'

export type AdviceFieldProps = { value: string; editable: boolean; onChange: (advice: string) => void }

export function AdviceField({ value, editable, onChange }: AdviceFieldProps) {
  const id = useId()
  const { label, hint, none } = evaluationText.advice
  return (
    <section className={css.advice}>
      <label htmlFor={editable ? id : undefined} className={css.adviceLabel}>
        {label}
      </label>
      {editable ? (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2, maxRows: 10 }}
          maxLength={4000}
          placeholder={hint}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <p className={css.adviceText}>{value === '' ? none : value}</p>
      )}
    </section>
  )
}
