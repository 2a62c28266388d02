// What an analysis covers: campaign, standard, the days on which results became final.
import { Button, Select } from 'antd'
import type { Analysis } from '#shared/contract/analysis.ts'
import { isDay } from '#shared/rules/day.ts'
import { DayInput } from '../ui/day-input.tsx'
import css from './analysis.module.css'
import type { AnalysisSearch } from './analysis-search.ts'
import { analysisText as text } from './text.ts'

export type FilterBarProps = {
  search: AnalysisSearch
  choices: Analysis['choices']
  onChange: (change: Partial<AnalysisSearch>) => void
}

export function FilterBar({ search, choices, onChange }: FilterBarProps) {
  const { campaign, standard, from, to } = search
  const isFiltered = [campaign, standard, from, to].some((one) => one !== undefined)
  const day = (value: string | null) => (value !== null && isDay(value) ? value : undefined)
  return (
    <fieldset className={css.filters}>
      <legend className="visually-hidden">{text.filters}</legend>
      <Select
        aria-label={text.campaign}
        className={css.campaign ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        value={campaign ?? ''}
        options={[
          { value: '', label: text.anyCampaign },
          ...choices.campaigns.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` })),
        ]}
        onChange={(value) => onChange({ campaign: value === '' ? undefined : value })}
      />
      <Select
        aria-label={text.standard}
        className={css.standard ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        value={standard ?? ''}
        options={[
          { value: '', label: text.anyStandard },
          ...choices.standards.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={(value) => onChange({ standard: value === '' ? undefined : value })}
      />
      <span className={css.period}>
        {text.from}
        <DayInput aria-label={text.from} value={from ?? null} onChange={(value) => onChange({ from: day(value) })} />
        {text.to}
        <DayInput aria-label={text.to} value={to ?? null} onChange={(value) => onChange({ to: day(value) })} />
      </span>
      {isFiltered && (
        <Button
          type="link"
          onClick={() => onChange({ campaign: undefined, standard: undefined, from: undefined, to: undefined })}
        >
          {text.clear}
        </Button>
      )}
    </fieldset>
  )
}
