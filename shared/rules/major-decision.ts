// Which entries of the catalogues of major decisions catch a case, why, and who reviews it. No review, no decision (行政处罚法 §58):
// so a case is free only when every entry is known to miss it.
import { type Clause, clausesOf, type DecisionCase } from './major-decision-clauses.ts'
import {
  type AmountOf,
  type CaseFlag,
  type MajorDecisionEntry,
  type MajorDecisionPack,
  type Reviewer,
  ReviewingLevel,
} from './pack-major-decision.ts'

export type { Clause, DecisionCase, Outcome } from './major-decision-clauses.ts'

/** A fact of the case that is not known, or a question that the source of an entry leaves open. */
export type MissingFact =
  | { readonly fact: 'procedure' | 'measures' | 'party' | 'power-source' | 'agency-level' | 'hearing' | 'deviations' }
  | { readonly fact: 'amount'; readonly of: AmountOf }
  | { readonly fact: 'flag'; readonly flag: CaseFlag }
  | { readonly fact: 'open-party' | 'open-power-source'; readonly entry: string }

/**
 * `caught`: every condition holds. `missed`: one at least does not, the first being `by`. `undetermined`: none fails, but facts
 * are missing. `exempted`: caught, but an exemption of its own catalogue frees the case.
 */
export type Standing = 'caught' | 'missed' | 'undetermined' | 'exempted'

export interface EntryResult {
  readonly catalogue: MajorDecisionPack
  readonly entry: MajorDecisionEntry
  readonly standing: Standing
  readonly clauses: readonly Clause[]
  readonly by: Clause | null
  readonly missing: readonly MissingFact[]
  /** Code of the exemption that frees the case, or that might once the missing facts are known. */
  readonly exemption: string | null
}

export interface Catch {
  readonly mustBeReviewed: 'yes' | 'no' | 'undetermined'
  readonly results: readonly EntryResult[]
  /** Of the highest tier that caught the case; null: the agency's own reviewers. */
  readonly reviewer: Reviewer | null
  /** An undetermined entry would move the case to a higher level. */
  readonly levelIsOpen: boolean
  readonly missing: readonly MissingFact[]
  /** Catalogues, or entries of one in force, that do not count on that day. */
  readonly notInForce: readonly { readonly catalogue: MajorDecisionPack; readonly entry: string | null }[]
}

/** Every entry of every catalogue against the case, on the day of the decision (YYYY-MM-DD). */
export function catchCase(catalogues: readonly MajorDecisionPack[], facts: DecisionCase, on: string): Catch {
  const results = catalogues.filter((one) => isInForce(one, on)).flatMap((one) => resultsOf(one, facts, on))
  const caught = results.filter(({ standing }) => standing === 'caught')
  const undetermined = results.filter(({ standing }) => standing === 'undetermined')
  const reviewer = highest(caught)
  return {
    mustBeReviewed: answerOf(results),
    results,
    reviewer,
    levelIsOpen: rankOfReviewer(highest(undetermined)) > rankOfReviewer(reviewer),
    missing: once(undetermined.flatMap(({ missing }) => missing)),
    notInForce: catalogues.flatMap((catalogue): Catch['notInForce'] => {
      if (!isInForce(catalogue, on)) return [{ catalogue, entry: null }]
      return catalogue.entries.filter((one) => !isInForce(one, on)).map(({ code }) => ({ catalogue, entry: code }))
    }),
  }
}

/** Where no catalogue was in force that day nothing has been found out. */
function answerOf(results: readonly EntryResult[]): Catch['mustBeReviewed'] {
  if (results.some(({ standing }) => standing === 'caught')) return 'yes'
  const isOpen = results.length === 0 || results.some(({ standing }) => standing === 'undetermined')
  return isOpen ? 'undetermined' : 'no'
}

