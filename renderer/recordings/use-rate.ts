// How fast a count of bytes grows, over the last ten seconds; null until it says something.
import { useEffect, useRef, useState } from 'react'

const overMs = 10_000

type Sample = { readonly at: number; readonly bytes: number }

export function useRate(bytes: number, running: boolean): number | null {
  const samples = useRef<Sample[]>([])
  const [rate, setRate] = useState<number | null>(null)
  useEffect(() => {
    if (!running) {
      samples.current = []
      setRate(null)
      return
    }
    samples.current = withSample(samples.current, { at: Date.now(), bytes })
    setRate(rateOf(samples.current))
  }, [bytes, running])
  return rate
}

/** One sample beyond the span is kept, so that slow counts have something to be measured from. */
function withSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const recent = samples.filter(({ at, bytes }) => at > sample.at - overMs && bytes <= sample.bytes)
  return [...recent, sample]
}

function rateOf(samples: readonly Sample[]): number | null {
  const [first, last] = [samples[0], samples.at(-1)]
  if (first === undefined || last === undefined || last.at - first.at < 1_000) return null
  return ((last.bytes - first.bytes) / (last.at - first.at)) * 1_000
}
