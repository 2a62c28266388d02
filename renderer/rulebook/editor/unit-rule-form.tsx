// What makes the grade of a whole unit out of those of its dossiers.
import { Input, Select } from 'antd'
import type { ScoringDraft } from '#shared/rules/standard-draft.ts'
import css from './editor.module.css'
import { ChoiceField, OptionalText } from './fields.tsx'
import { SmallRows } from './small-rows.tsx'
import { editorText } from './text.ts'

const text = editorText.scoring
const { columns } = text
type UnitRule = NonNullable<ScoringDraft['unitRule']>
type Rates = Extract<UnitRule, { kind: 'rates' }>
const kinds = (['none', 'average', 'rates'] as const).map((value) => ({ value, label: text.unitRules[value] }))

export function UnitRuleForm({ scoring, set }: { scoring: ScoringDraft; set: (next: ScoringDraft) => void }) {
  const { unitRule } = scoring
  const put = (rule: UnitRule | undefined) => {
    const { unitRule: _before, ...rest } = scoring
    set({ ...rest, ...(rule === undefined ? {} : { unitRule: rule }) } as ScoringDraft)
  }
  const titles = (scoring.formula === 'checklist' ? scoring.levels : scoring.bands).map(({ title }) => title)
  return (
    <>
      <ChoiceField
        label={text.unitRule}
        path="scoring.unitRule"
        value={unitRule?.kind ?? 'none'}
        options={kinds}
        onChange={(kind) => put(ruleOf(kind, titles))}
      />
      {unitRule?.kind === 'rates' && <RateRows rule={unitRule} titles={titles} put={put} />}
    </>
  )
}

function ruleOf(kind: 'none' | UnitRule['kind'], titles: readonly string[]): UnitRule | undefined {
  if (kind === 'none') return undefined
  if (kind === 'average') return { kind, mark: 'example' }
  return { kind, mark: 'example', grades: [newGrade(titles)], otherwise: null }
}

const newGrade = (titles: readonly string[]): Rates['grades'][number] => {
  return { title: '', rates: [{ band: titles[0] ?? '', atLeastPercent: null }] }
}

/** One condition a grade is what the sources have; a grade with several keeps the others as they came. */
function RateRows({ rule, titles, put }: { rule: Rates; titles: readonly string[]; put: (rule: UnitRule) => void }) {
  return (
    <>
      <SmallRows
        label={text.unitRule}
        what={editorText.list.what.grade}
        path="scoring.unitRule.grades"
        rows={rule.grades}
        make={() => newGrade(titles)}
        onChange={(grades) => put({ ...rule, grades })}
        columns={[
          {
            key: 'title',
            title: columns.title,
            cell: (grade, onRow) => (
              <Input
                aria-label={columns.title}
                value={grade.title}
                maxLength={40}
                onChange={(event) => onRow({ ...grade, title: event.target.value })}
              />
            ),
          },
          {
            key: 'band',
            title: columns.band,
            width: 150,
            cell: (grade, onRow) => (
              <Select
                aria-label={columns.band}
                className={css.choice ?? ''}
                value={grade.rates[0]?.band ?? null}
                options={titles.map((title) => ({ value: title, label: title }))}
                onChange={(band) => onRow(withRate(grade, { band: band ?? '' }))}
              />
            ),
          },
          {
            key: 'percent',
            title: columns.percent,
            width: 110,
            numeric: true,
            cell: (grade, onRow) => (
              <Input
                className={css.points ?? ''}
                aria-label={columns.percent}
                inputMode="numeric"
                maxLength={3}
                value={grade.rates[0]?.atLeastPercent ?? ''}
                onChange={(event) => {
                  const typed = event.target.value.trim()
                  onRow(withRate(grade, { atLeastPercent: /^\d{1,3}$/.test(typed) ? Number(typed) : null }))
                }}
              />
            ),
          },
        ]}
      />
      <OptionalText
        label={text.otherwise}
        path="scoring.unitRule.otherwise"
        value={rule.otherwise}
        onChange={(otherwise) => put({ ...rule, otherwise })}
      />
    </>
  )
}

type Grade = Rates['grades'][number]

function withRate(grade: Grade, change: Partial<Grade['rates'][number]>): Grade {
  const [first = { band: '', atLeastPercent: null }, ...rest] = grade.rates
  return { ...grade, rates: [{ ...first, ...change }, ...rest] }
}
