// What is cited from a recording: marks, spans, snapshots, clips; and what is said about it, for eyes and ears.
import { useEffect, useState } from 'react'
import { copyText } from './copy-text.ts'
import { formatPlace } from './format.ts'
import type { PlayerProps } from './player.tsx'
import { type PlayerCommand, spanAround } from './player-commands.ts'
import type { SecondsSource } from './seconds.ts'
import { uiText } from './text.ts'
import type { Stretch } from './use-loop.ts'

const words = uiText.player
const saidMs = 5_000

const citing = ['mark', 'in', 'out', 'clear', 'snapshot', 'loop', 'clip', 'words', 'copy-time', 'read-clock'] as const
type Citing = (typeof citing)[number]
export type CitingCommand = Extract<PlayerCommand, { do: Citing }>

export function isCiting(command: PlayerCommand): command is CitingCommand {
  return citing.some((one) => one === command.do)
}

export type CitingProps = Pick<
  PlayerProps,
  'onMark' | 'onSpan' | 'onSnapshot' | 'onClip' | 'onWords' | 'onReadClock' | 'spans'
>

export function useCiting(source: SecondsSource | null, props: CitingProps) {
  const [draftStart, setDraftStart] = useState<number | null>(null)
  const [chosen, setChosen] = useState<Stretch | null>(null)
  const [looping, setLooping] = useState(false)
  const [said, say] = useSaid()
  const now = () => source?.now() ?? 0
  const around = () => chosen ?? spanAround(props.spans ?? [], now())
  const run: Record<Citing, () => void> = {
    mark: () => {
      if (props.onMark === undefined) return
      props.onMark(now())
      say(words.marked(formatPlace(now())))
    },
    in: () => {
      if (props.onSpan === undefined) return
      setDraftStart(now())
      setLooping(false)
    },
    out: () => {
      if (props.onSpan === undefined) return
      if (draftStart === null) return say(words.spanFirst)
      const [start, end] = now() < draftStart ? [now(), draftStart] : [draftStart, now()]
      setDraftStart(null)
      if (end - start < 0.001) return
      setChosen({ start, end })
      props.onSpan(start, end)
      say(words.spanned(formatPlace(start), formatPlace(end)))
    },
    clear: () => {
      if (draftStart !== null) return setDraftStart(null)
      setChosen(null)
      setLooping(false)
    },
    snapshot: () => {
      if (props.onSnapshot === undefined) return
      props.onSnapshot(now())
      say(words.snapping(formatPlace(now())))
    },
    loop: () => {
      const stretch = around()
      if (!looping && stretch === null) return say(words.loopNothing)
      setChosen(stretch)
      setLooping(!looping)
      if (!looping && stretch !== null) say(words.looping(formatPlace(stretch.start), formatPlace(stretch.end)))
    },
    clip: () => {
      if (props.onClip === undefined) return
      const stretch = around()
      if (stretch === null) return say(words.clipNothing)
      props.onClip(stretch.start, stretch.end)
    },
    words: () => props.onWords?.(),
    'copy-time': () => {
      const place = formatPlace(now())
      void copyText(place).then((done) => say(done ? words.copied(place) : words.notCopied))
    },
    'read-clock': () => props.onReadClock?.(now()),
  }
  return { draftStart, chosen, looping, said, say, run, choose: setChosen }
}

/** Words that go away by themselves. */
function useSaid(): [string, (words: string) => void] {
  const [said, setSaid] = useState({ words: '', turn: 0 })
  useEffect(() => {
    if (said.words === '') return
    const timer = window.setTimeout(() => setSaid({ words: '', turn: said.turn }), saidMs)
    return () => window.clearTimeout(timer)
  }, [said])
  return [said.words, (next) => setSaid({ words: next, turn: said.turn + 1 })]
}
