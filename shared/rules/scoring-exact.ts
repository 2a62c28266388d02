// Fractions of whole hundredths, so that a score is rounded once, at its end, and by the standard's own rule.
export type Exact = { readonly over: bigint; readonly under: bigint }

export type Rounding = 'half-up' | 'down' | 'half-even'

/** over ÷ under; `under` is positive. */
export function exact(over: number, under = 1): Exact {
  return { over: BigInt(over), under: BigInt(under) }
}

export function plus(one: Exact, other: Exact): Exact {
  return { over: one.over * other.under + other.over * one.under, under: one.under * other.under }
}

export function times(one: Exact, other: Exact): Exact {
  return { over: one.over * other.over, under: one.under * other.under }
}

export function atLeast(one: Exact, hundredths: number): Exact {
  return one.over < BigInt(hundredths) * one.under ? exact(hundredths) : one
}

/** To `decimals` places of a point, in hundredths. Halves go up (towards positive), down is towards negative. */
export function rounded({ over, under }: Exact, decimals: 0 | 1 | 2, rounding: Rounding): number {
  const unit = 10n ** BigInt(2 - decimals)
  const step = under * unit
  const whole = floorOf(over, step)
  const rest = 2n * (over - whole * step)
  return Number((whole + (goesUp(rest, step, whole, rounding) ? 1n : 0n)) * unit)
}

function goesUp(twiceRest: bigint, step: bigint, whole: bigint, rounding: Rounding): boolean {
  if (rounding === 'down' || twiceRest < step) return false
  if (twiceRest > step) return true
  return rounding === 'half-up' || whole % 2n !== 0n
}

function floorOf(over: bigint, under: bigint): bigint {
  const quotient = over / under
  return over % under < 0n ? quotient - 1n : quotient
}
