// Which results count: final outcomes of campaigns, and the last concluded evaluation of a dossier outside any campaign.
// While a campaign runs, what was concluded in it is nobody's figure yet: the blind holds until its results are final.
import * as z from 'zod'
import { Category, OfficerInCharge } from '#shared/contract/dossiers.ts'
import { categoryWords } from '#shared/rules/category.ts'
import type { CountedDossier } from '#shared/rules/evaluation-figures.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { Sheet, score } from '#shared/rules/scoring.ts'
import { dayOf } from '#shared/text/instant.ts'
import { frozenStandardOf, leads } from '../campaigns/index.ts'
import type { Caller } from '../desk-core.ts'
import { createFrozenStandards } from '../evaluation/index.ts'
import type { Store } from '../store/index.ts'

/** A result that counts, with the day it became final. */
export interface Counted extends CountedDossier {
  readonly finalOn: string
}

/** Of a sheet that counts as much as figures need; what else is stored with it is the results' own. */
const FinalSheets = z.object({ sheets: z.array(Sheet).min(1) })
const SeatSeconds = z.object({ elapsedSeconds: z.int() })
const Facts = z.object({ agency: z.string(), officers: z.array(OfficerInCharge).default([]) })

/** What this caller may see summed up: published results; of those not published yet, those he leads, or all as the head. */
export function countedResults(store: Store, caller: Caller): Counted[] {
  return [...outcomesOf(store, caller), ...evaluationsAlone(store)]
}

function outcomesOf(store: Store, caller: Caller): Counted[] {
  const rows = store.all((q) =>
    q
      .selectFrom('outcome')
      .innerJoin('campaign', 'campaign.id', 'outcome.campaign_id')
      .innerJoin('campaign_dossier', (join) =>
        join
          .onRef('campaign_dossier.campaign_id', '=', 'outcome.campaign_id')
          .onRef('campaign_dossier.dossier_id', '=', 'outcome.dossier_id'),
      )
      .innerJoin('dossier', 'dossier.id', 'outcome.dossier_id')
      .selectAll('campaign')
      .select(['outcome.dossier_id', 'outcome.sheet', 'outcome.effective_hundredths', 'outcome.band', 'final_at'])
      .select(['campaign_dossier.standard_id', 'dossier.category', 'dossier.facts'])
      .where('outcome.state', '=', 'final')
      .where('campaign_dossier.dropped_at', 'is', null)
      .orderBy('final_at'),
  )
  const seen = rememberedBy((_id: string, row: (typeof rows)[number]) => {
    return row.state === 'published' || caller.roles.includes('head') || leads(store, caller, row)
  })
  const standards = rememberedBy((_key: string, row: (typeof rows)[number]) => {
    return frozenStandardOf(store, row.id, row.standard_id).standard
  })
  const seconds = secondsOfSeats(store)
  return rows.flatMap((row): Counted | [] => {
    if (!seen(row.id, row) || row.sheet === null || row.final_at === null) return []
    const { id, number, title } = row
    const standard = standards(`${row.id} ${row.standard_id}`, row)
    const { sheets } = FinalSheets.parse(JSON.parse(row.sheet))
    return {
      ...said(row),
      ...judged(standard, sheets, row.effective_hundredths),
      campaign: { id, number, title, on: dayOf(row.started_at ?? row.created_at) },
      band: row.band,
      seconds: seconds.get(`${id} ${row.dossier_id}`) ?? [],
      finalOn: dayOf(row.final_at),
    }
  })
}

/** Two inspectors may have looked at one dossier by one standard at different times: the last word counts. */
function evaluationsAlone(store: Store): Counted[] {
  const rows = store.all((q) =>
    q
      .selectFrom('evaluation')
      .innerJoin('dossier', 'dossier.id', 'evaluation.dossier_id')
      .leftJoin('assignment', 'assignment.evaluation_id', 'evaluation.id')
      .select(['evaluation.id', 'evaluation.dossier_id', 'standard_id', 'standard_sha256', 'sheet'])
      .select(['elapsed_seconds', 'concluded_at', 'dossier.category', 'dossier.facts'])
      .where('evaluation.state', '=', 'concluded')
      .where('assignment.id', 'is', null)
      .orderBy('concluded_at'),
  )
  const standards = createFrozenStandards(store)
  const last = new Map(rows.map((row) => [`${row.dossier_id} ${row.standard_id}`, row]))
  return [...last.values()].flatMap((row): Counted | [] => {
    if (row.concluded_at === null) return []
    const sheet = Sheet.parse(JSON.parse(row.sheet))
    const standard = standards.of(row)
    const result = score(standard, sheet)
    return {
      ...said(row),
      ...judged(standard, [sheet], result.effectiveHundredths),
      campaign: null,
      band: result.band?.title ?? null,
      seconds: [row.elapsed_seconds],
      finalOn: dayOf(row.concluded_at),
    }
  })
}

function said(row: { category: string; facts: string }) {
  const { agency, officers } = Facts.parse(JSON.parse(row.facts))
  return { category: categoryWords[Category.parse(row.category)], agency, officers: officers.map(({ name }) => name) }
}

function judged(standard: EvaluationStandard, sheets: readonly Sheet[], effectiveHundredths: number | null) {
  const scores = sheets.map((sheet) => score(standard, sheet))
  const unscored = scores.some((result) => result.unscored)
  const hasPoints = standard.scoring.formula !== 'checklist'
  return {
    standard,
    sheets,
    unscored,
    vetoed: scores.some(({ vetoesHit }) => vetoesHit.length > 0),
    effectiveHundredths: unscored || !hasPoints ? null : effectiveHundredths,
  }
}

/** Working seconds of every concluded seat, whether here or in a parcel, by campaign and dossier. */
function secondsOfSeats(store: Store): Map<string, number[]> {
  const rows = store.all((q) =>
    q
      .selectFrom('assignment')
      .leftJoin('evaluation', 'evaluation.id', 'assignment.evaluation_id')
      .select(['assignment.campaign_id', 'assignment.dossier_id', 'assignment.result', 'elapsed_seconds'])
      .where('assignment.state', '=', 'concluded'),
  )
  const groups = Map.groupBy(rows, (row) => `${row.campaign_id} ${row.dossier_id}`)
  const seconds = (row: (typeof rows)[number]): number | [] => {
    if (row.result !== null) return SeatSeconds.parse(JSON.parse(row.result)).elapsedSeconds
    return row.elapsed_seconds ?? []
  }
  return new Map([...groups].map(([key, same]) => [key, same.flatMap(seconds)]))
}

function rememberedBy<Row, T>(make: (key: string, row: Row) => T): (key: string, row: Row) => T {
  const made = new Map<string, { value: T }>()
  return (key, row) => {
    const known = made.get(key) ?? { value: make(key, row) }
    made.set(key, known)
    return known.value
  }
}
