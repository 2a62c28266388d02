// Results and rectifications as plain facts, for the papers and the analysis: nobody's rights are looked at here, nothing is written.
import type { DossierFacts } from '#shared/contract/dossiers.ts'
import type { Finding } from '#shared/contract/evidence.ts'
import type { CureRound, RectificationProblem } from '#shared/contract/rectifications.ts'
import type { Objection } from '#shared/contract/results.ts'
import type { Answer } from '#shared/rules/agreement.ts'
import type { SeatResult } from '#shared/rules/campaign.ts'
import type { FinalSheet, OutcomeState, OutcomeWay } from '#shared/rules/outcome.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import type { Problem } from '#shared/rules/problems.ts'
import type { RectificationState } from '#shared/rules/rectification.ts'
import { answersOf } from '#shared/rules/sheet-answers.ts'
import { frozenStandardOf, seatResultsOf } from '../campaigns/index.ts'
import { dossierRow } from '../dossiers/index.ts'
import type { Store } from '../store/index.ts'
import { problemsIn, rectificationRow, roundsIn } from './rectification-rows.ts'
import { agreementOf, finalSheetOf, gather, type Place, placeOf, toObjection, vetoesOf } from './rows.ts'
import { problemsOfOutcome, titlesOf } from './shown.ts'
import { standardsOf } from './write.ts'

export interface FoundOutcome {
  readonly campaignId: string
  readonly campaignNumber: string
  readonly campaignTitle: string
  readonly dossierId: string
  readonly facts: DossierFacts
  readonly position: number
  readonly droppedReason: string | null
  readonly manifestSha256: string
  readonly standardId: string
  readonly state: OutcomeState
  readonly way: OutcomeWay | null
  /** Null until the sheets agree or were adjudicated; the effective one also where a veto failed it unscored. */
  readonly judgedHundredths: number | null
  readonly effectiveHundredths: number | null
  readonly band: string | null
  readonly vetoesHit: readonly string[]
  /** Effective figures of the two sheets apart; null for one. */
  readonly differenceHundredths: number | null
  readonly judgedBy: string | null
  readonly recheckedBy: string | null
  readonly recheckNote: string
  readonly fedBackAt: string | null
  readonly objectionDueOn: string | null
  readonly finalAt: string | null
  readonly objections: readonly Objection[]
}

/** One outcome with its sheets: what a paper of one dossier prints. */
export interface FoundSheets extends FoundOutcome {
  readonly standard: EvaluationStandard
  readonly standardSha256: string
  readonly seats: readonly SeatResult[]
  readonly final: FinalSheet | null
  /** Of the sheet that counts, or of the first of two that were merged. */
  readonly answers: readonly Answer[]
  readonly problems: readonly Problem[]
  readonly findings: readonly Finding[]
}

export interface FoundRectification {
  readonly id: string
  readonly number: string
  readonly campaignId: string | null
  readonly campaignTitle: string | null
  readonly evaluationId: string | null
  readonly dossierId: string
  readonly manifestSha256: string | null
  readonly dueOn: string
  readonly state: RectificationState
  readonly problems: readonly RectificationProblem[]
  readonly rounds: readonly CureRound[]
  /** Display name; so are those of the rounds. */
  readonly issuedBy: string
  readonly issuedAt: string
  readonly closedAt: string | null
  readonly withdrawnReason: string | null
}

/** Every dossier of the campaign by position, those dropped last, whatever its state. Refuses `campaigns.unknown`. */
export function outcomesOf(store: Store, campaignId: string): FoundOutcome[] {
  const gathered = gather(store, campaignId)
  return gathered.places.map((place) => found(store, gathered.campaign, place))
}

