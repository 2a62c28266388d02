// Evaluations as they are stored, and as the contract shows them.
import type { Evaluation, EvaluationLine } from '#shared/contract/evaluation.ts'
import type { Finding } from '#shared/contract/evidence.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { type Score, Sheet, score } from '#shared/rules/scoring.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Caller } from '../desk-core.ts'
import type { Store } from '../store/index.ts'
import { assertSeated } from './seats.ts'

export interface EvaluationRow {
  id: string
  dossier_id: string
  standard_id: string
  standard_sha256: string
  manifest_sha256: string
  inspector_id: string
  state: 'open' | 'concluded'
  sheet: string
  advice: string
  elapsed_seconds: number
  started_at: string
  updated_at: string
  concluded_at: string | null
  dossier_title: string
  dossier_number: string | null
  inspector: string
  opinion_id: string | null
  findings: number
}

export function evaluationRows(store: Store) {
  return (filter: {
    id?: string
    dossierId?: string | null
    state?: 'any' | 'open' | 'concluded'
    hidden?: readonly string[]
    offset?: number
    limit?: number
  }) =>
    store.all((q) => {
      let select = q
        .selectFrom('evaluation')
        .innerJoin('dossier', 'dossier.id', 'evaluation.dossier_id')
        .innerJoin('user', 'user.id', 'evaluation.inspector_id')
        .leftJoin('opinion', 'opinion.evaluation_id', 'evaluation.id')
        // All but the frozen standard, which is read once for each hash.
        .select(['evaluation.id', 'evaluation.dossier_id', 'standard_id', 'standard_sha256'])
        .select(['evaluation.manifest_sha256', 'inspector_id', 'evaluation.state', 'sheet', 'advice'])
        .select(['elapsed_seconds', 'started_at', 'evaluation.updated_at', 'concluded_at'])
        .select(['dossier.title as dossier_title', 'dossier.number as dossier_number'])
        .select(['user.display_name as inspector', 'opinion.id as opinion_id'])
        .select((e) => [
          e
            .selectFrom('finding')
            .whereRef('finding.evaluation_id', '=', 'evaluation.id')
            .select((f) => f.fn.countAll<number>().as('n'))
            .$castTo<{ n: number }>()
            .as('findings'),
          e.fn.countAll<number>().over().as('total'),
        ])
        .orderBy('evaluation.updated_at', 'desc')
        .limit(filter.limit ?? 1)
        .offset(filter.offset ?? 0)
      if (filter.id !== undefined) select = select.where('evaluation.id', '=', filter.id)
      if (filter.hidden && filter.hidden.length > 0)
        select = select.where('evaluation.id', 'not in', [...filter.hidden])
      if (filter.dossierId) select = select.where('evaluation.dossier_id', '=', filter.dossierId)
      if (filter.state === 'open' || filter.state === 'concluded') {
        select = select.where('evaluation.state', '=', filter.state)
      }
      return select
    }) as (EvaluationRow & { total: number })[]
}

export function evaluationRow(store: Store, id: string): EvaluationRow {
  const [row] = evaluationRows(store)({ id })
  if (row === undefined) throw refuse('evaluation.unknown')
  return row
}

/** The evaluation if this inspector may still change it. Refuses `evaluation.concluded`, `evaluation.of-another`. */
export function ownOpenRow(store: Store, caller: Pick<Caller, 'userId'>, id: string): EvaluationRow {
  const row = evaluationRow(store, id)
  if (row.state === 'concluded') throw refuse('evaluation.concluded')
  if (row.inspector_id !== caller.userId) throw refuse('evaluation.of-another')
  assertSeated(store, id)
  return row
}

export function sheetOf(row: EvaluationRow): Sheet {
  return Sheet.parse(JSON.parse(row.sheet))
}

function shared(row: EvaluationRow, standard: EvaluationStandard, result: Score) {
  return {
    id: row.id,
    dossierId: row.dossier_id,
    dossierTitle: row.dossier_title,
    dossierNumber: row.dossier_number,
    standardId: row.standard_id,
    standardTitle: standard.title,
    inspector: row.inspector,
    state: row.state,
    judgedHundredths: result.judgedHundredths,
    effectiveHundredths: result.effectiveHundredths,
    hasPoints: result.hasPoints,
    unscored: result.unscored,
    band: result.band?.title ?? null,
    vetoesHit: result.vetoesHit.length,
    elapsedSeconds: row.elapsed_seconds,
    startedAt: row.started_at,
    concludedAt: row.concluded_at,
    opinionId: row.opinion_id,
  }
}

export function toLine(row: EvaluationRow, standard: EvaluationStandard): EvaluationLine {
  const result = score(standard, sheetOf(row))
  return { ...shared(row, standard, result), open: result.open.length, findings: row.findings }
}

export function toEvaluation(row: EvaluationRow, standard: EvaluationStandard, findings: Finding[]): Evaluation {
  const sheet = sheetOf(row)
  return {
    ...shared(row, standard, score(standard, sheet)),
    standardSha256: row.standard_sha256,
    manifestSha256: row.manifest_sha256,
    sheet,
    findings,
    advice: row.advice,
    updatedAt: row.updated_at,
  }
}
