// Editing a redaction: key frames, spans, boxes. What is shown inside a span must not move by being cut.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HiddenRegion, type RedactionPlan } from '#shared/contract/redactions.ts'
import { planFaults, regionAt } from '#shared/rules/redaction.ts'
import { corners, dragged, nudgeOf } from '../../../renderer/recordings/box-moves.ts'
import {
  completePart,
  emptyPlan,
  hasFrameAt,
  hiddenIn,
  newRegion,
  newSound,
  nudged,
  withFrame,
  withHidden,
  withoutFrame,
  withoutHidden,
  withSpan,
} from '../../../renderer/recordings/hidden-plan.ts'

const id = '00000000-0000-4000-8000-000000000001'
const box = { x: 0.2, y: 0.2, width: 0.2, height: 0.2 }
const there = { x: 0.6, y: 0.4, width: 0.2, height: 0.2 }
const durationMs = 20_000

function moving(): HiddenRegion {
  return withFrame(newRegion(id, 2000, durationMs, box), 12_000, there)
}

test('a new region hides from here to the end, and waits for its words', () => {
  const region = newRegion(id, 2000, durationMs, box)
  expect(region).toMatchObject({ startMs: 2000, endMs: 20_000, kind: 'blur', keyframes: [{ atMs: 2000, region: box }] })
  expect(HiddenRegion.safeParse(region).success).toBe(false)
  expect(HiddenRegion.safeParse({ ...region, what: '面部', reason: '隐私' }).success).toBe(true)
})

test('one drawn at the very end still has a length; a sound never reaches beyond the end', () => {
  expect(newRegion(id, 20_000, durationMs, box)).toMatchObject({ startMs: 19_999, endMs: 20_000 })
  expect(newSound(id, 18_000, durationMs)).toMatchObject({ startMs: 18_000, endMs: 20_000 })
})

describe('key frames', () => {
  test('moving it at another time adds one in order of time; at the same frame it replaces', () => {
    const early = withFrame(moving(), 6000, box)
    expect(early.keyframes.map(({ atMs }) => atMs)).toEqual([2000, 6000, 12_000])
    const again = withFrame(early, 6010, there)
    expect(again.keyframes.map(({ atMs }) => atMs)).toEqual([2000, 6010, 12_000])
    expect(hasFrameAt(again, 6015)).toBe(true)
    expect(hasFrameAt(again, 6040)).toBe(false)
  })

  test('the last one cannot be taken away', () => {
    const one = withoutFrame(moving(), 12_000)
    expect(one.keyframes).toHaveLength(1)
    expect(withoutFrame(one, 2000)).toBe(one)
  })

  test('any edits leave them strictly in order, as the rule of the rendering wants it', () => {
    const share = fc.integer({ min: 0, max: 80 }).map((percent) => percent / 100)
    const edits = fc.array(fc.tuple(fc.nat(durationMs), share, share, fc.boolean()), { maxLength: 30 })
    fc.assert(
      fc.property(edits, (drawn) => {
        let region = newRegion(id, 0, durationMs, box)
        for (const [atMs, x, y, away] of drawn) {
          region = away ? withoutFrame(region, atMs) : withFrame(region, atMs, { ...box, x, y })
        }
        const plan: RedactionPlan = { regions: [region], sounds: [] }
        expect(planFaults(plan, { durationMs, hasPicture: true, hasSound: true })).toEqual([])
      }),
    )
  })
})

