// The fields of the editor: each with its name, what was typed, and its own fault below it.
import { Checkbox, Input, Select } from 'antd'
import { type ReactNode, useId } from 'react'
import type { DraftFault } from '#shared/rules/standard-draft-faults.ts'
import { DayInput } from '../../ui/day-input.tsx'
import css from './editor.module.css'
import { useFaults } from './fault-context.ts'
import { PointsInput } from './points-input.tsx'
import { editorText } from './text.ts'

type Base = { label: string; path: string; hint?: string }

export function Field({
  label,
  path,
  hint,
  children,
}: Base & { children: (id: string, invalid: boolean) => ReactNode }) {
  const id = useId()
  const faults = useFaults(path)
  return (
    <div className={css.field} data-path={path}>
      <label htmlFor={id}>{label}</label>
      <div>
        {children(
          id,
          faults.some(({ gap }) => !gap),
        )}
        {hint !== undefined && <p className={css.hint}>{hint}</p>}
        <FaultLines faults={faults} />
      </div>
    </div>
  )
}

export function FaultLines({ faults }: { faults: readonly DraftFault[] }) {
  return [...new Map(faults.map((fault) => [fault.sentence, fault])).values()].map(({ sentence, gap }) => (
    <p key={sentence} className={gap ? css.gap : css.fault}>
      {sentence}
    </p>
  ))
}

const status = (invalid: boolean) => (invalid ? ({ status: 'error' } as const) : {})

export type TextFieldProps = Base & { value: string; onChange: (value: string) => void; long?: boolean; max?: number }

export function TextField({ value, onChange, long, max = 400, ...base }: TextFieldProps) {
  return (
    <Field {...base}>
      {(id, invalid) =>
        long ? (
          <Input.TextArea
            id={id}
            value={value}
            autoSize={{ minRows: 1, maxRows: 8 }}
            maxLength={2000}
            aria-invalid={invalid}
            {...status(invalid)}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <Input
            id={id}
            value={value}
            maxLength={max}
            autoComplete="off"
            aria-invalid={invalid}
            {...status(invalid)}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  )
}

/** Left empty it is null. */
export function OptionalText({
  value,
  onChange,
  ...rest
}: Omit<TextFieldProps, 'value' | 'onChange'> & {
  value: string | null | undefined
  onChange: (value: string | null) => void
}) {
  return <TextField {...rest} value={value ?? ''} onChange={(typed) => onChange(typed === '' ? null : typed)} />
}

/** Typed with a breath between the lines: an empty line is kept while typing, and left out of the list. */
export function LinesField({
  value,
  onChange,
  ...base
}: Base & { value: readonly string[]; onChange: (value: string[]) => void }) {
  return (
    <Field {...base}>
      {(id, invalid) => (
        <Input.TextArea
          id={id}
          value={value.join('\n')}
          placeholder={editorText.oneALine}
          autoSize={{ minRows: 1, maxRows: 10 }}
          aria-invalid={invalid}
          {...status(invalid)}
          onChange={(event) => onChange(event.target.value === '' ? [] : event.target.value.split('\n'))}
          onBlur={() => {
            const lines = value.filter((line) => line.trim() !== '')
            if (lines.length < value.length) onChange(lines)
          }}
        />
      )}
    </Field>
  )
}

export function PointsField({
  value,
  onChange,
  optional,
  ...base
}: Base & {
  value: number | null | undefined
  onChange: (value: number | null) => void
  optional?: boolean
}) {
  return (
    <Field {...base}>
      {(id, invalid) => (
        <PointsInput id={id} value={value ?? null} onChange={onChange} invalid={invalid} optional={optional ?? false} />
      )}
    </Field>
  )
}

export type ChoiceFieldProps<V extends string | number> = Base & {
  value: V | null | undefined
  options: readonly { value: V; label: string }[]
  onChange: (value: V) => void
}

export function ChoiceField<V extends string | number>({ value, options, onChange, ...base }: ChoiceFieldProps<V>) {
  return (
    <Field {...base}>
      {(id, invalid) => (
        <Select
          id={id}
          className={css.choice ?? ''}
          value={value ?? null}
          options={[...options]}
          popupMatchSelectWidth={false}
          {...status(invalid)}
          onChange={(chosen) => {
            if (chosen !== null) onChange(chosen)
          }}
        />
      )}
    </Field>
  )
}

export function DayField({
  value,
  onChange,
  ...base
}: Base & { value: string | null; onChange: (value: string | null) => void }) {
  return (
    <Field {...base}>
      {(id) => (
        <div className={css.day}>
          <DayInput id={id} value={value} onChange={onChange} />
        </div>
      )}
    </Field>
  )
}

export function Tick({
  label,
  checked,
  onChange,
}: {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
}) {
  return <Checkbox aria-label={label} checked={checked} onChange={(event) => onChange(event.target.checked)} />
}
