// Up to four recordings as one: one timeline, one set of controls, each moved against the others until they agree.
import { AppstoreOutlined, BorderOutlined, SplitCellsOutlined } from '@ant-design/icons'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { classNames } from './class-names.ts'
import css from './in-step.module.css'
import { localSecond, stepLength } from './in-step.ts'
import { InStepBar } from './in-step-bar.tsx'
import { InStepCell } from './in-step-cell.tsx'
import type { PlayerGap, PlayerMark, PlayerSpan } from './player-types.ts'
import type { StepEngine } from './step-engine.ts'
import { uiText } from './text.ts'
import { ToolButton } from './tool-button.tsx'
import { useStepEngine } from './use-in-step.ts'

export type StepRecording = {
  readonly key: string
  readonly src: string
  readonly kind: 'video' | 'audio'
  readonly title: string
  readonly fps?: number | undefined
  /** On the common timeline, the offset included; in seconds. */
  readonly start: number
  readonly duration: number
  /** How far it was moved by hand. */
  readonly offset: number
  readonly muted: boolean
}

export type StepLayout = 1 | 2 | 4

export type InStepPlayerProps = {
  title: string
  recordings: readonly StepRecording[]
  layout: StepLayout
  onLayout: (layout: StepLayout) => void
  focusKey: string
  onFocus: (key: string) => void
  /** Where the timeline begins. */
  at: number
  onAt: (at: number) => void
  /** Goes there when the turn changes. */
  jump?: { at: number; turn: number } | null
  /** On the common timeline. */
  marks: readonly PlayerMark[]
  spans: readonly PlayerSpan[]
  gaps: readonly PlayerGap[]
  /** In the recording's own seconds. */
  onMark?: ((key: string, seconds: number) => void) | undefined
  onSpan?: ((key: string, start: number, end: number) => void) | undefined
  onSnapshot?: ((key: string, seconds: number) => void) | undefined
  onWords?: (() => void) | undefined
  onMarkOpen?: ((key: string) => void) | undefined
  onOffset: (key: string, offset: number) => void
  onMuted: (muted: readonly string[]) => void
  tools?: ReactNode
}

const layouts = [1, 2, 4] as const
const layoutIcons = { 1: <BorderOutlined />, 2: <SplitCellsOutlined />, 4: <AppstoreOutlined /> } as const

export function InStepPlayer(props: InStepPlayerProps) {
  const { recordings, layout, focusKey, onFocus, onOffset, onMuted } = props
  const engine = useStepEngine(recordings, props.at)
  const [loose, setLoose] = useState<string | null>(null)
  const shown = useShown(engine, props)
  const muted = recordings.filter((one) => one.muted).map(({ key }) => key)
  const keys = recordings.map(({ key }) => key)
  useReported(engine, props.onAt)
  useOrder(engine, props.jump ?? null)
  const makeLoose = (key: string | null) => {
    if (key !== null) engine.pause()
    engine.setLoose(key)
    setLoose(key)
  }
  const align = (recording: StepRecording) => {
    const media = engine.media(recording.key)
    if (media === null) return
    onOffset(recording.key, recording.offset + engine.now() - media.currentTime - recording.start)
    makeLoose(null)
  }
  const cells = (
    <div className={classNames(css.grid, css[`grid${Math.min(layout, recordings.length)}`])}>
      {recordings.map((recording, place) => (
        <InStepCell
          key={recording.key}
          recording={recording}
          engine={engine}
          place={place + 1}
          focused={recording.key === focusKey}
          shown={shown.includes(recording.key)}
          loose={loose === recording.key}
          onFocus={() => onFocus(recording.key)}
          onLoose={(isLoose) => makeLoose(isLoose ? recording.key : null)}
          onMove={(by) => onOffset(recording.key, recording.offset + by)}
          onAlign={() => align(recording)}
          onMuted={(quiet) => onMuted(quiet ? [...muted, recording.key] : muted.filter((key) => key !== recording.key))}
          onSolo={() => onMuted(keys.filter((key) => key !== recording.key))}
        />
      ))}
    </div>
  )
  return (
    <InStepBar
      {...props}
      engine={engine}
      loose={loose}
      length={stepLength(recordings)}
      layoutTools={<Layouts {...props} />}
    >
      {cells}
    </InStepBar>
  )
}

function Layouts({ layout, onLayout, recordings }: InStepPlayerProps) {
  return layouts
    .filter((one) => one === 1 || one <= Math.max(2, recordings.length + 1))
    .map((one) => (
      <ToolButton
        key={one}
        icon={layoutIcons[one]}
        label={uiText.step.layout(one)}
        pressed={one === layout}
        onPress={() => onLayout(one)}
      />
    ))
}

/** Which recordings have room. Alone, it is the one in hand, or the one that has a picture now: segments follow each other. */
function useShown(engine: StepEngine, { recordings, layout, focusKey }: InStepPlayerProps): readonly string[] {
  const [present, setPresent] = useState<string | null>(null)
  useEffect(
    () =>
      engine.watch(() => {
        const at = engine.now()
        const has = recordings.filter((one) => localSecond(one, at) !== null).map(({ key }) => key)
        setPresent(has.includes(focusKey) ? focusKey : (has[0] ?? null))
      }),
    [engine, recordings, focusKey],
  )
  return useMemo(() => {
    const keys = recordings.map(({ key }) => key)
    if (layout >= keys.length) return keys
    if (layout === 1) return [present ?? focusKey]
    const from = Math.min(keys.indexOf(focusKey), keys.length - layout)
    return keys.slice(Math.max(0, from), Math.max(0, from) + layout)
  }, [recordings, layout, focusKey, present])
}

/** The place reached, a few times a second at most. */
function useReported(engine: StepEngine, onAt: (at: number) => void) {
  const latest = useRef(onAt)
  latest.current = onAt
  useEffect(() => {
    let last = { at: engine.now(), since: 0 }
    return engine.watch(() => {
      const [at, since] = [engine.now(), performance.now()]
      if (at === last.at || (engine.state().playing && since - last.since < 250)) return
      last = { at, since }
      latest.current(at)
    })
  }, [engine])
}

function useOrder(engine: StepEngine, order: { at: number; turn: number } | null) {
  // What was ordered before these recordings were opened is past.
  const done = useRef(order?.turn)
  useEffect(() => {
    if (order === null || done.current === order.turn) return
    done.current = order.turn
    engine.seek(order.at)
  }, [engine, order])
}
