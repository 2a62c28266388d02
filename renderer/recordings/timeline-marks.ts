// Findings and people's marks of one recording, as moments and spans of its timeline.
import { useMemo } from 'react'
import { carry } from '../dossiers/carrying.ts'
import type { EvidenceMark } from '../dossiers/evidence-marks.ts'
import type { PlayerMark, PlayerSpan } from '../ui/player.tsx'
import type { MarkRow } from './marks-store.ts'
import { useMarks, useRecordingDesk } from './recording-desk.tsx'
import { recordingText } from './text.ts'

export type TimelineMarks = {
  readonly marks: PlayerMark[]
  readonly spans: PlayerSpan[]
  /** Keys of what people marked; the others are findings. */
  readonly ownKeys: ReadonlySet<string>
}

export function useTimelineMarks(itemId: string, findings: readonly EvidenceMark[]): TimelineMarks {
  const { store, categories, activeId, carries } = useRecordingDesk()
  const { rows } = useMarks(store)
  return useMemo(() => {
    const own = rows.filter((row) => row.itemId === itemId && !row.isRemoved)
    const drawn = [
      ...findings.map(ofFinding),
      ...own.map((row) => ofMark(row, categories.titleOf(row.category), activeId, carries)),
    ]
    const marks: PlayerMark[] = []
    const spans: PlayerSpan[] = []
    for (const one of drawn) {
      if (one === null) continue
      const { startMs, endMs, ...look } = one
      if (endMs === null) marks.push({ ...look, at: startMs / 1000 })
      else spans.push({ ...look, start: startMs / 1000, end: endMs / 1000 })
    }
    return { marks, spans, ownKeys: new Set(own.map((row) => row.id)) }
  }, [rows, findings, itemId, categories, activeId, carries])
}

type Drawn = Omit<PlayerMark, 'at'> & { startMs: number; endMs: number | null }

function ofFinding(mark: EvidenceMark): Drawn | null {
  const { key, anchor, label, tone = 'finding', active = false, carries = false } = mark
  if (anchor.on !== 'moment') return null
  const onCarry = carries ? (transfer: DataTransfer) => carry(transfer, { anchor, words: '' }) : undefined
  return { key, startMs: anchor.startMs, endMs: anchor.endMs, label, tone, active, onCarry }
}

export function ofMark(row: MarkRow, category: string, activeId: string | null, carries = false): Drawn {
  const { id, itemId, startMs, endMs, text } = row
  const anchor = { on: 'moment', itemId, startMs, endMs } as const
  const onCarry = carries ? (transfer: DataTransfer) => carry(transfer, { anchor, words: text.trim() }) : undefined
  const words = text.trim() === '' ? recordingText.marks.noWords : text.trim()
  return { key: id, startMs, endMs, label: `${category}：${words}`, tone: 'note', active: id === activeId, onCarry }
}
