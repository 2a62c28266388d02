// What a schema cannot say of a standard: sums, codes, bands, levels, contradictions, examples that are not reproduced, and
// standards in force twice. Empty when it is sound. The sentences are in shared/text/standards.ts.
import { type Criterion, type EvaluationStandard, modeOf, type Scoring } from './pack-standard.ts'
import { checkExample, type ExampleResult } from './standard-examples.ts'

/** `code` names the place: of a criterion, point, defect, part, veto, or the title of a band, level or example. */
export type StandardFault =
  | { readonly fault: 'code-twice'; readonly code: string }
  | { readonly fault: 'foreign-code'; readonly code: string; readonly item: string }
  | {
      readonly fault: 'points-sum' | 'part-sum' | 'total-sum'
      readonly code: string
      readonly sum: number
      readonly full: number
    }
  | { readonly fault: 'bands-order' | 'band-title-twice'; readonly code: string }
  | { readonly fault: 'bands-gap'; readonly code: string; readonly from: number }
  | { readonly fault: 'unknown-level-code'; readonly code: string; readonly level: string }
  | { readonly fault: 'level-code-twice'; readonly code: string; readonly level: string }
  | { readonly fault: 'levels-without-fail'; readonly code: string }
  | { readonly fault: 'bonus-without-cap' | 'bonus-not-in-ratio' | 'bonus-without-points'; readonly code: string }
  | { readonly fault: 'off-step'; readonly code: string; readonly hundredths: number; readonly step: number }
  | { readonly fault: 'mode-points' | 'mode-defects' | 'mode-check'; readonly code: string }
  | { readonly fault: 'mode-not-in-formula'; readonly code: string }
  | { readonly fault: 'part-unknown' | 'part-missing' | 'part-not-split' | 'part-empty'; readonly code: string }
  | { readonly fault: 'value-missing'; readonly code: string }
  /** A point that may not apply, yet whose loss kills its item. */
  | { readonly fault: 'optional-yet-vital'; readonly code: string }
  | { readonly fault: 'defect-kills-nothing' | 'cap-without-each' | 'cap-below-one'; readonly code: string }
  | { readonly fault: 'defect-above-item'; readonly code: string }
  | { readonly fault: 'ceiling-below-floor'; readonly code: string }
  | { readonly fault: 'dates-reversed'; readonly code: string }
  | { readonly fault: 'basic-without-points'; readonly code: string }
  | { readonly fault: 'unknown-band'; readonly code: string; readonly grade: string }
  | { readonly fault: 'unknown-paper'; readonly code: string; readonly paper: string }
  | { readonly fault: 'example-invalid'; readonly code: string; readonly at: string }
  | { readonly fault: 'example-open'; readonly code: string; readonly at: string }
  | {
      readonly fault: 'example-not-reproduced'
      readonly code: string
      readonly field: keyof ExampleResult
      readonly expected: number | string | boolean | null
      readonly got: number | string | boolean | null
    }

/** `papers`: codes of the paper kinds there are; leave it out where they are not known. */
export function standardFaults(standard: EvaluationStandard, papers?: ReadonlySet<string>): StandardFault[] {
  const faults = [
    ...codeFaults(standard),
    ...standard.criteria.flatMap((item) => itemFaults(standard.scoring, item)),
    ...sumFaults(standard),
    ...partFaults(standard),
    ...bandFaults(standard.scoring),
    ...levelFaults(standard),
    ...bonusFaults(standard),
    ...(papers === undefined ? [] : paperFaults(standard, papers)),
    ...unitFaults(standard.scoring),
    ...headFaults(standard),
  ]
  // An example of a standard that contradicts itself proves nothing.
  return faults.length > 0 ? faults : exampleFaults(standard)
}

/** The standard among `others` that is the same as this one and in force on some of the same days, or null. */
export function inForceTwice<S extends EvaluationStandard>(
  standard: EvaluationStandard,
  others: readonly S[],
): S | null {
  const same = (other: S) => other.id !== standard.id && isSameStandard(standard, other) && overlaps(standard, other)
  return others.find(same) ?? null
}

/** Same category, and the same standing or else the same title of the same document. */
function isSameStandard(one: EvaluationStandard, other: EvaluationStandard): boolean {
  if (one.actKind !== other.actKind) return false
  if ((one.standing ?? one.id) === (other.standing ?? other.id)) return true
  return one.title === other.title && one.documentNumber === other.documentNumber && one.issuer === other.issuer
}

function overlaps(one: EvaluationStandard, other: EvaluationStandard): boolean {
  const before = (to: string | null, from: string) => to !== null && to < from
  return !before(one.effectiveTo, other.effectiveFrom) && !before(other.effectiveTo, one.effectiveFrom)
}

