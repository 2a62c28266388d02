// The points or the coded defects of one criterion, typed in a table.
import { Input, Select } from 'antd'
import type { ReactNode } from 'react'
import {
  type CriterionDraft,
  type DefectDraft,
  newDefect,
  newPoint,
  type PointDraft,
} from '#shared/rules/standard-draft.ts'
import css from './editor.module.css'
import { Tick } from './fields.tsx'
import { PointsInput } from './points-input.tsx'
import { SmallRows } from './small-rows.tsx'
import { editorText } from './text.ts'

const text = editorText.row
const { columns } = text
const { what } = editorText.list
type Props = { row: CriterionDraft; path: string; onRow: (row: CriterionDraft) => void; foot?: ReactNode }

const long = { autoSize: { minRows: 1, maxRows: 6 }, maxLength: 2000 } as const

export function PointRows({ row, path, onRow, foot }: Props) {
  return (
    <SmallRows<PointDraft>
      label={text.points}
      what={what.point}
      path={`${path}.points`}
      rows={row.points}
      make={() => newPoint(row.code, row.points)}
      onChange={(points) => onRow({ ...row, points })}
      foot={foot}
      columns={[
        codeColumn<PointDraft>(),
        textColumn<PointDraft>(),
        {
          key: 'hundredths',
          title: columns.points,
          width: 72,
          numeric: true,
          cell: (point, set) => (
            <PointsInput
              label={columns.points}
              value={point.hundredths}
              onChange={(hundredths) => set({ ...point, hundredths })}
            />
          ),
        },
        {
          key: 'notApplicableWhen',
          title: columns.notApplicable,
          width: 150,
          cell: (point, set) => (
            <Input.TextArea
              {...long}
              aria-label={columns.notApplicable}
              value={point.notApplicableWhen ?? ''}
              onChange={({ target }) => set({ ...point, notApplicableWhen: target.value === '' ? null : target.value })}
            />
          ),
        },
        {
          key: 'zeroesItem',
          title: columns.vital,
          width: 66,
          cell: (point, set) => (
            <Tick
              label={columns.vital}
              checked={point.zeroesItem}
              onChange={(zeroesItem) => set({ ...point, zeroesItem })}
            />
          ),
        },
      ]}
    />
  )
}

const countings = (['once', 'each'] as const).map((value) => ({ value, label: text.counting[value] }))

export function DefectRows({ row, path, onRow }: Props) {
  const defects = row.defects ?? []
  return (
    <SmallRows<DefectDraft>
      label={text.defects}
      what={what.defect}
      path={`${path}.defects`}
      rows={defects}
      make={() => newDefect(row.code, defects)}
      onChange={(next) => onRow({ ...row, defects: next })}
      columns={[
        codeColumn<DefectDraft>(),
        textColumn<DefectDraft>(),
        {
          key: 'hundredths',
          title: text.deduction,
          width: 72,
          numeric: true,
          cell: (defect, set) => (
            <PointsInput
              label={text.deduction}
              value={defect.hundredths}
              onChange={(hundredths) => set({ ...defect, hundredths })}
            />
          ),
        },
        {
          key: 'counting',
          title: columns.counting,
          width: 104,
          cell: (defect, set) => (
            <Select
              aria-label={columns.counting}
              className={css.choice ?? ''}
              value={defect.counting}
              options={countings}
              onChange={(counting) => set({ ...defect, counting })}
            />
          ),
        },
        {
          key: 'capHundredths',
          title: columns.cap,
          width: 76,
          numeric: true,
          cell: (defect, set) => (
            <PointsInput
              optional
              label={columns.cap}
              value={defect.capHundredths}
              onChange={(capHundredths) => set({ ...defect, capHundredths })}
            />
          ),
        },
        {
          key: 'zeroesItem',
          title: columns.whole,
          width: 66,
          cell: (defect, set) => (
            <Tick
              label={columns.whole}
              checked={defect.zeroesItem}
              onChange={(zeroesItem) => set({ ...defect, zeroesItem })}
            />
          ),
        },
      ]}
    />
  )
}

function codeColumn<R extends { code: string }>() {
  return {
    key: 'code',
    title: columns.code,
    width: 84,
    cell: (row: R, set: (row: R) => void) => (
      <Input
        aria-label={columns.code}
        value={row.code}
        maxLength={16}
        onChange={(event) => set({ ...row, code: event.target.value })}
      />
    ),
  }
}

function textColumn<R extends { text: string }>() {
  return {
    key: 'text',
    title: columns.text,
    cell: (row: R, set: (row: R) => void) => (
      <Input.TextArea
        {...long}
        aria-label={columns.text}
        value={row.text}
        onChange={(event) => set({ ...row, text: event.target.value })}
      />
    ),
  }
}
