// One criterion: how it is judged, what it is worth, its points or coded defects.
import { Input } from 'antd'
import { useState } from 'react'
import { formatPoints } from '#shared/rules/scoring.ts'
import { type CriterionDraft, recoded, type StandardDraft, withMode } from '#shared/rules/standard-draft.ts'
import css from './editor.module.css'
import { ChoiceField, Field, OptionalText, PointsField, TextField } from './fields.tsx'
import { DefectRows, PointRows } from './part-rows.tsx'
import { GroundsFields } from './row-forms.tsx'
import { editorText } from './text.ts'

const text = editorText.row
const modes = (['points', 'defects', 'check'] as const).map((value) => ({ value, label: text.modes[value] }))

export type CriterionFormProps = {
  draft: StandardDraft
  change: (next: StandardDraft) => void
  row: CriterionDraft
  path: string
  onRow: (row: CriterionDraft) => void
}

export function CriterionForm({ draft, change, row, path, onRow }: CriterionFormProps) {
  const mode = row.mode ?? 'points'
  const { scoring } = draft
  return (
    <div className={css.form}>
      <div className={css.pair}>
        <CodeField key={path} row={row} path={path} onCode={(code) => change(recoded(draft, row.code, code))} />
        {mode !== 'check' && (
          <PointsField
            label={text.standard}
            path={`${path}.standardHundredths`}
            value={row.standardHundredths}
            onChange={(standardHundredths) => onRow({ ...row, standardHundredths })}
          />
        )}
        <ChoiceField
          label={text.mode}
          path={`${path}.mode`}
          value={mode}
          options={modes}
          onChange={(next) => onRow(withMode(row, next))}
        />
        {scoring.formula === 'split' && (
          <ChoiceField
            label={text.part}
            path={`${path}.part`}
            value={row.part}
            options={scoring.parts.map(({ code, title }) => ({ value: code, label: title || code }))}
            onChange={(part) => onRow({ ...row, part })}
          />
        )}
      </div>
      <TextField
        long
        label={text.title}
        path={`${path}.title`}
        value={row.title}
        onChange={(title) => onRow({ ...row, title })}
      />
      {mode === 'points' && <PointRows row={row} path={path} onRow={onRow} foot={<Sum row={row} />} />}
      {mode === 'defects' && <DefectRows row={row} path={path} onRow={onRow} />}
      <OptionalText
        long
        label={text.missingWhen}
        path={`${path}.missingWhen`}
        value={row.missingWhen}
        onChange={(missingWhen) => onRow({ ...row, missingWhen })}
      />
      <OptionalText
        long
        label={text.notApplicableWhen}
        path={`${path}.notApplicableWhen`}
        hint={text.notApplicableHint}
        value={row.notApplicableWhen}
        onChange={(notApplicableWhen) => onRow({ ...row, notApplicableWhen })}
      />
      <GroundsFields row={row} path={path} onRow={onRow} />
    </div>
  )
}

/** The code moves what hangs on it, so it is taken when typing is over. */
function CodeField({ row, path, onCode }: { row: CriterionDraft; path: string; onCode: (code: string) => void }) {
  const [typing, setTyping] = useState<string | null>(null)
  const settle = () => {
    if (typing !== null && typing !== row.code) onCode(typing.trim())
    setTyping(null)
  }
  return (
    <Field label={text.code} path={`${path}.code`}>
      {(id, invalid) => (
        <Input
          id={id}
          value={typing ?? row.code}
          maxLength={16}
          autoComplete="off"
          aria-invalid={invalid}
          {...(invalid ? { status: 'error' as const } : {})}
          onChange={(event) => setTyping(event.target.value)}
          onBlur={settle}
          onPressEnter={settle}
        />
      )}
    </Field>
  )
}

function Sum({ row }: { row: CriterionDraft }) {
  const sum = row.points.reduce((total, { hundredths }) => total + (hundredths ?? 0), 0)
  const full = row.standardHundredths ?? 0
  return (
    <span className={css.sum} data-agrees={sum === full}>
      {text.sum(formatPoints(sum), formatPoints(full))}
    </span>
  )
}
