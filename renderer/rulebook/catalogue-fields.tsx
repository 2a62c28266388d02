// The kinds of fields of the case form: a choice that may stay unknown, a sum in yuan, a situation that holds, does not, or is open.
import { Input, Radio, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { yuanWords } from '#shared/text/major-decision.ts'
import { fenOf } from './case-facts.ts'
import css from './catalogue-tester.module.css'
import { catalogueText as text } from './catalogue-text.ts'

export function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      <div>{children(id)}</div>
    </div>
  )
}

export function Choice<V extends string>({
  label,
  value,
  words,
  onChange,
}: {
  label: string
  value: V | null
  words: Readonly<Record<V, string>>
  onChange: (value: V | null) => void
}) {
  return (
    <Field label={label}>
      {(id) => (
        <Select<V>
          id={id}
          className={css.wide ?? ''}
          allowClear
          placeholder={text.unknown}
          value={value}
          options={(Object.keys(words) as V[]).map((code) => ({ value: code, label: words[code] }))}
          onChange={(next: V | undefined) => onChange(next ?? null)}
        />
      )}
    </Field>
  )
}

export function SumField({ label, onChange }: { label: string; onChange: (fen: number | null) => void }) {
  const [typed, setTyped] = useState('')
  const fen = fenOf(typed)
  const wrong = typed.trim() !== '' && fen === null
  return (
    <Field label={label}>
      {(id) => (
        <>
          <Input
            id={id}
            className={css.sum ?? ''}
            inputMode="decimal"
            autoComplete="off"
            maxLength={20}
            placeholder={text.unknown}
            suffix={text.yuan}
            value={typed}
            aria-invalid={wrong}
            {...(wrong ? { status: 'error' as const } : {})}
            onChange={({ target }) => {
              setTyped(target.value)
              onChange(fenOf(target.value))
            }}
          />
          {wrong && <p className={css.wrong}>{text.amountWrong}</p>}
          {fen !== null && fen >= 100_000 && <span className={css.grouped}>{text.amountGrouped(yuanWords(fen))}</span>}
        </>
      )}
    </Field>
  )
}

const tri = { unknown: null, yes: true, no: false } as const
type Tri = keyof typeof tri

export function TriField({
  label,
  value,
  onChange,
}: {
  label: string
  value: boolean | null
  onChange: (value: boolean | null) => void
}) {
  const chosen: Tri = value === null ? 'unknown' : value ? 'yes' : 'no'
  return (
    <div className={css.tri}>
      <span>{label}</span>
      <Radio.Group
        aria-label={label}
        size="small"
        optionType="button"
        value={chosen}
        options={(Object.keys(tri) as Tri[]).map((key) => ({ value: key, label: text.tri[key] }))}
        onChange={({ target }) => onChange(tri[target.value as Tri])}
      />
    </div>
  )
}
