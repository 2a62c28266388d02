// A film of a bright patch that wanders over a grey ground, with a tone; a region that follows it; what is seen where and when.
import { execFileSync } from 'node:child_process'
import type { HiddenRegion } from '#shared/contract/redactions.ts'
import { madeByFfmpeg } from '../unit/inspection/samples.ts'
import { ffmpegOn } from './through-ffmpeg.ts'

export const [width, height, rate, seconds] = [320, 180, 25, 3] as const
export const patch = 24
/** Where the bright patch is at a second: it wanders to the right along the middle. */
export const patchAt = (second: number) => ({ x: 40 + 60 * second, y: 78 })
export const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '8', '-pix_fmt', 'yuv420p']

/** A running grey pattern, a white patch that wanders over it, and a tone of 440 Hz. */
export function film(name = 'a.mp4', ...encoding: string[]): Uint8Array {
  const ground = `color=black:size=${width}x${height}:rate=${rate}:duration=${seconds},format=gray,geq=lum='40+50*mod(floor(X/8)+floor(Y/8)+N,2)'`
  const white = `color=white:size=${patch}x${patch}:rate=${rate}:duration=${seconds}`
  const sound = `sine=frequency=440:sample_rate=48000:duration=${seconds}`
  const inputs = [ground, white, sound].flatMap((source) => ['-f', 'lavfi', '-i', source])
  const graph = `[0:v][1:v]overlay=x='40+60*t':y=78,format=yuv420p[v]`
  const streams = ['-filter_complex', graph, '-map', '[v]', '-map', '2:a']
  return madeByFfmpeg(name, ...inputs, ...streams, ...(encoding.length > 0 ? encoding : x264), '-c:a', 'aac')
}

export const why = { what: '面部', reason: '涉及未成年人，依法不予公开。' }
/** Follows the patch, with four pixels to spare on each side. */
export function following(change: Partial<HiddenRegion> = {}): HiddenRegion {
  const at = (second: number) => {
    const { x, y } = patchAt(second)
    const side = (px: number, of: number) => px / of
    const region = {
      x: side(x - 4, width),
      y: side(y - 4, height),
      width: side(patch + 8, width),
      height: side(patch + 8, height),
    }
    return { atMs: second * 1000, region }
  }
  return {
    id: crypto.randomUUID(),
    kind: 'blur',
    startMs: 0,
    endMs: seconds * 1000,
    keyframes: [at(0), at(seconds)],
    ...why,
    ...change,
  }
}

const decoded = new WeakMap<Uint8Array, Buffer>()

/** Grey values, row by row, of the picture that is showing at a second of a film with 25 of them a second. */
export function greyAt(bytes: Uint8Array, second: number): Buffer {
  const pictures =
    decoded.get(bytes) ??
    ffmpegOn(bytes, (file) =>
      execFileSync('ffmpeg', ['-v', 'error', '-i', file, '-f', 'rawvideo', '-pix_fmt', 'gray', '-'], {
        maxBuffer: 64 * 1024 * 1024,
      }),
    )
  decoded.set(bytes, pictures)
  const start = Math.floor(second * rate + 0.001) * width * height
  return pictures.subarray(start, start + width * height)
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export function within(grey: Buffer, { x, y, width: wide, height: high }: Box, rowPx: number = width): number[] {
  const values: number[] = []
  for (let row = Math.ceil(y); row < y + high; row++)
    for (let column = Math.ceil(x); column < x + wide; column++) values.push(grey[row * rowPx + column] ?? 0)
  return values
}
export const patchBox = (second: number): Box => ({ ...patchAt(second), width: patch, height: patch })

/** Mean difference of all pixels outside a box. */
export function differenceOutside(one: Buffer, other: Buffer, hole: Box): number {
  let sum = 0
  let count = 0
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const inside = column >= hole.x && column < hole.x + hole.width && row >= hole.y && row < hole.y + hole.height
      if (inside) continue
      sum += Math.abs((one[row * width + column] ?? 0) - (other[row * width + column] ?? 0))
      count += 1
    }
  return sum / count
}
export const wider = ({ x, y, width: wide, height: high }: Box, by: number): Box => {
  return { x: x - by, y: y - by, width: wide + 2 * by, height: high + 2 * by }
}
