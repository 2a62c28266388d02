// Outcomes as the contract shows them to one caller.
import type { Outcome, OutcomeLine, SeatScore, SheetAnswer } from '#shared/contract/results.ts'
import { type Answer, answerCategories } from '#shared/rules/agreement.ts'
import type { SeatResult } from '#shared/rules/campaign.ts'
import type { FinalSheet } from '#shared/rules/outcome.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { type Problem, problemsOf } from '#shared/rules/problems.ts'
import { answersOf } from '#shared/rules/sheet-answers.ts'
import { frozenStandardOf, maskedTitle, seatResultsOf } from '../campaigns/index.ts'
import type { Store } from '../store/index.ts'
import { agreementOf, finalSheetOf, type Gathered, type Place, toObjection, vetoesOf } from './rows.ts'
import type { Sight } from './sight.ts'

const wanted = (way: 'single' | 'cross' | 'double') => (way === 'double' ? 2 : 1)

export function isReady(gathered: Gathered, place: Place): boolean {
  const concluded = place.seats.filter(({ state }) => state === 'concluded')
  return place.dossier.dropped_at === null && concluded.length >= wanted(gathered.plan.way)
}

export function toLine(gathered: Gathered, place: Place, sight: Sight, today: string): OutcomeLine {
  const { dossier, facts, outcome, objections } = place
  const seesSheets = sight.seesSheets(place)
  const comparison = outcome === null ? null : agreementOf(outcome).comparison
  return {
    campaignId: gathered.campaign.id,
    dossierId: dossier.dossier_id,
    position: dossier.position,
    title: sight.masked ? maskedTitle(dossier.position) : facts.title,
    number: sight.masked ? null : facts.number,
    agency: sight.masked ? '' : facts.agency,
    category: facts.category,
    standardId: dossier.standard_id,
    // A reason may name whom the mask hides.
    droppedReason: sight.masked && dossier.dropped_reason !== null ? '' : dossier.dropped_reason,
    state: outcome?.state ?? 'comparing',
    seats: sight.leads || seesSheets || sight.sits(place) ? seatsShown(gathered, place, seesSheets) : [],
    ready: isReady(gathered, place),
    differenceHundredths: seesSheets ? (comparison?.effectiveDifference ?? null) : null,
    differing: seesSheets ? (comparison?.differing ?? null) : null,
    way: outcome === null ? null : (finalSheetOf(outcome)?.way ?? null),
    judgedHundredths: outcome?.judged_hundredths ?? null,
    effectiveHundredths: outcome?.effective_hundredths ?? null,
    band: outcome?.band ?? null,
    vetoesHit: outcome === null ? [] : vetoesOf(outcome),
    objectionDueOn: outcome?.objection_due_on ?? null,
    objections: objections.length,
    openObjections: objections.filter(({ decision }) => decision === null).length,
    rectificationId: place.rectificationId,
    updatedAt: outcome?.updated_at ?? null,
    may: sight.may(place, today),
  }
}

/** Until the sheets are compared only whether each is concluded: the blind holds for the leader's eyes as well. */
function seatsShown({ plan }: Gathered, { seats, outcome }: Place, seesSheets: boolean): SeatScore[] {
  const compared = seesSheets && outcome !== null ? agreementOf(outcome).seats : []
  return ([1, 2] as const).slice(0, wanted(plan.way)).map((seat) => {
    const scored = compared.find((one) => one.seat === seat)
    const concluded = seats.some((one) => one.seat === seat && one.state === 'concluded')
    if (scored !== undefined) return { ...scored, concluded }
    const none = { inspector: null, unit: null, judgedHundredths: null, effectiveHundredths: null, band: null }
    return { seat, concluded, ...none, vetoesHit: [] }
  })
}

