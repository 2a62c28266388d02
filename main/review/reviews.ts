// Legal review: what a handler submits is frozen by hash, a reviewer who did not handle the case judges the seven heads
// and concludes. Without a passed review no decision may be made (行政处罚法 §58).
import { DossierFacts } from '#shared/contract/dossiers.ts'
import type { Anchor } from '#shared/contract/evidence.ts'
import type { Conclusion, HeadJudgement, Review, ReviewLine, Submission } from '#shared/contract/review.ts'
import { Manifest } from '#shared/rules/manifest.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import { type Dossiers, type Findings, keptDossierRow } from '../dossiers/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import { type Page, paged, type Store } from '../store/index.ts'
import { type BoardFilter, createClocks } from './clocks.ts'
import {
  conclusionOf,
  headsOf,
  type ReviewFilter,
  type ReviewRow,
  returnReasonOf,
  reviewRow,
  reviewRows,
  submissionOf,
  toLine,
} from './rows.ts'
import { frozenRules, opinionKind, type ReviewRules, rulesOf } from './rules.ts'

export interface Reviews {
  list(filter: ReviewFilter & Page & { readonly clock?: 'any' | BoardFilter }): { rows: ReviewLine[]; total: number }
  get(id: string): Review
  /** User id of the reviewer; null while nobody has accepted it. */
  reviewerOf(id: string): string | null
  /** What was frozen at submission: the rules, and the manifest's canonical text. */
  frozen(id: string): { readonly rules: ReviewRules; readonly manifest: string }
  /** Whoever handled the case neither reviews it nor signs its opinion. Refuses `review.conflict`. */
  assertNoConflict(caller: Caller, id: string): void
  submit(caller: Caller, dossierId: string, submission: Submission): Review
  accept(caller: Caller, id: string): Review
  return(caller: Caller, id: string, reason: string): Review
  judge(caller: Caller, id: string, heads: readonly HeadJudgement[], conclusion: Conclusion | null | undefined): Review
  addFinding(caller: Caller, finding: { id: string; criterion: string; anchor: Anchor; note: string }): Review
  removeFinding(caller: Caller, id: string, findingId: string): Review
  conclude(caller: Caller, id: string): Review
}

