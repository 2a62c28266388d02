// Under the timeline: the second being shown, large; what is burned into the picture; the tools.
import {
  CameraOutlined,
  CaretRightFilled,
  FlagOutlined,
  MutedOutlined,
  PauseOutlined,
  RedoOutlined,
  SoundOutlined,
  StepBackwardOutlined,
  StepForwardOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { formatDuration, formatPlace } from './format.ts'
import css from './player.module.css'
import { type PlayerCommand, rates } from './player-commands.ts'
import { uiText } from './text.ts'
import { ToolButton } from './tool-button.tsx'
import { Toolbar, ToolbarGap } from './toolbar.tsx'
import type { MediaState } from './use-media.ts'
import { useMediaSeconds } from './use-media-seconds.ts'

const words = uiText.player

export type PlayerClockProps = {
  media: HTMLMediaElement | null
  duration: number
  burnedIn: ReactNode
  draftStart: number | null
}

export function PlayerClock({ media, duration, burnedIn, draftStart }: PlayerClockProps) {
  const seconds = useMediaSeconds(media)
  return (
    <div className={css.clock}>
      <span className={css.place} data-place="">
        {formatPlace(seconds)}
      </span>
      <span className={css.whole}>/ {formatDuration(duration)}</span>
      {burnedIn !== undefined && burnedIn !== null && (
        <span className={css.burned}>
          <span className={css.burnedLabel}>{words.burnedIn}</span>
          {burnedIn}
        </span>
      )}
      {draftStart !== null && <span className={css.draftWords}>{draftWords(draftStart, seconds)}</span>}
    </div>
  )
}

function draftWords(start: number, seconds: number): string {
  if (seconds <= start) return words.spanOpen(formatPlace(start))
  return words.spanDraft(formatPlace(start), formatPlace(seconds), formatPlace(seconds - start))
}

export type PlayerToolsProps = {
  kind: 'video' | 'audio'
  state: MediaState
  zoom: number
  canMark: boolean
  canSpan: boolean
  canSnapshot: boolean
  draftStart: number | null
  run: (command: PlayerCommand) => void
  onMuted: () => void
  onVolume: (volume: number) => void
  onRotate: () => void
  onZoom: (zoom: number) => void
  extra: ReactNode
}

export function PlayerTools(props: PlayerToolsProps) {
  const { kind, state, run } = props
  const going = state.playing || state.rewinding > 0
  return (
    <Toolbar label={words.tools} dark end={<EndTools {...props} />}>
      <ToolButton
        icon={going ? <PauseOutlined /> : <CaretRightFilled />}
        label={going ? words.pause : words.play}
        shortcut="Space"
        onPress={() => run({ do: 'toggle' })}
      />
      <ToolButton
        icon={<StepBackwardOutlined />}
        label={words.frameBack}
        shortcut="←"
        onPress={() => run({ do: 'frames', by: -1 })}
      />
      <ToolButton
        icon={<StepForwardOutlined />}
        label={words.frameForward}
        shortcut="→"
        onPress={() => run({ do: 'frames', by: 1 })}
      />
      <RateField state={state} run={run} />
      {state.rewinding > 0 && <span className={css.rewinding}>{words.rewinding(state.rewinding)}</span>}
      <EvidenceTools {...props} />
      {kind === 'video' && <PictureTools {...props} />}
    </Toolbar>
  )
}

function RateField({ state, run }: Pick<PlayerToolsProps, 'state' | 'run'>) {
  return (
    <select
      className={css.rate}
      aria-label={words.rate}
      title={words.rateHint}
      value={state.rate}
      onChange={(event) => run({ do: 'rate', rate: Number(event.target.value) })}
    >
      {rates.map((rate) => (
        <option key={rate} value={rate}>
          {words.rateOf(rate)}
        </option>
      ))}
    </select>
  )
}

function EvidenceTools({ canMark, canSpan, canSnapshot, draftStart, run }: PlayerToolsProps) {
  if (!canMark && !canSpan && !canSnapshot) return null
  return (
    <>
      <ToolbarGap />
      {canMark && (
        <ToolButton icon={<FlagOutlined />} label={words.mark} shortcut="M" onPress={() => run({ do: 'mark' })} />
      )}
      {canSpan && (
        <>
          <ToolButton
            icon={<span className={css.bracket}>[</span>}
            label={words.spanIn}
            shortcut="I"
            pressed={draftStart !== null}
            onPress={() => run({ do: 'in' })}
          />
          <ToolButton
            icon={<span className={css.bracket}>]</span>}
            label={words.spanOut}
            shortcut="O"
            disabledReason={draftStart === null ? words.spanFirst : undefined}
            onPress={() => run({ do: 'out' })}
          />
        </>
      )}
      {canSnapshot && (
        <ToolButton
          icon={<CameraOutlined />}
          label={words.snapshot}
          shortcut="S"
          onPress={() => run({ do: 'snapshot' })}
        />
      )}
    </>
  )
}

function PictureTools({ zoom, onZoom, onRotate }: PlayerToolsProps) {
  return (
    <>
      <ToolbarGap />
      <ToolButton
        icon={<ZoomOutOutlined />}
        label={words.zoomOut}
        disabled={zoom <= 1}
        onPress={() => onZoom(Math.max(1, zoom / 1.5))}
      />
      <ToolButton icon={<ZoomInOutlined />} label={words.zoom} onPress={() => onZoom(Math.min(8, zoom * 1.5))} />
      <ToolButton icon={<RedoOutlined />} label={words.rotate} onPress={onRotate} />
    </>
  )
}

function EndTools({ state, onMuted, onVolume, extra }: PlayerToolsProps) {
  const silent = state.muted || state.volume === 0
  return (
    <>
      {extra}
      <ToolButton
        icon={silent ? <MutedOutlined /> : <SoundOutlined />}
        label={state.muted ? words.unmute : words.mute}
        pressed={state.muted}
        onPress={onMuted}
      />
      <input
        type="range"
        className={css.volume}
        min={0}
        max={1}
        step={0.05}
        value={silent ? 0 : state.volume}
        aria-label={words.volume}
        onChange={(event) => onVolume(Number(event.target.value))}
      />
    </>
  )
}
