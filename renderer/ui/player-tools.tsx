// The tools under the clock: moving, citing, looking, listening. Each is a command that has a key as well.
import {
  CameraOutlined,
  CaretRightFilled,
  FlagOutlined,
  MutedOutlined,
  PauseOutlined,
  QuestionCircleOutlined,
  RedoOutlined,
  RetweetOutlined,
  ScissorOutlined,
  SoundOutlined,
  StepBackwardOutlined,
  StepForwardOutlined,
  UnorderedListOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { formatPercent } from './format.ts'
import css from './player.module.css'
import { type PlayerCommand, rates } from './player-commands.ts'
import { uiText } from './text.ts'
import { ToolButton } from './tool-button.tsx'
import { Toolbar, ToolbarGap } from './toolbar.tsx'
import type { Loudness } from './use-loudness.ts'
import type { MediaState } from './use-media.ts'
import type { PlayerView } from './use-view.ts'

const words = uiText.player

export type PlayerToolsProps = {
  picture: boolean
  state: Pick<MediaState, 'playing' | 'rewinding' | 'rate' | 'muted'>
  loudness: Loudness
  view: Pick<PlayerView, 'zoom' | 'captions'>
  can: { mark: boolean; span: boolean; snapshot: boolean; clip: boolean; captions: boolean; loop: boolean }
  spanOpen: boolean
  looping: boolean
  run: (command: PlayerCommand) => void
  extra?: ReactNode
}

export function PlayerTools(props: PlayerToolsProps) {
  const { state, run } = props
  const going = state.playing || state.rewinding > 0
  return (
    <Toolbar label={words.tools} dark wraps end={<EndTools {...props} />}>
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
      <RateField {...props} />
      {state.rewinding > 0 && <span className={css.rewinding}>{words.rewinding(state.rewinding)}</span>}
      <CitingTools {...props} />
    </Toolbar>
  )
}

function RateField({ state, run }: PlayerToolsProps) {
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

function CitingTools({ can, spanOpen, looping, run }: PlayerToolsProps) {
  return (
    <>
      <ToolbarGap />
      {can.mark && (
        <ToolButton icon={<FlagOutlined />} label={words.mark} shortcut="M" onPress={() => run({ do: 'mark' })} />
      )}
      {can.span && (
        <>
          <ToolButton
            icon={<span className={css.bracket}>[</span>}
            label={words.spanIn}
            shortcut="I"
            pressed={spanOpen}
            onPress={() => run({ do: 'in' })}
          />
          <ToolButton
            icon={<span className={css.bracket}>]</span>}
            label={words.spanOut}
            shortcut="O"
            disabledReason={spanOpen ? undefined : words.spanFirst}
            onPress={() => run({ do: 'out' })}
          />
        </>
      )}
      {can.loop && (
        <ToolButton
          icon={<RetweetOutlined />}
          label={words.loop}
          shortcut="P"
          pressed={looping}
          onPress={() => run({ do: 'loop' })}
        />
      )}
      {can.clip && (
        <ToolButton icon={<ScissorOutlined />} label={words.clip} shortcut="X" onPress={() => run({ do: 'clip' })} />
      )}
      {can.snapshot && (
        <ToolButton
          icon={<CameraOutlined />}
          label={words.snapshot}
          shortcut="S"
          onPress={() => run({ do: 'snapshot' })}
        />
      )}
      <ToolButton
        icon={<UnorderedListOutlined />}
        label={words.jumpList}
        shortcut="G"
        onPress={() => run({ do: 'jump-list' })}
      />
    </>
  )
}

function PictureTools({ view, run }: PlayerToolsProps) {
  return (
    <>
      <ToolButton
        icon={<ZoomOutOutlined />}
        label={words.zoomOut}
        shortcut="-"
        disabled={view.zoom <= 1}
        onPress={() => run({ do: 'zoom', by: -1 })}
      />
      <ToolButton
        icon={<ZoomInOutlined />}
        label={words.zoom}
        shortcut="+"
        onPress={() => run({ do: 'zoom', by: 1 })}
      />
      <ToolButton icon={<RedoOutlined />} label={words.rotate} shortcut="R" onPress={() => run({ do: 'rotate' })} />
      <ToolbarGap />
    </>
  )
}

function EndTools(props: PlayerToolsProps) {
  const { state, loudness, view, can, run, extra } = props
  const silent = state.muted || loudness.value === 0
  return (
    <>
      {extra}
      {props.picture && <PictureTools {...props} />}
      {can.captions && (
        <ToolButton
          icon={<span className={css.letters}>{words.captionSign}</span>}
          label={words.captions}
          shortcut="C"
          pressed={view.captions}
          onPress={() => run({ do: 'captions' })}
        />
      )}
      <ToolButton
        icon={silent ? <MutedOutlined /> : <SoundOutlined />}
        label={state.muted ? words.unmute : words.mute}
        shortcut="U"
        pressed={state.muted}
        onPress={() => run({ do: 'mute' })}
      />
      <input
        type="range"
        className={css.volume}
        min={0}
        max={loudness.most}
        step={0.05}
        value={silent ? 0 : loudness.value}
        aria-label={words.volume}
        aria-valuetext={percent(silent ? 0 : loudness.value)}
        onChange={(event) => loudness.set(Number(event.target.value))}
      />
      <span className={css.percent} aria-hidden="true">
        {percent(silent ? 0 : loudness.value)}
      </span>
      <ToolButton
        icon={<QuestionCircleOutlined />}
        label={words.help}
        shortcut="?"
        onPress={() => run({ do: 'help' })}
      />
    </>
  )
}

function percent(loudness: number): string {
  return loudness <= 1 ? formatPercent(loudness) : `${Math.round(loudness * 100)}%`
}
