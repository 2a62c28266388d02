// 档号: proposed, assigned once, and their gaps. The pattern is the rulebook's; serials run within what stands before them.
import type { ArchivalCode, CodeGapReport, CodeProposal, UncodedDossier } from '#shared/contract/archival.ts'
import { DossierFacts } from '#shared/contract/dossiers.ts'
import {
  type BuiltCode,
  buildCode,
  type CodeParts,
  parseCode,
  serialGaps,
  seriesOf,
} from '#shared/rules/archival-code.ts'
import type { ArchivalCodePack, CodePart } from '#shared/rules/pack-archival.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import { dossierRow, standingOf } from '../dossiers/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import { type Actor, paged, type Store } from '../store/index.ts'
import { assertAgree, knownParts, lackingParts, repeatedParts, yearOf } from './code-parts.ts'
import { codeRows, codesOf, isTaken, lastParts, nextSerial, uncodedRows } from './code-rows.ts'

export interface Assignment {
  readonly dossierIds: readonly string[]
  /** Parts that are typed; also a year or a period, where the dossier says none. */
  readonly parts: CodeParts
  /** Null for the next of the series. */
  readonly serial: number | null
}

export interface UncodedFilter {
  readonly offset: number
  readonly limit: number
  readonly state: 'any' | 'sealed'
}

export interface Codes {
  propose(wanted: Pick<Assignment, 'dossierIds' | 'parts'>): CodeProposal
  /** All or none. Refuses a dossier that has a code or was destroyed, and parts that lack, do not fit or contradict it. */
  assign(caller: Actor, assignment: Assignment): ArchivalCode[]
  gaps(): CodeGapReport
  uncoded(filter: UncodedFilter): { rows: UncodedDossier[]; total: number }
}

/** Of one series, and in all: a report is read by people. */
const mostGaps = 200
const mostUnfitting = 500

