// Segments of one event on one timeline: what joins, what is shown as a gap or an overlap, and what never gets lost.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chainsOf, type PlacedChain, type RecordedSegment } from '#shared/rules/recording-chains.ts'

const limits = { joinGapMs: 2000, eventGapMs: 1_800_000, reasonFromGapMs: 2001 }
const origin = Date.UTC(2026, 10, 20, 2)

function segment(
  itemId: string,
  startS: number | null,
  seconds: number,
  change: Partial<RecordedSegment> = {},
): RecordedSegment {
  const startedAt = startS === null ? null : new Date(origin + startS * 1000).toISOString()
  return {
    itemId,
    title: itemId,
    deviceNumber: 'DSJ-01',
    officerNumber: null,
    officer: null,
    startedAt,
    durationMs: seconds * 1000,
    ...change,
  }
}
const ids = (chain: PlacedChain | undefined) => chain?.segments.map(({ itemId }) => itemId)

describe('one recorder', () => {
  test('segments that follow each other within the tolerance join without a break', () => {
    const [chain, ...rest] = chainsOf([segment('b', 301, 300), segment('a', 0, 300), segment('c', 600, 60)], limits)
    expect(rest).toEqual([])
    expect(chain).toMatchObject({ key: 'a', startsAt: '2026-11-20T02:00:00.000Z', lengthMs: 660_000, breaks: [] })
    expect(chain?.segments.map(({ startMs }) => startMs)).toEqual([0, 301_000, 600_000])
  })

  test('a longer gap stays inside the chain, with its place, its length and the need of a reason', () => {
    const [chain] = chainsOf([segment('a', 0, 300), segment('b', 400, 60)], limits)
    expect(chain?.breaks).toEqual([
      { kind: 'gap', afterItemId: 'a', beforeItemId: 'b', startMs: 300_000, lengthMs: 100_000, needsReason: true },
    ])
  })

  test('a gap shorter than the rulebook asks about is shown without the need of a reason', () => {
    const [chain] = chainsOf([segment('a', 0, 10), segment('b', 15, 10)], { ...limits, reasonFromGapMs: 10_000 })
    expect(chain?.breaks).toMatchObject([{ kind: 'gap', lengthMs: 5000, needsReason: false }])
  })

  test('beyond the limit another event begins', () => {
    const chains = chainsOf([segment('a', 0, 60), segment('b', 60 + 1800, 60), segment('c', 5000, 60)], limits)
    expect(chains.map(ids)).toEqual([['a', 'b'], ['c']])
  })

  test('an overlap is shown with its length and needs no reason', () => {
    const [chain] = chainsOf([segment('a', 0, 60), segment('b', 50, 60)], limits)
    expect(chain).toMatchObject({ lengthMs: 110_000 })
    expect(chain?.breaks).toEqual([
      { kind: 'overlap', afterItemId: 'a', beforeItemId: 'b', startMs: 50_000, lengthMs: 10_000, needsReason: false },
    ])
  })

  test('a short recording inside a long one hides no gap that is none', () => {
    const [chain] = chainsOf([segment('a', 0, 100), segment('b', 10, 10), segment('c', 100, 10)], limits)
    expect(chain?.breaks).toMatchObject([{ kind: 'overlap', afterItemId: 'a', beforeItemId: 'b', lengthMs: 10_000 }])
  })
})

