import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HiddenRegion, HiddenSound, RedactionPlan } from '#shared/contract/redactions.ts'
import { coversOf, hiddenAt, joinedSpans, planFaults, regionAt } from '#shared/rules/redaction.ts'

const film = { durationMs: 10_000, hasPicture: true, hasSound: true }
const why = { what: '车牌', reason: '与本案无关的车辆。' }
let ids = 0
const id = () => `id-${ids++}`
const box = (x: number, y = 0.1, width = 0.2, height = 0.2) => ({ x, y, width, height })

function region(change: Partial<HiddenRegion> = {}): HiddenRegion {
  const keyframes = [
    { atMs: 2000, region: box(0.1) },
    { atMs: 4000, region: box(0.5) },
  ]
  return { id: id(), kind: 'box', startMs: 1000, endMs: 5000, keyframes, ...why, ...change }
}
const sound = (change: Partial<HiddenSound> = {}): HiddenSound => {
  return { id: id(), kind: 'mute', startMs: 1000, endMs: 2000, ...why, ...change }
}
const planOf = (regions: HiddenRegion[], sounds: HiddenSound[] = []): RedactionPlan => ({ regions, sounds })

describe('a plan', () => {
  test('that fits its recording has no fault', () => {
    expect(planFaults(planOf([region(), region({ endMs: 10_900 })], [sound()]), film)).toEqual([])
  })

  test.each([
    ['span', { startMs: 5000 }],
    ['beyond', { endMs: 11_001 }],
    ['beyond', { startMs: 10_000, endMs: 10_500 }],
    ['beyond', { keyframes: [{ atMs: 20_000, region: box(0) }] }],
    [
      'order',
      {
        keyframes: [
          { atMs: 2000, region: box(0) },
          { atMs: 2000, region: box(0.1) },
        ],
      },
    ],
    ['outside', { keyframes: [{ atMs: 0, region: box(0.81) }] }],
    ['outside', { keyframes: [{ atMs: 0, region: box(0, 0.81) }] }],
    ['flat', { keyframes: [{ atMs: 0, region: box(0, 0, 0) }] }],
  ] as const)('is told what is wrong with a region: %s', (fault, change) => {
    const changed = region(change as Partial<HiddenRegion>)
    expect(planFaults(planOf([region(), changed]), film)).toEqual([{ part: 'region', at: 2, why: fault }])
  })

  test('hides pictures only where there are pictures, sounds only where there is sound, each once', () => {
    const plan = planOf([region()], [sound(), sound({ id: 'one' }), sound({ id: 'one' })])
    expect(planFaults(plan, { ...film, hasPicture: false })).toContainEqual({
      part: 'region',
      at: 1,
      why: 'no-picture',
    })
    expect(planFaults(plan, { ...film, hasSound: false })).toContainEqual({ part: 'sound', at: 2, why: 'no-sound' })
    expect(planFaults(plan, film)).toEqual([{ part: 'sound', at: 3, why: 'twice' }])
  })
})

describe('what is hidden', () => {
  test('rests before the first key frame, moves evenly between two, and rests after the last', () => {
    expect(regionAt(region(), 0).x).toBe(0.1)
    expect(regionAt(region(), 2000).x).toBe(0.1)
    expect(regionAt(region(), 2500).x).toBeCloseTo(0.2)
    expect(regionAt(region(), 4000).x).toBe(0.5)
    expect(regionAt(region(), 9000).x).toBe(0.5)
  })

  test('is hidden from its first instant to its last, and a tone covers a mute', () => {
    const moving = region()
    const plan = planOf([moving], [sound({ endMs: 3000 }), sound({ kind: 'tone', startMs: 2000 + 500, endMs: 4000 })])
    expect(hiddenAt(plan, 999)).toEqual({ regions: [], sound: 'heard' })
    expect(hiddenAt(plan, 1000)).toMatchObject({ regions: [{ id: moving.id, kind: 'box' }], sound: 'mute' })
    expect(hiddenAt(plan, 2700).sound).toBe('tone')
    expect(hiddenAt(plan, 4500)).toMatchObject({ regions: [{ id: moving.id }], sound: 'heard' })
    expect(hiddenAt(plan, 5001).regions).toEqual([])
  })

  test('spans that touch are one', () => {
    const spans = [
      { startMs: 5, endMs: 9 },
      { startMs: 0, endMs: 3 },
      { startMs: 3, endMs: 4 },
      { startMs: 6, endMs: 7 },
    ]
    expect(joinedSpans(spans)).toEqual([
      { startMs: 0, endMs: 4 },
      { startMs: 5, endMs: 9 },
    ])
  })
})

/** Where a cover is at an instant of its time. */
function coverAt(cover: ReturnType<typeof coversOf>[number], atMs: number) {
  const keyframes = cover.path.map(({ atMs: at, x, y }) => {
    return { atMs: at, region: { x, y, width: cover.width, height: cover.height } }
  })
  return regionAt({ keyframes }, atMs)
}

describe('the covers of a region', () => {
  test('are one as long as its size hardly changes, and a new one where it grows', () => {
    expect(coversOf(region())).toHaveLength(1)
    const growing = region({
      keyframes: [
        { atMs: 1000, region: box(0.1, 0.1, 0.1, 0.1) },
        { atMs: 3000, region: box(0.1, 0.1, 0.4, 0.4) },
        { atMs: 5000, region: box(0.1, 0.1, 0.1, 0.1) },
      ],
    })
    expect(coversOf(growing).map(({ startMs, endMs, width }) => [startMs, endMs, width])).toEqual([
      [1000, 3000, 0.4],
      [3000, 5000, 0.4],
    ])
  })

  test('hold the whole region at every instant, whatever way it goes, and never leave the picture', () => {
    const fraction = fc.double({ min: 0, max: 1, noNaN: true })
    const place = fc.tuple(fraction, fraction, fraction, fraction).map(([x, y, wide, high]) => {
      const [width, height] = [0.01 + 0.99 * wide, 0.01 + 0.99 * high]
      return { x: x * (1 - width), y: y * (1 - height), width, height }
    })
    const keyframes = fc
      .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 10_000 }), place), {
        minLength: 1,
        maxLength: 12,
        selector: ([at]) => at,
      })
      .map((points) => points.sort(([a], [b]) => a - b).map(([atMs, at]) => ({ atMs, region: at })))
    const span = fc.tuple(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 1, max: 1000 }))
    fc.assert(
      fc.property(
        keyframes,
        span,
        fc.array(fraction, { minLength: 5, maxLength: 5 }),
        (path, [startMs, lasts], shares) => {
          const hidden = region({ startMs, endMs: startMs + lasts, keyframes: path })
          const covers = coversOf(hidden)
          for (const atMs of [startMs, hidden.endMs, ...shares.map((share) => startMs + share * lasts)]) {
            const inside = regionAt(hidden, atMs)
            const cover = covers.find((each) => each.startMs <= atMs && atMs <= each.endMs)
            if (cover === undefined) throw new Error('an instant without a cover')
            const at = coverAt(cover, atMs)
            const slack = 1e-9
            expect(at.x).toBeGreaterThanOrEqual(0)
            expect(at.x + at.width).toBeLessThanOrEqual(1 + slack)
            expect(at.x).toBeLessThanOrEqual(inside.x + slack)
            expect(at.y).toBeLessThanOrEqual(inside.y + slack)
            expect(at.x + at.width).toBeGreaterThanOrEqual(inside.x + inside.width - slack)
            expect(at.y + at.height).toBeGreaterThanOrEqual(inside.y + inside.height - slack)
          }
        },
      ),
    )
  })
})
