// Takes one finding: the place it was made of, and what was found there. Ctrl+Enter keeps it, Esc lets it go.
import { AimOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Anchor } from '#shared/contract/evidence.ts'
import { FindingChip } from './finding-list.tsx'
import css from './judging.module.css'
import { usePhraseBox } from './phrase-box.tsx'
import { judgingText } from './text.ts'
import type { PhraseSource } from './use-phrases.ts'

/** A finding not yet kept. */
export type FindingDraft = { readonly criterion: string; readonly anchor: Anchor; readonly note: string }

export type FindingComposerProps = {
  draft: FindingDraft
  items: readonly Item[]
  onDraft: (draft: FindingDraft) => void
  /** Takes the place now in view instead; null when nothing is in view. */
  onHere: (() => void) | null
  onKeep: () => void
  onDrop: () => void
  running: boolean
  /** Quick phrases offered while the note is typed. */
  phrases?: PhraseSource | null
  /** Why it was not taken. */
  sentence: string | null
}

export function FindingComposer(props: FindingComposerProps) {
  const { draft, items, onDraft, onHere, onKeep, onDrop, running, sentence } = props
  const root = useRef<HTMLElement>(null)
  useEffect(() => {
    root.current?.scrollIntoView({ block: 'nearest' })
    // A new place was taken: what is left to do is to write.
    if (draft.anchor.on !== 'absence') root.current?.querySelector('textarea')?.focus()
  }, [draft.anchor])
  const text = judgingText.composer
  const { anchor } = draft
  const lacking = lackOf(draft)
  const box = usePhraseBox(props.phrases ?? null, draft.note, (note) => onDraft({ ...draft, note }))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onDrop()
    else if (event.key === 'Enter' && event.ctrlKey && lacking === null && !running) onKeep()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section ref={root} className={css.composer} aria-label={text.title} onKeyDown={onKeyDown}>
      <div className={css.composerHead}>
        {anchor.on === 'absence' ? (
          <Input
            size="small"
            prefix={<span className={css.quiet}>{text.absent}</span>}
            aria-label={text.what}
            placeholder={text.whatHint}
            maxLength={200}
            autoFocus={anchor.what === ''}
            value={anchor.what}
            onChange={(event) => onDraft({ ...draft, anchor: { on: 'absence', what: event.target.value } })}
          />
        ) : (
          <>
            <FindingChip anchor={anchor} items={items} />
            {anchor.on === 'page' && anchor.region !== null && <span className={css.quiet}>{text.region}</span>}
            {onHere && (
              <Button size="small" type="text" icon={<AimOutlined />} onClick={onHere}>
                {text.here}
              </Button>
            )}
          </>
        )}
      </div>
      <Input.TextArea
        autoFocus={anchor.on !== 'absence' || anchor.what !== ''}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={2000}
        aria-label={text.note}
        placeholder={text.noteHint}
        value={draft.note}
        onChange={(event) => onDraft({ ...draft, note: event.target.value })}
        onKeyDown={(event) => {
          if (!box.press(event)) return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      {box.list}
      {sentence !== null && (
        <p className={css.composerFault} role="alert">
          {sentence}
        </p>
      )}
      <div className={css.composerFoot}>
        <span className={css.quiet}>{text.keys}</span>
        <Button size="small" onClick={onDrop}>
          {text.drop}
        </Button>
        <Button
          size="small"
          type="primary"
          disabled={lacking !== null}
          title={lacking ?? undefined}
          loading={running}
          onClick={onKeep}
        >
          {text.keep}
        </Button>
      </div>
    </section>
  )
}

/** What still stops it from being kept. */
function lackOf({ anchor, note }: FindingDraft): string | null {
  if (anchor.on === 'absence' && anchor.what.trim().length < 2) return judgingText.composer.whatMissing
  return note.trim().length < 2 ? judgingText.composer.noteMissing : null
}
