// One inspector's evaluation of one sealed dossier: the sheet as it is filled in, the findings, the conclusion.
import { DossierFacts } from '#shared/contract/dossiers.ts'
import type { Evaluation, EvaluationLine, Judgement } from '#shared/contract/evaluation.ts'
import type { Anchor } from '#shared/contract/evidence.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { clearRest, emptySheet, type Sheet, score } from '#shared/rules/scoring.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import { dossierRow, type Findings, keptDossierRow } from '../dossiers/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import { paged, type Store } from '../store/index.ts'
import { type OfficePace, officePace } from './pace.ts'
import type { Phrases, Said } from './phrases.ts'
import { reasonsOf } from './reasons.ts'
import { type EvaluationRow, evaluationRow, evaluationRows, ownOpenRow, sheetOf, toEvaluation, toLine } from './rows.ts'
import { assertUnblinded, concludeSeat, hiddenEvaluations, isBlind, maskedTitles } from './seats.ts'
import { createFrozenStandards } from './standards.ts'
import { reopenAccepted } from './suggestion-rows.ts'

/** The seat of a campaign that a new evaluation fills: under its frozen standard instead of the one in force. */
export interface Seat {
  readonly standard: EvaluationStandard
  readonly sha256: string
  /** Called in the same transaction. */
  enter(evaluationId: string): void
}

export interface Evaluations {
  /** Without those that a blind double evaluation hides from the caller. */
  list(
    caller: Caller,
    filter: { offset: number; limit: number; dossierId: string | null; state: 'any' | 'open' | 'concluded' },
  ): { rows: EvaluationLine[]; total: number }
  /** Working time of what was concluded. */
  pace(): OfficePace
  /** For the services; whoever shows it to somebody asks `seen`. */
  get(id: string): Evaluation
  /** As this caller may see it. Refuses `evaluation.blind`. */
  seen(caller: Caller, id: string): Evaluation
  /** User id of the inspector. */
  inspectorOf(id: string): string
  /** The standard as it was frozen when the evaluation began. */
  standardOf(id: string): EvaluationStandard
  start(caller: Caller, dossierId: string, standardId: string, seat?: Seat): Evaluation
  judge(
    caller: Caller,
    change: { id: string; judgements: readonly Judgement[]; advice?: string | undefined; addSeconds: number },
  ): Evaluation
  addFinding(caller: Caller, finding: { id: string; criterion: string; anchor: Anchor; note: string }): Evaluation
  removeFinding(caller: Caller, id: string, findingId: string): Evaluation
  conclude(caller: Caller, id: string): Evaluation
}