export function createCodes(options: { store: Store; rulebook: Rulebook; clock: Clock }): Codes {
  const { store, rulebook, clock } = options

  function assignOne(caller: Actor, dossierId: string, { parts: typed, serial: wanted }: Assignment): void {
    store.record(caller, 'archival-code.assigned', dossierId, (note) => {
      const pack = rulebook.archivalCode()
      const { facts, title, disposed_at } = dossierRow(store, dossierId)
      if (disposed_at !== null) throw refuse('archival.disposed')
      if (codesOf(store, [dossierId]).has(dossierId)) throw refuse('archival.coded', { title })
      const known = knownParts(pack, codedFacts(facts, standingOf(store, [dossierId]).get(dossierId)?.period ?? null))
      assertAgree(pack, known, typed)
      const parts = { ...repeatedParts(pack, lastParts(store)), ...typed, ...known }
      assertPeriod(pack, parts)
      const serial = wanted ?? nextSerial(store, seriesOf(pack, parts) ?? '')
      const built = assertBuilt(buildCode(pack, parts, serial))
      if (isTaken(store, built.code, built.series, serial)) throw refuse('archival.serial-taken', { code: built.code })
      note({ archivalCode: built.code })
      store.run((q) =>
        q.insertInto('archival_code').values({
          dossier_id: dossierId,
          code: built.code,
          parts: JSON.stringify(built.parts),
          series: built.series,
          serial,
          pattern_sha256: rulebook.hashOf(pack.id),
          assigned_by: caller.name,
          assigned_at: clock.now().toISOString(),
        }),
      )
    })
  }

  return {
    propose({ dossierIds, parts: typed }) {
      const pack = rulebook.archivalCode()
      const ids = [...new Set(dossierIds)]
      const standing = standingOf(store, ids)
      const usual = { ...repeatedParts(pack, lastParts(store)), ...typed }
      const next = new Map<string, number>()
      const lines = ids.map((dossierId) => {
        const { facts, title } = dossierRow(store, dossierId)
        const known = knownParts(pack, codedFacts(facts, standing.get(dossierId)?.period ?? null))
        const parts = { ...usual, ...known }
        const series = seriesOf(pack, parts)
        if (series === null) return { dossierId, title, code: null, lacking: lackingParts(pack, parts) }
        const serial = next.get(series) ?? nextSerial(store, series)
        next.set(series, serial + 1)
        const built = buildCode(pack, parts, serial)
        const code = built.state === 'built' ? built.code : null
        // Where every part stands, only the serials can be used up.
        return { dossierId, title, code, lacking: code === null ? [pack.parts.at(-1)?.title ?? ''] : [] }
      })
      const asked = pack.parts.filter(({ from }) => from === 'asked').map((part) => askedPart(part, usual))
      return { asked, lines, packTitle: pack.title, mark: pack.grade }
    },
    assign(caller, assignment) {
      const ids = [...new Set(assignment.dossierIds)]
      const [only] = ids
      if (ids.length === 1 && only !== undefined) assignOne(caller, only, assignment)
      else {
        store.record(caller, 'archival-code.assigned', null, (note) => {
          if (assignment.serial !== null) throw refuse('archival.serial-alone')
          note({ dossiers: ids.length })
          for (const id of ids) assignOne(caller, id, assignment)
        })
      }
      const codes = codesOf(store, ids)
      return ids.flatMap((id) => codes.get(id) ?? [])
    },
    gaps() {
      const pack = rulebook.archivalCode()
      const rows = codeRows(store)
      const series = [...Map.groupBy(rows, (row) => row.series)].map(([name, there]) =>
        seriesLine(
          name,
          there.map(({ serial }) => serial),
        ),
      )
      const unfitting = rows.filter(({ code, serial }) => parseCode(pack, code)?.serial !== serial)
      return {
        series: series.sort((a, b) => (a.series < b.series ? -1 : 1)),
        unfitting: unfitting.slice(0, mostUnfitting).map(({ dossier_id, code }) => ({ dossierId: dossier_id, code })),
        uncoded: uncodedRows(store, 'any', { offset: 0, limit: 1 })[0]?.total ?? 0,
        packTitle: pack.title,
        mark: pack.grade,
      }
    },
    uncoded(filter) {
      const pack = rulebook.archivalCode()
      const { rows, total } = paged(filter, (page) => uncodedRows(store, filter.state, page))
      const ids = rows.map(({ id }) => id)
      const standing = standingOf(store, ids)
      return {
        total,
        rows: rows.map(({ id, title, number, state, facts }) => {
          const period = standing.get(id)?.period ?? null
          return { dossierId: id, title, number, state, year: yearOf(pack, codedFacts(facts, null).dates), period }
        }),
      }
    },
  }
}

function codedFacts(facts: string, period: string | null) {
  const { category, dates } = DossierFacts.parse(JSON.parse(facts))
  return { category, dates, period }
}

function seriesLine(series: string, serials: readonly number[]): CodeGapReport['series'][number] {
  const gaps = serialGaps(serials)
  const missing = gaps.reduce((sum, { from, to }) => sum + to - from + 1, 0)
  const first = serials.reduce((least, one) => Math.min(least, one))
  const last = serials.reduce((most, one) => Math.max(most, one))
  return { series, first, last, assigned: serials.length, missing, gaps: gaps.slice(0, mostGaps) }
}

/** A period that nobody decided is worth a sentence of its own: it is decided at another desk. */
function assertPeriod(pack: ArchivalCodePack, parts: CodeParts): void {
  const part = pack.parts.find(({ from }) => from === 'period')
  if (part !== undefined && part.usual === null && parts[part.key] === undefined) throw refuse('archival.period')
}

/** @throws Refusal `archival.series-full`, `archival.part-missing`, `archival.part-form` */
function assertBuilt(result: BuiltCode): Extract<BuiltCode, { state: 'built' }> {
  if (result.state === 'built') return result
  if (result.state === 'full') throw refuse('archival.series-full', { series: result.series })
  const part = result.part.title
  throw result.state === 'missing' ? refuse('archival.part-missing', { part }) : refuse('archival.part-form', { part })
}

function askedPart({ key, title, form, usual }: CodePart, parts: CodeParts): CodeProposal['asked'][number] {
  const choices = form.kind === 'table' ? form.entries.map((entry) => ({ ...entry })) : null
  return { key, title, value: parts[key] ?? usual, choices }
}