function codeFaults({ vetoes, basics, criteria, bonus }: EvaluationStandard): StandardFault[] {
  const parts = criteria.flatMap((item) => [...item.points, ...(item.defects ?? [])])
  const codes = [...vetoes, ...basics, ...criteria, ...parts, ...(bonus?.items ?? [])].map(({ code }) => code)
  const twice = new Set(codes.filter((code, at) => codes.indexOf(code) !== at))
  const foreign = criteria.flatMap((item) =>
    [...item.points, ...(item.defects ?? [])]
      .filter(({ code }) => !code.startsWith(`${item.code}.`))
      .map(({ code }): StandardFault => ({ fault: 'foreign-code', code, item: item.code })),
  )
  return [...[...twice].map((code): StandardFault => ({ fault: 'code-twice', code })), ...foreign]
}

function itemFaults(scoring: Scoring, item: Criterion): StandardFault[] {
  const { code } = item
  const mode = modeOf(item)
  const defects = item.defects ?? []
  const faults: StandardFault[] = []
  if ((mode === 'check') !== (scoring.formula === 'checklist')) faults.push({ fault: 'mode-not-in-formula', code })
  if (mode === 'points' && (item.points.length === 0 || defects.length > 0)) faults.push({ fault: 'mode-points', code })
  if (mode === 'defects' && (item.points.length > 0 || defects.length === 0))
    faults.push({ fault: 'mode-defects', code })
  if (mode === 'check' && (item.points.length > 0 || defects.length > 0 || item.standardHundredths > 0)) {
    faults.push({ fault: 'mode-check', code })
  }
  if (mode === 'defects' && item.standardHundredths === 0 && needsValue(scoring, item)) {
    faults.push({ fault: 'value-missing', code })
  }
  return [...faults, ...pointFaults(scoring, item), ...defects.flatMap((defect) => defectFaults(item, defect))]
}

/** Where items are summed or compared, each must say what it is worth; where only losses count, it need not. */
function needsValue(scoring: Scoring, item: Criterion): boolean {
  if (scoring.formula === 'deduct') return false
  if (scoring.formula !== 'split') return true
  return scoring.parts.find(({ code }) => code === item.part)?.method === 'items'
}

function pointFaults(scoring: Scoring, item: Criterion): StandardFault[] {
  const faults: StandardFault[] = []
  const sum = item.points.reduce((total, point) => total + point.hundredths, 0)
  if (item.points.length > 0 && modeOf(item) === 'points' && sum !== item.standardHundredths) {
    faults.push({ fault: 'points-sum', code: item.code, sum, full: item.standardHundredths })
  }
  for (const { code, hundredths, notApplicableWhen, zeroesItem } of item.points) {
    const step = scoring.stepHundredths
    if (hundredths % step !== 0) faults.push({ fault: 'off-step', code, hundredths, step })
    if (notApplicableWhen !== null && zeroesItem) faults.push({ fault: 'optional-yet-vital', code })
  }
  return faults
}

type Defect = NonNullable<Criterion['defects']>[number]

function defectFaults(
  item: Criterion,
  { code, hundredths, counting, capHundredths, zeroesItem }: Defect,
): StandardFault[] {
  const faults: StandardFault[] = []
  const value = item.standardHundredths
  if (zeroesItem && value === 0) faults.push({ fault: 'defect-kills-nothing', code })
  if (capHundredths !== null && counting === 'once') faults.push({ fault: 'cap-without-each', code })
  if (capHundredths !== null && capHundredths < hundredths) faults.push({ fault: 'cap-below-one', code })
  if (value > 0 && hundredths > value) faults.push({ fault: 'defect-above-item', code })
  return faults
}

/** The items of a weighted standard or part add up to its full figure. Those of a ratio need not: it brings them to it. */
function sumFaults({ id, scoring, criteria }: EvaluationStandard): StandardFault[] {
  const total = (items: readonly Criterion[]) => items.reduce((sum, item) => sum + item.standardHundredths, 0)
  if (scoring.formula === 'items') {
    const sum = total(criteria)
    return sum === scoring.fullHundredths ? [] : [{ fault: 'total-sum', code: id, sum, full: scoring.fullHundredths }]
  }
  if (scoring.formula !== 'split') return []
  return scoring.parts.flatMap((part): StandardFault[] => {
    const sum = total(criteria.filter((item) => item.part === part.code))
    if (part.method === 'deduct' || sum === part.fullHundredths) return []
    return [{ fault: 'part-sum', code: part.title, sum, full: part.fullHundredths }]
  })
}

function partFaults({ scoring, criteria }: EvaluationStandard): StandardFault[] {
  if (scoring.formula !== 'split') {
    return criteria.flatMap(({ code, part }): StandardFault[] =>
      part === undefined ? [] : [{ fault: 'part-not-split', code }],
    )
  }
  const parts = new Set(scoring.parts.map(({ code }) => code))
  const lost = criteria.flatMap(({ code, part }): StandardFault[] => {
    if (part === undefined) return [{ fault: 'part-missing', code }]
    return parts.has(part) ? [] : [{ fault: 'part-unknown', code }]
  })
  const empty = scoring.parts.filter(({ code }) => criteria.every(({ part }) => part !== code))
  return [...lost, ...empty.map(({ title }): StandardFault => ({ fault: 'part-empty', code: title }))]
}

