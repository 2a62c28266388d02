// One hidden region or sound: how, from when to when, what and why, and its key frames.
import { CloseOutlined } from '@ant-design/icons'
import { AutoComplete, Button, Input, Radio } from 'antd'
import { type ReactNode, useId } from 'react'
import type { HiddenRegion } from '#shared/contract/redactions.ts'
import { regionAt } from '#shared/rules/redaction.ts'
import { formatPlace } from '../ui/format.ts'
import { type Hidden, hasFrameAt, isRegion, withoutFrame, withSpan } from './hidden-plan.ts'
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
      {isRegion(hidden) && <Frames hidden={hidden} store={store} />}
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

function Frames({ hidden, store }: { hidden: HiddenRegion; store: RedactionStore }) {
  const add = () => {
    const now = store.now()
    if (!hasFrameAt(hidden, now)) store.moveTo(hidden.id, regionAt(hidden, now))
  }
  return (
    <div className={css.field}>
      <span className={css.label}>{text.frames(hidden.keyframes.length)}</span>
      <div className={css.frames}>
        {hidden.keyframes.map(({ atMs }) => {
          const place = formatPlace(atMs / 1000)
          return (
            <span key={atMs} className={css.frame}>
              <button
                type="button"
                className={css.frameGo}
                aria-label={text.goFrame(place)}
                onClick={() => store.goTo(atMs)}
              >
                {place}
              </button>
              {store.editable && hidden.keyframes.length > 1 && (
                <button
                  type="button"
                  className={css.frameDrop}
                  aria-label={text.dropFrame(place)}
                  onClick={() => store.change(withoutFrame(hidden, atMs))}
                >
                  <CloseOutlined />
                </button>
              )}
            </span>
          )
        })}
        {store.editable && (
          <Button size="small" onClick={add}>
            {text.addFrame}
          </Button>
        )}
      </div>
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
