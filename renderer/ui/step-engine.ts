// Plays several media elements as one: a clock of its own, and every element led back to it while it plays. The clock stands
// still while one of them has no picture yet, so that none runs ahead.
import { correctionOf, localSecond, parkedSecond, type StepTrack, stepLength } from './in-step.ts'
import type { SecondsSource } from './seconds.ts'

export type StepState = {
  readonly playing: boolean
  readonly rate: number
  /** Playing backwards at this many times; 0 when not. */
  readonly rewinding: number
  /** Waiting until every recording is there. */
  readonly waiting: boolean
}

export interface StepEngine extends SecondsSource {
  state(): StepState
  subscribe(listener: () => void): () => void
  setTracks(tracks: readonly StepTrack[]): void
  attach(key: string, media: HTMLMediaElement | null): void
  /** Moved by itself, out of step, until it is aligned. */
  setLoose(key: string | null): void
  play(): void
  pause(): void
  rewind(speed: number): void
  seek(at: number): void
  setRate(rate: number): void
  media(key: string): HTMLMediaElement | null
  stop(): void
}

const frame = 0.04
/** Jumps of one element are this far apart at least: each needs its time to land. */
const jumpPauseMs = 1_200

export function createStepEngine(): StepEngine {
  let tracks: readonly StepTrack[] = []
  let state: StepState = { playing: false, rate: 1, rewinding: 0, waiting: false }
  let base = { at: 0, since: 0 }
  let handle = 0
  let loose: string | null = null
  const elements = new Map<string, HTMLMediaElement>()
  const jumped = new Map<string, number>()
  const watchers = new Set<() => void>()
  const listeners = new Set<() => void>()

  const set = (part: Partial<StepState>) => {
    state = { ...state, ...part }
    for (const listener of listeners) listener()
  }
  const moved = () => {
    for (const watcher of watchers) watcher()
  }
  const now = () => {
    if (!state.playing || state.waiting) return base.at
    const at = base.at + ((performance.now() - base.since) / 1000) * state.rate
    return Math.min(stepLength(tracks), at)
  }
  const rebase = (at: number) => {
    base = { at, since: performance.now() }
  }
  /** Every element that has something at this second, with its own second. */
  const inside = (at: number) =>
    tracks.flatMap((track) => {
      const media = elements.get(track.key)
      const local = localSecond(track, at)
      return media === undefined || local === null || track.key === loose ? [] : [{ ...track, media, local }]
    })
  const outside = (at: number) =>
    tracks.flatMap((track) => {
      const media = elements.get(track.key)
      return media === undefined || localSecond(track, at) !== null || track.key === loose ? [] : [{ ...track, media }]
    })
  const place = (at: number) => {
    for (const { media, local } of inside(at)) jump(media, local)
    for (const one of outside(at)) {
      one.media.pause()
      jump(one.media, parkedSecond(one, at))
    }
  }
  const pauseAll = () => {
    for (const [key, media] of elements) if (key !== loose) media.pause()
  }
  const isReady = (media: HTMLMediaElement) =>
    media.error !== null || (!media.seeking && media.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA) || media.ended
  const hold = (at: number) => {
    rebase(at)
    set({ waiting: true })
    pauseAll()
  }
  const lead = (at: number) => {
    for (const one of outside(at)) if (!one.media.paused) one.media.pause()
    for (const { key, media, local, duration } of inside(at)) {
      if (media.error !== null || duration - local < frame) continue
      if (media.paused) {
        if (Math.abs(media.currentTime - local) > frame) jump(media, local)
        media.playbackRate = state.rate
        media.play().catch(() => {})
        continue
      }
      const correction = correctionOf(media.currentTime - local, state.rate, frame)
      if (correction.do === 'none') media.playbackRate = state.rate
      else if (correction.do === 'rate') media.playbackRate = correction.rate
      else if (performance.now() - (jumped.get(key) ?? 0) > jumpPauseMs) {
        jumped.set(key, performance.now())
        jump(media, local)
      }
    }
  }
  const turn = () => {
    handle = requestAnimationFrame(turn)
    const at = now()
    const ready = inside(at).every(({ media }) => isReady(media))
    if (state.waiting) {
      if (!ready) return
      rebase(at)
      set({ waiting: false })
    } else if (!ready) {
      hold(at)
      return
    }
    lead(at)
    moved()
    if (at >= stepLength(tracks) - 0.001) engine.pause()
  }
  const back = () => {
    handle = requestAnimationFrame(back)
    if (inside(base.at).some(({ media }) => media.seeking)) return
    const passed = (performance.now() - base.since) / 1000
    if (passed < 0.08) return
    rebase(Math.max(0, base.at - passed * state.rewinding))
    place(base.at)
    moved()
    if (base.at <= 0) engine.pause()
  }
  const engine: StepEngine = {
    now,
    watch: (listener) => {
      watchers.add(listener)
      listener()
      return () => watchers.delete(listener)
    },
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setTracks(next) {
      tracks = next
      if (!state.playing) place(base.at)
      moved()
    },
    attach(key, media) {
      if (media === null) return void elements.delete(key)
      elements.set(key, media)
      if (!state.playing) place(base.at)
    },
    setLoose(key) {
      loose = key
      if (!state.playing) place(now())
    },
    play() {
      cancelAnimationFrame(handle)
      rebase(base.at >= stepLength(tracks) - 0.05 ? 0 : now())
      place(base.at)
      set({ playing: true, rewinding: 0, waiting: true })
      handle = requestAnimationFrame(turn)
    },
    pause() {
      cancelAnimationFrame(handle)
      const at = now()
      pauseAll()
      rebase(at)
      set({ playing: false, rewinding: 0, waiting: false })
      place(at)
      moved()
    },
    rewind(speed) {
      engine.pause()
      if (speed === 0) return
      set({ rewinding: speed })
      handle = requestAnimationFrame(back)
    },
    seek(wanted) {
      const at = Math.min(stepLength(tracks), Math.max(0, wanted))
      rebase(at)
      if (state.playing) hold(at)
      place(at)
      moved()
    },
    setRate(rate) {
      rebase(now())
      set({ rate })
      for (const media of elements.values()) media.playbackRate = rate
    },
    media: (key) => elements.get(key) ?? null,
    stop() {
      cancelAnimationFrame(handle)
      pauseAll()
    },
  }
  return engine
}

function jump(media: HTMLMediaElement, to: number): void {
  if (media.readyState >= HTMLMediaElement.HAVE_METADATA) {
    if (Math.abs(media.currentTime - to) > 0.0005) media.currentTime = to
  } else {
    media.addEventListener(
      'loadedmetadata',
      () => {
        media.currentTime = to
      },
      { once: true },
    )
  }
}
