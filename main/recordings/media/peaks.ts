// The loudness of a recording over its time (波形): one byte for each tenth of a second, computed as the sound flows by.
import { type ByteSource, FfmpegFailure, type Limits, type MediaTools, runFfmpeg } from '#main/jobs/index.ts'

export const peaksPerSecond = 10
/** Telephone quality shows where somebody speaks. */
const sampleRate = 8_000
const samplesPerPeak = sampleRate / peaksPerSecond

export interface SoundOrder {
  readonly source: ByteSource
  readonly tools: MediaTools
  readonly durationMs: number
  readonly signal: AbortSignal
  readonly onProgress?: ((share: number) => void) | undefined
  readonly hold?: (() => Promise<void>) | undefined
}

/** Sound that begins later than the picture, or has a hole, is filled up with silence, so that times agree. */
export const evenSound = `aresample=${sampleRate}:async=1:first_pts=0`

export const soundLimits = (durationMs: number): Limits => ({
  timeoutMs: 120_000 + durationMs,
  memoryBytes: 1024 * 1024 * 1024,
})

/** Bytes of 0 to 255, a piece at a time. What cannot be decoded ends them early. */
export async function* peaks(order: SoundOrder): AsyncGenerator<Uint8Array> {
  const { durationMs } = order
  const run = runFfmpeg({
    tools: order.tools,
    source: order.source,
    input: ['-vn', '-sn', '-dn'],
    output: ['-map', '0:a:0', '-af', evenSound, '-ac', '1', '-f', 's16le'],
    limits: soundLimits(durationMs),
    // A lying file may go on for ever; twice its length is enough.
    outputBytes: 64 * 1024 * 1024 + (durationMs / 1000) * sampleRate * 2 * 2,
    signal: order.signal,
    background: true,
    hold: order.hold,
  })
  const count = createPeaks()
  let readBytes = 0
  try {
    for await (const chunk of run.stream) {
      readBytes += chunk.byteLength
      const found = count.add(chunk)
      if (found.length > 0) yield found
      order.onProgress?.(Math.min(1, readBytes / ((durationMs / 1000) * sampleRate * 2)))
    }
  } catch (error) {
    if (!(error instanceof FfmpegFailure)) throw error
  }
  const rest = count.end()
  if (rest.length > 0) yield rest
}

/** The largest swing of each stretch of signed 16-bit samples. */
export function createPeaks(): { add(chunk: Uint8Array): Uint8Array; end(): Uint8Array } {
  let odd: number | null = null
  let largest = 0
  let seen = 0
  const scaled = () => Math.min(255, Math.round((largest / 32_767) * 255))
  return {
    add(chunk) {
      const found: number[] = []
      let at = 0
      const take = (low: number, high: number): void => {
        const sample = (((high << 8) | low) << 16) >> 16
        const swing = sample < 0 ? -sample : sample
        if (swing > largest) largest = swing
        if (++seen < samplesPerPeak) return
        found.push(scaled())
        largest = 0
        seen = 0
      }
      // A piece may end between the two bytes of a sample.
      if (odd !== null && chunk.length > 0) {
        take(odd, chunk[0] ?? 0)
        odd = null
        at = 1
      }
      for (; at + 1 < chunk.length; at += 2) take(chunk[at] ?? 0, chunk[at + 1] ?? 0)
      if (at < chunk.length) odd = chunk[at] ?? 0
      return Uint8Array.from(found)
    },
    end: () => (seen === 0 ? new Uint8Array(0) : Uint8Array.of(scaled())),
  }
}
