// What of the dossier is asked for: the whole main volume, or items picked one by one; what a borrower of this kind cannot have
// stands below with the reason.
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Radio } from 'antd'
import type { ScopedItem } from '#shared/contract/lending.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import panel from '../dossiers/panels.module.css'
import css from './lending.module.css'
import { ItemWords, WithheldItems } from './scope-items.tsx'
import { lendingText } from './text.ts'

const text = lendingText.scope

export type ScopeChoiceProps = {
  dossierId: string
  /** Null before a kind of borrower is chosen. */
  kind: string | null
  /** Given by the form: null is the whole main volume. */
  value?: string[] | null
  onChange?: (value: string[] | null) => void
}

export function ScopeChoice({ dossierId, kind, value = null, onChange }: ScopeChoiceProps) {
  const scope = useQuery({
    ...deskQuery.lending.scope.queryOptions({ input: { dossierId, borrowerKind: kind ?? '' } }),
    enabled: kind !== null,
  })
  if (kind === null) return <p className={panel.note}>{text.pickFirst}</p>
  return (
    <Read query={scope} loading={{ label: text.loading, shape: 'rows', rows: 4 }}>
      {(items) => <Choice items={items} value={value} onChange={onChange} />}
    </Read>
  )
}

type ChoiceProps = {
  items: readonly ScopedItem[]
  value: string[] | null
  onChange: ((value: string[] | null) => void) | undefined
}

function Choice({ items, value, onChange }: ChoiceProps) {
  const given = items.filter(({ excluded }) => excluded === null)
  const inMain = given.filter(({ volume }) => volume === 'main')
  const listed = value === null ? inMain : given
  const toggle = (id: string, on: boolean) =>
    onChange?.(on ? [...(value ?? []), id] : (value ?? []).filter((other) => other !== id))
  // Of another kind of borrower chosen before, more may have been ticked than this one may have.
  const chosen = value?.filter((id) => given.some(({ itemId }) => itemId === id)) ?? null
  return (
    <div>
      <Radio.Group
        value={value === null}
        onChange={(event) => onChange?.(event.target.value === true ? null : [])}
        options={[
          { value: true, label: text.whole(inMain.length) },
          { value: false, label: text.chosen },
        ]}
      />
      <div className={css.scopeList}>
        <h3 className={css.group}>{chosen === null ? text.given(listed.length) : text.chosenCount(chosen.length)}</h3>
        {listed.length === 0 && <p className={panel.note}>{text.nothing}</p>}
        <ul className={css.items}>
          {listed.map((item) => (
            <li key={item.itemId} className={css.item}>
              {value === null ? (
                <ItemWords item={item} />
              ) : (
                <Checkbox
                  checked={value.includes(item.itemId)}
                  onChange={(event) => toggle(item.itemId, event.target.checked)}
                >
                  <ItemWords item={item} />
                </Checkbox>
              )}
            </li>
          ))}
        </ul>
        <WithheldItems items={items.filter(({ excluded }) => excluded !== null)} />
      </div>
    </div>
  )
}
