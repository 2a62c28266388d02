// Expected beside computed, and the steps that led there.
import type { EvaluationStandard, Example } from '#shared/rules/pack-standard.ts'
import type { ExampleCheck, ExampleResult } from '#shared/rules/standard-examples.ts'
import { StepTable } from '../../evaluation/score-steps.tsx'
import css from './editor.module.css'
import { editorText } from './text.ts'

const text = editorText.examples
const rows = [
  ['judgedHundredths', text.judged],
  ['effectiveHundredths', text.effective],
  ['band', text.band],
  ['unscored', text.unscored],
] as const satisfies readonly (readonly [keyof ExampleResult, string])[]

export type ExampleStepsProps = { standard: EvaluationStandard; check: ExampleCheck; expect: Example['expect'] }

export function ExampleSteps({ standard, check, expect }: ExampleStepsProps) {
  return (
    <div className={css.both}>
      <table className={css.compare}>
        <thead>
          <tr>
            <td />
            <th scope="col">{text.due}</th>
            <th scope="col">{text.came}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([field, label]) => (
            <tr key={field} data-differs={check.differs.includes(field)}>
              <th scope="row">{label}</th>
              <td>{shown(expect[field])}</td>
              <td>{shown(check.got[field])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <section aria-label={text.steps}>
        <StepTable standard={standard} score={check.score} />
      </section>
    </div>
  )
}

function shown(value: number | string | boolean | null): string {
  if (value === null) return text.none
  if (typeof value === 'boolean') return value ? text.yes : text.no
  return typeof value === 'number' ? (value / 100).toFixed(2) : value
}
