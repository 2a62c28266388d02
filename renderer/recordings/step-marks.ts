// Marks of several recordings, moved to where they lie on the common timeline.
import { useMemo } from 'react'
import type { StepRecording } from '../ui/in-step-player.tsx'
import type { PlayerMark, PlayerSpan } from '../ui/player.tsx'
import { useMarks, useRecordingDesk } from './recording-desk.tsx'
import { ofMark } from './timeline-marks.ts'

export function useStepMarks(recordings: readonly StepRecording[]): { marks: PlayerMark[]; spans: PlayerSpan[] } {
  const { store, categories, activeId } = useRecordingDesk()
  const { rows } = useMarks(store)
  return useMemo(() => {
    const marks: PlayerMark[] = []
    const spans: PlayerSpan[] = []
    for (const row of rows) {
      const place = recordings.findIndex(({ key }) => key === row.itemId)
      const recording = recordings[place]
      if (recording === undefined || row.isRemoved) continue
      const { startMs, endMs, label, ...look } = ofMark(row, categories.titleOf(row.category), activeId)
      const start = recording.start + startMs / 1000
      const named = { ...look, label: `${place + 1} ${label}` }
      if (endMs === null) marks.push({ ...named, at: start })
      else spans.push({ ...named, start, end: recording.start + endMs / 1000 })
    }
    return { marks, spans }
  }, [rows, recordings, categories, activeId])
}
