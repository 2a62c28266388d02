// The words of an own mark, saved as they are typed. Enter goes back to the player, Shift+Enter breaks the line.
import { Input } from 'antd'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { MarkRow } from './marks-store.ts'
import { useRecordingDesk } from './recording-desk.tsx'
import { recordingText } from './text.ts'

const text = recordingText.marks

export function MarkWordsField({ row, place, isActive }: { row: MarkRow; place: string; isActive: boolean }) {
  const { store, wordsTurn, choose } = useRecordingDesk()
  const holder = useRef<HTMLDivElement>(null)
  const seenTurn = useRef(isActive ? wordsTurn - 1 : wordsTurn)
  useEffect(() => {
    const asked = wordsTurn > seenTurn.current && wordsTurn > 0
    seenTurn.current = wordsTurn
    if (asked && isActive) holder.current?.querySelector('textarea')?.focus()
  }, [wordsTurn, isActive])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.shiftKey) return
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    void store.flush()
    document.querySelector<HTMLElement>('[data-player] [role="slider"]')?.focus()
  }
  return (
    <div ref={holder}>
      <Input.TextArea
        autoSize={{ minRows: 1, maxRows: 8 }}
        maxLength={2000}
        aria-label={text.words(place)}
        placeholder={text.wordsHint}
        value={row.text}
        onFocus={() => choose(row.id)}
        onChange={(event) => store.change(row.id, { text: event.target.value })}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}
