// What people have looked at before they sign: what the desk computes by itself is not asked.
import { Checkbox } from 'antd'
import { packageCheckNames } from '#shared/text/packages.ts'
import css from './exchange.module.css'
import { exchangeText } from './text.ts'

const text = exchangeText.make
const asked = ['usability', 'safety', 'carrier'] as const
export type Asked = (typeof asked)[number]

export function LookedFields({ looked, onLooked }: { looked: readonly Asked[]; onLooked: (looked: Asked[]) => void }) {
  return (
    <fieldset className={css.field}>
      <legend>{text.looked}</legend>
      <Checkbox.Group
        options={asked.map((value) => ({ value, label: packageCheckNames[value] }))}
        value={[...looked]}
        onChange={(values) => onLooked(values as Asked[])}
      />
      <p className={css.hint}>{text.lookedHint}</p>
    </fieldset>
  )
}

/** Nothing is said to be sound that nobody has tested. */
export function lookedOf(looked: readonly Asked[]) {
  const outcome = (check: Asked) => (looked.includes(check) ? 'passed' : 'not-tested')
  return { usability: outcome('usability'), safety: outcome('safety'), carrier: outcome('carrier') } as const
}
