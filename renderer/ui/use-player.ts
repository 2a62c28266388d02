// The player's behaviour: keys and buttons to commands, jumps asked for from outside, the place told to the outside.
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { PlayerProps } from './player.tsx'
import { type PlayerCommand, playerCommand } from './player-commands.ts'
import { mediaSeconds } from './seconds.ts'
import { type CitingCommand, isCiting, useCiting } from './use-citing.ts'
import { useLoop } from './use-loop.ts'
import { type Loudness, useLoudness } from './use-loudness.ts'
import { type MediaActions, useMedia } from './use-media.ts'
import { usePlayerFault } from './use-player-fault.ts'
import { hasOpenDialog, isTyping } from './use-shortcuts.ts'
import { isViewing, useView, type ViewCommand } from './use-view.ts'

export function usePlayer(props: PlayerProps) {
  const [media, setMedia] = useState<HTMLMediaElement | null>(null)
  const source = useMemo(() => (media === null ? null : mediaSeconds(media)), [media])
  const { state, actions } = useMedia(media, props.fps ?? 25)
  const loudness = useLoudness(media)
  const view = useView()
  const citing = useCiting(source, props)
  useLoop(media, citing.looping ? citing.chosen : null)
  const run = (command: PlayerCommand) => {
    if (command.do === 'previous-mark' || command.do === 'next-mark') {
      jumpToMark(props, media?.currentTime ?? 0, command.do, actions.seek)
    } else if (isCiting(command)) citing.run[command.do]()
    else if (isViewing(command)) view.run(command)
    else play(command, actions, loudness, state.duration)
  }
  const nothingToClear = citing.draftStart === null && citing.chosen === null
  const press = usePress(run, (command) => command.do === 'clear' && nothingToClear)
  useWindowKeys(press, props.keys === 'window')
  useJump(media, props)
  useReportedPlace(media, props.onPosition)
  return {
    media,
    setMedia,
    source,
    state,
    actions,
    loudness,
    view,
    citing,
    run,
    press,
    fault: usePlayerFault(media, props),
  }
}

/** A key press that belongs to the player runs its command; one that means nothing now goes on to others. */
export function usePress(run: (command: PlayerCommand) => void, isIdle: (command: PlayerCommand) => boolean) {
  return (event: KeyboardEvent | globalThis.KeyboardEvent) => {
    if (event.defaultPrevented || isTyping(event.target) || belongsToControl(event)) return
    const command = playerCommand(event)
    if (command === null || isIdle(command)) return
    event.preventDefault()
    run(command)
  }
}

type MarkCommand = Extract<PlayerCommand, { do: 'previous-mark' | 'next-mark' }>
export type MovingCommand = Exclude<PlayerCommand, CitingCommand | ViewCommand | MarkCommand>

/** Commands that only move the recording. */
function play(command: MovingCommand, actions: MediaActions, loudness: Loudness, duration: number) {
  switch (command.do) {
    case 'toggle':
      return actions.toggle()
    case 'rewind':
      return actions.rewind()
    case 'pause':
      return actions.pause()
    case 'faster':
      return actions.faster()
    case 'frames':
      return actions.stepFrames(command.by)
    case 'seconds':
      return actions.stepSeconds(command.by)
    case 'rate':
      return actions.setRate(command.rate)
    case 'start':
      return actions.seek(0)
    case 'end':
      return actions.seek(duration)
    case 'volume':
      return loudness.step(command.by)
    case 'mute':
      return actions.toggleMuted()
  }
}

export function jumpToMark(
  { marks = [], spans = [] }: Pick<PlayerProps, 'marks' | 'spans'>,
  now: number,
  direction: MarkCommand['do'],
  seek: (seconds: number) => void,
) {
  const places = [...marks.map((mark) => mark.at), ...spans.map((span) => span.start)].sort((one, other) => one - other)
  const next =
    direction === 'next-mark' ? places.find((at) => at > now + 0.02) : places.findLast((at) => at < now - 0.02)
  if (next !== undefined) seek(next)
}

/** Space presses a focused button; arrows move a focused range or list. */
function belongsToControl(event: { key: string; target: EventTarget | null }): boolean {
  if (!(event.target instanceof HTMLElement)) return false
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) {
    return event.key.startsWith('Arrow') || event.key === ' ' || event.key === 'Home' || event.key === 'End'
  }
  return event.key === ' ' && event.target.closest('button, a, [role="button"], [role="grid"]') !== null
}

export function useWindowKeys(press: (event: globalThis.KeyboardEvent) => void, enabled: boolean) {
  const latest = useRef(press)
  latest.current = press
  useEffect(() => {
    if (!enabled) return
    const listen = (event: globalThis.KeyboardEvent) => {
      if (!hasOpenDialog()) latest.current(event)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [enabled])
}

/** A new position, or the same one with a new token, moves there as soon as the length is known. */
function useJump(media: HTMLMediaElement | null, { position, positionToken }: PlayerProps) {
  const done = useRef<string | null>(null)
  useEffect(() => {
    if (media === null || position === undefined) return
    const wanted = `${media.src} ${position} ${positionToken ?? ''}`
    if (done.current === wanted) return
    const jump = () => {
      done.current = wanted
      media.currentTime = position
    }
    if (media.readyState >= HTMLMediaElement.HAVE_METADATA) return jump()
    media.addEventListener('loadedmetadata', jump, { once: true })
    return () => media.removeEventListener('loadedmetadata', jump)
  }, [media, position, positionToken])
}

function useReportedPlace(media: HTMLMediaElement | null, onPosition: ((seconds: number) => void) | undefined) {
  const latest = useRef(onPosition)
  latest.current = onPosition
  useEffect(() => {
    if (media === null) return
    let reported = -1
    const report = () => {
      if (media.currentTime === reported) return
      reported = media.currentTime
      latest.current?.(reported)
    }
    const signs = ['timeupdate', 'seeking', 'seeked'] as const
    for (const sign of signs) media.addEventListener(sign, report)
    // A finding made by key right after a seek belongs to the second asked for, before the picture has come.
    window.addEventListener('keydown', report, { capture: true })
    return () => {
      for (const sign of signs) media.removeEventListener(sign, report)
      window.removeEventListener('keydown', report, { capture: true })
    }
  }, [media])
}
