// The forms of one veto, one basic element, one bonus; and what every row shares: clauses, papers, errors, notes.
import { Select } from 'antd'
import { createContext, useContext } from 'react'
import type { PaperKind } from '#shared/rules/pack.ts'
import type { StandardDraft } from '#shared/rules/standard-draft.ts'
import css from './editor.module.css'
import { ChoiceField, Field, LinesField, OptionalText, PointsField, TextField } from './fields.tsx'
import { effectOptions } from './scoring-form.tsx'
import { editorText } from './text.ts'

const text = editorText.row

/** The dictionary of papers in force. */
export const PaperKindContext = createContext<readonly PaperKind[]>([])

interface Grounds {
  clauses: string[]
  evidence: string[]
  commonErrors: string[]
  notes: string[]
}

export function GroundsFields<R extends Grounds>({
  row,
  path,
  onRow,
}: {
  row: R
  path: string
  onRow: (row: R) => void
}) {
  return (
    <>
      <LinesField
        label={text.clauses}
        path={`${path}.clauses`}
        value={row.clauses}
        onChange={(clauses) => onRow({ ...row, clauses })}
      />
      <PapersField
        path={`${path}.evidence`}
        value={row.evidence}
        onChange={(evidence) => onRow({ ...row, evidence })}
      />
      <LinesField
        label={text.commonErrors}
        path={`${path}.commonErrors`}
        value={row.commonErrors}
        onChange={(commonErrors) => onRow({ ...row, commonErrors })}
      />
      <LinesField
        label={text.notes}
        path={`${path}.notes`}
        value={row.notes}
        onChange={(notes) => onRow({ ...row, notes })}
      />
    </>
  )
}

function PapersField({
  path,
  value,
  onChange,
}: {
  path: string
  value: string[]
  onChange: (value: string[]) => void
}) {
  const kinds = useContext(PaperKindContext)
  const stages = [...Map.groupBy(kinds, ({ stage }) => stage)].map(([stage, members]) => {
    return { label: stage, options: members.map(({ code, title }) => ({ value: code, label: title })) }
  })
  return (
    <Field label={text.evidence} path={path} hint={text.evidenceHint}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          className={css.choice ?? ''}
          value={value}
          options={stages}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={onChange}
        />
      )}
    </Field>
  )
}

type RowForm<R> = { row: R; path: string; onRow: (row: R) => void }

export function VetoForm({ row, path, onRow }: RowForm<StandardDraft['vetoes'][number]>) {
  return (
    <div className={css.form}>
      <div className={css.pair}>
        <TextField
          label={text.code}
          path={`${path}.code`}
          value={row.code}
          onChange={(code) => onRow({ ...row, code })}
        />
        <TextField
          label={text.group}
          path={`${path}.group`}
          value={row.group}
          onChange={(group) => onRow({ ...row, group })}
        />
      </div>
      <TextField
        long
        label={text.text}
        path={`${path}.text`}
        value={row.text}
        onChange={(words) => onRow({ ...row, text: words })}
      />
      <div className={css.pair}>
        <OptionalText
          label={text.onlyFor}
          path={`${path}.onlyFor`}
          hint={text.onlyForHint}
          value={row.onlyFor}
          onChange={(onlyFor) => onRow({ ...row, onlyFor })}
        />
        <ChoiceField
          label={text.effect}
          path={`${path}.effect`}
          value={row.effect ?? 'same'}
          options={[{ value: 'same' as const, label: text.sameEffect }, ...effectOptions]}
          onChange={(effect) => {
            const { effect: _before, ...rest } = row
            onRow(effect === 'same' ? rest : { ...rest, effect })
          }}
        />
      </div>
      <GroundsFields row={row} path={path} onRow={onRow} />
    </div>
  )
}

export function BasicForm({ row, path, onRow }: RowForm<StandardDraft['basics'][number]>) {
  return (
    <div className={css.form}>
      <div className={css.pair}>
        <TextField
          label={text.code}
          path={`${path}.code`}
          value={row.code}
          onChange={(code) => onRow({ ...row, code })}
        />
        <PointsField
          label={text.deduction}
          path={`${path}.deductionHundredths`}
          value={row.deductionHundredths}
          onChange={(deductionHundredths) => onRow({ ...row, deductionHundredths })}
        />
      </div>
      <TextField
        label={text.group}
        path={`${path}.group`}
        value={row.group}
        onChange={(group) => onRow({ ...row, group })}
      />
      <TextField
        long
        label={text.text}
        path={`${path}.text`}
        value={row.text}
        onChange={(words) => onRow({ ...row, text: words })}
      />
      <GroundsFields row={row} path={path} onRow={onRow} />
    </div>
  )
}

export function BonusForm({ row, path, onRow }: RowForm<NonNullable<StandardDraft['bonus']>['items'][number]>) {
  return (
    <div className={css.form}>
      <div className={css.pair}>
        <TextField
          label={text.code}
          path={`${path}.code`}
          value={row.code}
          onChange={(code) => onRow({ ...row, code })}
        />
        <PointsField
          label={text.bonusPoints}
          path={`${path}.hundredths`}
          value={row.hundredths}
          onChange={(hundredths) => onRow({ ...row, hundredths })}
        />
      </div>
      <TextField
        long
        label={text.text}
        path={`${path}.text`}
        value={row.text}
        onChange={(words) => onRow({ ...row, text: words })}
      />
      <GroundsFields row={row} path={path} onRow={onRow} />
    </div>
  )
}
