// One entry of a catalogue against one case, condition by condition. What is not known is undetermined, never a silent no.

import type {
  AmountOf,
  AmountRange,
  CaseFlag,
  Deviation,
  MajorDecisionEntry,
  Measure,
  PartyKind,
  Procedure,
} from './pack-major-decision.ts'
import { AgencyLevel } from './pack-major-decision.ts'
import type { DossierCategory } from './pack-words.ts'

/** Null anywhere: not known yet. An empty list is known to be empty. Amounts in fen. */
export interface DecisionCase {
  readonly act: DossierCategory
  readonly procedure: Procedure | null
  readonly measures: readonly Measure[] | null
  readonly party: PartyKind | null
  readonly amounts: Readonly<Record<AmountOf, number | null>>
  readonly powerSource: string | null
  readonly agencyLevel: AgencyLevel | null
  readonly hearing: boolean | null
  readonly deviations: readonly Deviation[] | null
  readonly flags: Readonly<Record<CaseFlag, boolean | null>>
}

export type Outcome = 'met' | 'unmet' | 'unknown'

/** A condition and how the case stands to it, with what a reader needs to check it. */
export type Clause = { readonly outcome: Outcome } & (
  | { readonly on: 'always' }
  | { readonly on: 'act'; readonly asked: readonly DossierCategory[]; readonly got: DossierCategory }
  | { readonly on: 'procedure'; readonly asked: readonly Procedure[]; readonly got: Procedure | null }
  | { readonly on: 'measures'; readonly asked: readonly Measure[]; readonly got: readonly Measure[] | null }
  | {
      readonly on: 'party'
      readonly asked: readonly PartyKind[]
      readonly got: PartyKind | null
      /** The source leaves this party open. */
      readonly isOpen: boolean
    }
  | { readonly on: 'amount'; readonly asked: AmountRange; readonly got: number | null; readonly isAbsent: boolean }
  | {
      readonly on: 'power-source'
      readonly asked: readonly string[]
      readonly got: string | null
      readonly isOpen: boolean
    }
  | {
      readonly on: 'agency-level'
      readonly min: AgencyLevel | null
      readonly max: AgencyLevel | null
      readonly got: AgencyLevel | null
    }
  | { readonly on: 'hearing'; readonly asked: boolean; readonly got: boolean | null }
  | { readonly on: 'deviations'; readonly asked: readonly Deviation[]; readonly got: readonly Deviation[] | null }
  | {
      readonly on: 'flags'
      readonly asked: readonly CaseFlag[]
      readonly held: readonly CaseFlag[]
      readonly unknown: readonly CaseFlag[]
    }
)

/** The conditions in the order in which they are read; one that asks for nothing is left out. */
export function clausesOf(entry: MajorDecisionEntry, facts: DecisionCase): Clause[] {
  const clauses = [
    entry.acts.length === 0 ? null : actClause(entry, facts),
    entry.procedures.length === 0 ? null : procedureClause(entry, facts),
    entry.measures.length === 0 ? null : measuresClause(entry, facts),
    entry.parties.length === 0 ? null : partyClause(entry, facts),
    entry.amount === null ? null : amountClause(entry.amount, facts),
    entry.powerSources.length === 0 ? null : powerClause(entry, facts),
    entry.agencyLevel === null ? null : levelClause(entry.agencyLevel, facts),
    entry.hearing === null ? null : hearingClause(entry.hearing, facts),
    entry.deviations.length === 0 ? null : deviationsClause(entry, facts),
    entry.flags.length === 0 ? null : flagsClause(entry, facts),
    entry.always ? ({ on: 'always', outcome: 'met' } as const) : null,
  ]
  return clauses.filter((clause) => clause !== null)
}

const told = (isMet: boolean): Outcome => (isMet ? 'met' : 'unmet')

function actClause({ acts }: MajorDecisionEntry, { act }: DecisionCase): Clause {
  return { on: 'act', outcome: told(acts.includes(act)), asked: acts, got: act }
}

