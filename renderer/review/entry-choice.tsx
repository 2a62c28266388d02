// Which kinds of case this is that must be reviewed: the law's own, then those of the State Council's guidance.
import { Checkbox } from 'antd'
import type { ReviewCatalogueEntry } from '#shared/rules/pack.ts'
import css from './review.module.css'
import { reviewText } from './text.ts'

export type EntryChoiceProps = {
  entries: readonly ReviewCatalogueEntry[]
  chosen: readonly string[]
  onChosen: (codes: string[]) => void
}

const text = reviewText.submit

export function EntryChoice({ entries, chosen, onChosen }: EntryChoiceProps) {
  const groups = Map.groupBy(entries, (entry) => entry.basis)
  const press = (code: string) =>
    onChosen(chosen.includes(code) ? chosen.filter((other) => other !== code) : [...chosen, code])
  return (
    <fieldset className={css.entryChoice}>
      <legend className={css.label}>
        {text.entries}
        <span className={css.required}>{text.required}</span>
      </legend>
      {[...groups].map(([basis, members]) => (
        <section key={basis} className={css.entryGroup} aria-label={text.bases[basis]}>
          <h3 className={css.entryBasis}>{text.bases[basis]}</h3>
          {members.map(({ code, title, description, clause }) => (
            <Checkbox
              key={code}
              checked={chosen.includes(code)}
              className={css.entry ?? ''}
              onChange={() => press(code)}
            >
              <span className={css.entryTitle} title={clause}>
                {title}
              </span>
              <span className={css.entryNote}>{description}</span>
            </Checkbox>
          ))}
        </section>
      ))}
    </fieldset>
  )
}
