// What is cited from a recording: marks, spans, snapshots; and what is said aloud about it.
import { useState } from 'react'
import { formatPlace } from './format.ts'
import type { PlayerProps } from './player.tsx'
import type { PlayerCommand } from './player-commands.ts'
import { snapshotOf } from './snapshot.ts'
import { uiText } from './text.ts'

const words = uiText.player

export type CitingCommand = Extract<PlayerCommand, { do: 'mark' | 'in' | 'out' | 'clear' | 'snapshot' }>

export function isCiting(command: PlayerCommand): command is CitingCommand {
  return ['mark', 'in', 'out', 'clear', 'snapshot'].includes(command.do)
}

export function useCiting(media: HTMLMediaElement | null, props: PlayerProps) {
  const [draftStart, setDraftStart] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  const now = () => media?.currentTime ?? 0
  const mark = () => {
    if (props.onMark === undefined) return
    props.onMark(now())
    setSaid(words.marked(formatPlace(now())))
  }
  const endSpan = () => {
    if (draftStart === null || props.onSpan === undefined) return
    const [start, end] = now() < draftStart ? [now(), draftStart] : [draftStart, now()]
    setDraftStart(null)
    if (end - start < 0.001) return
    props.onSpan(start, end)
    setSaid(words.spanned(formatPlace(start), formatPlace(end)))
  }
  const snapshot = async () => {
    if (!(media instanceof HTMLVideoElement) || props.onSnapshot === undefined) return
    const at = now()
    const picture = await snapshotOf(media)
    if (picture === null) return
    props.onSnapshot(at, picture)
    setSaid(words.snapped(formatPlace(at)))
  }
  return {
    draftStart,
    said,
    mark,
    in: () => props.onSpan && setDraftStart(now()),
    out: endSpan,
    clear: () => setDraftStart(null),
    snapshot: () => void snapshot(),
  }
}
