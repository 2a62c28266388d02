// The common timeline and controls under several recordings. Marks go to the recording in hand.
import { type ReactNode, useMemo } from 'react'
import css from './in-step.module.css'
import { localSecond } from './in-step.ts'
import type { InStepPlayerProps } from './in-step-player.tsx'
import { KeyboardHelp, playerShortcuts } from './keyboard-help.tsx'
import playerCss from './player.module.css'
import { PlayerClock } from './player-clock.tsx'
import type { PlayerCommand } from './player-commands.ts'
import { PlayerJumpList } from './player-jump-list.tsx'
import { PlayerTimeline } from './player-timeline.tsx'
import { PlayerTools } from './player-tools.tsx'
import type { StepEngine } from './step-engine.ts'
import { uiText } from './text.ts'
import { isCiting, useCiting } from './use-citing.ts'
import { moveInStep, useStepLoudness, useStepState } from './use-in-step.ts'
import { jumpToMark, usePress } from './use-player.ts'
import { isViewing, useView } from './use-view.ts'

const words = uiText.step

export type InStepBarProps = InStepPlayerProps & {
  engine: StepEngine
  loose: string | null
  length: number
  layoutTools: ReactNode
  /** The pictures. */
  children: ReactNode
}

export function InStepBar(props: InStepBarProps) {
  const { engine, recordings, focusKey, marks, spans, gaps, length, children } = props
  const state = useStepState(engine)
  const view = useView()
  const keys = useMemo(() => recordings.map(({ key }) => key), [recordings])
  const loudness = useStepLoudness(engine, keys)
  const focus = recordings.find(({ key }) => key === focusKey)
  const muted = recordings.every((one) => one.muted)
  const citing = useStepCiting(props)
  const onMute = () => props.onMuted(muted ? keys.filter((key) => key !== focusKey) : keys)
  const fps = focus?.fps ?? 25
  const run = (command: PlayerCommand) => {
    if (command.do === 'previous-mark' || command.do === 'next-mark') {
      jumpToMark({ marks, spans }, engine.now(), command.do, engine.seek)
    } else if (isCiting(command)) citing.run[command.do]()
    else if (isViewing(command)) view.run(command)
    else moveInStep(command, { engine, tracks: recordings, focus, fps, loose: props.loose, loudness, onMute })
  }
  const press = usePress(run, (command) => command.do === 'clear' && citing.draftStart === null)
  return (
    <>
      <section className={playerCss.player} data-player="" aria-label={words.region(props.title)} onKeyDown={press}>
        <div className={css.stages}>
          {children}
          {state.waiting && <span className={playerCss.waiting} aria-hidden="true" />}
        </div>
        <div className={playerCss.bar}>
          <PlayerTimeline
            source={engine}
            duration={length}
            marks={marks}
            spans={spans}
            gaps={gaps}
            draftStart={citing.draftStart}
            chosen={citing.chosen}
            peaks={undefined}
            tall={false}
            film={undefined}
            found={undefined}
            onSeek={engine.seek}
            onMarkOpen={props.onMarkOpen}
            below={<Lanes {...props} />}
          />
          <PlayerClock
            source={engine}
            duration={length}
            draftStart={citing.draftStart}
            said={citing.said}
            onCopy={() => run({ do: 'copy-time' })}
          />
          <PlayerTools
            picture={false}
            state={{ ...state, muted }}
            loudness={loudness}
            view={view}
            can={{
              mark: props.onMark !== undefined,
              span: props.onSpan !== undefined,
              snapshot: props.onSnapshot !== undefined,
              clip: false,
              captions: false,
              loop: false,
            }}
            spanOpen={citing.draftStart !== null}
            looping={false}
            run={run}
            extra={
              <>
                {props.layoutTools}
                {props.tools}
              </>
            }
          />
        </div>
      </section>
      <PlayerJumpList
        open={view.card === 'jump-list'}
        marks={marks}
        spans={spans}
        onJump={engine.seek}
        onClose={view.closeCard}
      />
      <KeyboardHelp open={view.card === 'help'} groups={playerShortcuts} onClose={view.closeCard} />
    </>
  )
}

/** What is cited at a second of the timeline lies at its own second of the recording in hand. */
function useStepCiting(props: InStepBarProps) {
  const { engine, recordings, focusKey, spans, onMark, onSpan, onSnapshot, onWords } = props
  const focus = recordings.find(({ key }) => key === focusKey)
  const local = (at: number) => (focus === undefined ? null : localSecond(focus, at))
  const citing = useCiting(engine, {
    spans,
    onWords,
    onMark:
      onMark &&
      ((at) => {
        const seconds = local(at)
        if (seconds !== null) onMark(focusKey, seconds)
      }),
    onSpan:
      onSpan &&
      ((from, to) => {
        const [start, end] = [local(from), local(to)]
        if (start !== null && end !== null) onSpan(focusKey, start, end)
      }),
    onSnapshot:
      onSnapshot &&
      ((at) => {
        const seconds = local(at)
        if (seconds !== null) onSnapshot(focusKey, seconds)
      }),
  })
  const outside = () => {
    if (local(engine.now()) !== null) return false
    citing.say(words.outside)
    return true
  }
  const guarded = (act: () => void) => () => {
    if (!outside()) act()
  }
  const { mark, out, snapshot } = citing.run
  return {
    ...citing,
    run: {
      ...citing.run,
      mark: guarded(mark),
      in: guarded(citing.run.in),
      out: guarded(out),
      snapshot: guarded(snapshot),
    },
  }
}

/** One thin lane for each recording: where on the timeline it has something. */
function Lanes({ recordings, focusKey, length, onFocus }: InStepBarProps) {
  if (length === 0) return null
  return (
    <div className={css.lanes}>
      {recordings.map(({ key, title, start, duration }, place) => (
        <div key={key} className={css.lane}>
          <button
            type="button"
            tabIndex={-1}
            className={css.laneBar}
            aria-pressed={key === focusKey}
            aria-label={words.lane(place + 1, title)}
            title={title}
            style={{ left: `${(start / length) * 100}%`, width: `${(duration / length) * 100}%` }}
            onClick={() => onFocus(key)}
          >
            {place + 1}
          </button>
        </div>
      ))}
    </div>
  )
}
