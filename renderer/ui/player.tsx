// Plays a recording for people who must cite the second: frame steps, marks, spans, snapshots, all on the keyboard.
import { type ReactNode, useState } from 'react'
import { ErrorState } from './error-state.tsx'
import { KeyboardHelp, playerShortcuts } from './keyboard-help.tsx'
import css from './player.module.css'
import { PlayerClock } from './player-clock.tsx'
import { PlayerJumpList } from './player-jump-list.tsx'
import { PlayerStage } from './player-stage.tsx'
import { PlayerTimeline } from './player-timeline.tsx'
import { PlayerTools } from './player-tools.tsx'
import type { PlayerFilm, PlayerFound, PlayerGap, PlayerMark, PlayerSpan } from './player-types.ts'
import type { Rotation } from './region.ts'
import { uiText } from './text.ts'
import { usePlayer } from './use-player.ts'
import type { PlayerFault } from './use-player-fault.ts'

export type { PlayerFilm, PlayerFound, PlayerGap, PlayerMark, PlayerSpan, TimelineTone } from './player-types.ts'
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
  peaks?: ArrayLike<number> | undefined
  film?: PlayerFilm | undefined
  found?: PlayerFound | undefined
  poster?: string | undefined
  /** WebVTT, as a blob. */
  captionsUrl?: string | undefined
  /** 播放副本（原件 HEVC）. */
  banner?: ReactNode
  /** The time that should be burned into the picture at the second shown. */
  burnedIn?: ((seconds: number) => ReactNode) | undefined
  onMark?: ((seconds: number) => void) | undefined
  onSpan?: ((start: number, end: number) => void) | undefined
  onSnapshot?: ((seconds: number) => void) | undefined
  onClip?: ((start: number, end: number) => void) | undefined
  /** The keyboard goes to the words of the last mark. */
  onWords?: (() => void) | undefined
  onReadClock?: ((seconds: number) => void) | undefined
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
  const player = usePlayer(props)
  const { view, state, citing } = player
  return (
    <>
      <section
        className={css.player}
        data-player=""
        aria-label={uiText.player.region(props.title)}
        onKeyDown={props.keys === 'window' ? undefined : player.press}
      >
        <PlayerStage
          {...props}
          view={view}
          waiting={state.waiting}
          picture={state}
          overlay={props.overlay?.({ media: player.media, rotation: view.rotation, duration: state.duration })}
          mediaRef={player.setMedia}
          onToggle={player.actions.toggle}
          fault={player.fault && <Fault {...props} fault={player.fault} />}
        />
        <Bar {...props} player={player} />
      </section>
      <PlayerJumpList
        open={view.card === 'jump-list'}
        marks={props.marks ?? []}
        spans={props.spans ?? []}
        onJump={(seconds, stretch) => {
          player.actions.seek(seconds)
          citing.choose(stretch)
        }}
        onClose={view.closeCard}
      />
      <KeyboardHelp open={view.card === 'help'} groups={playerShortcuts} onClose={view.closeCard} />
    </>
  )
}

function Bar({ player, ...props }: PlayerProps & { player: ReturnType<typeof usePlayer> }) {
  const { source, state, citing, actions } = player
  return (
    <div className={css.bar}>
      <PlayerTimeline
        source={source}
        duration={state.duration}
        marks={props.marks ?? []}
        spans={props.spans ?? []}
        gaps={props.gaps ?? []}
        draftStart={citing.draftStart}
        chosen={citing.chosen}
        peaks={props.peaks}
        tall={props.kind === 'audio'}
        film={props.film}
        found={props.found}
        onSeek={actions.seek}
        onMarkOpen={props.onMarkOpen}
        below={props.lanes?.(player.media, state.duration)}
      />
      <PlayerClock
        source={source}
        duration={state.duration}
        burnedIn={props.burnedIn}
        draftStart={citing.draftStart}
        said={citing.said}
        onCopy={() => player.run({ do: 'copy-time' })}
      />
      <PlayerTools
        picture={props.kind === 'video'}
        state={state}
        loudness={player.loudness}
        view={player.view}
        can={{
          mark: props.onMark !== undefined,
          span: props.onSpan !== undefined,
          snapshot: props.onSnapshot !== undefined && props.kind === 'video',
          clip: props.onClip !== undefined,
          captions: props.captionsUrl !== undefined,
          loop: true,
        }}
        spanOpen={citing.draftStart !== null}
        looping={citing.looping}
        run={player.run}
        extra={props.tools}
      />
    </div>
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