/** Refuses `campaigns.unknown`, `results.unknown`, `campaigns.no-frozen-standard`. */
export function outcomeOf(store: Store, campaignId: string, dossierId: string): FoundSheets {
  const gathered = gather(store, campaignId)
  const place = placeOf(gathered, dossierId)
  const { standard, sha256 } = frozenStandardOf(store, campaignId, place.dossier.standard_id)
  const seats = seatResultsOf(store, campaignId, dossierId)
  const final = place.outcome === null ? null : finalSheetOf(place.outcome)
  const [sheet] = final?.sheets ?? []
  return {
    ...found(store, gathered.campaign, place, titlesOf(standard)),
    standard,
    standardSha256: sha256,
    seats,
    final,
    answers: sheet === undefined ? [] : answersOf(standard, sheet),
    problems: problemsOfOutcome(standard, place, seats),
    findings: seats.flatMap(({ findings }) => findings),
  }
}

/** What is wrong in each dossier of the campaign but those dropped: the campaign and its standards are read once for all. */
export function problemsByDossier(store: Store, campaignId: string): Map<string, Problem[]> {
  const standard = standardsOf(store, campaignId)
  const inside = gather(store, campaignId).places.filter(({ dossier }) => dossier.dropped_at === null)
  return new Map(
    inside.map((place) => {
      const { dossier_id: dossierId, standard_id: standardId } = place.dossier
      return [dossierId, problemsOfOutcome(standard(standardId), place, seatResultsOf(store, campaignId, dossierId))]
    }),
  )
}

/** Refuses `rectification.unknown`. */
export function rectificationOf(store: Store, id: string): FoundRectification {
  const row = rectificationRow(store, id)
  const name = nameIn(store)
  return {
    id: row.id,
    number: row.number,
    campaignId: row.campaign_id,
    campaignTitle: row.campaign_title,
    evaluationId: row.evaluation_id,
    dossierId: row.dossier_id,
    manifestSha256: dossierRow(store, row.dossier_id).manifest_sha256,
    dueOn: row.due_on,
    state: row.state,
    problems: problemsIn(row),
    rounds: roundsIn(row).map(({ report, recheck }) => ({
      report: { ...report, by: name(report.by) },
      recheck: recheck === null ? null : { ...recheck, by: name(recheck.by) },
    })),
    issuedBy: row.issuer ?? row.issued_by,
    issuedAt: row.issued_at,
    closedAt: row.closed_at,
    withdrawnReason: row.withdrawn_reason,
  }
}

function found(
  store: Store,
  campaign: { id: string; number: string; title: string },
  { dossier, facts, outcome, objections }: Place,
  titles: ReadonlyMap<string, string> = new Map(),
): FoundOutcome {
  const name = nameIn(store)
  const named = (signIn: string | null | undefined) => (signIn == null ? null : name(signIn))
  return {
    ...{ campaignId: campaign.id, campaignNumber: campaign.number, campaignTitle: campaign.title },
    ...{ dossierId: dossier.dossier_id, facts, position: dossier.position, droppedReason: dossier.dropped_reason },
    ...{ manifestSha256: dossier.manifest_sha256, standardId: dossier.standard_id },
    state: outcome?.state ?? 'comparing',
    way: outcome === null ? null : (finalSheetOf(outcome)?.way ?? null),
    judgedHundredths: outcome?.judged_hundredths ?? null,
    effectiveHundredths: outcome?.effective_hundredths ?? null,
    band: outcome?.band ?? null,
    vetoesHit: outcome === null ? [] : vetoesOf(outcome),
    differenceHundredths: outcome === null ? null : (agreementOf(outcome).comparison?.effectiveDifference ?? null),
    judgedBy: named(outcome?.judged_by),
    recheckedBy: named(outcome?.rechecked_by),
    recheckNote: outcome?.recheck_note ?? '',
    fedBackAt: outcome?.fed_back_at ?? null,
    objectionDueOn: outcome?.objection_due_on ?? null,
    finalAt: outcome?.final_at ?? null,
    objections: objections.map((row) => toObjection(row, (code) => titles.get(code) ?? null)),
  }
}

function nameIn(store: Store) {
  return (signIn: string) =>
    store.one((q) => q.selectFrom('user').select('display_name').where('name', '=', signIn))?.display_name ?? signIn
}
