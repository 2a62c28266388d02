// One key from a criterion to what it concerns: G opens the next paper or second in the middle.
import { useRef } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Finding } from '#shared/contract/evidence.ts'
import { useMarks, useRecordingDesk } from '../recordings/recording-desk.tsx'
import { evidenceStops } from './evidence-stops.ts'
import { evidenceOf, isAnswerRow, type SheetRow } from './sheet-rows.ts'

export type EvidenceStops = {
  readonly count: number
  /** 1-based; 0 before the first is opened. */
  readonly at: number
  readonly go: () => void
}

export function useEvidenceStops(
  selected: SheetRow | null,
  items: readonly Item[],
  findings: readonly Finding[],
): EvidenceStops {
  const { evidence, store } = useRecordingDesk()
  const { rows } = useMarks(store)
  const reached = useRef({ criterion: '', at: -1 })
  const criterion = selected !== null && isAnswerRow(selected) ? selected.code : ''
  const stops =
    criterion === ''
      ? []
      : evidenceStops({
          ...{ items, criterion, findings },
          codes: evidenceOf(selected),
          marks: rows.filter((row) => !row.isRemoved),
        })
  const at = reached.current.criterion === criterion ? Math.min(reached.current.at, stops.length - 1) : -1
  return {
    count: stops.length,
    at: at + 1,
    go: () => {
      if (stops.length === 0) return
      const next = (at + 1) % stops.length
      reached.current = { criterion, at: next }
      const order = stops[next]
      if (order !== undefined) evidence.open(order)
    },
  }
}