function bandFaults({ bands, floorHundredths, ceilingHundredths }: Scoring): StandardFault[] {
  const faults: StandardFault[] = []
  bands.forEach(({ title, fromHundredths }, at) => {
    const before = bands[at - 1]
    if (before !== undefined && fromHundredths >= before.fromHundredths)
      faults.push({ fault: 'bands-order', code: title })
    if (bands.findIndex((band) => band.title === title) !== at) faults.push({ fault: 'band-title-twice', code: title })
  })
  const last = bands.at(-1)
  if (last !== undefined && last.fromHundredths !== 0) {
    faults.push({ fault: 'bands-gap', code: last.title, from: last.fromHundredths })
  }
  if (ceilingHundredths !== undefined && ceilingHundredths <= floorHundredths) {
    faults.push({ fault: 'ceiling-below-floor', code: String(ceilingHundredths / 100) })
  }
  return faults
}

function levelFaults({ scoring, criteria }: EvaluationStandard): StandardFault[] {
  if (scoring.formula !== 'checklist') return []
  const known = new Set(criteria.map(({ code }) => code))
  const seen = new Set<string>()
  const faults: StandardFault[] = []
  for (const { title, adds } of scoring.levels) {
    for (const code of adds) {
      if (!known.has(code)) faults.push({ fault: 'unknown-level-code', code, level: title })
      if (seen.has(code)) faults.push({ fault: 'level-code-twice', code, level: title })
      seen.add(code)
    }
  }
  const [first] = scoring.levels
  if (first !== undefined && scoring.failTitle === null)
    faults.push({ fault: 'levels-without-fail', code: first.title })
  return faults
}

function bonusFaults({ scoring, bonus }: EvaluationStandard): StandardFault[] {
  const [first] = bonus?.items ?? []
  if (bonus === undefined || first === undefined) return []
  const { code } = first
  const faults: StandardFault[] = []
  if (bonus.capHundredths === null) faults.push({ fault: 'bonus-without-cap', code })
  if (scoring.formula === 'checklist') faults.push({ fault: 'bonus-without-points', code })
  else if (bonus.enters !== 'total' && !isRatio(scoring)) faults.push({ fault: 'bonus-not-in-ratio', code })
  const step = scoring.stepHundredths
  for (const item of bonus.items) {
    if (item.hundredths % step !== 0)
      faults.push({ fault: 'off-step', code: item.code, hundredths: item.hundredths, step })
  }
  return faults
}

function isRatio(scoring: Scoring): boolean {
  return scoring.formula === 'hybrid' || (scoring.formula === 'items' && scoring.notApplicable === 'rescaled')
}

function paperFaults(standard: EvaluationStandard, papers: ReadonlySet<string>): StandardFault[] {
  const { vetoes, basics, criteria, bonus } = standard
  return [...vetoes, ...basics, ...criteria, ...(bonus?.items ?? [])].flatMap(({ code, evidence }) =>
    evidence
      .filter((paper) => !papers.has(paper))
      .map((paper): StandardFault => ({ fault: 'unknown-paper', code, paper })),
  )
}

function unitFaults(scoring: Scoring): StandardFault[] {
  if (scoring.unitRule?.kind !== 'rates') return []
  const titles = scoring.formula === 'checklist' ? scoring.levels : scoring.bands
  const known = new Set(titles.map(({ title }) => title))
  return scoring.unitRule.grades.flatMap(({ title, rates }) =>
    rates
      .filter(({ band }) => !known.has(band))
      .map(({ band }): StandardFault => ({ fault: 'unknown-band', code: band, grade: title })),
  )
}

function headFaults({ id, effectiveFrom, effectiveTo, scoring, basics }: EvaluationStandard): StandardFault[] {
  const reversed = effectiveTo !== null && effectiveTo < effectiveFrom
  const pointless = scoring.formula === 'checklist' ? basics.slice(0, 1) : []
  return [
    ...(reversed ? [{ fault: 'dates-reversed' as const, code: id }] : []),
    ...pointless.map(({ code }) => ({ fault: 'basic-without-points' as const, code })),
  ]
}

function exampleFaults(standard: EvaluationStandard): StandardFault[] {
  return (standard.examples ?? []).flatMap((example): StandardFault[] => {
    const { score, got, differs } = checkExample(standard, example)
    const code = example.title
    const [fault] = score.faults
    if (fault !== undefined) return [{ fault: 'example-invalid', code, at: fault.code }]
    const [open] = score.open
    if (open !== undefined) return [{ fault: 'example-open', code, at: open.code }]
    return differs.map((field) => ({
      fault: 'example-not-reproduced',
      code,
      field,
      expected: example.expect[field],
      got: got[field],
    }))
  })
}
