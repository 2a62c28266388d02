import { loadImage } from '@napi-rs/canvas'
import { describe, expect, test } from 'vitest'
import { bytesInMemory } from '#main/jobs/index.ts'
import { frame } from '#main/recordings/media/index.ts'
import { madeByFfmpeg } from '../inspection/samples.ts'
import { numbered, numberOn, tools } from './samples.ts'

const signal = new AbortController().signal
const at = (film: Uint8Array, second: number, widthPx = 640) =>
  frame({ source: bytesInMemory(film), tools, second, widthPx, signal })

const h264 = ['-c:v', 'libx264', '-g', '20', '-preset', 'ultrafast', '-crf', '10', '-bf', '2']

describe('the frame at a second', () => {
  test.each([
    ['a.mp4', h264],
    ['a.mkv', h264],
    ['a.ts', h264],
    ['a.mp4', ['-c:v', 'libx265', '-x265-params', 'log-level=none:keyint=20', '-tag:v', 'hvc1']],
    ['a.avi', ['-c:v', 'mpeg4', '-q:v', '2', '-g', '20']],
    ['a.avi', ['-c:v', 'mjpeg', '-q:v', '2', '-pix_fmt', 'yuvj420p']],
  ] as const)('is the one that is showing then, in %s %j', async (name, encoding) => {
    const film = numbered(name, 50, ...encoding)
    for (const [second, number] of [
      [0, 0],
      [0.05, 0],
      [0.1, 1],
      [1.95, 19],
      [3.99, 39],
      [4, 40],
      [4.25, 42],
    ] as const) {
      expect({ second, number: await numberOn(await at(film, second)) }).toEqual({ second, number })
    }
  })

  test('beyond the end is the last one', async () => {
    const film = numbered('a.mp4', 50, ...h264)
    expect(await numberOn(await at(film, 5))).toBe(49)
    expect(await numberOn(await at(film, 400))).toBe(49)
  })

  test('of a picture that stands still for long is still found', async () => {
    // One picture in four seconds.
    const film = madeByFfmpeg('a.mp4', '-f', 'lavfi', '-i', 'testsrc=size=64x48:rate=0.25:duration=16', ...h264)
    const early = await at(film, 4.1)
    const late = await at(film, 7.9)
    expect(Buffer.from(early).equals(Buffer.from(late))).toBe(true)
    expect(Buffer.from(early).equals(Buffer.from(await at(film, 8.1)))).toBe(false)
  })

  test('is as wide as asked, never wider than the film, and turned as the camera was held', async () => {
    const film = madeByFfmpeg('a.mp4', '-f', 'lavfi', '-i', 'testsrc=size=320x200:rate=5:duration=1', ...h264)
    const narrow = await loadImage(Buffer.from(await at(film, 0, 160)))
    expect([narrow.width, narrow.height]).toEqual([160, 100])
    const own = await loadImage(Buffer.from(await at(film, 0, 4000)))
    expect([own.width, own.height]).toEqual([320, 200])
  })

  test('of a sound is refused', async () => {
    const sound = madeByFfmpeg('a.mp3', '-f', 'lavfi', '-i', 'sine=duration=1')
    await expect(at(sound, 0)).rejects.toMatchObject({ code: 'recording.no-picture' })
  })
})
