// One hidden region or sound: how, from when to when, what and why, and its key frames.
import { AutoComplete, Input, Radio } from 'antd'
import { type ReactNode, useId } from 'react'
import { type Hidden, isRegion, withSpan } from './hidden-plan.ts'
import { KeyFrames } from './key-frames.tsx'
import { PlaceField } from './place-field.tsx'
import css from './redaction.module.css'
import type { RedactionStore } from './redaction-store.ts'
import { redactionText as text } from './redaction-text.ts'

export type RedactionFieldsProps = { hidden: Hidden; store: RedactionStore }

const whats = text.whats.map((value) => ({ value }))

export function RedactionFields({ hidden, store }: RedactionFieldsProps) {
  const { editable } = store
  return (
    <div className={css.fields}>
      <Radio.Group
        aria-label={text.kind}
        optionType="button"
        disabled={!editable}
        value={hidden.kind}
        options={(isRegion(hidden) ? (['blur', 'box'] as const) : (['mute', 'tone'] as const)).map((value) => ({
          value,
          label: text.kinds[value],
        }))}
        onChange={(event) => store.change({ ...hidden, kind: event.target.value })}
      />
      <SpanFields hidden={hidden} store={store} />
      <Labelled label={text.what} fault={hidden.what.trim() === '' ? text.whatMissing : null}>
        {(id) => (
          <AutoComplete
            id={id}
            value={hidden.what}
            options={whats}
            disabled={!editable}
            placeholder={text.whatHint}
            maxLength={100}
            onChange={(what: string) => store.change({ ...hidden, what }, `what ${hidden.id}`)}
          />
        )}
      </Labelled>
      <Labelled label={text.reason} fault={hidden.reason.trim().length < 2 ? text.reasonMissing : null}>
        {(id) => (
          <Input.TextArea
            id={id}
            value={hidden.reason}
            autoSize={{ minRows: 2, maxRows: 5 }}
            disabled={!editable}
            placeholder={text.reasonHint}
            maxLength={500}
            onChange={(event) => store.change({ ...hidden, reason: event.target.value }, `reason ${hidden.id}`)}
          />
        )}
      </Labelled>
      {isRegion(hidden) && <KeyFrames hidden={hidden} store={store} />}
    </div>
  )
}

function SpanFields({ hidden, store }: RedactionFieldsProps) {
  const set = (startMs: number, endMs: number): boolean => {
    if (startMs >= endMs || endMs > Math.max(store.durationMs(), hidden.endMs)) return false
    store.change(withSpan(hidden, startMs, endMs))
    return true
  }
  return (
    <div className={css.pair}>
      <PlaceField
        label={text.start}
        takeLabel={text.startAt}
        valueMs={hidden.startMs}
        editable={store.editable}
        now={store.now}
        onPlace={(ms) => set(ms, hidden.endMs)}
      />
      <PlaceField
        label={text.end}
        takeLabel={text.endAt}
        valueMs={hidden.endMs}
        editable={store.editable}
        now={store.now}
        onPlace={(ms) => set(hidden.startMs, ms)}
      />
    </div>
  )
}

type LabelledProps = { label: string; fault: string | null; children: (id: string) => ReactNode }

function Labelled({ label, fault, children }: LabelledProps) {
  const id = useId()
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {label}
      </label>
      {children(id)}
      {fault !== null && <p className={css.due}>{fault}</p>}
    </div>
  )
}