describe('a span', () => {
  test('cut at both ends moves inside it as before, and holds no key frame outside', () => {
    const time = fc.integer({ min: 2000, max: 20_000 })
    fc.assert(
      fc.property(time, time, time, (one, other, at) => {
        fc.pre(one !== other)
        const [startMs, endMs] = [Math.min(one, other), Math.max(one, other)]
        const before = moving()
        const cut = withSpan(before, startMs, endMs)
        const place = Math.min(endMs, Math.max(startMs, at))
        const [shown, expected] = [regionAt(cut, place), regionAt(before, place)]
        for (const side of ['x', 'y', 'width', 'height'] as const) expect(shown[side]).toBeCloseTo(expected[side], 9)
        expect(cut.keyframes.every(({ atMs }) => atMs >= startMs && atMs <= endMs)).toBe(true)
      }),
    )
  })

  test('that would end before it begins is not taken', () => {
    const region = moving()
    expect(withSpan(region, 5000, 5000)).toBe(region)
    expect(withSpan(newSound(id, 0, durationMs), 1000, 3000)).toMatchObject({ startMs: 1000, endMs: 3000 })
  })
})

test('only what says what it hides and why is saved', () => {
  const region = moving()
  const sound = { ...newSound('00000000-0000-4000-8000-000000000002', 0, durationMs), what: '号码', reason: '隐私' }
  const plan = withHidden(withHidden(emptyPlan, region), sound)
  expect(hiddenIn(plan).map((hidden) => hidden.id)).toEqual([sound.id, region.id])
  expect(completePart(plan)).toEqual({ regions: [], sounds: [sound] })
  expect(withoutHidden(plan, sound.id).sounds).toEqual([])
  expect(withHidden(plan, { ...sound, what: '住址' }).sounds).toEqual([{ ...sound, what: '住址' }])
})

describe('a box', () => {
  const region = fc
    .tuple(fc.nat(90), fc.nat(90), fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }))
    .map(([x, y, w, h]) => ({
      x: x / 100,
      y: y / 100,
      width: Math.min(w, 100 - x) / 100,
      height: Math.min(h, 100 - y) / 100,
    }))
  const by = fc.record({
    x: fc.double({ min: -2, max: 2, noNaN: true }),
    y: fc.double({ min: -2, max: 2, noNaN: true }),
  })

  test('neither keys nor mouse bring out of the picture', () => {
    fc.assert(
      fc.property(region, by, fc.constantFrom(null, ...corners), fc.boolean(), (from, move, corner, size) => {
        for (const next of [dragged(from, corner, move), nudged(from, { across: move.x, down: move.y, size })]) {
          expect(Math.min(next.x, next.y)).toBeGreaterThanOrEqual(-1e-9)
          expect(Math.min(next.width, next.height)).toBeGreaterThanOrEqual(0.01 - 1e-9)
          expect(Math.max(next.x + next.width, next.y + next.height)).toBeLessThanOrEqual(1 + 1e-9)
        }
      }),
    )
  })

  test('drawn together at the edge keeps a size inside the picture', () => {
    const corner = { x: 0.9, y: 0.9, width: 0.1, height: 0.1 }
    const flat = dragged(corner, 'top-left', { x: 0.5, y: 0.5 })
    expect(flat).toMatchObject({ x: 0.99, y: 0.99, width: 0.01, height: 0.01 })
  })

  test('is sized by one corner while the opposite one stays', () => {
    expect(dragged(box, 'bottom-right', { x: 0.1, y: 0.2 })).toMatchObject({ x: 0.2, y: 0.2 })
    const other = dragged(box, 'top-left', { x: -0.1, y: 0.05 })
    expect(other.x + other.width).toBeCloseTo(0.4, 9)
    expect(other.y + other.height).toBeCloseTo(0.4, 9)
  })

  test('arrows move it, Shift sizes it, Alt goes finer, other keys do nothing', () => {
    const key = (name: string, shiftKey = false, altKey = false) => nudgeOf({ key: name, shiftKey, altKey })
    expect(key('ArrowRight')).toEqual({ across: 0.01, down: 0, size: false })
    expect(key('ArrowUp', true)).toEqual({ across: 0, down: -0.01, size: true })
    expect(key('ArrowLeft', false, true)).toEqual({ across: -0.001, down: 0, size: false })
    expect(key('k')).toBeNull()
  })
})
