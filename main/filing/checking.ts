// Runs the checks of completeness: over one dossier for its checklist, over many for the list, and only where something changed.
import type { CheckFinding, SignedPaper } from '#shared/contract/checks.ts'
import { type CheckBook, type CheckedResult, checkDossier } from '#shared/rules/completeness.ts'
import type { NumberStanding } from '#shared/rules/number-series.ts'
import { dayOf } from '#shared/text/instant.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Store } from '../store/index.ts'
import { type FiledCase, readCases, readStandings } from './cases.ts'
import { stampsOf } from './stamps.ts'
import { keepSummaries, type Stamps, staleOf } from './summaries.ts'

export interface Checking {
  /** The packs in force today. */
  book(): CheckBook
  /** Checks one dossier and keeps the result where it is another than the last. Refuses `dossier.unknown`. */
  one(dossierId: string): CheckedResult & { readonly book: CheckBook; readonly dossier: FiledCase }
  /** Those of the archive, or of these, that have changed since they were last checked, with their stamps of now. */
  stale(ids: readonly string[] | null): Stamps
  /**
   * Checks these and keeps the results; returns how many have troubles. Give it no more than a few hundred at once. A stamp
   * that is older than what is read makes the result stale again, never fresh for too long.
   */
  many(stamps: Stamps): number
}

export function createChecking(options: { store: Store; rulebook: Rulebook; clock: Clock }): Checking {
  const { store, rulebook, clock } = options
  let standing: { change: number; of: Map<string, NumberStanding> } | null = null
  let waiting: { key: string; stamps: Stamps } | null = null

  /** Place of the last entry that is no viewing and no judgement: until there is another, the dossiers stand as they stood. */
  const lastChange = (): number =>
    store.one((q) =>
      q
        .selectFrom('journal')
        .select('position')
        .where('event', 'not like', '%.viewed')
        .where('event', 'not like', 'evaluation.%')
        .where('event', 'not like', 'suggestion.%')
        .orderBy('position', 'desc')
        .limit(1),
    )?.position ?? 0

  function standings(): Map<string, NumberStanding> {
    const change = lastChange()
    if (standing?.change !== change) standing = { change, of: readStandings(store) }
    return standing.of
  }

  const book = (): CheckBook => ({
    pack: rulebook.filingChecks(),
    recordingList: rulebook.recordingList(),
    recordingPractice: rulebook.recordingPractice(),
    kindTitles: new Map(rulebook.paperKinds().kinds.map(({ code, title }) => [code, title])),
    calendar: rulebook.calendar(),
    today: dayOf(clock.now().toISOString()),
  })
  const packHashes = (): string[] =>
    [
      rulebook.filingChecks().id,
      rulebook.recordingList().id,
      rulebook.recordingPractice().id,
      rulebook.paperKinds().id,
      rulebook.calendar().packId,
    ].map((id) => rulebook.hashOf(id))

  function stale(ids: readonly string[] | null): Stamps {
    const { today } = book()
    const packs = packHashes()
    if (ids !== null) return staleOf(store, stampsOf(store, ids, standings(), packs), today)
    const key = [lastChange(), today, ...packs].join(' ')
    if (waiting?.key !== key) {
      waiting = { key, stamps: staleOf(store, stampsOf(store, null, standings(), packs), today) }
    }
    return waiting.stamps
  }

  function many(stamps: Stamps): number {
    const current = book()
    const summaries = readCases(store, [...stamps.keys()], standings(), (name) => name).map((dossier) => {
      const { counts, changesOn } = checkDossier(dossier, current)
      return { dossierId: dossier.id, stamp: stamps.get(dossier.id) ?? '', changesOn, ...counts }
    })
    keepSummaries(store, summaries, clock.now().toISOString())
    waiting = null
    return summaries.filter(({ lacking, wrong }) => lacking + wrong > 0).length
  }

  return {
    book,
    stale,
    many,
    one(dossierId) {
      const current = book()
      const [dossier] = readCases(store, [dossierId], standings(), shownNames(store))
      if (dossier === undefined) throw refuse('dossier.unknown')
      const stamps = stale([dossierId])
      if (stamps.size > 0) many(stamps)
      return { ...checkDossier(dossier, current), book: current, dossier }
    },
  }
}

/** Sign-in names as people know each other. */
function shownNames(store: Store): (name: string) => string {
  const rows = store.all((q) => q.selectFrom('user').select(['name', 'display_name']))
  const shown = new Map(rows.map((row) => [row.name, row.display_name]))
  return (name) => shown.get(name) ?? name
}

/** The papers that must be signed, with what was noted of each. */
export function signedPapers(
  { pack }: CheckBook,
  dossier: FiledCase,
  findings: readonly CheckFinding[],
): SignedPaper[] {
  const signers = new Map(pack.signers.map(({ code, title }) => [code, title]))
  const rules = new Map(pack.rules.map((rule) => [rule.code, rule]))
  const papers = new Map<string, SignedPaper>()
  for (const { rule: code, subject } of findings) {
    const rule = rules.get(code)
    if (rule?.family !== 'signatures') continue
    const wants = rule.wants.map(({ signer, least }) => ({ signer, title: signers.get(signer) ?? signer, least }))
    const before = papers.get(subject)
    const merged = [...(before?.wants ?? []), ...wants.filter((one) => !isWanted(before, one.signer))]
    const title = dossier.items.find(({ id }) => id === subject)?.title ?? ''
    const noted = dossier.signatures.get(subject) ?? null
    papers.set(subject, { itemId: subject, title, wants: merged, noted: noted === null ? null : { ...noted } })
  }
  return [...papers.values()]
}

const isWanted = (paper: SignedPaper | undefined, signer: string) =>
  paper?.wants.some((want) => want.signer === signer) ?? false
