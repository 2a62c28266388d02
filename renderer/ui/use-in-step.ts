// The engine of several players for as long as they are on screen, and the commands of keys and buttons for it.
import { useEffect, useState, useSyncExternalStore } from 'react'
import { type StepTrack, stepLength } from './in-step.ts'
import { frameTime, loudnessStep } from './player-commands.ts'
import { createStepEngine, type StepEngine } from './step-engine.ts'
import type { Loudness } from './use-loudness.ts'
import type { MovingCommand } from './use-player.ts'

export function useStepEngine(tracks: readonly StepTrack[], at: number): StepEngine {
  const [engine] = useState(createStepEngine)
  const [first] = useState(at)
  useEffect(() => engine.setTracks(tracks), [engine, tracks])
  useEffect(() => {
    engine.seek(first)
    return engine.stop
  }, [engine, first])
  return engine
}

export function useStepState(engine: StepEngine) {
  return useSyncExternalStore(engine.subscribe, engine.state)
}

/** Of all of them at once, from silence to their own loudness. */
export function useStepLoudness(engine: StepEngine, keys: readonly string[]): Loudness {
  const [value, setValue] = useState(1)
  useEffect(() => {
    for (const key of keys) {
      const media = engine.media(key)
      if (media !== null) media.volume = value
    }
  }, [engine, keys, value])
  const set = (wanted: number) => setValue(Math.min(1, Math.max(0, wanted)))
  return { value, most: 1, set, step: (by) => set(loudnessStep(value, by)) }
}

export type StepMoves = {
  engine: StepEngine
  tracks: readonly StepTrack[]
  /** The recording in hand, whose frames are stepped. */
  focus: StepTrack | undefined
  fps: number
  /** Out of step now: what moves is it alone. */
  loose: string | null
  loudness: Loudness
  onMute: () => void
}

export function moveInStep(command: MovingCommand, moves: StepMoves) {
  const { engine, tracks, focus, loudness } = moves
  if (moves.loose !== null && moveLoose(command, engine.media(moves.loose), moves.fps)) return
  switch (command.do) {
    case 'toggle':
      return engine.state().playing || engine.state().rewinding > 0 ? engine.pause() : engine.play()
    case 'pause':
      return engine.pause()
    case 'faster':
      return engine.state().playing ? engine.setRate(Math.min(4, engine.state().rate * 2)) : engine.play()
    case 'rewind':
      return engine.rewind(engine.state().rewinding === 0 ? 1 : Math.min(4, engine.state().rewinding * 2))
    case 'frames': {
      engine.pause()
      const start = focus?.start ?? 0
      return engine.seek(start + frameTime(engine.now() - start, command.by, moves.fps))
    }
    case 'seconds':
      return engine.seek(engine.now() + command.by)
    case 'rate':
      return engine.setRate(command.rate)
    case 'start':
      return engine.seek(0)
    case 'end':
      return engine.seek(stepLength(tracks))
    case 'volume':
      return loudness.step(command.by)
    case 'mute':
      return moves.onMute()
  }
}

/** True when the command was one that moves. */
function moveLoose(command: MovingCommand, media: HTMLMediaElement | null, fps: number): boolean {
  if (media === null) return false
  switch (command.do) {
    case 'frames':
      media.pause()
      media.currentTime = frameTime(media.currentTime, command.by, fps)
      return true
    case 'seconds':
      media.currentTime = Math.max(0, media.currentTime + command.by)
      return true
    case 'toggle':
      if (media.paused) media.play().catch(() => {})
      else media.pause()
      return true
    case 'pause':
      media.pause()
      return true
    case 'start':
      media.currentTime = 0
      return true
    default:
      return false
  }
}
