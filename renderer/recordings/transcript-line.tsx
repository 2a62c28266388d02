// One line of a transcript: its time leads there, speaker and words are typed in place. Enter begins the next line.
import { CloseOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { TranscriptLine } from '#shared/contract/transcripts.ts'
import { classNames } from '../ui/class-names.ts'
import { formatPlace } from '../ui/format.ts'
import { recordingText } from './text.ts'
import css from './transcript.module.css'

const text = recordingText.transcript

export type TranscriptLineRowProps = {
  line: TranscriptLine
  /** Said at the second now shown. */
  current: boolean
  follow: boolean
  /** Just added: the keyboard goes into its words. */
  focus: boolean
  onJump: () => void
  onChange: (part: Partial<TranscriptLine>) => void
  onRemove: () => void
  onNext: () => void
}

export function TranscriptLineRow(props: TranscriptLineRowProps) {
  const { line, current, follow, focus, onJump, onChange, onRemove, onNext } = props
  const row = useRef<HTMLLIElement>(null)
  const place = formatPlace(line.startMs / 1000)
  useEffect(() => {
    if (current && follow && !row.current?.contains(document.activeElement)) {
      row.current?.scrollIntoView({ block: 'nearest' })
    }
  }, [current, follow])
  useEffect(() => {
    if (focus) row.current?.querySelector('textarea')?.focus()
  }, [focus])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.shiftKey || event.key !== 'Enter') return
    event.preventDefault()
    event.stopPropagation()
    onNext()
  }
  return (
    <li ref={row} className={classNames(css.line, current && css.current)} aria-current={current ? 'true' : undefined}>
      <button type="button" className={css.place} data-jump="" aria-label={text.jump(place)} onClick={onJump}>
        {place}
      </button>
      <Input
        size="small"
        variant="borderless"
        className={css.speaker ?? ''}
        maxLength={100}
        aria-label={text.speaker(place)}
        placeholder={text.speakerHint}
        value={line.speaker}
        onChange={(event) => onChange({ speaker: event.target.value })}
      />
      <button type="button" className={css.remove} aria-label={text.remove(place)} onClick={onRemove}>
        <CloseOutlined />
      </button>
      <Input.TextArea
        className={css.words ?? ''}
        variant="borderless"
        autoSize={{ minRows: 1, maxRows: 10 }}
        maxLength={4000}
        aria-label={text.text(place)}
        placeholder={text.textHint}
        value={line.text}
        onChange={(event) => onChange({ text: event.target.value })}
        onKeyDown={onKeyDown}
      />
    </li>
  )
}
