// The made-up case as the form holds it: what is known, and what the desk is asked about it.
import type { DecisionFacts } from '#shared/contract/catalogues.ts'
import { actOfMeasure } from '#shared/rules/major-decision-faults.ts'
import { AmountOf, CaseFlag, Measure } from '#shared/rules/pack-major-decision.ts'
import { measureWords } from '#shared/text/major-decision-words.ts'

export const unknownFacts: DecisionFacts = {
  act: '处罚',
  procedure: null,
  measures: null,
  party: null,
  amounts: record(AmountOf.options, null),
  powerSource: null,
  agencyLevel: null,
  hearing: null,
  deviations: null,
  flags: record(CaseFlag.options, null),
}

function record<K extends string>(keys: readonly K[], value: null): Record<K, null> {
  return Object.fromEntries(keys.map((key) => [key, value])) as Record<K, null>
}

/** What is not said about hearing, discretion and the situations to be judged is taken as no. */
export function restIsNo(facts: DecisionFacts): DecisionFacts {
  const flags = { ...facts.flags }
  for (const flag of CaseFlag.options) flags[flag] ??= false
  return { ...facts, hearing: facts.hearing ?? false, deviations: facts.deviations ?? [], flags }
}

/** Yuan as typed, with or without separators, to the fen; null where it is no sum. */
export function fenOf(typed: string): number | null {
  const text = typed.replace(/[,，\s]/g, '')
  const parts = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text)
  if (parts === null) return null
  const [, whole = '', rest = ''] = parts
  return Number(whole) * 100 + Number(rest.padEnd(2, '0'))
}

/** Measures under the act in whose decision they are taken. */
export const measureGroups = (['处罚', '强制', '许可'] as const).map((act) => ({
  label: act,
  options: Measure.options
    .filter((measure) => actOfMeasure(measure) === act)
    .map((value) => ({ value, label: measureWords[value] })),
}))
