// Redacted copies, judged by their pixels: what was to be hidden is gone, what was not is as before.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openRedactionRooms, type RedactionRooms } from '../../support/redaction-rooms.ts'
import { ffmpegOn } from '../../support/through-ffmpeg.ts'
import {
  type Box,
  differenceOutside,
  film,
  following,
  greyAt,
  height,
  patch,
  patchAt,
  patchBox,
  seconds,
  wider,
  width,
  within,
  x264,
} from '../../support/wandering-patch.ts'
import { madeByFfmpeg } from '../inspection/samples.ts'

let home: RedactionRooms
beforeAll(async () => {
  home = await openRedactionRooms()
})
afterAll(() => home.close())
beforeEach(async () => {
  await home.begin()
})

describe('a redacted copy', () => {
  test.each(['blur', 'box'] as const)('hides what a %s follows at every instant, and leaves the rest', async (kind) => {
    const original = film()
    const item = await home.fileFilm(original)
    const { bytes } = await home.redacted(item, { regions: [following({ kind })], sounds: [] })
    for (const second of [0, 0.48, 1, 1.52, 2.2, 2.88]) {
      const [before, after] = [greyAt(original, second), greyAt(bytes, second)]
      const at = patchBox(second)
      expect(Math.max(...within(before, at))).toBeGreaterThan(220)
      const left = within(after, at)
      if (kind === 'box') expect(Math.max(...left)).toBeLessThan(30)
      else {
        // No edge of the patch is left: its white has run into what was around it.
        const steps = left
          .slice(1)
          .map((value, index) => ((index + 1) % patch === 0 ? 0 : Math.abs(value - (left[index] ?? 0))))
        expect(Math.max(...steps)).toBeLessThan(40)
      }
      expect(differenceOutside(before, after, wider(at, 16))).toBeLessThan(4)
    }
  })

  test('shows no patch at the edges of its span, and the patch before and after it', async () => {
    const original = film()
    const item = await home.fileFilm(original)
    const { bytes } = await home.redacted(item, {
      regions: [following({ kind: 'box', startMs: 1010, endMs: 1990 })],
      sounds: [],
    })
    // The picture of 1.00 is showing at 1.01, that of 1.96 at 1.99.
    for (const second of [1, 1.04, 1.48, 1.96])
      expect(Math.max(...within(greyAt(bytes, second), patchBox(second)))).toBeLessThan(30)
    for (const second of [0.48, 0.88, 2.08, 2.48])
      expect(Math.min(...within(greyAt(bytes, second), wider(patchBox(second), -4)))).toBeGreaterThan(200)
  })

  test('covers a region that grows on its way, all the way', async () => {
    const original = film()
    const item = await home.fileFilm(original)
    const [from, to] = [patchAt(0), patchAt(seconds)]
    const region = (x: number, y: number, wide: number, high: number) => {
      return { x: x / width, y: y / height, width: wide / width, height: high / height }
    }
    const keyframes = [
      { atMs: 0, region: region(from.x, from.y, patch, patch) },
      { atMs: 1500, region: region(patchAt(1.5).x - 30, 60, 84, 60) },
      { atMs: 3000, region: region(to.x, to.y, patch, patch) },
    ]
    const { bytes } = await home.redacted(item, { regions: [following({ kind: 'box', keyframes })], sounds: [] })
    for (const second of [0, 0.4, 1.2, 1.48, 1.8, 2.6, 2.96])
      expect(Math.max(...within(greyAt(bytes, second), patchBox(second)))).toBeLessThan(40)
  })

  test('lays its regions on the picture as it is shown, also where the camera was held upright', async () => {
    const lying = film()
    const turned = ffmpegOn(lying, (file) =>
      madeByFfmpeg('a.mp4', '-i', file, '-c', 'copy', '-metadata:s:v:0', 'rotate=90'),
    )
    const item = await home.fileFilm(turned)
    const size = { width: item.media?.width ?? 0, height: item.media?.height ?? 0 }
    expect(size).toEqual({ width: height, height: width })
    const region = { x: 0, y: 0, width: 1, height: 0.5 }
    const hidden = following({ kind: 'box', keyframes: [{ atMs: 0, region }] })
    const { bytes } = await home.redacted(item, { regions: [hidden], sounds: [] })
    const after = greyAt(bytes, 1)
    expect(after.length).toBe(width * height)
    expect(Math.max(...within(after, { x: 0, y: 0, width: height, height: width / 2 }, height))).toBeLessThan(30)
    expect(
      Math.max(...within(after, { x: 0, y: width / 2 + 8, width: height, height: width / 2 - 8 }, height)),
    ).toBeGreaterThan(60)
  })

  test('hides what stands still in a picture that lasts for seconds', async () => {
    const slides = madeByFfmpeg('a.mp4', '-f', 'lavfi', '-i', 'color=white:size=320x180:rate=1/2:duration=6', ...x264)
    const item = await home.fileFilm(slides)
    const region = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 }
    const hidden = following({ kind: 'box', startMs: 700, endMs: 1400, keyframes: [{ atMs: 0, region }] })
    const { bytes } = await home.redacted(item, { regions: [hidden], sounds: [] })
    const middle: Box = { x: 100, y: 60, width: 100, height: 60 }
    for (const second of [0.7, 1, 1.38]) expect(Math.max(...within(greyAt(bytes, second), middle))).toBeLessThan(30)
    for (const second of [0.4, 1.7, 3]) expect(Math.min(...within(greyAt(bytes, second), middle))).toBeGreaterThan(200)
  })

  test('follows a region through hundreds of key frames; a plan too long for one command is refused', async () => {
    const original = film()
    const item = await home.fileFilm(original)
    const path = (count: number) =>
      Array.from({ length: count }, (_, at) => {
        const second = (seconds * at) / (count - 1)
        const { x, y } = patchAt(second)
        // It trembles as a hand does.
        const shake = at % 2
        const region = {
          x: (x - 4 - shake) / width,
          y: (y - 4 - shake) / height,
          width: 34 / width,
          height: 34 / height,
        }
        return { atMs: Math.round(second * 1000), region }
      })
    const { bytes } = await home.redacted(item, {
      regions: [following({ kind: 'box', keyframes: path(300) })],
      sounds: [],
    })
    for (const second of [0, 0.48, 1.52, 2.88])
      expect(Math.max(...within(greyAt(bytes, second), patchBox(second)))).toBeLessThan(30)
    const regions = Array.from({ length: 8 }, () => following({ kind: 'box', keyframes: path(300) }))
    await expect(home.redacted(item, { regions, sounds: [] })).rejects.toThrow('关键帧太多')
    expect(home.rooms.redactions.get(item.id).copies).toHaveLength(1)
  })
})
