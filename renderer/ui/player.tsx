// Plays a recording for people who must cite the second: frame steps, marks, spans, snapshots, all on the keyboard.
import { type ReactNode, useState } from 'react'
import { ErrorState } from './error-state.tsx'
import css from './player.module.css'
import { PlayerClock, PlayerTools } from './player-controls.tsx'
import { PlayerStage } from './player-stage.tsx'
import { PlayerTimeline } from './player-timeline.tsx'
import type { PlayerGap, PlayerMark, PlayerSpan } from './player-types.ts'
import { type Rotation, turn } from './region.ts'
import { uiText } from './text.ts'
import { usePlayer } from './use-player.ts'
import type { PlayerFault } from './use-player-fault.ts'

export type { PlayerGap, PlayerMark, PlayerSpan, TimelineTone } from './player-types.ts'
export type { PlayerFault } from './use-player-fault.ts'

export type PlayerProps = {
  /** Answers Range requests. */
  src: string
  kind: 'video' | 'audio'
  /** Name of the recording. */
  title: string
  /** Frames each second; 25 when unknown. */
  fps?: number | undefined
  /** Jumps to this second when it changes, or when the token does. */
  position?: number | undefined
  positionToken?: string | number | undefined
  onPosition?: ((seconds: number) => void) | undefined
  marks?: readonly PlayerMark[]
  spans?: readonly PlayerSpan[]
  gaps?: readonly PlayerGap[]
  /** Loudness from 0 to 1 at even distances. */
  peaks?: readonly number[] | undefined
  filmstrip?: ReactNode
  poster?: string | undefined
  captionsUrl?: string | undefined
  /** 播放副本（原件 HEVC）. */
  banner?: ReactNode
  /** The time burned into the picture at the place shown. */
  burnedIn?: ReactNode
  onMark?: ((seconds: number) => void) | undefined
  onSpan?: ((start: number, end: number) => void) | undefined
  onSnapshot?: ((seconds: number, picture: Blob) => void) | undefined
  onMarkOpen?: ((key: string) => void) | undefined
  /** Says in the caller's words why it cannot be played. */
  faultSentence?: ReactNode
  onFault?: ((fault: PlayerFault) => void) | undefined
  /** Keys work in the player alone, or in the whole window while it is shown. */
  keys?: 'focus' | 'window'
  tools?: ReactNode
  /** Drawn over the picture, in its frame. */
  overlay?: ((picture: PlayerPicture) => ReactNode) | undefined
  /** Lanes of the caller's own under the timeline. */
  lanes?: ((media: HTMLMediaElement | null, duration: number) => ReactNode) | undefined
}

export type PlayerPicture = { media: HTMLMediaElement | null; rotation: Rotation; duration: number }

export function Player(props: PlayerProps) {
  const [attempt, setAttempt] = useState(0)
  return <LoadedPlayer key={`${props.src} ${attempt}`} {...props} onRetry={() => setAttempt(attempt + 1)} />
}

function LoadedPlayer(props: PlayerProps & { onRetry: () => void }) {
  const { src, kind, title, marks = [], spans = [], gaps = [], peaks, ...rest } = props
  const player = usePlayer(props)
  const [rotation, setRotation] = useState<Rotation>(0)
  const [zoom, setZoom] = useState(1)
  const { media, state, actions, run, draftStart } = player
  return (
    <section
      className={css.player}
      aria-label={uiText.player.region(title)}
      onKeyDown={props.keys === 'window' ? undefined : player.press}
    >
      <PlayerStage
        src={src}
        kind={kind}
        title={title}
        poster={rest.poster}
        captionsUrl={rest.captionsUrl}
        rotation={rotation}
        zoom={zoom}
        banner={rest.banner}
        waiting={state.waiting}
        mediaRef={player.setMedia}
        onToggle={actions.toggle}
        fault={player.fault && <Fault {...props} fault={player.fault} />}
        picture={state}
        overlay={rest.overlay?.({ media, rotation, duration: state.duration })}
      />
      <div className={css.bar}>
        <PlayerTimeline
          media={media}
          duration={state.duration}
          marks={marks}
          spans={spans}
          gaps={gaps}
          draftStart={draftStart}
          peaks={peaks}
          tall={kind === 'audio'}
          filmstrip={rest.filmstrip}
          onSeek={actions.seek}
          onMarkOpen={rest.onMarkOpen}
          below={rest.lanes?.(media, state.duration)}
        />
        <PlayerClock media={media} duration={state.duration} burnedIn={rest.burnedIn} draftStart={draftStart} />
        <PlayerTools
          kind={kind}
          state={state}
          zoom={zoom}
          canMark={rest.onMark !== undefined}
          canSpan={rest.onSpan !== undefined}
          canSnapshot={rest.onSnapshot !== undefined && kind === 'video'}
          draftStart={draftStart}
          run={run}
          onMuted={actions.toggleMuted}
          onVolume={actions.setVolume}
          onRotate={() => setRotation(turn(rotation, 90))}
          onZoom={setZoom}
          extra={rest.tools}
        />
      </div>
      <span role="status" className="visually-hidden">
        {player.said}
      </span>
    </section>
  )
}

function Fault({ fault, faultSentence, onRetry }: PlayerProps & { fault: PlayerFault; onRetry: () => void }) {
  return (
    <ErrorState
      dark
      title={uiText.player.failed}
      sentence={faultSentence ?? uiText.player[fault]}
      onRetry={fault === 'unreachable' ? onRetry : undefined}
    />
  )
}
