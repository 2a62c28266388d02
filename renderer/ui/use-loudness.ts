// Loudness from 0 to 4 times the recording's own. Beyond 1 a Web Audio gain joins in, only once it is asked for: an element
// that is routed through it stays so. Where there is no Web Audio, 1 is the most.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { loudest, loudnessStep } from './player-commands.ts'

export type Loudness = {
  readonly value: number
  readonly most: number
  readonly set: (value: number) => void
  readonly step: (by: 1 | -1) => void
}

type Amplifier = { readonly amplify: (gain: number) => void; readonly close: () => void }

export function useLoudness(media: HTMLMediaElement | null): Loudness {
  const [value, setValue] = useState(1)
  const [most, setMost] = useState(() => (typeof AudioContext === 'undefined' ? 1 : loudest))
  const amplifier = useRef<Amplifier | null>(null)
  useEffect(() => {
    if (media === null) return
    return () => {
      amplifier.current?.close()
      amplifier.current = null
    }
  }, [media])
  const set = useCallback(
    (wanted: number) => {
      if (media === null) return
      if (wanted > 1 && amplifier.current === null) {
        amplifier.current = amplifierOf(media)
        if (amplifier.current === null) setMost(1)
      }
      const next = Math.min(wanted, amplifier.current === null ? 1 : loudest)
      amplifier.current?.amplify(Math.max(1, next))
      media.volume = Math.min(1, Math.max(0, next))
      if (next > 0) media.muted = false
      setValue(next)
    },
    [media],
  )
  return useMemo(() => ({ value, most, set, step: (by: 1 | -1) => set(loudnessStep(value, by)) }), [value, most, set])
}

/** Null where the machine has no sound output to route through. */
function amplifierOf(media: HTMLMediaElement): Amplifier | null {
  try {
    const context = new AudioContext()
    const gain = context.createGain()
    context.createMediaElementSource(media).connect(gain).connect(context.destination)
    void context.resume()
    return {
      amplify: (times) => {
        gain.gain.value = times
      },
      close: () => void context.close(),
    }
  } catch {
    return null
  }
}
