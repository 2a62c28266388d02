// Redacted copies, judged by their sound: silent or a tone where that was asked for, and elsewhere as before.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { loudness, samples, share } from '../../support/heard-sound.ts'
import { openRedactionRooms, type RedactionRooms, sound } from '../../support/redaction-rooms.ts'
import { film } from '../../support/wandering-patch.ts'

let home: RedactionRooms
let dossierId: string
beforeAll(async () => {
  home = await openRedactionRooms()
})
afterAll(() => home.close())
beforeEach(async () => {
  dossierId = await home.begin()
})

describe('a redacted copy', () => {
  test('mutes more than a hundred words, with a little before and after each', async () => {
    const original = film()
    const item = await home.fileFilm(original)
    const sounds = Array.from({ length: 130 }, (_, at) => sound('mute', at * 23, at * 23 + 1))
    const { bytes } = await home.redacted(item, { regions: [], sounds })
    // 2 of 23 ms are heard.
    expect(loudness(samples(bytes, 0.1, 2.8)) / loudness(samples(original, 0.1, 2.8))).toBeLessThan(0.35)
  })

  test('is silent where it is muted, sounds a tone where that is asked for, and is as before elsewhere', async () => {
    const original = film()
    const item = await home.fileFilm(original)
    const { bytes } = await home.redacted(item, {
      regions: [],
      sounds: [sound('mute', 500, 1000), sound('tone', 1500, 2000)],
    })
    expect(loudness(samples(bytes, 0.5, 1))).toBeLessThan(0.0005)
    const tone = samples(bytes, 1.5, 2)
    expect(loudness(tone)).toBeGreaterThan(0.05)
    expect(share(tone, 1000)).toBeGreaterThan(0.95)
    expect(share(tone, 440)).toBeLessThan(0.02)
    for (const [from, to] of [
      [0.05, 0.45],
      [1.05, 1.45],
      [2.05, 2.8],
    ] as const) {
      const [before, after] = [samples(original, from, to), samples(bytes, from, to)]
      expect(share(after, 440)).toBeGreaterThan(0.95)
      expect(Math.abs(loudness(after) / loudness(before) - 1)).toBeLessThan(0.05)
    }
  })

  test('of a sound alone is a sound', async () => {
    const item = await home.file(dossierId, await home.files.clip('询问录音.m4a', 2, ['-map', '1:a', '-c:a', 'aac']))
    const { bytes } = await home.redacted(item, { regions: [], sounds: [sound('mute', 500, 1000)] })
    expect(loudness(samples(bytes, 0.5, 1))).toBeLessThan(0.0005)
    expect(loudness(samples(bytes, 1.1, 1.8))).toBeGreaterThan(0.05)
  })
})
