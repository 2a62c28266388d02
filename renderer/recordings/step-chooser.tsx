// Which recordings play in step: with their corrected starts, so that one sees which belong together.
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Chain } from '#shared/contract/recordings.ts'
import { formatDuration, formatInstant } from '../ui/format.ts'
import { isPlayable } from './playable.ts'
import css from './step.module.css'
import { mostInStep, type StepChoice } from './step-search.ts'
import { startOf } from './step-starts.ts'
import { recordingText } from './text.ts'
import type { StepDesk } from './use-step.ts'

const text = recordingText.step

export type StepChooserProps = { step: StepDesk; items: readonly Item[]; chains: readonly Chain[] }

export function StepChooser({ step, items, chains }: StepChooserProps) {
  const [picked, setPicked] = useState<readonly string[]>([])
  const recordings = items.filter(({ kind, derivation }) => kind === 'recording' && derivation === null)
  const full = picked.length >= mostInStep
  const begin = () => {
    const ids = recordings.filter(({ id }) => picked.includes(id)).map(({ id }) => id)
    step.choose(ids.map((itemId, place): StepChoice => ({ itemId, offsetMs: 0, muted: place > 0 })))
  }
  return (
    <div className={css.chooser}>
      <h2 className={css.title}>{text.pick.title}</h2>
      <p className={css.note}>{text.pick.sentence}</p>
      <ul className={css.list}>
        {recordings.map((item) => {
          const isPicked = picked.includes(item.id)
          const playable = isPlayable(item)
          return (
            <li key={item.id}>
              <Checkbox
                checked={isPicked}
                disabled={!playable || (full && !isPicked)}
                onChange={({ target }) =>
                  setPicked(target.checked ? [...picked, item.id] : picked.filter((id) => id !== item.id))
                }
              >
                <span className={css.row}>
                  <span className={css.rowTitle}>{item.title}</span>
                  <span className={css.rowNote}>{playable ? startWords(item, chains) : text.notReady}</span>
                  <span className={css.rowLength}>{formatDuration((item.media?.durationMs ?? 0) / 1000)}</span>
                </span>
              </Checkbox>
            </li>
          )
        })}
      </ul>
      <div className={css.acts}>
        <Button type="primary" disabled={picked.length < 2} onClick={begin}>
          {text.start}
        </Button>
        <Button onClick={() => step.choose(null)}>{text.close}</Button>
        {full && <span className={css.note}>{text.full}</span>}
      </div>
    </div>
  )
}

function startWords(item: Item, chains: readonly Chain[]): string {
  const at = startOf(item.id, chains)
  return at === null ? text.unknown : text.known(formatInstant(at))
}
