// Chains drawn to scale: lanes for what overlaps, hatches for what is missing, clock times where they are due.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Chain } from '#shared/contract/recordings.ts'
import { chainBars, chainHatches, clockTicks } from '../../../renderer/recordings/timeline-scale.ts'

const second = 1000
const minute = 60 * second

function chain(spans: readonly (readonly [number, number])[], change: Partial<Chain> = {}): Chain {
  const segments = spans.map(([startMs, durationMs], at) => ({
    itemId: `item-${at}`,
    title: `${at}`,
    startMs,
    durationMs,
  }))
  const lengthMs = Math.max(0, ...spans.map(([start, duration]) => start + duration))
  return { key: 'k', deviceNumber: 'DSJ-1', officer: null, startsAt: null, lengthMs, segments, breaks: [], ...change }
}

test('segments one after the other share the upper lane, to scale', () => {
  const bars = chainBars(
    chain([
      [0, 30_000],
      [30_000, 10_000],
      [60_000, 40_000],
    ]),
  )
  expect(bars.map(({ left, width, lane }) => [left, width, lane])).toEqual([
    [0, 0.3, 0],
    [0.3, 0.1, 0],
    [0.6, 0.4, 0],
  ])
})

test('a segment that begins before the one above ends goes one lane lower, a third one lower still', () => {
  const bars = chainBars(
    chain([
      [0, 50_000],
      [40_000, 50_000],
      [45_000, 55_000],
      [95_000, 5_000],
    ]),
  )
  expect(bars.map(({ lane }) => lane)).toEqual([0, 1, 2, 0])
})

test('an overlap of less than a frame at a joint is none', () => {
  expect(
    chainBars(
      chain([
        [0, 10_020],
        [10_000, 10_000],
      ]),
    ).map(({ lane }) => lane),
  ).toEqual([0, 0])
})

test('no two segments on one lane cover each other, whatever their order, and none leaves the timeline', () => {
  const spans = fc.array(fc.tuple(fc.nat(100_000), fc.integer({ min: 1, max: 50_000 })), {
    minLength: 1,
    maxLength: 12,
  })
  fc.assert(
    fc.property(spans, (drawn) => {
      const bars = chainBars(chain(drawn))
      expect(bars).toHaveLength(drawn.length)
      for (const [at, bar] of bars.entries()) {
        expect(bar.left + bar.width).toBeLessThanOrEqual(1 + 1e-9)
        for (const other of bars.slice(at + 1)) {
          if (other.lane !== bar.lane) continue
          expect(other.segment.startMs + 40).toBeGreaterThanOrEqual(bar.segment.startMs + bar.segment.durationMs)
        }
      }
    }),
  )
})

test('a gap lies where nothing was recorded', () => {
  const gap = {
    kind: 'gap' as const,
    afterItemId: 'item-0',
    beforeItemId: 'item-1',
    startMs: 20_000,
    lengthMs: 60_000,
    needsReason: true,
    reason: null,
  }
  const [hatch] = chainHatches(
    chain(
      [
        [0, 20_000],
        [80_000, 20_000],
      ],
      { breaks: [gap] },
    ),
  )
  expect(hatch).toMatchObject({ left: 0.2, width: 0.6, gap })
})

test('clock times fall on round times of the clock in China, not on round places of the chain', () => {
  const startsAt = '2026-09-03T02:07:20.000Z'
  const ticks = clockTicks(chain([[0, 20 * minute]], { startsAt }), 5)
  expect(ticks.map(({ ms }) => new Date(ms).toISOString().slice(11, 16))).toEqual(['02:10', '02:15', '02:20', '02:25'])
  expect(ticks[0]?.at).toBeCloseTo((2 * minute + 40 * second) / (20 * minute), 9)
  expect(ticks.every(({ withSeconds }) => !withSeconds)).toBe(true)
})

test('a day begins at midnight in China', () => {
  const ticks = clockTicks(chain([[0, 40 * 60 * minute]], { startsAt: '2026-09-03T10:00:00.000Z' }), 3)
  expect(ticks.map(({ ms }) => new Date(ms).toISOString())).toEqual([
    '2026-09-03T16:00:00.000Z',
    '2026-09-04T16:00:00.000Z',
  ])
})

test('an unknown beginning is counted from nought; a chain without length has no times', () => {
  expect(clockTicks(chain([[0, 6 * second]]), 3).map(({ ms, withSeconds }) => [ms, withSeconds])).toEqual([
    [0, true],
    [2000, true],
    [4000, true],
    [6000, true],
  ])
  expect(clockTicks(chain([]), 3)).toEqual([])
  expect(chainBars(chain([[0, 0]]))).toMatchObject([{ left: 0, width: 1 }])
})
