// A row of choices that filter a list; several may hold at once, or one.
import { classNames } from './class-names.ts'
import css from './filter-chips.module.css'

export type FilterChipsProps<Key extends string> = {
  label: string
  choices: readonly { key: Key; label: string }[]
  chosen: readonly Key[]
  onChosen: (chosen: readonly Key[]) => void
  /** Only one at a time; pressing it again takes it back. */
  single?: boolean
}

export function FilterChips<Key extends string>({ label, choices, chosen, onChosen, single }: FilterChipsProps<Key>) {
  const press = (key: Key) => {
    if (chosen.includes(key)) onChosen(chosen.filter((other) => other !== key))
    else onChosen(single ? [key] : [...chosen, key])
  }
  return (
    <fieldset className={css.chips}>
      <legend className="visually-hidden">{label}</legend>
      {choices.map(({ key, label: words }) => (
        <button
          key={key}
          type="button"
          aria-pressed={chosen.includes(key)}
          className={classNames(css.chip, chosen.includes(key) && css.on)}
          onClick={() => press(key)}
        >
          {words}
        </button>
      ))}
    </fieldset>
  )
}
