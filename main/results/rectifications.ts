// Rectification (整改): issued from the final result of a dossier or from an evaluation outside campaigns, reported with evidence that
// was filed and sealed as supplements, re-checked problem by problem, closed or given back with a new day.
import type {
  NewProblem,
  Rectification,
  RectificationLine,
  RectificationProblem,
} from '#shared/contract/rectifications.ts'
import { formatPaperNumber, parsePaperNumber } from '#shared/rules/codes.ts'
import { addDays } from '#shared/rules/day.ts'
import { type Problem, problemsOf } from '#shared/rules/problems.ts'
import { curedIn, isDue } from '#shared/rules/rectification.ts'
import { dayOf } from '#shared/text/instant.ts'
import { refuse } from '#shared/text/refusal.ts'
import { measureFor } from '#shared/text/results.ts'
import { frozenStandardOf, seatResultsOf } from '../campaigns/index.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import { dossierRow, type Evidence, supplementRows } from '../dossiers/index.ts'
import type { Evaluations } from '../evaluation/index.ts'
import type { Page, Store } from '../store/index.ts'
import {
  problemsIn,
  type RectificationRow,
  type RectificationSearch,
  rectificationRow,
  rectificationRows,
  roundsIn,
  toLine,
  toRectification,
} from './rectification-rows.ts'
import { gather, placeOf } from './rows.ts'
import { problemsOfOutcome } from './shown.ts'
import { isOfAgency, sightOf } from './sight.ts'

export interface Source {
  readonly dossierId: string
  readonly campaignId: string | null
  readonly evaluationId: string | null
}

export interface Cure {
  readonly problemId: string
  readonly done: string
  readonly supplementIds: readonly string[]
}

export interface Verdict {
  readonly problemId: string
  readonly cured: boolean
  readonly reason: string
}

export interface Rectifications {
  list(caller: Caller, search: RectificationSearch & Page): { rows: RectificationLine[]; total: number }
  get(caller: Caller, id: string): Rectification
  /** Refuses what `issue` refuses of its source. */
  draft(caller: Caller, source: Source): { problems: NewProblem[]; dueOn: string | null }
  /**
   * Refuses `rectification.source`, `rectification.not-final`, `rectification.not-concluded`, `rectification.of-campaign`,
   * `rectification.not-yours`, `rectification.issued-already`, `rectification.due-past`, and anchors outside the dossier.
   */
  issue(caller: Caller, notice: Source & { problems: readonly NewProblem[]; dueOn: string }): Rectification
  /** Refuses `rectification.state`, `results.not-agency`, `rectification.answer-missing`, `rectification.evidence`. */
  report(caller: Caller, id: string, answers: readonly Cure[]): Rectification
  /** Refuses `rectification.state`, `rectification.own-report`, `rectification.verdict-missing`, `rectification.reason-missing`, `rectification.new-day-missing`. */
  recheck(
    caller: Caller,
    checked: { id: string; verdicts: readonly Verdict[]; note: string; dueOn: string | null },
  ): Rectification
  /** Refuses `rectification.state`, `rectification.not-yours`. */
  withdraw(caller: Caller, id: string, reason: string): Rectification
}

/** 文种 of the number: 整改〔2026〕3号. The desk's own series; an office that numbers its notices otherwise says so on the paper. */
const mark = '整改'

