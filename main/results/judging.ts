// Comparing what the seats concluded, adjudicating what is too far apart, and the leader's re-check (复核).
import type { Judgement } from '#shared/contract/evaluation.ts'
import { compare as compareSheets, isNear } from '#shared/rules/agreement.ts'
import type { SeatResult } from '#shared/rules/campaign.ts'
import { type FinalSheet, judgementIn, scoredSheet, withJudgement } from '#shared/rules/outcome.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { judgedSheetOf } from '#shared/rules/sheet-answers.ts'
import { refuse } from '#shared/text/refusal.ts'
import { seatResultsOf } from '../campaigns/index.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import type { Store } from '../store/index.ts'
import { finalSheetOf, type Gathered, type Place, type StoredAgreement } from './rows.ts'
import { isReady } from './shown.ts'
import { assertImpartial } from './sight.ts'
import { assertSound, figures, openToLeader, putRight, standardsOf, standing, updateOutcome } from './write.ts'

export interface Choice {
  readonly part: 'veto' | 'basic' | 'item' | 'bonus'
  readonly code: string
  readonly from: 'one' | 'two' | 'own'
  readonly reason: string
  readonly judgement: Judgement | null
}

export interface Judging {
  /** Refuses `results.nothing-ready`. Returns the dossiers that were compared. */
  compare(caller: Caller, campaignId: string): string[]
  /** Refuses `results.state`, `results.own-sheet`, `results.choice-missing`, `results.choice-strange`, `results.own-reason`. */
  adjudicate(
    caller: Caller,
    wanted: { campaignId: string; dossierId: string; choices: readonly Choice[]; note: string },
  ): void
  /** Refuses `results.state`, `results.own-sheet`, `results.one-at-a-time`. */
  recheck(
    caller: Caller,
    wanted: {
      campaignId: string
      dossierIds: readonly string[]
      note: string
      changes: readonly { judgement: Judgement; reason: string }[]
    },
  ): void
}

export function createJudging(options: { store: Store; clock: Clock; agency: string }): Judging {
  const { store, clock, agency } = options
  const now = () => clock.now().toISOString()

  /** Not yet judged by a person: what was compared may be compared again when a seat's result was replaced. */
  function isComparable(gathered: Gathered, place: Place): boolean {
    const { outcome } = place
    const untouched =
      outcome === null || outcome.state === 'differing' || (outcome.state === 'judged' && outcome.judged_by === null)
    return untouched && isReady(gathered, place)
  }

  function enter(gathered: Gathered, place: Place, standard: EvaluationStandard): boolean {
    const { campaign, plan } = gathered
    const dossierId = place.dossier.dossier_id
    const seats = seatResultsOf(store, campaign.id, dossierId)
    const [one, two] = seats
    if (one === undefined || (plan.way === 'double' && two === undefined)) return false
    const { agreement, near } = compared(standard, seats, plan.differenceHundredths)
    const sheets = seats.map(({ sheet }) => sheet)
    const way = two === undefined ? 'single' : 'merged'
    const final: FinalSheet | null = near ? { way, sheets, chosen: [], changed: [] } : null
    const result =
      final === null
        ? { sheet: null, judged_hundredths: null, effective_hundredths: null, band: null, vetoes_hit: '[]' }
        : figures(standard, plan, final)
    const row = {
      state: near ? ('judged' as const) : ('differing' as const),
      agreement: JSON.stringify(agreement),
      ...result,
      updated_at: now(),
    }
    store.run((q) =>
      q
        .insertInto('outcome')
        .values({
          ...{ campaign_id: campaign.id, dossier_id: dossierId, ...row, note: '', judged_by: null, judged_at: null },
          ...{ recheck_note: '', rechecked_by: null, rechecked_at: null, fed_back_by: null, fed_back_at: null },
          ...{ objection_due_on: null, final_by: null, final_at: null },
        })
        .onConflict((conflict) => conflict.columns(['campaign_id', 'dossier_id']).doUpdateSet(row)),
    )
    return true
  }

  return {
    compare(caller, campaignId) {
      return store.record(caller, 'outcome.compared', campaignId, (note) => {
        const gathered = openToLeader(store, agency, caller, campaignId)
        const standard = standardsOf(store, campaignId)
        const done = gathered.places
          .filter((place) => isComparable(gathered, place))
          .filter((place) => enter(gathered, place, standard(place.dossier.standard_id)))
        if (done.length === 0) throw refuse('results.nothing-ready')
        const ids = done.map(({ dossier }) => dossier.dossier_id)
        note({ dossiers: ids })
        return ids
      })
    },
    adjudicate(caller, { campaignId, dossierId, choices, note: words }) {
      store.record(caller, 'outcome.judged', campaignId, (note) => {
        const gathered = openToLeader(store, agency, caller, campaignId)
        const place = standing(gathered, dossierId, ['differing', 'judged'])
        if (place.outcome.state === 'judged' && place.outcome.judged_by === null) {
          throw refuse('results.state', { position: place.dossier.position, state: 'judged' })
        }
        assertImpartial(gathered.sight, place)
        const standard = standardsOf(store, campaignId)(place.dossier.standard_id)
        const seats = seatResultsOf(store, campaignId, dossierId)
        const final = adjudicated(standard, seats, choices)
        note({ dossier: dossierId, codes: choices.map(({ code, from }) => `${code} ${from}`) })
        updateOutcome(store, place.outcome, {
          ...figures(standard, gathered.plan, final),
          state: 'judged',
          note: words,
          judged_by: caller.name,
          judged_at: now(),
          updated_at: now(),
        })
      })
    },
    recheck(caller, { campaignId, dossierIds, note: words, changes }) {
      store.record(caller, 'outcome.rechecked', campaignId, (note) => {
        const gathered = openToLeader(store, agency, caller, campaignId)
        if (changes.length > 0 && dossierIds.length > 1) throw refuse('results.one-at-a-time')
        const standard = standardsOf(store, campaignId)
        for (const dossierId of new Set(dossierIds)) {
          const place = standing(gathered, dossierId, ['judged', 'rechecked'])
          assertImpartial(gathered.sight, place)
          const final = finalSheetOf(place.outcome)
          if (final === null) throw new Error('judged without a sheet')
          const own = standard(place.dossier.standard_id)
          const made = { by: 'recheck', who: caller.name, at: now() } as const
          updateOutcome(store, place.outcome, {
            ...(changes.length === 0 ? {} : figures(own, gathered.plan, putRight(own, final, changes, made))),
            state: 'rechecked',
            recheck_note: words,
            rechecked_by: caller.name,
            rechecked_at: now(),
            updated_at: now(),
          })
        }
        note({ dossiers: [...new Set(dossierIds)], codes: changes.map(({ judgement }) => codeOf(judgement)) })
      })
    },
  }
}

