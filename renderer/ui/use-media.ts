// The state of a native media element, and the things one does to it.
import { useEffect, useMemo, useRef, useState } from 'react'
import { frameTime } from './player-commands.ts'

export type MediaState = {
  duration: number
  playing: boolean
  /** Playing backwards at this many times; 0 when not. */
  rewinding: number
  rate: number
  muted: boolean
  waiting: boolean
  /** Width and height of the picture; 0 until known. */
  width: number
  height: number
}

export type MediaActions = ReturnType<typeof createActions>

const resting: MediaState = {
  duration: 0,
  playing: false,
  rewinding: 0,
  rate: 1,
  muted: false,
  waiting: false,
  width: 0,
  height: 0,
}

const events = [
  'loadedmetadata',
  'durationchange',
  'play',
  'pause',
  'ended',
  'ratechange',
  'volumechange',
  'waiting',
  'playing',
  'seeked',
  'resize',
] as const

export function useMedia(media: HTMLMediaElement | null, fps: number) {
  const [state, setState] = useState(resting)
  const [rewinding, setRewinding] = useState(0)
  useEffect(() => {
    if (media === null) return
    const read = () => setState((known) => ({ ...known, ...stateOf(media) }))
    read()
    for (const event of events) media.addEventListener(event, read)
    return () => {
      for (const event of events) media.removeEventListener(event, read)
    }
  }, [media])
  useRewind(media, rewinding, () => setRewinding(0))
  const speed = useRef(rewinding)
  speed.current = rewinding
  const actions = useMemo(() => createActions(media, fps, () => speed.current, setRewinding), [media, fps])
  return { state: { ...state, rewinding }, actions }
}

function stateOf(media: HTMLMediaElement): Omit<MediaState, 'rewinding'> {
  const isVideo = media instanceof HTMLVideoElement
  return {
    duration: Number.isFinite(media.duration) ? media.duration : 0,
    playing: !media.paused && !media.ended,
    rate: media.playbackRate,
    muted: media.muted,
    waiting: !media.paused && media.readyState < HTMLMediaElement.HAVE_FUTURE_DATA,
    width: isVideo ? media.videoWidth : 0,
    height: isVideo ? media.videoHeight : 0,
  }
}

/** Chromium cannot play backwards: steps back as fast as frames can be found. */
function useRewind(media: HTMLMediaElement | null, speed: number, stop: () => void) {
  const finish = useRef(stop)
  finish.current = stop
  useEffect(() => {
    if (media === null || speed === 0) return
    let last = performance.now()
    const timer = window.setInterval(() => {
      if (media.seeking) return
      const now = performance.now()
      media.currentTime = Math.max(0, media.currentTime - ((now - last) / 1000) * speed)
      last = now
      if (media.currentTime <= 0) finish.current()
    }, 80)
    return () => window.clearInterval(timer)
  }, [media, speed])
}

function createActions(
  media: HTMLMediaElement | null,
  fps: number,
  rewindSpeed: () => number,
  setRewinding: (speed: number) => void,
) {
  const play = () => {
    setRewinding(0)
    // Refused when the source fails; the error event tells why.
    media?.play().catch(() => {})
  }
  const pause = () => {
    setRewinding(0)
    media?.pause()
  }
  const seek = (seconds: number) => {
    if (media === null) return
    const end = Number.isFinite(media.duration) ? media.duration : seconds
    media.currentTime = Math.min(end, Math.max(0, seconds))
  }
  const setRate = (rate: number) => {
    if (media !== null) media.playbackRate = rate
  }
  return {
    play,
    pause,
    seek,
    setRate,
    toggle: () => (media?.paused === false || rewindSpeed() > 0 ? pause() : play()),
    faster: () => {
      if (media?.paused === false) setRate(Math.min(4, media.playbackRate * 2))
      else play()
    },
    rewind: () => {
      media?.pause()
      setRewinding(rewindSpeed() === 0 ? 1 : Math.min(4, rewindSpeed() * 2))
    },
    stepFrames: (by: number) => {
      pause()
      if (media !== null) seek(frameTime(media.currentTime, by, fps))
    },
    stepSeconds: (by: number) => {
      if (media !== null) seek(media.currentTime + by)
    },
    toggleMuted: () => {
      if (media !== null) media.muted = !media.muted
    },
  }
}
