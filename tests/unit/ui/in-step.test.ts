// Several recordings on one timeline: where each is, where none is, how one that drifts comes back, and what the address keeps.
import { describe, expect, test } from 'vitest'
import type { Chain } from '#shared/contract/recordings.ts'
import { stepWord, toStepChoice } from '../../../renderer/recordings/step-search.ts'
import { stepStarts } from '../../../renderer/recordings/step-starts.ts'
import {
  correctionOf,
  fromZero,
  localSecond,
  parkedSecond,
  stepGaps,
  stepLength,
} from '../../../renderer/ui/in-step.ts'

const tracks = [
  { key: 'a', start: 0, duration: 10 },
  { key: 'b', start: 12.5, duration: 5 },
  { key: 'c', start: 16, duration: 4 },
]

describe('the common timeline', () => {
  test('is as long as the end of the last one, and has a gap where none has anything', () => {
    expect(stepLength(tracks)).toBe(20)
    expect(stepGaps(tracks)).toEqual([{ start: 10, end: 12.5 }])
    expect(stepGaps([])).toEqual([])
  })

  test('knows the own second of each, and where it waits outside', () => {
    const [first = { key: '', start: 0, duration: 0 }, second = first] = tracks
    expect(localSecond(first, 9.5)).toBe(9.5)
    expect(localSecond(first, 10.4)).toBeNull()
    expect(localSecond(second, 12)).toBeNull()
    expect(localSecond(second, 13)).toBe(0.5)
    expect(parkedSecond(second, 3)).toBe(0)
    expect(parkedSecond(second, 19)).toBeCloseTo(4.999)
  })

  test('begins at zero, whatever was moved', () => {
    expect(fromZero([{ start: -2 }, { start: 3 }]).map(({ start }) => start)).toEqual([0, 5])
    expect(fromZero([])).toEqual([])
  })
})

test('a drift below half a frame is left, a small one is bent back the right way, a large one is a jump', () => {
  expect(correctionOf(0.01, 1, 0.04)).toEqual({ do: 'none' })
  const ahead = correctionOf(0.08, 1, 0.04)
  const behind = correctionOf(-0.08, 2, 0.04)
  expect(ahead.do === 'rate' && ahead.rate).toBeCloseTo(0.84)
  expect(behind.do === 'rate' && behind.rate).toBeCloseTo(2.32)
  expect(correctionOf(0.9, 1, 0.04)).toEqual({ do: 'seek' })
  // At four times, a third of a second is no more than 80 ms of waiting.
  expect(correctionOf(0.9, 4, 0.04)).toEqual({ do: 'rate', rate: 3 })
})

describe('starts', () => {
  test('more than half a day apart are no one event: they begin together', () => {
    const far = [
      chain('one', '2026-09-10T01:00:00.000Z', [['a', 0]]),
      chain('two', '2026-09-10T13:00:01.000Z', [['b', 0]]),
    ]
    expect([...stepStarts(['a', 'b'], far).startMs.values()]).toEqual([0, 0])
    const near = [
      chain('one', '2026-09-10T01:00:00.000Z', [['a', 0]]),
      chain('two', '2026-09-10T13:00:00.000Z', [['b', 0]]),
    ]
    expect([...stepStarts(['a', 'b'], near).startMs.values()]).toEqual([0, 43_200_000])
  })

  const chain = (key: string, startsAt: string | null, ids: readonly [string, number][]): Chain => ({
    key,
    deviceNumber: null,
    officer: null,
    startsAt,
    lengthMs: 0,
    breaks: [],
    segments: ids.map(([itemId, startMs]) => ({ itemId, title: itemId, startMs, durationMs: 1000 })),
  })
  const chains = [
    chain('one', '2026-08-06T02:00:00.000Z', [
      ['a', 0],
      ['b', 61_500],
    ]),
    chain('two', '2026-08-06T02:00:30.000Z', [['c', 0]]),
    chain('three', null, [['d', 0]]),
  ]

  test('recordings of two devices begin as far apart as they did; one without a time begins with the first', () => {
    const found = stepStarts(['b', 'c', 'd'], chains)
    expect([...found.startMs]).toEqual([
      ['b', 31_500],
      ['c', 0],
      ['d', 0],
    ])
    expect([...found.unknown]).toEqual(['d'])
    expect(found.chain).toBeNull()
  })

  test('segments of one chain are known as such', () => {
    expect(stepStarts(['a', 'b'], chains).chain?.key).toBe('one')
  })

  test('when nobody knows any start, all begin together', () => {
    expect([...stepStarts(['d', 'e'], chains).startMs.values()]).toEqual([0, 0])
  })
})

test('the address keeps offset and sound, and reads nonsense as none', () => {
  const id = '0199f7a4-7c2e-7abc-8def-0123456789ab'
  for (const choice of [
    { itemId: id, offsetMs: 0, muted: false },
    { itemId: id, offsetMs: -1240, muted: false },
    { itemId: id, offsetMs: 0, muted: true },
    { itemId: id, offsetMs: 80, muted: true },
  ]) {
    expect(toStepChoice(stepWord(choice))).toEqual(choice)
  }
  expect(toStepChoice(`${id}.oabc`)).toEqual({ itemId: id, offsetMs: 0, muted: false })
})
