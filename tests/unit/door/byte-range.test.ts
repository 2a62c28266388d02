// Range headers, by the examples and the corners of RFC 9110 §14, and how far the door answers them.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answeredRange, largestAnswer } from '#main/door/byte-range.ts'

const size = 10_000

test('reads closed, open-ended and suffix ranges', () => {
  expect(answeredRange('bytes=0-499', size, true)).toEqual({ state: 'part', start: 0, endExclusive: 500 })
  expect(answeredRange('bytes=9500-', size, true)).toEqual({ state: 'part', start: 9500, endExclusive: 10_000 })
  expect(answeredRange('bytes=-500', size, true)).toEqual({ state: 'part', start: 9500, endExclusive: 10_000 })
  expect(answeredRange('bytes=-50000', size, true)).toEqual({ state: 'part', start: 0, endExclusive: 10_000 })
  expect(answeredRange('bytes=9999-20000', size, true)).toEqual({ state: 'part', start: 9999, endExclusive: 10_000 })
})

test('says so when nothing of the range exists', () => {
  for (const header of ['bytes=10000-', 'bytes=20000-30000', 'bytes=-0']) {
    expect(answeredRange(header, size, true)).toEqual({ state: 'unsatisfiable' })
  }
  expect(answeredRange('bytes=0-', 0, true)).toEqual({ state: 'unsatisfiable' })
})

test('ignores what it does not understand: other units, several ranges, backward ranges, noise', () => {
  for (const header of [null, 'items=0-5', 'bytes=0-1,5-6', 'bytes=9-5', 'bytes=-', 'bytes=a-b', 'bytes 0-5']) {
    expect(answeredRange(header, size, true)).toEqual({ state: 'whole' })
  }
})

test('cuts every bounded answer at 4 MiB, and without the bound only open-ended ones', () => {
  const huge = 100 * largestAnswer
  const cut = { state: 'part', start: 5, endExclusive: 5 + largestAnswer }
  expect(answeredRange('bytes=5-', huge, true)).toEqual(cut)
  expect(answeredRange('bytes=5-', huge, false)).toEqual(cut)
  expect(answeredRange(`bytes=5-${huge}`, huge, true)).toEqual(cut)
  expect(answeredRange(`bytes=5-${huge}`, huge, false)).toEqual({ state: 'part', start: 5, endExclusive: huge })
})

test('whatever is asked, the answer lies inside the object and is never empty', () => {
  const header = fc.tuple(fc.option(fc.nat()), fc.option(fc.nat()))
  fc.assert(
    fc.property(header, fc.nat(), fc.boolean(), ([first, last], sizeBytes, bounded) => {
      const range = answeredRange(`bytes=${first ?? ''}-${last ?? ''}`, sizeBytes, bounded)
      if (range.state !== 'part') return
      expect(range.start).toBeGreaterThanOrEqual(0)
      expect(range.endExclusive).toBeGreaterThan(range.start)
      expect(range.endExclusive).toBeLessThanOrEqual(sizeBytes)
      if (bounded) expect(range.endExclusive - range.start).toBeLessThanOrEqual(largestAnswer)
    }),
  )
})