export const codeOf = (judgement: Judgement): string => ('code' in judgement ? judgement.code : judgement.part)

/** What the row keeps of the seats and, of two, of their agreement. */
function compared(standard: EvaluationStandard, seats: readonly SeatResult[], allowedHundredths: number) {
  const judged = seats.map(({ sheet }) => judgedSheetOf(standard, sheet))
  const [one, two] = judged
  const comparison = one === undefined || two === undefined ? null : compareSheets(one, two)
  const near = comparison === null || isNear(comparison, allowedHundredths)
  const scores = seats.map(({ seat, inspector, sheet }) => {
    const { judgedHundredths, effectiveHundredths, band, vetoesHit } = scoredSheet(standard, sheet)
    return {
      ...{ seat, inspector: inspector.name, unit: inspector.unit, judgedHundredths, effectiveHundredths, band },
      vetoesHit: [...vetoesHit],
    }
  })
  const agreement: StoredAgreement = {
    seats: scores,
    comparison:
      comparison === null
        ? null
        : {
            ...comparison,
            vetoesOnlyOne: [...comparison.vetoesOnlyOne],
            vetoesOnlyTwo: [...comparison.vetoesOnlyTwo],
            near,
            rows: comparison.rows.map((row) => ({
              ...{ code: row.code, part: row.part, title: row.title },
              one: row.one === null ? null : { category: row.one.category },
              two: row.two === null ? null : { category: row.two.category },
            })),
          },
  }
  return { agreement, near }
}

/** A complete sheet of its own: what both say, and for each difference what the leader chose or answered himself. */
function adjudicated(
  standard: EvaluationStandard,
  seats: readonly SeatResult[],
  choices: readonly Choice[],
): FinalSheet {
  const [one, two] = seats
  if (one === undefined || two === undefined) throw new Error('adjudicated without two sheets')
  const { rows } = compareSheets(judgedSheetOf(standard, one.sheet), judgedSheetOf(standard, two.sheet))
  const differing = rows.filter(({ differs }) => differs)
  const chosen = (part: string, code: string) => choices.find((choice) => choice.part === part && choice.code === code)
  const missing = differing.filter(({ part, code }) => chosen(part, code) === undefined)
  if (missing.length > 0) throw refuse('results.choice-missing', { codes: missing.map(({ code }) => code) })
  let { sheet } = one
  for (const choice of choices) {
    const { part, code, from, reason, judgement } = choice
    if (!differing.some((row) => row.part === part && row.code === code))
      throw refuse('results.choice-strange', { code })
    if (from === 'one') continue
    if (from === 'two') {
      sheet = withJudgement(sheet, judgementIn(two.sheet, part, code))
      continue
    }
    if (reason.trim().length < 2) throw refuse('results.own-reason', { code })
    if (judgement === null || judgement.part !== part || judgement.code !== code)
      throw refuse('results.not-allowed', { code })
    sheet = withJudgement(sheet, judgement)
  }
  assertSound(standard, [sheet])
  const kept = choices.map(({ part, code, from, reason }) => ({ part, code, from, reason }))
  return { way: 'adjudicated', sheets: [sheet], chosen: kept, changed: [] }
}