/** Everything of one outcome. Reads and scores the sheets, so for one dossier at a time. */
export function toOutcome(
  store: Store,
  gathered: Gathered,
  place: Place,
  sight: Sight,
  today: string,
  nameOf: (name: string) => string,
): Outcome {
  const { campaign, plan } = gathered
  const { dossier, outcome, objections } = place
  const { standard, sha256 } = frozenStandardOf(store, campaign.id, dossier.standard_id)
  const line = toLine(gathered, place, sight, today)
  const seats = outcome === null ? [] : seatResultsOf(store, campaign.id, dossier.dossier_id)
  const final = outcome === null ? null : finalSheetOf(outcome)
  const titles = titlesOf(standard)
  const named = (name: string | null | undefined) => (name == null ? null : nameOf(name))
  return {
    ...line,
    campaignTitle: campaign.title,
    allowedHundredths: plan.differenceHundredths,
    standardTitle: standard.title,
    standardSha256: sha256,
    manifestSha256: dossier.manifest_sha256,
    ...toAnswerBy(line, standard, final),
    sheets: line.may.seeSheets ? seats.map((seat) => seatSheet(standard, seat, line.seats)) : [],
    answers: final?.sheets[0] === undefined ? [] : answersOf(standard, final.sheets[0]).map(shownAnswer),
    problems: problemsOfOutcome(standard, place, seats).map((problem) => ({
      ...problem,
      anchors: [...problem.anchors],
    })),
    choices: line.may.seeSheets ? (final?.chosen ?? []) : [],
    changes: (final?.changed ?? []).map((change) => ({ ...change, who: nameOf(change.who) })),
    note: outcome?.note ?? '',
    judgedBy: named(outcome?.judged_by),
    judgedAt: outcome?.judged_at ?? null,
    recheckedBy: named(outcome?.rechecked_by),
    recheckedAt: outcome?.rechecked_at ?? null,
    recheckNote: outcome?.recheck_note ?? '',
    fedBackAt: outcome?.fed_back_at ?? null,
    finalAt: outcome?.final_at ?? null,
    objectionList: objections.map((row) => toObjection(row, (code) => titles.get(code) ?? null)),
  }
}

/** What somebody needs who may put answers right. */
function toAnswerBy({ may }: OutcomeLine, standard: EvaluationStandard, final: FinalSheet | null) {
  const answers = may.adjudicate || may.recheck || may.decide
  return { standard: answers ? standard : null, counting: answers ? (final?.sheets ?? []) : [] }
}

/** Of an adjudicated sheet, what was found by a seat whose answer was not taken does not count. */
export function problemsOfOutcome(
  standard: EvaluationStandard,
  { outcome }: Place,
  seats: readonly SeatResult[],
): Problem[] {
  const final = outcome === null ? null : finalSheetOf(outcome)
  if (final === null) return []
  const taken = (seat: SeatResult, criterion: string) => {
    const chosen = final.chosen.find(({ code }) => criterion === code || criterion.startsWith(`${code}.`))
    return chosen === undefined || chosen.from === 'own' || (chosen.from === 'one') === (seat.seat === 1)
  }
  const findings = seats.flatMap((seat) => seat.findings.filter(({ criterion }) => taken(seat, criterion)))
  return problemsOf(standard, final.sheets, findings)
}

function seatSheet(
  standard: EvaluationStandard,
  seat: SeatResult,
  scores: readonly SeatScore[],
): Outcome['sheets'][number] {
  const score = scores.find((one) => one.seat === seat.seat)
  return {
    seat: seat.seat,
    inspector: seat.inspector.name,
    unit: seat.inspector.unit,
    concluded: true,
    judgedHundredths: score?.judgedHundredths ?? seat.judgedHundredths,
    effectiveHundredths: score?.effectiveHundredths ?? null,
    band: seat.band,
    vetoesHit: seat.vetoesHit,
    sheet: seat.sheet,
    answers: answersOf(standard, seat.sheet).map(shownAnswer),
    findings: seat.findings,
    advice: seat.advice,
    elapsedSeconds: seat.elapsedSeconds,
    concludedAt: seat.concludedAt,
  }
}

function shownAnswer(answer: Answer): SheetAnswer {
  const leaf = (one: Answer) => ({ ...one, category: answerCategories.find((kind) => kind === one.category) ?? 'open' })
  return { ...leaf(answer), points: answer.points.map((point) => ({ ...leaf(point), points: [] })) }
}

/** Codes of a standard in its words: vetoes, basic elements, items and their points. */
export function titlesOf(standard: EvaluationStandard): Map<string, string> {
  return new Map([
    ...standard.vetoes.map(({ code, text }) => [code, text] as const),
    ...standard.basics.map(({ code, text }) => [code, text] as const),
    ...standard.criteria.flatMap(({ code, title, points, defects = [] }) => [
      [code, title] as const,
      ...[...points, ...defects].map((part) => [part.code, part.text] as const),
    ]),
    ...(standard.bonus?.items ?? []).map(({ code, text }) => [code, text] as const),
  ])
}
