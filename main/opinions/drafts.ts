// Gathers what an opinion says: from the evaluation or the review, the evidence it points at, and where the journal stands.
import type { Finding } from '#shared/contract/evidence.ts'
import type { OpinionSigner } from '#shared/contract/opinions.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { score } from '#shared/rules/scoring.ts'
import { dayOf } from '#shared/text/instant.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import type { DossierObjects, Dossiers, Evidence } from '../dossiers/index.ts'
import type { Evaluations } from '../evaluation/index.ts'
import type { People } from '../people/index.ts'
import type { ComposeInput } from '../printing/index.ts'
import type { Marks, Transcripts } from '../recordings/index.ts'
import { opinionKind, type Reviews } from '../review/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { JournalHead, Store } from '../store/index.ts'
import { judgedDossier } from './judged-dossier.ts'
import type { Statements } from './statements.ts'
import { evaluationOpinion, type PrintedFinding, reviewOpinion } from './templates/index.ts'

export interface OpinionSources {
  readonly store: Store
  readonly objects: DossierObjects
  readonly dossiers: Dossiers
  readonly evaluations: Evaluations
  readonly reviews: Reviews
  readonly statements: Statements
  readonly evidence: Evidence
  readonly marks: Marks
  readonly transcripts: Transcripts
  readonly rulebook: Rulebook
  readonly people: People
  /** DER of the archive's root. */
  readonly root: Uint8Array
  readonly agency: string
  readonly archiveId: string
  readonly clock: Clock
  readonly newId: () => string
}

export interface Draft {
  readonly input: ComposeInput
  readonly dossierId: string
  readonly manifestSha256: string
  readonly journal: JournalHead
  readonly signers: readonly OpinionSigner[]
  /** What else is written in the transaction that enters the opinion. */
  readonly entered?: () => void
}

/** Enough for print at 74 mm: about 330 dots to the inch. */
export const pictureWidthPx = 960

/** Refuses `evaluation.not-concluded`, `evaluation.of-another`. */
export async function evaluationDraft(
  sources: OpinionSources,
  caller: Caller,
  id: string,
  number: string,
): Promise<Draft> {
  const evaluation = sources.evaluations.get(id)
  if (evaluation.state !== 'concluded' || evaluation.concludedAt === null) throw refuse('evaluation.not-concluded')
  if (sources.evaluations.inspectorOf(id) !== caller.userId) throw refuse('evaluation.of-another')
  const standard = sources.evaluations.standardOf(id)
  const titles = titlesOf(standard)
  const journal = sources.store.head()
  const composedAt = sources.clock.now()
  const input = evaluationOpinion({
    agency: sources.agency,
    number,
    dossier: sources.dossiers.get(evaluation.dossierId),
    standard,
    standardSha256: evaluation.standardSha256,
    sheet: evaluation.sheet,
    score: score(standard, evaluation.sheet),
    findings: await printed(sources, evaluation.findings, titles),
    advice: evaluation.advice,
    inspector: evaluation.inspector,
    startedAt: evaluation.startedAt,
    concludedAt: evaluation.concludedAt,
    elapsedMinutes: Math.round(evaluation.elapsedSeconds / 60),
    binding: { archiveId: sources.archiveId, manifestSha256: evaluation.manifestSha256, of: 'seal', journal },
    composedAt,
  })
  return {
    input,
    dossierId: evaluation.dossierId,
    manifestSha256: evaluation.manifestSha256,
    journal,
    signers: [{ as: 'inspector', userId: caller.userId, name: caller.displayName, signedAt: null }],
  }
}

/** Refuses `review.not-concluded`, `review.of-another`. */
export async function reviewDraft(sources: OpinionSources, caller: Caller, id: string, number: string): Promise<Draft> {
  const review = sources.reviews.get(id)
  const { conclusion, acceptedAt, concludedAt } = review
  if (review.state !== 'concluded' || conclusion === null || acceptedAt === null || concludedAt === null) {
    throw refuse('review.not-concluded')
  }
  if (sources.reviews.reviewerOf(id) !== caller.userId) throw refuse('review.of-another')
  const { rules, manifest } = sources.reviews.frozen(id)
  const { heads } = rules.heads
  const journal = sources.store.head()
  const composedAt = sources.clock.now()
  const input = reviewOpinion({
    agency: sources.agency,
    number,
    dossier: judgedDossier(manifest),
    round: review.round,
    handler: review.handler,
    reviewer: review.reviewer ?? '',
    submission: review.submission,
    entries: rules.catalogue.entries.filter((entry) => review.submission.entries.includes(entry.code)),
    heads: heads.map((head) => ({ head, judged: review.heads.find((one) => one.head === head.code) ?? null })),
    findings: await printed(sources, review.findings, new Map(heads.map((head) => [head.code, head.title]))),
    conclusion,
    kind: opinionKind(rules, conclusion.kind),
    packs: rules.packs,
    submittedOn: dayOf(review.submittedAt),
    acceptedOn: dayOf(acceptedAt),
    concludedOn: dayOf(concludedAt),
    binding: { archiveId: sources.archiveId, manifestSha256: review.manifestSha256, of: 'submission', journal },
    composedAt,
  })
  return {
    input,
    dossierId: review.dossierId,
    manifestSha256: review.manifestSha256,
    journal,
    signers: [
      { as: 'reviewer', userId: caller.userId, name: caller.displayName, signedAt: null },
      { as: 'head', userId: null, name: null, signedAt: null },
    ],
  }
}

/** Findings with their places in words and their pictures. One after the other: each picture costs a process. */
async function printed(
  { evidence }: OpinionSources,
  findings: readonly Finding[],
  titles: ReadonlyMap<string, string>,
): Promise<PrintedFinding[]> {
  const ready: PrintedFinding[] = []
  for (const { criterion, anchor, note } of findings) {
    ready.push({
      criterion,
      criterionTitle: titles.get(criterion) ?? '',
      note,
      anchor,
      place: evidence.place(anchor),
      provenance: evidence.provenance(anchor),
      picture: await evidence.picture(anchor, pictureWidthPx),
    })
  }
  return ready
}

/** What a criterion is called in print: its code, and the item or the group it belongs to. */
function titlesOf(standard: EvaluationStandard): ReadonlyMap<string, string> {
  const titles = new Map<string, string>()
  for (const { code, group } of [...standard.vetoes, ...standard.basics]) titles.set(code, `${code} ${group}`)
  for (const item of standard.criteria) {
    for (const { code } of [item, ...item.points]) titles.set(code, `${code} ${item.title}`)
  }
  return titles
}
