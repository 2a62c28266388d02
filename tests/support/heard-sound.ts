// What is heard in a film: its samples, how loud they are, and how much of them is one tone.
import { execFileSync } from 'node:child_process'
import { ffmpegOn } from './through-ffmpeg.ts'

/** Mono samples at 48 kHz between two seconds. */
export function samples(bytes: Uint8Array, from: number, to: number): Float32Array {
  const raw = ffmpegOn(bytes, (file) =>
    execFileSync('ffmpeg', ['-v', 'error', '-i', file, '-ac', '1', '-ar', '48000', '-f', 'f32le', '-'], {
      maxBuffer: 64 * 1024 * 1024,
    }),
  )
  const all = new Float32Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.byteLength))
  return all.slice(Math.round(from * 48_000), Math.round(to * 48_000))
}
export const loudness = (part: Float32Array) =>
  Math.sqrt(part.reduce((sum, value) => sum + value * value, 0) / part.length)
/** How much of a frequency there is (Goertzel), of all that is heard: 1 when nothing else is. */
export function share(part: Float32Array, hertz: number): number {
  let [re, im] = [0, 0]
  part.forEach((value, at) => {
    re += value * Math.cos((2 * Math.PI * hertz * at) / 48_000)
    im += value * Math.sin((2 * Math.PI * hertz * at) / 48_000)
  })
  return Math.hypot(re, im) / part.length / (loudness(part) / Math.SQRT2)
}
