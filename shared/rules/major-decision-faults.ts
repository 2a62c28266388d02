// What a schema cannot say of a catalogue of major decisions: entries that overlap at different levels, that contradict or cover
// each other, thresholds nobody can reach, dates reversed. Empty when it is sound. Sentences: shared/text/major-decision-faults.ts.
import { canMeet, daysOf, isCovered, levelsOf, spanOf } from './major-decision-boxes.ts'
import type { MajorDecisionEntry, MajorDecisionPack, Measure } from './pack-major-decision.ts'
import type { DossierCategory } from './pack-words.ts'

/** `entry`: code of the entry, or the id of the catalogue where it is about the whole. */
export type CatalogueFault =
  | { readonly fault: 'code-twice' | 'dates-reversed' | 'dates-outside'; readonly entry: string }
  | { readonly fault: 'power-source-twice' | 'unknown-power-source'; readonly entry: string; readonly power: string }
  | { readonly fault: 'without-condition' | 'always-with-condition'; readonly entry: string }
  | { readonly fault: 'amount-empty' | 'amount-unbounded' | 'amount-not-of-act'; readonly entry: string }
  | { readonly fault: 'levels-reversed' | 'exempt-with-reviewer'; readonly entry: string }
  | { readonly fault: 'measure-not-of-act'; readonly entry: string; readonly measure: Measure }
  | { readonly fault: 'open-and-asked' | 'open-of-nothing'; readonly entry: string }
  /** One case can fall under both, and they name different reviewers. */
  | { readonly fault: 'overlap'; readonly entry: string; readonly other: string }
  /** Whatever `entry` asks to be reviewed, the exemption `other` frees. */
  | { readonly fault: 'contradiction'; readonly entry: string; readonly other: string }
  /** Whatever falls under `entry` falls under `other` already: the threshold of `entry` decides nothing. */
  | { readonly fault: 'covered'; readonly entry: string; readonly other: string }

export function catalogueFaults(catalogue: MajorDecisionPack): CatalogueFault[] {
  const alone = [...headFaults(catalogue), ...catalogue.entries.flatMap((entry) => entryFaults(entry, catalogue))]
  // An entry that is wrong by itself would only be reported again as a pair.
  return alone.length > 0 ? alone : pairFaults(catalogue)
}

function headFaults({ id, effectiveFrom, effectiveTo, entries, powerSources }: MajorDecisionPack): CatalogueFault[] {
  const codes = entries.map(({ code }) => code)
  const powers = powerSources.map(({ code }) => code)
  return [
    ...(effectiveTo !== null && effectiveTo < effectiveFrom ? [{ fault: 'dates-reversed' as const, entry: id }] : []),
    ...twice(codes).map((entry) => ({ fault: 'code-twice' as const, entry })),
    ...twice(powers).map((power) => ({ fault: 'power-source-twice' as const, entry: id, power })),
  ]
}

function twice(codes: readonly string[]): string[] {
  return [...new Set(codes.filter((code, at) => codes.indexOf(code) !== at))]
}

function entryFaults(entry: MajorDecisionEntry, catalogue: MajorDecisionPack): CatalogueFault[] {
  const { code, always, effect, reviewer } = entry
  const levels = levelsOf(entry)
  const known = new Set(catalogue.powerSources.map((one) => one.code))
  const unknown = [...entry.powerSources, ...entry.open.powerSources].filter((power) => !known.has(power))
  const faults: CatalogueFault[] = unknown.map((power) => ({ fault: 'unknown-power-source', entry: code, power }))
  if (always === hasCondition(entry)) {
    faults.push({ fault: always ? 'always-with-condition' : 'without-condition', entry: code })
  }
  if (levels.least > levels.most) faults.push({ fault: 'levels-reversed', entry: code })
  if (effect === 'exempt' && reviewer !== null) faults.push({ fault: 'exempt-with-reviewer', entry: code })
  return [
    ...faults,
    ...amountFaults(entry),
    ...measureFaults(entry),
    ...openFaults(entry),
    ...dayFaults(entry, catalogue),
  ]
}

/** Beside the kind of act, which every entry may name. */
function hasCondition(entry: MajorDecisionEntry): boolean {
  const { procedures, measures, parties, amount, powerSources, agencyLevel, hearing, deviations, flags } = entry
  const lists = [procedures, measures, parties, powerSources, deviations, flags]
  return lists.some(({ length }) => length > 0) || amount !== null || agencyLevel !== null || hearing !== null
}

