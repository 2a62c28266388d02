// Everything that is hidden, one line each; the selected one opens its fields.
import { DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { formatPlace } from '../ui/format.ts'
import { type Hidden, hiddenIn } from './hidden-plan.ts'
import css from './redaction.module.css'
import { useRedactionView } from './redaction-desk.tsx'
import { RedactionFields } from './redaction-fields.tsx'
import type { RedactionStore } from './redaction-store.ts'
import { redactionText as text } from './redaction-text.ts'

export function RedactionList({ store }: { store: RedactionStore }) {
  const { plan, selected } = useRedactionView(store)
  return (
    <ul className={css.entries} aria-label={text.list}>
      {hiddenIn(plan).map((hidden) => (
        <Entry key={hidden.id} hidden={hidden} open={hidden.id === selected?.id} store={store} />
      ))}
    </ul>
  )
}

function Entry({ hidden, open, store }: { hidden: Hidden; open: boolean; store: RedactionStore }) {
  const name = hidden.what.trim() || text.unnamed
  const toggle = () => {
    store.select(open ? null : hidden.id)
    const now = store.now()
    if (!open && (now < hidden.startMs || now > hidden.endMs)) store.goTo(hidden.startMs)
  }
  return (
    <li className={css.entry}>
      <div className={css.entryHead}>
        <button type="button" className={css.entryOpen} aria-expanded={open} onClick={toggle}>
          <span className={css.entryKind}>{text.kinds[hidden.kind]}</span>
          <span className={css.entryWhat}>{name}</span>
        </button>
        <span className={css.entrySpan}>
          {formatPlace(hidden.startMs / 1000)}–{formatPlace(hidden.endMs / 1000)}
        </span>
        {store.editable && (
          <Button
            size="small"
            type="text"
            icon={<DeleteOutlined />}
            aria-label={text.removeOf(name)}
            onClick={() => store.remove(hidden.id)}
          />
        )}
      </div>
      {open && <RedactionFields hidden={hidden} store={store} />}
    </li>
  )
}