describe('several recorders', () => {
  test('two devices at the same time are two chains, however their numbers are typed', () => {
    const other = { deviceNumber: 'DSJ-02' }
    const wide = { deviceNumber: ' ｄｓｊ－０１' }
    const chains = chainsOf([segment('a', 0, 60), segment('x', 10, 60, other), segment('b', 60, 60, wide)], limits)
    expect(chains.map(ids)).toEqual([['a', 'b'], ['x']])
  })

  test('without a device the officer tells them apart, without either each stays alone', () => {
    const by = (officer: string | null) => ({ deviceNumber: null, officer })
    const chains = chainsOf(
      [
        segment('a', 0, 60, by('赵执法')),
        segment('b', 60, 60, by('赵执法')),
        segment('c', 60, 60, by('钱执法')),
        segment('d', 0, 60, by(null)),
        segment('e', 60, 60, by(null)),
      ],
      limits,
    )
    expect(chains.map(ids)).toEqual([['a', 'b'], ['d'], ['c'], ['e']])
  })

  test('two officers of one name are told apart by their numbers', () => {
    const by = (officerNumber: string) => ({ deviceNumber: null, officer: '李伟', officerNumber })
    const chains = chainsOf([segment('a', 0, 60, by('530001')), segment('b', 60, 60, by('530002'))], limits)
    expect(chains.map(ids)).toEqual([['a'], ['b']])
  })

  test('a recording whose start nobody knows is a chain of its own, after the others', () => {
    const chains = chainsOf([segment('u', null, 30), segment('v', null, 0), segment('a', 0, 60)], limits)
    expect(chains.map(ids)).toEqual([['a'], ['u'], ['v']])
    expect(chains[1]).toMatchObject({ startsAt: null, lengthMs: 30_000, breaks: [] })
  })
})

describe('whatever is given', () => {
  const anySegment = fc.record({
    deviceNumber: fc.constantFrom('A', 'B', null),
    officerNumber: fc.constantFrom('530001', null),
    officer: fc.constantFrom('赵', '钱', null),
    start: fc.option(fc.integer({ min: 0, max: 20_000_000 }), { freq: 8 }),
    durationMs: fc.integer({ min: 0, max: 900_000 }),
  })
  const anySegments = fc.array(anySegment, { maxLength: 40 }).map((found) =>
    found.map(
      ({ start, ...rest }, at): RecordedSegment => ({
        ...rest,
        itemId: String(at).padStart(2, '0'),
        title: '',
        startedAt: start === null ? null : new Date(origin + start).toISOString(),
      }),
    ),
  )

  test('no segment is lost or doubled', () => {
    fc.assert(
      fc.property(anySegments, (segments) => {
        const placed = chainsOf(segments, limits).flatMap((chain) => chain.segments.map(({ itemId }) => itemId))
        expect(placed.sort()).toEqual(segments.map(({ itemId }) => itemId))
      }),
    )
  })

  test('the order in which they come changes nothing', () => {
    const shuffled = anySegments.chain((segments) =>
      fc.tuple(fc.constant(segments), fc.shuffledSubarray(segments, { minLength: segments.length })),
    )
    fc.assert(
      fc.property(shuffled, ([segments, other]) => {
        expect(chainsOf(other, limits)).toEqual(chainsOf(segments, limits))
      }),
    )
  })

  test('what was recorded, less the overlaps, with the gaps, is the chain’s length but for what was joined', () => {
    fc.assert(
      fc.property(anySegments, (segments) => {
        for (const { segments: placed, breaks, lengthMs } of chainsOf(segments, limits)) {
          const recorded = placed.reduce((sum, { durationMs }) => sum + durationMs, 0)
          const moved = breaks.reduce((sum, { kind, lengthMs: ms }) => sum + (kind === 'gap' ? ms : -ms), 0)
          expect(Math.abs(recorded + moved - lengthMs)).toBeLessThanOrEqual(limits.joinGapMs * (placed.length - 1))
          for (const found of breaks) expect(found.lengthMs).toBeGreaterThan(limits.joinGapMs)
          for (const found of breaks) expect(found.lengthMs).toBeLessThanOrEqual(limits.eventGapMs)
        }
      }),
    )
  })

  test('with no tolerance the sum is exact', () => {
    fc.assert(
      fc.property(anySegments, (segments) => {
        for (const { segments: placed, breaks, lengthMs } of chainsOf(segments, { ...limits, joinGapMs: 0 })) {
          const recorded = placed.reduce((sum, { durationMs }) => sum + durationMs, 0)
          const moved = breaks.reduce((sum, { kind, lengthMs: ms }) => sum + (kind === 'gap' ? ms : -ms), 0)
          expect(recorded + moved).toBe(lengthMs)
        }
      }),
    )
  })
})