function procedureClause({ procedures }: MajorDecisionEntry, { procedure }: DecisionCase): Clause {
  const outcome = procedure === null ? 'unknown' : told(procedures.includes(procedure))
  return { on: 'procedure', outcome, asked: procedures, got: procedure }
}

function measuresClause({ measures: asked }: MajorDecisionEntry, { measures }: DecisionCase): Clause {
  const outcome = measures === null ? 'unknown' : told(measures.some((one) => asked.includes(one)))
  return { on: 'measures', outcome, asked, got: measures }
}

function partyClause({ parties, open }: MajorDecisionEntry, { party }: DecisionCase): Clause {
  const isOpen = party !== null && open.parties.includes(party)
  const outcome = party === null || isOpen ? 'unknown' : told(parties.includes(party))
  return { on: 'party', outcome, asked: parties, got: party, isOpen }
}

/** Measures of which each amount is the figure: without any of them there is no such amount, however high the value noted. */
export const measureOfAmount: Readonly<Record<AmountOf, Measure | null>> = {
  fine: 'fine',
  'illegal-gains': null,
  'goods-value': null,
}

function amountClause(asked: AmountRange, { amounts, measures }: DecisionCase): Clause {
  const measure = measureOfAmount[asked.of]
  const isAbsent = measure !== null && measures !== null && !measures.includes(measure)
  const got = isAbsent ? null : amounts[asked.of]
  const outcome = isAbsent ? 'unmet' : got === null ? 'unknown' : told(isWithin(asked, got))
  return { on: 'amount', outcome, asked, got, isAbsent }
}

/** Whether a figure lies in the range, on the right side of each bound by its own operator. */
export function isWithin({ from, to }: AmountRange, fen: number): boolean {
  const above = from === null || (from.op === '≥' ? fen >= from.fen : fen > from.fen)
  const below = to === null || (to.op === '≤' ? fen <= to.fen : fen < to.fen)
  return above && below
}

function powerClause({ powerSources, open }: MajorDecisionEntry, { powerSource }: DecisionCase): Clause {
  const isOpen = powerSource !== null && open.powerSources.includes(powerSource)
  const outcome = powerSource === null || isOpen ? 'unknown' : told(powerSources.includes(powerSource))
  return { on: 'power-source', outcome, asked: powerSources, got: powerSource, isOpen }
}

export const rankOf = (level: AgencyLevel): number => AgencyLevel.options.indexOf(level)

function levelClause(
  { min, max }: NonNullable<MajorDecisionEntry['agencyLevel']>,
  { agencyLevel: got }: DecisionCase,
): Clause {
  const isWithinLevels = (level: AgencyLevel) =>
    (min === null || rankOf(level) >= rankOf(min)) && (max === null || rankOf(level) <= rankOf(max))
  return { on: 'agency-level', outcome: got === null ? 'unknown' : told(isWithinLevels(got)), min, max, got }
}

function hearingClause(asked: boolean, { hearing }: DecisionCase): Clause {
  return { on: 'hearing', outcome: hearing === null ? 'unknown' : told(hearing === asked), asked, got: hearing }
}

function deviationsClause({ deviations: asked }: MajorDecisionEntry, { deviations }: DecisionCase): Clause {
  const outcome = deviations === null ? 'unknown' : told(deviations.some((one) => asked.includes(one)))
  return { on: 'deviations', outcome, asked, got: deviations }
}

function flagsClause({ flags: asked }: MajorDecisionEntry, { flags }: DecisionCase): Clause {
  const held = asked.filter((flag) => flags[flag] === true)
  const unknown = asked.filter((flag) => flags[flag] === null)
  const outcome = held.length > 0 ? 'met' : unknown.length > 0 ? 'unknown' : 'unmet'
  return { on: 'flags', outcome, asked, held, unknown }
}
