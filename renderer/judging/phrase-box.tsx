// Phrases offered while words are typed: Alt+1 to Alt+9 put one in, or the arrows and Enter. Alt+Delete hides the one in hand.
import { CloseOutlined } from '@ant-design/icons'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Phrase } from '#shared/contract/phrases.ts'
import { fitting, withPhrase } from '#shared/rules/phrases.ts'
import { classNames } from '../ui/class-names.ts'
import css from './phrase-box.module.css'
import { judgingText } from './text.ts'
import type { PhraseSource } from './use-phrases.ts'

/** As many as there are keys for them. */
const most = 9

export type PhraseBox = {
  /** Below the field; null while nothing fits. */
  readonly list: ReactNode
  /** True when the key was meant for the phrases. */
  readonly press: (event: KeyboardEvent<HTMLElement>) => boolean
}

export function usePhraseBox(source: PhraseSource | null, value: string, onChange: (words: string) => void): PhraseBox {
  const [at, setAt] = useState(-1)
  const shown = source === null ? [] : fitting(source.phrases, value).slice(0, most)
  const active = at < shown.length ? at : -1
  const insert = (place: number) => {
    const phrase = shown[place]
    if (phrase === undefined) return false
    onChange(withPhrase(value, phrase.words))
    setAt(-1)
    return true
  }
  const press = (event: KeyboardEvent<HTMLElement>): boolean => {
    if (shown.length === 0 || event.nativeEvent.isComposing) return false
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
    if (event.altKey && digit !== undefined) return insert(Number(digit) - 1)
    if (event.altKey && event.key === 'Delete') return hide(active)
    if (event.altKey || event.ctrlKey || event.shiftKey) return false
    if (event.key === 'ArrowDown' && (active >= 0 || isAtEnd(event.target)))
      return go(Math.min(shown.length - 1, active + 1))
    if (active < 0) return false
    if (event.key === 'ArrowUp') return go(active - 1)
    if (event.key === 'Enter') return insert(active)
    if (event.key === 'Escape') return go(-1)
    return false
  }
  const go = (to: number) => {
    setAt(to)
    return true
  }
  const hide = (place: number) => {
    const phrase = shown[place]
    if (phrase === undefined) return false
    source?.hide(phrase)
    return true
  }
  return {
    press,
    list: shown.length > 0 && (
      <div className={css.box}>
        <ul className={css.list} aria-label={judgingText.phrases.label}>
          {shown.map((phrase, place) => (
            <PhraseLine
              key={phrase.id}
              phrase={phrase}
              place={place}
              active={place === active}
              onInsert={() => insert(place)}
              onHide={() => hide(place)}
            />
          ))}
        </ul>
        <p className={css.keys}>{judgingText.phrases.keys}</p>
        <span role="status" className="visually-hidden">
          {shown[active]?.words}
        </span>
      </div>
    ),
  }
}

type PhraseLineProps = { phrase: Phrase; place: number; active: boolean; onInsert: () => void; onHide: () => void }

/** Pressed with the mouse, the field keeps the keyboard; with the keyboard, the field itself takes the keys. */
function PhraseLine({ phrase, place, active, onInsert, onHide }: PhraseLineProps) {
  const text = judgingText.phrases
  const line = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (active) line.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <li ref={line} className={classNames(css.line, active && css.active)}>
      <button
        type="button"
        tabIndex={-1}
        className={css.phrase}
        aria-keyshortcuts={`Alt+${place + 1}`}
        title={text.used(phrase.uses)}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onInsert}
      >
        <kbd className={css.key} data-key={place + 1} />
        <span className={css.words}>{phrase.words}</span>
      </button>
      <button
        type="button"
        tabIndex={-1}
        className={css.hide}
        aria-label={text.hideOne(phrase.words)}
        title={text.hide}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onHide}
      >
        <CloseOutlined />
      </button>
    </li>
  )
}

function isAtEnd(target: EventTarget): boolean {
  return target instanceof HTMLTextAreaElement && target.selectionStart === target.value.length
}