/** Both days count. */
function isInForce(one: { effectiveFrom: string | null; effectiveTo: string | null }, on: string): boolean {
  return (one.effectiveFrom === null || one.effectiveFrom <= on) && (one.effectiveTo === null || on <= one.effectiveTo)
}

function resultsOf(catalogue: MajorDecisionPack, facts: DecisionCase, on: string): EntryResult[] {
  const all = catalogue.entries.filter((one) => isInForce(one, on)).map((entry) => resultOf(catalogue, entry, facts))
  const exemptions = all.filter(({ entry }) => entry.effect === 'exempt')
  const frees = exemptions.find(({ standing }) => standing === 'caught')
  const might = exemptions.find(({ standing }) => standing === 'undetermined')
  return all
    .filter(({ entry }) => entry.effect === 'review')
    .map((result): EntryResult => {
      if (result.standing === 'missed') return result
      if (frees !== undefined) return { ...result, standing: 'exempted', missing: [], exemption: frees.entry.code }
      if (might === undefined) return result
      const missing = once([...result.missing, ...might.missing])
      return { ...result, standing: 'undetermined', missing, exemption: might.entry.code }
    })
}

function resultOf(catalogue: MajorDecisionPack, entry: MajorDecisionEntry, facts: DecisionCase): EntryResult {
  const clauses = clausesOf(entry, facts)
  const by = clauses.find(({ outcome }) => outcome === 'unmet') ?? null
  const missing = by === null ? once(clauses.flatMap((clause) => missingOf(clause, entry.code))) : []
  const standing = by !== null ? 'missed' : missing.length > 0 ? 'undetermined' : 'caught'
  return { catalogue, entry, standing, clauses, by, missing, exemption: null }
}

function missingOf(clause: Clause, entry: string): MissingFact[] {
  if (clause.outcome !== 'unknown' || clause.on === 'always' || clause.on === 'act') return []
  if (clause.on === 'amount') return [{ fact: 'amount', of: clause.asked.of }]
  if (clause.on === 'flags') return clause.unknown.map((flag) => ({ fact: 'flag', flag }))
  if (clause.on === 'party' && clause.isOpen) return [{ fact: 'open-party', entry }]
  if (clause.on === 'power-source' && clause.isOpen) return [{ fact: 'open-power-source', entry }]
  return [{ fact: clause.on }]
}

function once(facts: readonly MissingFact[]): MissingFact[] {
  return [...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values()]
}

export function rankOfReviewer(reviewer: Reviewer | null): number {
  return reviewer === null ? 0 : ReviewingLevel.options.indexOf(reviewer.level)
}

function highest(results: readonly EntryResult[]): Reviewer | null {
  return results.reduce<Reviewer | null>((best, { entry }) => {
    if (best === null) return entry.reviewer
    return rankOfReviewer(entry.reviewer) > rankOfReviewer(best) ? entry.reviewer : best
  }, null)
}

/** Whose decision it is: names of its places from the province down, its own name, its sectors (null: not known). */
export interface DecidingAgency {
  readonly name: string
  readonly places: readonly string[]
  readonly sectors: readonly string[] | null
}

/** The catalogues that bind an agency, from the nation down. One whose sector nobody knows counts: better reviewed than not. */
export function cataloguesFor(all: readonly MajorDecisionPack[], agency: DecidingAgency): MajorDecisionPack[] {
  const layers = ['nation', 'province', 'prefecture', 'county', 'unit']
  return all
    .filter(({ jurisdiction, sectors, agencies }) => {
      const isPlace = jurisdiction.level === 'nation' || [...agency.places, agency.name].includes(jurisdiction.name)
      const isSector =
        sectors.length === 0 || agency.sectors === null || agency.sectors.some((one) => sectors.includes(one))
      return isPlace && isSector && (agencies.length === 0 || agencies.includes(agency.name))
    })
    .sort((one, other) => layers.indexOf(one.jurisdiction.level) - layers.indexOf(other.jurisdiction.level))
}