function amountFaults({ code, amount, acts }: MajorDecisionEntry): CatalogueFault[] {
  if (amount === null) return []
  const { least, most } = spanOf(amount)
  const faults: CatalogueFault[] = []
  if (least > most) faults.push({ fault: 'amount-empty', entry: code })
  if (amount.from === null && amount.to === null) faults.push({ fault: 'amount-unbounded', entry: code })
  if (acts.length > 0 && !acts.includes('处罚')) faults.push({ fault: 'amount-not-of-act', entry: code })
  return faults
}

const licensing = /^licence-/
const coercive: ReadonlySet<Measure> = new Set([
  'seal',
  'seal-stopping-business',
  'seize',
  'freeze',
  'surcharge',
  'transfer-funds',
  'auction',
  'demolition',
  'substitute-performance',
  'restore',
] as const)

/** The kind of act in whose decision a measure is taken: 行政处罚法 §9, 行政强制法 §9 and §12, 行政许可法. */
export function actOfMeasure(measure: Measure): DossierCategory {
  if (licensing.test(measure)) return '许可'
  return coercive.has(measure) ? '强制' : '处罚'
}

function measureFaults({ code, measures, acts }: MajorDecisionEntry): CatalogueFault[] {
  if (acts.length === 0) return []
  return measures
    .filter((measure) => !acts.includes(actOfMeasure(measure)))
    .map((measure) => ({ fault: 'measure-not-of-act', entry: code, measure }))
}

function openFaults({ code, parties, powerSources, open }: MajorDecisionEntry): CatalogueFault[] {
  const pairs = [
    { asked: parties as readonly string[], left: open.parties as readonly string[] },
    { asked: powerSources, left: open.powerSources },
  ]
  return pairs.flatMap(({ asked, left }): CatalogueFault[] => {
    if (left.length > 0 && asked.length === 0) return [{ fault: 'open-of-nothing', entry: code }]
    return left.some((value) => asked.includes(value)) ? [{ fault: 'open-and-asked', entry: code }] : []
  })
}

function dayFaults(entry: MajorDecisionEntry, catalogue: MajorDecisionPack): CatalogueFault[] {
  const { code, effectiveFrom, effectiveTo } = entry
  if (effectiveFrom !== null && effectiveTo !== null && effectiveTo < effectiveFrom) {
    return [{ fault: 'dates-reversed', entry: code }]
  }
  const starts = effectiveFrom !== null && effectiveFrom < catalogue.effectiveFrom
  const ends = effectiveTo !== null && catalogue.effectiveTo !== null && effectiveTo > catalogue.effectiveTo
  const { from, to } = daysOf(entry, catalogue)
  const isReversedHead = catalogue.effectiveTo !== null && catalogue.effectiveTo < catalogue.effectiveFrom
  return starts || ends || (from > to && !isReversedHead) ? [{ fault: 'dates-outside', entry: code }] : []
}

function pairFaults(catalogue: MajorDecisionPack): CatalogueFault[] {
  const reviews = catalogue.entries.filter(({ effect }) => effect === 'review')
  const exemptions = catalogue.entries.filter(({ effect }) => effect === 'exempt')
  const contradictions = reviews.flatMap((entry): CatalogueFault[] => {
    const freeing = exemptions.find((other) => isCovered(entry, other, catalogue))
    return freeing === undefined ? [] : [{ fault: 'contradiction', entry: entry.code, other: freeing.code }]
  })
  const pairs = reviews.flatMap((entry, at) => reviews.slice(at + 1).map((other) => [entry, other] as const))
  return [
    ...contradictions,
    ...pairs.flatMap(([entry, other]): CatalogueFault[] => {
      if (!isSameReviewer(entry, other)) {
        return canMeet(entry, other, catalogue) ? [{ fault: 'overlap', entry: entry.code, other: other.code }] : []
      }
      if (isCovered(other, entry, catalogue)) return [{ fault: 'covered', entry: other.code, other: entry.code }]
      return isCovered(entry, other, catalogue) ? [{ fault: 'covered', entry: entry.code, other: other.code }] : []
    }),
  ]
}

function isSameReviewer({ reviewer: one }: MajorDecisionEntry, { reviewer: other }: MajorDecisionEntry): boolean {
  return one?.level === other?.level && one?.body === other?.body
}
