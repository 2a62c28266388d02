// The first step of a new standard: which of the five models it counts by.
import type { Formula } from '#shared/rules/pack-standard.ts'
import css from './editor.module.css'
import { editorText } from './text.ts'

const text = editorText.model
const formulas = ['hybrid', 'deduct', 'items', 'checklist', 'split'] as const

export function ChooseModel({ onChoose }: { onChoose: (formula: Formula) => void }) {
  return (
    <section className={css.choose}>
      <h2>{text.title}</h2>
      <p className={css.hint}>{text.lead}</p>
      <ul>
        {formulas.map((formula) => (
          <li key={formula}>
            <button type="button" className={css.model} onClick={() => onChoose(formula)}>
              <strong>{text[formula]}</strong>
              <span>{text[`${formula}Hint`]}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
