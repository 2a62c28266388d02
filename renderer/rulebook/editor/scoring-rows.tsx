// The short lists of the scoring: bands, levels of a checklist, parts of a split standard.
import { Input, Select } from 'antd'
import type { CriterionDraft, ScoringDraft } from '#shared/rules/standard-draft.ts'
import css from './editor.module.css'
import { PointsInput } from './points-input.tsx'
import { SmallRows } from './small-rows.tsx'
import { editorText } from './text.ts'

const text = editorText.scoring
const { columns } = text
const { what } = editorText.list
const marks = (['official', 'example'] as const).map((value) => ({ value, label: text.marks[value] }))

type Of<F extends ScoringDraft['formula']> = Extract<ScoringDraft, { formula: F }>
type Props<S extends ScoringDraft> = { scoring: S; set: (next: ScoringDraft) => void }

export function BandRows({ scoring, set }: Props<ScoringDraft>) {
  if (scoring.formula === 'checklist') return null
  const bands = scoring.bands
  return (
    <SmallRows
      label={text.bands}
      what={what.band}
      path="scoring.bands"
      rows={bands}
      make={() => ({ title: '', fromHundredths: bands.length === 0 ? 9000 : 0, mark: 'example' as const })}
      onChange={(next) => set({ ...scoring, bands: next })}
      columns={[
        {
          key: 'title',
          title: columns.title,
          cell: (band, onRow) => (
            <Input
              aria-label={columns.title}
              value={band.title}
              maxLength={40}
              onChange={(event) => onRow({ ...band, title: event.target.value })}
            />
          ),
        },
        {
          key: 'fromHundredths',
          title: columns.from,
          width: 96,
          numeric: true,
          cell: (band, onRow) => (
            <PointsInput
              label={columns.from}
              value={band.fromHundredths}
              onChange={(fromHundredths) => onRow({ ...band, fromHundredths })}
            />
          ),
        },
        {
          key: 'mark',
          title: columns.mark,
          width: 120,
          cell: (band, onRow) => (
            <Select
              aria-label={columns.mark}
              className={css.choice ?? ''}
              value={band.mark}
              options={marks}
              onChange={(mark) => onRow({ ...band, mark })}
            />
          ),
        },
      ]}
    />
  )
}

export function LevelRows({
  scoring,
  set,
  criteria,
}: Props<Of<'checklist'>> & { criteria: readonly CriterionDraft[] }) {
  const codes = criteria.map(({ code, title }) => ({ value: code, label: `${code} ${title}` }))
  return (
    <SmallRows
      label={text.levels}
      what={what.band}
      path="scoring.levels"
      rows={scoring.levels}
      make={() => ({ title: '', adds: [], mark: 'example' as const })}
      onChange={(levels) => set({ ...scoring, levels })}
      columns={[
        {
          key: 'title',
          title: columns.title,
          width: 130,
          cell: (level, onRow) => (
            <Input
              aria-label={columns.title}
              value={level.title}
              maxLength={40}
              onChange={(event) => onRow({ ...level, title: event.target.value })}
            />
          ),
        },
        {
          key: 'adds',
          title: columns.adds,
          cell: (level, onRow) => (
            <Select
              mode="multiple"
              aria-label={columns.adds}
              className={css.choice ?? ''}
              value={level.adds}
              options={codes}
              showSearch={{ optionFilterProp: 'label' }}
              popupMatchSelectWidth={false}
              onChange={(adds) => onRow({ ...level, adds })}
            />
          ),
        },
        {
          key: 'mark',
          title: columns.mark,
          width: 110,
          cell: (level, onRow) => (
            <Select
              aria-label={columns.mark}
              className={css.choice ?? ''}
              value={level.mark}
              options={marks}
              onChange={(mark) => onRow({ ...level, mark })}
            />
          ),
        },
      ]}
    />
  )
}

type PartDraft = Of<'split'>['parts'][number]
const methods = (['items', 'deduct'] as const).map((value) => ({ value, label: text.methods[value] }))

export function PartRows({ scoring, set }: Props<Of<'split'>>) {
  return (
    <SmallRows<PartDraft>
      label={text.parts}
      what={what.part}
      path="scoring.parts"
      rows={scoring.parts}
      make={() => ({
        ...{ code: `part-${scoring.parts.length + 1}`, title: '', fullHundredths: null, floorHundredths: 0 },
        method: 'deduct',
      })}
      onChange={(parts) => set({ ...scoring, parts })}
      columns={[
        {
          key: 'title',
          title: columns.title,
          cell: (part, onRow) => (
            <Input
              aria-label={columns.title}
              value={part.title}
              maxLength={40}
              onChange={(event) => onRow({ ...part, title: event.target.value })}
            />
          ),
        },
        {
          key: 'code',
          title: columns.code,
          width: 110,
          cell: (part, onRow) => (
            <Input
              aria-label={columns.code}
              value={part.code}
              maxLength={40}
              onChange={(event) => onRow({ ...part, code: event.target.value })}
            />
          ),
        },
        {
          key: 'method',
          title: columns.method,
          width: 110,
          cell: (part, onRow) => (
            <Select
              aria-label={columns.method}
              className={css.choice ?? ''}
              value={part.method}
              options={methods}
              onChange={(method) => onRow(withMethod(part, method))}
            />
          ),
        },
        {
          key: 'fullHundredths',
          title: columns.full,
          width: 84,
          numeric: true,
          cell: (part, onRow) => (
            <PointsInput
              label={columns.full}
              value={part.fullHundredths}
              onChange={(fullHundredths) => onRow({ ...part, fullHundredths })}
            />
          ),
        },
        {
          key: 'floorHundredths',
          title: columns.floor,
          width: 84,
          numeric: true,
          cell: (part, onRow) => (
            <PointsInput
              label={columns.floor}
              value={part.floorHundredths}
              onChange={(floorHundredths) => onRow({ ...part, floorHundredths })}
            />
          ),
        },
      ]}
    />
  )
}

function withMethod(part: PartDraft, method: PartDraft['method']): PartDraft {
  const { code, title, fullHundredths, floorHundredths } = part
  const kept = { code, title, fullHundredths, floorHundredths }
  return method === 'items' ? { ...kept, method, notApplicable: 'rescaled' } : { ...kept, method }
}
