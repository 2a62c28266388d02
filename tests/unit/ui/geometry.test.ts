// Regions that turn with the view, panes that fit the window, frames that step.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frameTime, playerCommand } from '../../../renderer/ui/player-commands.ts'
import { fromView, type Rotation, roundRegion, toView, turn } from '../../../renderer/ui/region.ts'
import { fitSizes, leastWidth, togglePane } from '../../../renderer/ui/split-sizes.ts'

const share = fc.double({ min: 0, max: 0.5, noNaN: true })
const rotation = fc.constantFrom<Rotation>(0, 90, 180, 270)

describe('regions', () => {
  test('come back unchanged from any turned view, and stay inside the page', () => {
    fc.assert(
      fc.property(share, share, share, share, rotation, (x, y, width, height, turned) => {
        const region = { x, y, width, height }
        const view = toView(region, turned)
        expect(Math.min(view.x, view.y)).toBeGreaterThanOrEqual(-1e-9)
        expect(Math.max(view.x + view.width, view.y + view.height)).toBeLessThanOrEqual(1 + 1e-9)
        const back = fromView(view, turned)
        for (const side of ['x', 'y', 'width', 'height'] as const) expect(back[side]).toBeCloseTo(region[side], 9)
        const rounded = roundRegion(back)
        expect(rounded.x + rounded.width).toBeLessThanOrEqual(1 + 1e-12)
        expect(Math.min(rounded.x, rounded.y)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('turned clockwise, the top left corner goes to the top right', () => {
    expect(roundRegion(toView({ x: 0, y: 0, width: 0.2, height: 0.1 }, 90))).toEqual({
      x: 0.9,
      y: 0,
      width: 0.1,
      height: 0.2,
    })
    expect(turn(270, 90)).toBe(0)
    expect(turn(0, -90)).toBe(270)
  })
})

describe('panes', () => {
  const open = { left: 260, right: 380, collapsed: [] }

  test('give way to the evidence, right pane first, but not below their least width', () => {
    const fitted = fitSizes(open, 961)
    expect(fitted.right).toBeLessThan(380)
    expect(961 - fitted.left - fitted.right).toBeGreaterThanOrEqual(400)
    expect(fitSizes({ ...open, left: 2000, right: 2000 }, 1366).left).toBeGreaterThanOrEqual(leastWidth.left)
  })

  test('without room for three, the catalogue is collapsed and opening it collapses another', () => {
    const narrow = fitSizes(open, 640)
    expect(narrow.collapsed).toEqual(['left'])
    expect(togglePane(narrow, 'left', 640).collapsed).toEqual(['right'])
  })

  test('the last open pane stays open', () => {
    const last = { ...open, collapsed: ['left', 'right'] as const }
    expect(togglePane(last, 'center', 1366)).toEqual(last)
  })
})

describe('frames', () => {
  test('stepping forth and back comes home, at whole and broken frame rates', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90_000 }), fc.constantFrom(25, 30, 29.97, 50, 59.94), (frame, fps) => {
        const there = frameTime(frame / fps, 1, fps)
        expect(Math.floor(there * fps + 0.02)).toBe(frame + 1)
        expect(Math.floor(frameTime(there, -1, fps) * fps + 0.02)).toBe(frame)
      }),
    )
  })

  test('keys with Ctrl are left to the desk', () => {
    const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }
    expect(playerCommand({ ...plain, key: '1' })).toEqual({ do: 'rate', rate: 0.25 })
    expect(playerCommand({ ...plain, key: 'M' })).toEqual({ do: 'mark' })
    expect(playerCommand({ ...plain, key: '1', ctrlKey: true })).toBeNull()
  })
})
