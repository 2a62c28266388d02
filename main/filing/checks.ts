// Completeness of dossiers: the checklist of one, the last result of each, and what people say of signatures and of what no
// machine can check. What is said ends with the seal; a check can be made for ever.
import type { AnswerWord, CheckedDossier, CheckProgress, DossierCheck } from '#shared/contract/checks.ts'
import { Category } from '#shared/contract/dossiers.ts'
import { categoryWords } from '#shared/rules/category.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import { dossierRow, itemById, openDossierRow } from '../dossiers/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Actor, Store } from '../store/index.ts'
import { createChecking, signedPapers } from './checking.ts'
import { listSummaries, type Stamps, type SummaryFilter } from './summaries.ts'

export interface SignaturesNoted {
  readonly itemId: string
  /** By code of the pack's signers. */
  readonly signatures: Readonly<Record<string, number>>
  readonly note: string
}

export interface Answered {
  readonly dossierId: string
  readonly rule: string
  /** Item id, or empty for the dossier. */
  readonly subject: string
  readonly answer: AnswerWord
  readonly note: string
  readonly page: number | null
}

export interface Checks {
  /** Refuses `dossier.unknown`. */
  check(dossierId: string): DossierCheck
  /** Refuses `item.unknown`, `dossier.sealed`, `check.subject-unknown`, `check.signer-unknown`. */
  signatures(caller: Actor, noted: SignaturesNoted): DossierCheck
  /** Refuses `dossier.unknown`, `dossier.sealed`, `check.rule-unknown`, `check.subject-unknown`. */
  answer(caller: Actor, answered: Answered): DossierCheck
  /** Refuses `dossier.unknown`, `dossier.sealed`, `check.answer-unknown`. */
  removeAnswer(caller: Actor, answer: Pick<Answered, 'dossierId' | 'rule' | 'subject'>): DossierCheck
  /** `stale` counts what was asked for and could not be checked anew at once: `checkAll` does that. */
  overview(filter: SummaryFilter): { rows: CheckedDossier[]; total: number; stale: number }
  checkAll(signal: AbortSignal | undefined): AsyncGenerator<CheckProgress>
  /** Refuses `dossier.incomplete` where the office lets nothing be sealed with such findings. */
  assertSealable(dossierId: string): void
}

/** So many dossiers are read by one set of queries, before others get their turn. */
const batch = 200
/** So many are checked anew at once when a list is asked for. */
const mostAtOnce = 500

export function createChecks(options: { store: Store; rulebook: Rulebook; clock: Clock }): Checks {
  const { store, rulebook, clock } = options
  const checking = createChecking(options)
  const now = () => clock.now().toISOString()

  function check(dossierId: string): DossierCheck {
    const { book, dossier, findings, counts } = checking.one(dossierId)
    return {
      ...{ dossierId, ...counts, findings: [...findings], papers: signedPapers(book, dossier, findings) },
      packTitle: book.pack.title,
      packSha256: rulebook.hashOf(book.pack.id),
      mark: book.pack.grade,
      checkedOn: book.today,
    }
  }

  /** Refuses what the pack does not ask, or not of this. */
  function assertAsked({ dossierId, rule: code, subject }: Pick<Answered, 'dossierId' | 'rule' | 'subject'>): void {
    const rule = rulebook.filingChecks().rules.find((one) => one.code === code)
    if (rule?.family !== 'questions') throw refuse('check.rule-unknown')
    const category = categoryWords[Category.parse(dossierRow(store, dossierId).category)]
    if (!rule.when.categories.includes(category)) throw refuse('check.subject-unknown')
    if (subject === '') {
      if (rule.papers.length > 0) throw refuse('check.subject-unknown')
      return
    }
    const item = itemById(store, subject)
    const isAsked = item.dossierId === dossierId && item.paperKind !== null && rule.papers.includes(item.paperKind)
    if (!isAsked) throw refuse('check.subject-unknown')
  }

  return {
    check,
    signatures(caller, { itemId, signatures, note: words }) {
      const dossierId = store.record(caller, 'item.signatures-noted', itemId, (note) => {
        const item = itemById(store, itemId)
        openDossierRow(store, item.dossierId)
        if (item.kind !== 'paper') throw refuse('check.subject-unknown')
        const known = new Set(rulebook.filingChecks().signers.map(({ code }) => code))
        if (Object.keys(signatures).some((signer) => !known.has(signer))) throw refuse('check.signer-unknown')
        note({ dossier: item.dossierId, signatures: Object.values(signatures).reduce((sum, one) => sum + one, 0) })
        const values = { signatures: JSON.stringify(signatures), note: words, noted_by: caller.name, noted_at: now() }
        store.run((q) =>
          q
            .insertInto('signature_note')
            .values({ item_id: itemId, ...values })
            .onConflict((conflict) => conflict.column('item_id').doUpdateSet(values)),
        )
        return item.dossierId
      })
      return check(dossierId)
    },
    answer(caller, answered) {
      const { dossierId, rule, subject, answer, note: words, page } = answered
      store.record(caller, 'check.answered', dossierId, (note) => {
        openDossierRow(store, dossierId)
        assertAsked(answered)
        note({ codes: [rule], answer, ...(subject === '' ? {} : { item: subject }) })
        const values = { answer, note: words, page, answered_by: caller.name, answered_at: now() }
        store.run((q) =>
          q
            .insertInto('check_answer')
            .values({ dossier_id: dossierId, rule, subject, ...values })
            .onConflict((conflict) => conflict.columns(['dossier_id', 'rule', 'subject']).doUpdateSet(values)),
        )
      })
      return check(dossierId)
    },
    removeAnswer(caller, { dossierId, rule, subject }) {
      store.record(caller, 'check.answer-removed', dossierId, (note) => {
        openDossierRow(store, dossierId)
        note({ codes: [rule], ...(subject === '' ? {} : { item: subject }) })
        const removed = store.run((q) =>
          q
            .deleteFrom('check_answer')
            .where('dossier_id', '=', dossierId)
            .where('rule', '=', rule)
            .where('subject', '=', subject),
        )
        if (removed === 0) throw refuse('check.answer-unknown')
      })
      return check(dossierId)
    },
    overview(filter) {
      const stale = checking.stale(filter.ids)
      const isFew = stale.size <= mostAtOnce
      if (isFew) for (const some of inBatches(stale)) checking.many(some)
      return { ...listSummaries(store, filter), stale: isFew ? 0 : stale.size }
    },
    async *checkAll(signal) {
      const stale = checking.stale(null)
      let [done, troubled] = [0, 0]
      for (const some of inBatches(stale)) {
        signal?.throwIfAborted()
        yield { done, total: stale.size, troubled, state: 'running' }
        troubled += checking.many(some)
        done += some.size
        // A turn for whoever waits: ten thousand dossiers take seconds.
        await new Promise((resolve) => setImmediate(resolve))
      }
      yield { done, total: stale.size, troubled, state: 'done' }
    },
    assertSealable(dossierId) {
      if (!rulebook.filingChecks().rules.some(({ blocksSeal }) => blocksSeal)) return
      const { findings } = checking.one(dossierId)
      const count = findings.filter(
        ({ blocksSeal, state }) => blocksSeal && (state === 'lacking' || state === 'wrong'),
      ).length
      if (count > 0) throw refuse('dossier.incomplete', { count })
    },
  }
}

function* inBatches(stamps: Stamps): Generator<Stamps> {
  const entries = [...stamps]
  for (let at = 0; at < entries.length; at += batch) yield new Map(entries.slice(at, at + batch))
}
