// Whether a recording can be played from its beginning, in its middle and at its end: a few seconds are decoded at each place.
import { type ByteSource, collectFfmpeg, FfmpegFailure, type Limits, type MediaTools } from '../jobs/index.ts'

export type SamplePlace = 'start' | 'middle' | 'end'

const limits: Limits = { timeoutMs: 30_000, memoryBytes: 1024 * 1024 * 1024 }
const sampleSeconds = 2

/** The places where neither picture nor sound could be decoded. */
export async function undecodedPlaces(order: {
  readonly source: ByteSource
  readonly tools: MediaTools
  readonly durationMs: number
  readonly signal: AbortSignal
}): Promise<SamplePlace[]> {
  const seconds = order.durationMs / 1000
  const places: [SamplePlace, number][] = [['start', 0]]
  // A short one is decoded whole by its first sample.
  if (seconds > 2 * sampleSeconds) {
    places.push(['middle', seconds / 2], ['end', Math.max(0, seconds - sampleSeconds - 1)])
  }
  const undecoded: SamplePlace[] = []
  for (const [place, atSeconds] of places) {
    if (!(await isDecoded(order, atSeconds))) undecoded.push(place)
  }
  return undecoded
}

async function isDecoded(
  { source, tools, signal }: { source: ByteSource; tools: MediaTools; signal: AbortSignal },
  atSeconds: number,
): Promise<boolean> {
  let decoded = false
  const onLine = (line: string): void => {
    if (/^frame=\s*[1-9]/.test(line)) decoded = true
  }
  const onProgress = (doneMs: number): void => {
    if (doneMs > 0) decoded = true
  }
  const input = ['-ss', atSeconds.toFixed(3), '-t', String(sampleSeconds)]
  const output = ['-map', '0:V:0?', '-map', '0:a:0?', '-f', 'null']
  try {
    await collectFfmpeg({ tools, source, input, output, limits, signal, onLine, onProgress }, 1024)
    return decoded
  } catch (error) {
    if (error instanceof FfmpegFailure) return false
    throw error
  }
}
