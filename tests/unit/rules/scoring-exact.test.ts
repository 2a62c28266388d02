// Rounding: every rule on both sides of zero, and against whole-number arithmetic.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exact, plus, rounded, times } from '#shared/rules/scoring-exact.ts'

test.each([
  // hundredths, decimals, half-up, down, half-even
  [8950, 0, 9000, 8900, 9000],
  [9050, 0, 9100, 9000, 9000],
  [9049, 0, 9000, 9000, 9000],
  [9051, 0, 9100, 9000, 9100],
  [9125, 1, 9130, 9120, 9120],
  [9135, 1, 9140, 9130, 9140],
  [9125, 2, 9125, 9125, 9125],
  [-50, 0, 0, -100, 0],
  [-150, 0, -100, -200, -200],
  [-51, 0, -100, -100, -100],
  [0, 0, 0, 0, 0],
] as const)(
  '%i hundredths to %i decimals: half-up %i, down %i, half-even %i',
  (hundredths, decimals, up, down, even) => {
    const value = exact(hundredths)
    expect(rounded(value, decimals, 'half-up')).toBe(up)
    expect(rounded(value, decimals, 'down')).toBe(down)
    expect(rounded(value, decimals, 'half-even')).toBe(even)
  },
)

test('a third of a hundredth is lost in no order of adding', () => {
  const third = exact(1, 3)
  expect(rounded(plus(plus(third, third), third), 2, 'down')).toBe(1)
  expect(rounded(times(third, exact(3)), 2, 'down')).toBe(1)
})

test('every rule is off by less than its step, half-up by no more than half of it', () => {
  const value = fc.tuple(fc.integer({ min: -100_000, max: 100_000 }), fc.integer({ min: 1, max: 13_000 }))
  fc.assert(
    fc.property(
      value,
      fc.constantFrom(0, 1, 2),
      fc.constantFrom('half-up', 'down', 'half-even'),
      ([over, under], decimals, rule) => {
        const step = 10 ** (2 - decimals)
        const result = rounded(exact(over, under), decimals, rule)
        // Twice the error, times the denominator: whole numbers throughout.
        const error = 2 * (result * under - over)
        expect(Math.abs(result % step)).toBe(0)
        if (rule === 'down') {
          expect(error).toBeLessThanOrEqual(0)
          expect(error).toBeGreaterThan(-2 * step * under)
        } else {
          expect(Math.abs(error)).toBeLessThanOrEqual(step * under)
        }
      },
    ),
  )
})
