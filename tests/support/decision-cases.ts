// Cases for the catalogues of major decisions: a case of which everything is known and nothing calls for a review, to be changed.
import { readFileSync } from 'node:fs'
import { catchCase, type DecisionCase } from '#shared/rules/major-decision.ts'
import { AmountOf, CaseFlag, MajorDecisionEntry, MajorDecisionPack } from '#shared/rules/pack-major-decision.ts'

export const yuan = (sum: number): number => Math.round(sum * 100)

const none = <K extends string, V>(keys: readonly K[], value: V) =>
  Object.fromEntries(keys.map((key) => [key, value])) as Record<K, V>

export const plain: DecisionCase = {
  act: '处罚',
  procedure: 'ordinary',
  measures: [],
  party: 'citizen',
  amounts: none(AmountOf.options, 0),
  powerSource: 'own',
  agencyLevel: 'county',
  hearing: false,
  deviations: [],
  flags: none(CaseFlag.options, false),
}

/** A penalty whose fine is this many fen. */
export function fined(fen: number | null, more: Partial<DecisionCase> = {}): Partial<DecisionCase> {
  return { measures: ['fine'], amounts: { ...plain.amounts, fine: fen }, ...more }
}

/** A case of which these flags hold, or are not known. */
export function flagged(value: true | null, ...flags: CaseFlag[]): Partial<DecisionCase> {
  return { flags: { ...plain.flags, ...none(flags, value) } }
}

export function shippedCatalogue(id: string): MajorDecisionPack {
  const file = new URL(`../../resources/rulebook/${id}.json`, import.meta.url)
  return MajorDecisionPack.parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** Name of the case, how it differs from the plain one, the answer, and the day where it matters. */
export type Row = readonly [name: string, change: Partial<DecisionCase>, answer: string, on?: string]

/** Codes of the entries that catch the case; `?` before those undetermined, `-` before those exempted. Empty: none at all. */
export function answerOf(catalogue: MajorDecisionPack, change: Partial<DecisionCase>, on = '2026-11-25'): string {
  const marks = { caught: '', undetermined: '?', exempted: '-', missed: null }
  return catchCase([catalogue], { ...plain, ...change }, on)
    .results.flatMap(({ standing, entry }) => (marks[standing] === null ? [] : [`${marks[standing]}${entry.code}`]))
    .join(' ')
}

export const entryOf = (change: Partial<MajorDecisionEntry> = {}): MajorDecisionEntry =>
  MajorDecisionEntry.parse({
    ...{ code: 'one', title: '条目', says: '条目。', clause: null, note: null, effect: 'review', always: false },
    ...{ acts: ['处罚'], procedures: [], measures: ['fine'], parties: [], amount: null, powerSources: [] },
    ...{ agencyLevel: null, hearing: null, deviations: [], flags: [], open: { parties: [], powerSources: [] } },
    ...{ reviewer: null, effectiveFrom: null, effectiveTo: null },
    ...change,
  })

export const catalogueOf = (
  entries: readonly MajorDecisionEntry[],
  head: Partial<MajorDecisionPack> = {},
): MajorDecisionPack =>
  MajorDecisionPack.parse({
    ...{ id: 'catalogue', kind: 'major-decision-catalogue', title: '目录', version: '1', issuer: '某局' },
    ...{ documentNumber: null, source: { title: '目录', documentNumber: null }, effectiveFrom: '2024-01-01' },
    ...{ effectiveTo: null, grade: 'example', gradeNote: '示例。', jurisdiction: { level: 'county', name: '某县' } },
    ...{ sectors: [], agencies: [], powerSources: [], notes: [], entries },
    ...head,
  })
