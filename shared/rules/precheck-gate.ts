// The gate of legal review (法制审核, 行政处罚法 §58) and the clocks that no checklist keeps: what they say of a decided case.
// A case that must be reviewed is not decided before the review has passed; new evidence after it calls for another.
import { precheckText as text } from '../text/suggestions.ts'
import type { Day } from './day.ts'
import type { FilingReading } from './filing-clock.ts'
import type { PrecheckGate } from './pack-precheck.ts'
import type { PrecheckItem, Seen } from './precheck.ts'

/** The rules computed here, as the maps and the rates name them. */
export const ownRules = {
  'gate-not-passed': '法制审核未通过即作出决定',
  'gate-after-decision': '法制审核晚于决定',
  'gate-evidence-newer': '法制审核之后的新证据',
  'gate-evidence-unsubmitted': '未送审的证据',
  'clock-filing': '归档期限',
  'clock-review': '法制审核期限',
} as const
export type OwnRule = keyof typeof ownRules

export interface GateItem extends PrecheckItem {
  readonly title: string
  readonly madeOn: Day | null
  readonly sha256: string
}

export interface GateReview {
  readonly id: string
  readonly passed: boolean
  /** Null while it has not ended. */
  readonly endedOn: Day | null
  /** SHA-256 of what was submitted. */
  readonly submitted: ReadonlySet<string>
  /** Working days used and allowed, of a review that has ended; null where they cannot be counted. */
  readonly clock: {
    readonly used: number
    readonly allowed: number
    readonly mark: 'sure' | 'example'
    readonly rule: string
  } | null
}

export interface GateCase {
  readonly decidedOn: Day | null
  readonly items: readonly GateItem[]
  /** In the order of their rounds. */
  readonly reviews: readonly GateReview[]
}

/** Nothing while the case is not decided: the gate is still shut. */
export function seenByGate(dossier: GateCase, gate: PrecheckGate): Seen[] {
  const of = (kinds: readonly string[]) => dossier.items.filter(({ paperKind }) => kinds.includes(paperKind ?? ''))
  const [decisions, opinions] = [of(gate.decision), of(gate.opinion)]
  const decidedOn = earliest(decisions.map(({ madeOn }) => madeOn)) ?? dossier.decidedOn
  if (decidedOn === null) return []
  const inTime = (on: Day | null) => on !== null && on <= decidedOn
  const passed = dossier.reviews.filter(({ passed, endedOn }) => passed && endedOn !== null)
  const last = passed.filter(({ endedOn }) => inTime(endedOn)).at(-1)
  const decided: Decided = { decidedOn, papers: [...opinions, ...decisions], clause: gate.clause }
  const unpassed =
    dossier.reviews.length === 0 || last !== undefined ? [] : notPassed(decided, passed.at(0), opinions.length > 0)
  const paperOn = latest(opinions.map(({ madeOn }) => (inTime(madeOn) ? madeOn : null)))
  const opinionOn = latest([paperOn, last?.endedOn ?? null])
  if (opinionOn === null) return unpassed
  return [...unpassed, ...newEvidence(decided, of(gate.evidence), opinionOn, last)]
}

interface Decided {
  readonly decidedOn: Day
  /** The opinions and the decision. */
  readonly papers: readonly GateItem[]
  readonly clause: string
}

/** Reviewed here, and not passed when the decision was made. An opinion on paper may be of a review that passed elsewhere. */
function notPassed({ decidedOn, papers, clause }: Decided, late: GateReview | undefined, hasPaper: boolean): Seen[] {
  if (late === undefined) {
    return [
      hasPaper
        ? seen('gate-not-passed', 'unchecked', text.gateNotPassedPaper(decidedOn), clause, papers)
        : seen('gate-not-passed', 'wrong', text.gateNotPassed(decidedOn), clause, papers),
    ]
  }
  // The checklist compares the day of a filed opinion with that of the decision.
  if (hasPaper || late.endedOn === null) return []
  return [seen('gate-after-decision', 'wrong', text.gateAfterDecision(late.endedOn, decidedOn), clause, papers)]
}

function newEvidence(
  { decidedOn, papers, clause }: Decided,
  evidence: readonly GateItem[],
  opinionOn: Day,
  last: GateReview | undefined,
): Seen[] {
  const newer = evidence.filter(({ madeOn }) => madeOn !== null && madeOn > opinionOn && madeOn <= decidedOn)
  // What was submitted on paper is known to nobody here.
  const submitted = last?.endedOn === opinionOn ? last.submitted : null
  const unsubmitted = evidence.filter(
    ({ sha256, madeOn }) => submitted !== null && !submitted.has(sha256) && (madeOn === null || madeOn <= opinionOn),
  )
  return [
    ...(newer.length === 0
      ? []
      : [
          seen('gate-evidence-newer', 'wrong', text.gateNewer(titlesOf(newer), opinionOn), clause, [
            ...newer,
            ...papers,
          ]),
        ]),
    ...(unsubmitted.length === 0
      ? []
      : [
          seen(
            'gate-evidence-unsubmitted',
            'unchecked',
            text.gateUnsubmitted(titlesOf(unsubmitted)),
            clause,
            unsubmitted,
          ),
        ]),
  ]
}

function seen(
  rule: OwnRule,
  severity: Seen['severity'],
  words: string,
  clause: string,
  items: readonly GateItem[] = [],
  subject = '',
): Seen {
  return {
    ...{ rule, subject, title: ownRules[rule], severity, clause, page: null, of: [], isAbsence: false },
    words: severity === 'unchecked' ? text.toCheck(words) : words,
    itemIds: items.map(({ id }) => id),
  }
}

/** The clock of filing, of a dossier that is sealed. */
export interface FiledCase extends Pick<FilingReading, 'state' | 'dueOn' | 'unknownYear'> {
  readonly closedOn: Day
  readonly sealedOn: Day
  readonly rule: string
  readonly mark: 'sure' | 'example'
}

/** The seal after the office's term, and reviews that took longer than theirs: what an example says is left to a person. */
export function seenByClocks({ reviews }: Pick<GateCase, 'reviews'>, filing: FiledCase | null): Seen[] {
  const by = (mark: 'sure' | 'example') => (mark === 'sure' ? 'wrong' : 'unchecked')
  const late = reviews.flatMap(({ id, clock }): Seen[] => {
    if (clock === null || clock.used <= clock.allowed) return []
    const words = text.reviewLate(clock.used, clock.allowed)
    return [{ ...seen('clock-review', by(clock.mark), words, clock.rule, [], id), of: ['legal-review-opinion'] }]
  })
  if (filing === null) return late
  const { state, closedOn, sealedOn, dueOn, unknownYear, rule, mark } = filing
  const filed = (severity: Seen['severity'], words: string) => ({
    ...seen('clock-filing', severity, words, rule),
    of: ['closing-report'],
  })
  if (state === 'unknown' && unknownYear !== null) return [...late, filed('unchecked', text.unknownYear(unknownYear))]
  if (state !== 'filed-late' || dueOn === null) return late
  return [...late, filed(by(mark), text.filedLate(closedOn, sealedOn, dueOn))]
}

const titlesOf = (items: readonly GateItem[]) => text.gateTitles(items.map(({ title }) => title))

function earliest(days: readonly (Day | null)[]): Day | null {
  const [first = null] = days.flatMap((day) => day ?? []).sort()
  return first
}

function latest(days: readonly (Day | null)[]): Day | null {
  return (
    days
      .flatMap((day) => day ?? [])
      .sort()
      .at(-1) ?? null
  )
}
