// The player's behaviour: commands, marks, spans, snapshots, jumps, faults, and what is said aloud about them.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { formatPlace } from './format.ts'
import type { PlayerProps } from './player.tsx'
import { type PlayerCommand, playerCommand } from './player-commands.ts'
import { snapshotOf } from './snapshot.ts'
import { uiText } from './text.ts'
import { useMedia } from './use-media.ts'
import { hasOpenDialog, isTyping } from './use-shortcuts.ts'

const words = uiText.player

export function usePlayer(props: PlayerProps) {
  const [media, setMedia] = useState<HTMLMediaElement | null>(null)
  const [draftStart, setDraftStart] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  const { state, actions } = useMedia(media, props.fps ?? 25)
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
  const run = (command: PlayerCommand) => {
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
        return actions.seek(state.duration)
      case 'volume':
        return actions.changeVolume(command.by)
      case 'mark':
        return mark()
      case 'in':
        return props.onSpan && setDraftStart(now())
      case 'out':
        return endSpan()
      case 'clear':
        return setDraftStart(null)
      case 'snapshot':
        return void snapshot()
      case 'previous-mark':
      case 'next-mark':
        return jumpToMark(props, now(), command.do, actions.seek)
    }
  }
  const press = (event: KeyboardEvent | globalThis.KeyboardEvent) => {
    if (event.defaultPrevented || isTyping(event.target) || belongsToControl(event)) return
    const command = playerCommand(event)
    if (command === null || (command.do === 'clear' && draftStart === null)) return
    event.preventDefault()
    run(command)
  }
  useWindowKeys(press, props.keys === 'window')
  useJump(media, props)
  useReportedPlace(media, props.onPosition)
  return { media, setMedia, state, actions, run, press, draftStart, said, fault: useFault(media, props) }
}

function jumpToMark(props: PlayerProps, now: number, direction: string, seek: (seconds: number) => void) {
  const places = [...(props.marks ?? []).map((mark) => mark.at), ...(props.spans ?? []).map((span) => span.start)].sort(
    (one, other) => one - other,
  )
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

function useWindowKeys(press: (event: globalThis.KeyboardEvent) => void, enabled: boolean) {
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
    const report = () => latest.current?.(media.currentTime)
    media.addEventListener('timeupdate', report)
    media.addEventListener('seeked', report)
    return () => {
      media.removeEventListener('timeupdate', report)
      media.removeEventListener('seeked', report)
    }
  }, [media])
}

export type PlayerFault = 'undecodable' | 'unreachable'

/** HEVC fires no error in Chromium: it loads with a picture zero wide. */
function useFault(media: HTMLMediaElement | null, { src, kind, onFault }: PlayerProps): PlayerFault | null {
  const [fault, setFault] = useState<PlayerFault | null>(null)
  const latest = useRef(onFault)
  latest.current = onFault
  useEffect(() => {
    setFault(null)
    if (media === null) return
    const report = (found: PlayerFault) => {
      setFault(found)
      latest.current?.(found)
    }
    const onMetadata = () => {
      if (kind === 'video' && media instanceof HTMLVideoElement && media.videoWidth === 0) report('undecodable')
    }
    const onError = () => {
      if (media.error?.code === MediaError.MEDIA_ERR_NETWORK) return report('unreachable')
      fetch(src, { headers: { Range: 'bytes=0-0' } }).then(
        (response) => report(response.ok ? 'undecodable' : 'unreachable'),
        () => report('unreachable'),
      )
    }
    media.addEventListener('loadeddata', onMetadata)
    media.addEventListener('error', onError)
    return () => {
      media.removeEventListener('loadeddata', onMetadata)
      media.removeEventListener('error', onError)
    }
  }, [media, src, kind])
  return fault
}