export function createReviews(options: {
  store: Store
  rulebook: Rulebook
  dossiers: Dossiers
  findings: Findings
  clock: Clock
  newId: () => string
}): Reviews {
  const { store, rulebook, dossiers, findings, clock, newId } = options
  const clocks = createClocks({ store, rulebook, clock })
  const now = () => clock.now().toISOString()

  function get(id: string): Review {
    const row = reviewRow(store, id)
    const read = clocks.of(row)
    return {
      ...toLine(row, read),
      submission: submissionOf(row),
      manifestSha256: row.manifest_sha256,
      heads: headsOf(row),
      findings: findings.of({ review: id }),
      conclusion: conclusionOf(row),
      returnReason: returnReasonOf(row),
      clock: read,
      evidenceIsNewer: dossiers.manifest(row.dossier_id).sha256 !== row.manifest_sha256,
      updatedAt: row.updated_at,
    }
  }

  function update(
    id: string,
    change: Partial<Pick<ReviewRow, 'state' | 'heads' | 'conclusion' | 'reviewer_id' | 'accepted_at' | 'concluded_at'>>,
  ) {
    store.run((q) =>
      q
        .updateTable('review')
        .set({ ...change, updated_at: now() })
        .where('id', '=', id),
    )
    return get(id)
  }

  /** The review if this reviewer may still work on it. */
  function mine(caller: Caller, id: string): ReviewRow {
    const row = reviewRow(store, id)
    if (row.state === 'concluded' || row.state === 'returned') throw refuse('review.ended')
    if (row.state === 'submitted') throw refuse('review.not-accepted')
    if (row.reviewer_id !== caller.userId) throw refuse('review.of-another')
    return row
  }

  /** Whoever handled the case never reviews it: as submitter, or as an officer in charge, then or now. */
  function assertNoConflict(caller: Caller, row: ReviewRow): void {
    const { displayName } = caller
    const officers = dossiers.get(row.dossier_id).officers.map((officer) => officer.name)
    const { officers: then } = Manifest.parse(JSON.parse(row.manifest)).dossier.facts
    // The manifest writes “name card”.
    const wasOne = Array.isArray(then) && then.some((one) => one === displayName || one.startsWith(`${displayName} `))
    if (row.handler_id === caller.userId || officers.includes(displayName) || wasOne) throw refuse('review.conflict')
  }

  return {
    list({ clock: wanted = 'any', ...filter }) {
      const lines = (rows: ReturnType<typeof clocks.among>) => rows.map((one) => toLine(one.row, one.clock))
      if (wanted !== 'any') {
        const { rows, total } = clocks.board({ ...filter, clock: wanted })
        return { rows: lines(rows), total }
      }
      const page = paged(filter, (at) => reviewRows(store, { ...filter, ...at }))
      return { ...page, rows: lines(clocks.among(page.rows)) }
    },
    get,
    reviewerOf: (id) => reviewRow(store, id).reviewer_id,
    frozen(id) {
      const row = reviewRow(store, id)
      return { rules: rulesOf(row), manifest: row.manifest }
    },
    assertNoConflict: (caller, id) => assertNoConflict(caller, reviewRow(store, id)),
    submit(caller, dossierId, submission) {
      const id = newId()
      return store.record(caller, 'review.submitted', id, (note) => {
        const { agency } = DossierFacts.parse(JSON.parse(keptDossierRow(store, dossierId).facts))
        const manifest = dossiers.manifest(dossierId)
        if (dossiers.items(dossierId).length === 0) throw refuse('review.no-material')
        const earlier = reviewRows(store, { dossierId, limit: 100 })
        if (earlier.some((row) => row.state === 'submitted' || row.state === 'under-review'))
          throw refuse('review.open-already')
        const packs = frozenRules(rulebook, agency)
        assertEntries(rulesOf({ packs }), submission)
        note({ dossier: dossierId, manifestSha256: manifest.sha256, round: earlier.length + 1 })
        store.run((q) =>
          q.insertInto('review').values({
            id,
            dossier_id: dossierId,
            round: earlier.length + 1,
            submission: JSON.stringify(submission),
            packs,
            manifest: manifest.canonical,
            manifest_sha256: manifest.sha256,
            handler_id: caller.userId,
            reviewer_id: null,
            state: 'submitted',
            heads: '[]',
            conclusion: null,
            submitted_at: now(),
            accepted_at: null,
            concluded_at: null,
            updated_at: now(),
          }),
        )
        return get(id)
      })
    },
    accept(caller, id) {
      return store.record(caller, 'review.accepted', id, () => {
        const row = reviewRow(store, id)
        if (row.state !== 'submitted') throw refuse('review.taken')
        assertNoConflict(caller, row)
        return update(id, { state: 'under-review', reviewer_id: caller.userId, accepted_at: now() })
      })
    },
    return(caller, id, reason) {
      return store.record(caller, 'review.returned', id, () => {
        const row = reviewRow(store, id)
        if (row.state !== 'submitted') mine(caller, id)
        else assertNoConflict(caller, row)
        const conclusion = JSON.stringify({ reason })
        return update(id, { state: 'returned', reviewer_id: caller.userId, conclusion, concluded_at: now() })
      })
    },
    judge(caller, id, heads, conclusion) {
      return store.record(caller, 'review.judged', id, (note) => {
        const row = mine(caller, id)
        const rules = rulesOf(row)
        const known = new Set(rules.heads.heads.map((head) => head.code))
        if (heads.some(({ head }) => !known.has(head))) throw refuse('review.unknown-head')
        if (conclusion) opinionKind(rules, conclusion.kind)
        const merged = new Map(headsOf(row).map((judged) => [judged.head, judged]))
        for (const judged of heads) merged.set(judged.head, judged)
        note({ heads: heads.map(({ head, verdict }) => `${head}:${verdict}`) })
        return update(id, {
          heads: JSON.stringify([...merged.values()]),
          conclusion:
            conclusion === undefined ? row.conclusion : conclusion === null ? null : JSON.stringify(conclusion),
        })
      })
    },
    addFinding(caller, { id, criterion, anchor, note: words }) {
      return store.record(caller, 'review.finding-added', id, (note) => {
        const row = mine(caller, id)
        if (!rulesOf(row).heads.heads.some((head) => head.code === criterion)) throw refuse('review.unknown-head')
        const finding = { dossierId: row.dossier_id, criterion, anchor, note: words }
        note({ finding: findings.add(caller, { review: id }, finding), criterion })
        return update(id, {})
      })
    },
    removeFinding(caller, id, findingId) {
      return store.record(caller, 'review.finding-removed', id, (note) => {
        mine(caller, id)
        note({ finding: findingId })
        findings.remove({ review: id }, findingId)
        return update(id, {})
      })
    },
    conclude(caller, id) {
      return store.record(caller, 'review.concluded', id, (note) => {
        const row = mine(caller, id)
        const conclusion = assertConcludable(row)
        if (dossiers.manifest(row.dossier_id).sha256 !== row.manifest_sha256) throw refuse('review.evidence-newer')
        note({ kind: conclusion.kind, manifestSha256: row.manifest_sha256 })
        return update(id, { state: 'concluded', concluded_at: now() })
      })
    },
  }
}

function assertEntries({ catalogue }: ReviewRules, submission: Submission): void {
  const known = new Set(catalogue.entries.map((entry) => entry.code))
  if (submission.entries.some((code) => !known.has(code))) throw refuse('review.unknown-entry')
}

/** Every head has a verdict, every problem has words, and no "agree" stands beside a problem. */
function assertConcludable(row: ReviewRow): Conclusion {
  const rules = rulesOf(row)
  const judged = new Map(headsOf(row).map((one) => [one.head, one]))
  const open = rules.heads.heads.filter((head) => !judged.has(head.code))
  if (open.length > 0) throw refuse('review.incomplete', { heads: open.map((head) => head.title) })
  const problems = [...judged.values()].filter((one) => one.verdict === 'problem')
  if (problems.some((problem) => problem.note.trim() === '')) throw refuse('review.problem-without-words')
  const conclusion = conclusionOf(row)
  if (conclusion === null || conclusion.text.trim() === '') throw refuse('review.no-conclusion')
  if (!opinionKind(rules, conclusion.kind).blocksDecision && problems.length > 0)
    throw refuse('review.agree-with-problem')
  return conclusion
}
