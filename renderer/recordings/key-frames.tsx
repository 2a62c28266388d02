// The key frames of one hidden region: gone to, taken away, added at the place now shown.
import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { HiddenRegion } from '#shared/contract/redactions.ts'
import { regionAt } from '#shared/rules/redaction.ts'
import { formatPlace } from '../ui/format.ts'
import { hasFrameAt, withoutFrame } from './hidden-plan.ts'
import css from './redaction.module.css'
import type { RedactionStore } from './redaction-store.ts'
import { redactionText as text } from './redaction-text.ts'

export function KeyFrames({ hidden, store }: { hidden: HiddenRegion; store: RedactionStore }) {
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