export function createRectifications(options: {
  store: Store
  evaluations: Evaluations
  evidence: Evidence
  clock: Clock
  newId: () => string
  agency: string
}): Rectifications {
  const { store, evaluations, evidence, clock, newId, agency } = options
  const now = () => clock.now().toISOString()
  const today = () => dayOf(now())
  const nameOf = (name: string) =>
    store.one((q) => q.selectFrom('user').select('display_name').where('name', '=', name))?.display_name ?? name

  function get(caller: Caller, id: string): Rectification {
    const row = rectificationRow(store, id)
    return toRectification(row, toLine(row, caller, agency, today()), nameOf)
  }

  /** What the source found, and the day it gives. */
  function found(caller: Caller, source: Source): { problems: readonly Problem[]; dueOn: string | null } {
    if (source.campaignId !== null && source.evaluationId === null)
      return ofOutcome(caller, source.campaignId, source.dossierId)
    if (source.campaignId === null && source.evaluationId !== null)
      return ofEvaluation(caller, source.evaluationId, source.dossierId)
    throw refuse('rectification.source')
  }

  function ofOutcome(caller: Caller, campaignId: string, dossierId: string) {
    const gathered = gather(store, campaignId)
    const place = placeOf(gathered, dossierId)
    if (!sightOf(store, agency, caller, gathered).leads && !caller.roles.includes('head'))
      throw refuse('rectification.not-yours')
    if (place.outcome?.state !== 'final') throw refuse('rectification.not-final')
    assertNone(dossierId, 'campaign_id', campaignId)
    const { standard } = frozenStandardOf(store, campaignId, place.dossier.standard_id)
    const problems = problemsOfOutcome(standard, place, seatResultsOf(store, campaignId, dossierId))
    return { problems, dueOn: addDays(today(), gathered.plan.rectificationDays) }
  }

  function ofEvaluation(caller: Caller, evaluationId: string, dossierId: string) {
    const evaluation = evaluations.get(evaluationId)
    if (evaluation.dossierId !== dossierId) throw refuse('rectification.source')
    if (evaluation.state !== 'concluded') throw refuse('rectification.not-concluded')
    const seat = store.one((q) => q.selectFrom('assignment').select('id').where('evaluation_id', '=', evaluationId))
    if (seat !== null) throw refuse('rectification.of-campaign')
    const own = evaluations.inspectorOf(evaluationId) === caller.userId
    if (!own && !caller.roles.includes('head')) throw refuse('rectification.not-yours')
    assertNone(dossierId, 'evaluation_id', evaluationId)
    const problems = problemsOf(evaluations.standardOf(evaluationId), [evaluation.sheet], evaluation.findings)
    return { problems, dueOn: null }
  }

  function assertNone(dossierId: string, column: 'campaign_id' | 'evaluation_id', sourceId: string): void {
    const before = store.one((q) =>
      q
        .selectFrom('rectification')
        .select('number')
        .where('dossier_id', '=', dossierId)
        .where(column, '=', sourceId)
        .where('state', '!=', 'withdrawn'),
    )
    if (before !== null) throw refuse('rectification.issued-already', { number: before.number })
  }

  function nextNumber(): string {
    const year = Number(today().slice(0, 4))
    const serials = store
      .all((q) => q.selectFrom('rectification').select('number'))
      .map(({ number }) => {
        const read = parsePaperNumber(number)
        return read.state === 'valid' && read.number.year === year ? read.number.serial : 0
      })
    return formatPaperNumber({ mark, year, serial: Math.max(0, ...serials) + 1 })
  }

  function stateIs(row: RectificationRow, ...states: readonly RectificationRow['state'][]): void {
    if (!states.includes(row.state)) throw refuse('rectification.state', { state: row.state })
  }

  /** Those that are not cured yet, each answered once. */
  function assertEach(
    row: RectificationRow,
    given: readonly { problemId: string }[],
    missing: 'rectification.answer-missing' | 'rectification.verdict-missing',
  ): RectificationProblem[] {
    const cured = curedIn(roundsIn(row))
    const open = problemsIn(row).filter(({ id }) => !cured.has(id))
    const ids = new Set(given.map(({ problemId }) => problemId))
    if (ids.size !== given.length || [...ids].some((id) => !open.some((problem) => problem.id === id))) {
      throw refuse('rectification.problem-unknown')
    }
    if (open.some(({ id }) => !ids.has(id))) throw refuse(missing)
    return open
  }

  type Change = Partial<
    Pick<
      RectificationRow,
      'rounds' | 'state' | 'due_on' | 'reported_at' | 'closed_at' | 'withdrawn_by' | 'withdrawn_reason'
    >
  >
  const update = (id: string, change: Change) =>
    store.run((q) => q.updateTable('rectification').set(change).where('id', '=', id))

  return {
    list(caller, { offset, limit, ...search }) {
      const { rows, total } = rectificationRows(store, { offset, limit }, { ...search, today: today() })
      return { rows: rows.map((row) => toLine(row, caller, agency, today())), total }
    },
    get,
    draft(caller, source) {
      const { problems, dueOn } = found(caller, source)
      return { problems: problems.map(draftOf), dueOn }
    },
    issue(caller, { problems, dueOn, ...source }) {
      const id = newId()
      return store.record(caller, 'rectification.issued', id, (note) => {
        found(caller, source)
        if (dueOn <= today()) throw refuse('rectification.due-past')
        for (const problem of problems)
          for (const anchor of problem.anchors) evidence.assertAnchor(source.dossierId, anchor)
        const number = nextNumber()
        note({ dossier: source.dossierId, rectification: number, problems: problems.length, dueOn })
        store.run((q) =>
          q.insertInto('rectification').values({
            ...{ id, number, campaign_id: source.campaignId, dossier_id: dossierRow(store, source.dossierId).id },
            ...{ evaluation_id: source.evaluationId, due_on: dueOn, state: 'issued', rounds: '[]' },
            problems: JSON.stringify(problems.map((problem) => ({ ...problem, id: newId() }))),
            ...{ issued_by: caller.name, issued_at: now(), reported_at: null, closed_at: null },
            ...{ withdrawn_by: null, withdrawn_reason: null },
          }),
        )
        return get(caller, id)
      })
    },
    report(caller, id, answers) {
      return store.record(caller, 'rectification.reported', id, (note) => {
        const row = rectificationRow(store, id)
        if (!isDue(row.state)) throw refuse('rectification.state', { state: row.state })
        if (!isOfAgency(caller, toLine(row, caller, agency, today()).agency, agency)) throw refuse('results.not-agency')
        assertEach(row, answers, 'rectification.answer-missing')
        const sealed = new Set(
          supplementRows(store, row.dossier_id).flatMap((one) => (one.state === 'sealed' ? [one.id] : [])),
        )
        if (answers.some(({ supplementIds }) => supplementIds.some((one) => !sealed.has(one)))) {
          throw refuse('rectification.evidence')
        }
        note({ dossier: row.dossier_id, rectification: row.number, answers: answers.length })
        const report = { by: caller.name, at: now(), answers }
        const rounds = JSON.stringify([...roundsIn(row), { report, recheck: null }])
        update(id, { rounds, state: 'reported', reported_at: now() })
        return get(caller, id)
      })
    },
    recheck(caller, { id, verdicts, note: words, dueOn }) {
      return store.record(caller, 'rectification.rechecked', id, (note) => {
        const row = rectificationRow(store, id)
        stateIs(row, 'reported')
        assertEach(row, verdicts, 'rectification.verdict-missing')
        const uncured = verdicts.filter(({ cured }) => !cured)
        if (uncured.some(({ reason }) => reason.trim().length < 2)) throw refuse('rectification.reason-missing')
        if (uncured.length > 0 && (dueOn === null || dueOn <= today())) throw refuse('rectification.new-day-missing')
        const rounds = roundsIn(row)
        const last = rounds.at(-1)
        if (last === undefined) throw new Error('reported without a report')
        if (last.report.by === caller.name) throw refuse('rectification.own-report')
        const newDay = uncured.length === 0 ? null : dueOn
        const recheck = { by: caller.name, at: now(), verdicts, note: words, dueOn: newDay }
        note({ dossier: row.dossier_id, rectification: row.number, uncured: uncured.length, dueOn: newDay })
        update(id, {
          rounds: JSON.stringify([...rounds.slice(0, -1), { ...last, recheck }]),
          ...(newDay === null ? { state: 'closed', closed_at: now() } : { state: 'returned', due_on: newDay }),
        })
        return get(caller, id)
      })
    },
    withdraw(caller, id, reason) {
      return store.record(caller, 'rectification.withdrawn', id, (note) => {
        const row = rectificationRow(store, id)
        stateIs(row, 'issued', 'returned', 'reported')
        if (row.issued_by !== caller.name && !caller.roles.includes('head')) throw refuse('rectification.not-yours')
        note({ dossier: row.dossier_id, rectification: row.number })
        update(id, { state: 'withdrawn', withdrawn_by: caller.name, withdrawn_reason: reason })
        return get(caller, id)
      })
    },
  }
}

function draftOf({ criterion, title, words, clause, anchors }: Problem): NewProblem {
  return { criterion, title, words, clause, anchors: [...anchors], measure: measureFor(anchors) }
}
