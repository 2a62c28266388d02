// Two entries of a catalogue compared as sets of cases: whether some case falls under both, and whether every case of the one
// falls under the other. What a list leaves open (待定) counts as not asked for.
import { rankOf } from './major-decision-clauses.ts'
import {
  AgencyLevel,
  type AmountRange,
  type MajorDecisionEntry,
  type MajorDecisionPack,
} from './pack-major-decision.ts'

interface Span {
  readonly least: number
  readonly most: number
}

/** In whole fen, both ends counted. Empty when `least` is above `most`. */
export function spanOf({ from, to }: AmountRange): Span {
  return {
    least: from === null ? 0 : from.op === '≥' ? from.fen : from.fen + 1,
    most: to === null ? Number.POSITIVE_INFINITY : to.op === '≤' ? to.fen : to.fen - 1,
  }
}

export function levelsOf(entry: MajorDecisionEntry): Span {
  const { min, max } = entry.agencyLevel ?? { min: null, max: null }
  return {
    least: min === null ? 0 : rankOf(min),
    most: max === null ? AgencyLevel.options.length - 1 : rankOf(max),
  }
}

export interface Days {
  readonly from: string
  readonly to: string
}

/** The days on which an entry counts: its own within those of its catalogue. */
export function daysOf(entry: MajorDecisionEntry, catalogue: MajorDecisionPack): Days {
  const endless = '9999-12-31'
  return {
    from: [entry.effectiveFrom ?? '', catalogue.effectiveFrom].toSorted().at(-1) ?? '',
    to: [entry.effectiveTo ?? endless, catalogue.effectiveTo ?? endless].toSorted()[0] ?? endless,
  }
}

const meets = (one: Span, other: Span): boolean => one.least <= other.most && other.least <= one.most
const isInside = (inner: Span, outer: Span): boolean => inner.least >= outer.least && inner.most <= outer.most

/** Whether one case can fall under both. Measures, deviations and flags of a case are several, so they never part two entries. */
export function canMeet(one: MajorDecisionEntry, other: MajorDecisionEntry, catalogue: MajorDecisionPack): boolean {
  const share = (a: readonly string[], b: readonly string[]) =>
    a.length === 0 || b.length === 0 || a.some((value) => b.includes(value))
  const days = [daysOf(one, catalogue), daysOf(other, catalogue)] as const
  return (
    share(one.acts, other.acts) &&
    share(one.procedures, other.procedures) &&
    share(one.parties, other.parties) &&
    share(one.powerSources, other.powerSources) &&
    (one.hearing === null || other.hearing === null || one.hearing === other.hearing) &&
    amountsMeet(one.amount, other.amount) &&
    meets(levelsOf(one), levelsOf(other)) &&
    days[0].from <= days[1].to &&
    days[1].from <= days[0].to
  )
}

function amountsMeet(one: AmountRange | null, other: AmountRange | null): boolean {
  if (one === null || other === null || one.of !== other.of) return true
  return meets(spanOf(one), spanOf(other))
}

/** Whether every case that falls under `inner` falls under `outer` too. */
export function isCovered(inner: MajorDecisionEntry, outer: MajorDecisionEntry, catalogue: MajorDecisionPack): boolean {
  const within = (a: readonly string[], b: readonly string[]) =>
    b.length === 0 || (a.length > 0 && a.every((value) => b.includes(value)))
  const [days, outerDays] = [daysOf(inner, catalogue), daysOf(outer, catalogue)]
  return (
    within(inner.acts, outer.acts) &&
    within(inner.procedures, outer.procedures) &&
    within(inner.measures, outer.measures) &&
    within(inner.parties, outer.parties) &&
    within(inner.powerSources, outer.powerSources) &&
    within(inner.deviations, outer.deviations) &&
    within(inner.flags, outer.flags) &&
    (outer.hearing === null || inner.hearing === outer.hearing) &&
    isAmountCovered(inner.amount, outer.amount) &&
    isInside(levelsOf(inner), levelsOf(outer)) &&
    days.from >= outerDays.from &&
    days.to <= outerDays.to
  )
}

function isAmountCovered(inner: AmountRange | null, outer: AmountRange | null): boolean {
  if (outer === null) return true
  return inner !== null && inner.of === outer.of && isInside(spanOf(inner), spanOf(outer))
}