export function createEvaluations(options: {
  store: Store
  rulebook: Rulebook
  findings: Findings
  phrases: Phrases
  clock: Clock
  newId: () => string
}): Evaluations {
  const { store, rulebook, findings, phrases, clock, newId } = options
  const standards = createFrozenStandards(store)
  const now = () => clock.now().toISOString()

  function get(id: string): Evaluation {
    const row = evaluationRow(store, id)
    return toEvaluation(row, standards.of(row), findings.of({ evaluation: id }))
  }

  const mine = (caller: Caller, id: string) => ownOpenRow(store, caller, id)

  /** What was written is offered again on other sheets; what names this case is left out, and all of a blind evaluation. */
  function learn(row: EvaluationRow, said: readonly Said[]): void {
    if (isBlind(store, row.id)) return
    phrases.learn(row.standard_id, DossierFacts.parse(JSON.parse(dossierRow(store, row.dossier_id).facts)), said)
  }

  return {
    list(caller, { offset, limit, dossierId, state }) {
      const hidden = [...hiddenEvaluations(store, caller.userId)]
      const page = paged({ offset, limit }, (at) => evaluationRows(store)({ ...at, dossierId, state, hidden }))
      const masked = maskedTitles(store, caller)
      const rows = page.rows.map((row) => {
        const dossierTitle = masked.get(row.id)
        const line = toLine(row, standards.of(row))
        return dossierTitle === undefined ? line : { ...line, dossierTitle, dossierNumber: null }
      })
      return { ...page, rows }
    },
    pace: () => officePace(store),
    get,
    seen(caller, id) {
      assertUnblinded(store, caller.userId, id)
      return get(id)
    },
    inspectorOf: (id) => evaluationRow(store, id).inspector_id,
    standardOf: (id) => standards.of(evaluationRow(store, id)),
    start(caller, dossierId, standardId, seat) {
      const id = newId()
      return store.record(caller, 'evaluation.started', id, (note) => {
        const dossier = keptDossierRow(store, dossierId)
        if (dossier.state !== 'sealed' || dossier.manifest_sha256 === null) throw refuse('dossier.not-sealed')
        const twin = store.one((q) =>
          q
            .selectFrom('evaluation')
            .select('id')
            .where('dossier_id', '=', dossierId)
            .where('inspector_id', '=', caller.userId)
            .where('state', '=', 'open')
            .where(({ not, exists, selectFrom }) =>
              not(
                exists(
                  selectFrom('assignment')
                    .select('assignment.id')
                    .whereRef('assignment.evaluation_id', '=', 'evaluation.id')
                    .where('assignment.state', 'in', ['recused', 'withdrawn']),
                ),
              ),
            ),
        )
        if (twin !== null) throw refuse('evaluation.open-already')
        const standard = seat?.standard ?? rulebook.standard(standardId)
        const sha256 = seat?.sha256 ?? rulebook.hashOf(standardId)
        note({ dossier: dossierId, standard: sha256 })
        store.run((q) =>
          q.insertInto('evaluation').values({
            id,
            dossier_id: dossierId,
            standard_id: standardId,
            standard_sha256: sha256,
            standard: JSON.stringify(standard),
            manifest_sha256: dossier.manifest_sha256 ?? '',
            inspector_id: caller.userId,
            state: 'open',
            sheet: JSON.stringify(emptySheet()),
            advice: '',
            elapsed_seconds: 0,
            started_at: now(),
            updated_at: now(),
            concluded_at: null,
          }),
        )
        seat?.enter(id)
        return get(id)
      })
    },
    judge(caller, { id, judgements, advice, addSeconds }) {
      return store.record(caller, 'evaluation.judged', id, (note) => {
        const row = mine(caller, id)
        const standard = standards.of(row)
        const sheet = judgements.reduce((before, judgement) => applied(standard, before, judgement), sheetOf(row))
        const { faults } = score(standard, sheet)
        if (faults.some((fault) => fault.fault !== 'nothing-applies')) {
          throw refuse('evaluation.not-allowed', { code: faults[0]?.code ?? '' })
        }
        note({ codes: judgements.map((judgement) => ('code' in judgement ? judgement.code : judgement.part)) })
        store.run((q) =>
          q
            .updateTable('evaluation')
            .set({
              sheet: JSON.stringify(sheet),
              advice: advice ?? row.advice,
              elapsed_seconds: row.elapsed_seconds + addSeconds,
              updated_at: now(),
            })
            .where('id', '=', id),
        )
        return get(id)
      })
    },
    addFinding(caller, { id, criterion, anchor, note: words }) {
      return store.record(caller, 'evaluation.finding-added', id, (note) => {
        const row = mine(caller, id)
        if (!knows(standards.of(row), criterion)) throw refuse('evaluation.unknown-criterion', { code: criterion })
        const finding = { dossierId: row.dossier_id, criterion, anchor, note: words }
        note({ finding: findings.add(caller, { evaluation: id }, finding), criterion })
        learn(row, [{ criterion, words }])
        store.run((q) => q.updateTable('evaluation').set({ updated_at: now() }).where('id', '=', id))
        return get(id)
      })
    },
    removeFinding(caller, id, findingId) {
      return store.record(caller, 'evaluation.finding-removed', id, (note) => {
        mine(caller, id)
        note({ finding: findingId })
        findings.remove({ evaluation: id }, findingId)
        reopenAccepted(store, findingId)
        return get(id)
      })
    },
    conclude(caller, id) {
      return store.record(caller, 'evaluation.concluded', id, (note) => {
        const row = mine(caller, id)
        const result = score(standards.of(row), sheetOf(row))
        if (result.state === 'invalid') throw refuse('evaluation.not-allowed', { code: result.faults[0]?.code ?? '' })
        if (result.state === 'incomplete') throw refuse('evaluation.incomplete', { open: result.open.length })
        // Feedback and rectification are built from the reasons, so no point is lost without one.
        if (result.unexplained.length > 0) throw refuse('evaluation.unexplained', { codes: result.unexplained })
        note({ judgedHundredths: result.judgedHundredths, effectiveHundredths: result.effectiveHundredths })
        learn(row, reasonsOf(standards.of(row), sheetOf(row)))
        store.run((q) =>
          q
            .updateTable('evaluation')
            .set({ state: 'concluded', concluded_at: now(), updated_at: now() })
            .where('id', '=', id),
        )
        concludeSeat(store, id, now())
        return get(id)
      })
    },
  }
}

/** Whether a finding can belong to it: a veto, a basic element, a criterion or one of its points. */
export function knows(standard: EvaluationStandard, code: string): boolean {
  return (
    standard.vetoes.some((veto) => veto.code === code) ||
    standard.basics.some((basic) => basic.code === code) ||
    standard.criteria.some((item) => item.code === code || partsOf(item).some((part) => part.code === code)) ||
    (standard.bonus?.items.some((bonus) => bonus.code === code) ?? false)
  )
}

function partsOf({ points, defects }: EvaluationStandard['criteria'][number]): readonly { code: string }[] {
  return [...points, ...(defects ?? [])]
}

function applied(standard: EvaluationStandard, sheet: Sheet, judgement: Judgement): Sheet {
  switch (judgement.part) {
    case 'rest':
      return clearRest(standard, sheet)
    case 'item':
      return { ...sheet, items: withAnswer(sheet.items, judgement.code, judgement.answer) }
    case 'basic':
      return { ...sheet, basics: withAnswer(sheet.basics, judgement.code, judgement.answer) }
    case 'veto':
      return { ...sheet, vetoes: withAnswer(sheet.vetoes, judgement.code, judgement.answer) }
    case 'bonus':
      return { ...sheet, bonuses: withAnswer(sheet.bonuses, judgement.code, judgement.answer) }
  }
}

function withAnswer<A>(answers: Record<string, A>, code: string, answer: A | null): Record<string, A> {
  const { [code]: _replaced, ...others } = answers
  return answer === null ? others : { ...others, [code]: answer }
}
