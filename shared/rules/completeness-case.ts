// What the checks of completeness know of a dossier, and the rule packs they read.
import type { AnswerWord, CheckAnswer, CheckFinding, CheckState, Signatures } from '../contract/checks.ts'
import type { DossierFacts } from '../contract/dossiers.ts'
import type { Day } from './day.ts'
import type { DateRef, FilingChecksPack } from './pack-checks.ts'
import type { RecordingListPack, RecordingPracticePack } from './pack-recording.ts'
import type { RecordedSegment } from './recording-chains.ts'
import type { FiledItem } from './recording-requirements.ts'
import type { WorkCalendar } from './work-calendar.ts'

export interface CheckedPaper extends FiledItem {
  readonly title: string
  readonly madeOn: Day | null
}

export interface PageNote {
  readonly itemId: string
  /** 1-based; null for the whole paper. */
  readonly page: number | null
  readonly kind: 'oversize' | 'blank' | 'damaged' | 'missing' | 'other'
  readonly note: string
}

export interface SignatureNote {
  readonly signatures: Signatures
  readonly note: string
}

export interface GivenAnswer extends CheckAnswer {
  readonly rule: string
  readonly subject: string
  readonly answer: AnswerWord
}

export interface CheckedCase {
  readonly facts: DossierFacts
  /** In the order of the catalogue. */
  readonly items: readonly CheckedPaper[]
  readonly pageNotes: readonly PageNote[]
  /** By item id. */
  readonly signatures: ReadonlyMap<string, SignatureNote>
  readonly answers: readonly GivenAnswer[]
  readonly segments: readonly RecordedSegment[]
  /** Items after which a break is explained. */
  readonly explained: ReadonlySet<string>
  /** Codes of recording requirements for which a signed statement stands. */
  readonly excused: ReadonlySet<string>
  /** How its number stands among those of the archive. */
  readonly number: { readonly twins: number; readonly gap: { readonly from: number; readonly to: number } | null }
}

/** The packs in force, and the day on which they are asked. */
export interface CheckBook {
  readonly pack: FilingChecksPack
  readonly recordingList: RecordingListPack
  readonly recordingPractice: RecordingPracticePack
  /** Titles of the kinds of paper, by code. */
  readonly kindTitles: ReadonlyMap<string, string>
  readonly calendar: WorkCalendar
  readonly today: Day
}

/** What one rule says; `failed` takes the rule's own severity. */
export interface Outcome {
  readonly state: Exclude<CheckState, 'lacking' | 'wrong'> | 'failed'
  readonly sentence: string
  readonly subject?: string
  readonly title?: string
  readonly source?: string
  readonly itemIds?: readonly string[]
  readonly page?: number | null
  readonly question?: CheckFinding['question']
  /** First day on which the outcome changes by itself. */
  readonly runsOut?: Day
}

export type FoundDay =
  | { readonly state: 'known'; readonly on: Day; readonly itemIds: readonly string[] }
  /** Such a paper is there, but nobody knows its date. */
  | { readonly state: 'undated'; readonly itemIds: readonly string[] }
  | { readonly state: 'absent'; readonly itemIds: readonly string[] }

export interface CaseView extends CheckedCase {
  has(kind: string): boolean
  of(kinds: readonly string[]): readonly CheckedPaper[]
  dayOf(ref: DateRef): FoundDay
}

export function openCase(dossier: CheckedCase): CaseView {
  const byKind = new Map<string, CheckedPaper[]>()
  for (const item of dossier.items) {
    if (item.paperKind === null) continue
    const others = byKind.get(item.paperKind)
    if (others === undefined) byKind.set(item.paperKind, [item])
    else others.push(item)
  }
  const of = (kinds: readonly string[]) => kinds.flatMap((kind) => byKind.get(kind) ?? [])
  return {
    ...dossier,
    has: (kind) => byKind.has(kind),
    of,
    dayOf: (ref) => dayOf(ref, of(ref.papers), ref.fact === null ? null : dossier.facts.dates[ref.fact]),
  }
}

function dayOf({ pick, prefer }: DateRef, papers: readonly CheckedPaper[], fact: Day | null): FoundDay {
  const byFact: FoundDay | null =
    fact === null ? null : { state: 'known', on: fact, itemIds: papers.map(({ id }) => id) }
  if (prefer === 'fact' && byFact !== null) return byFact
  let found: CheckedPaper | null = null
  for (const paper of papers) {
    if (paper.madeOn === null) continue
    const best = found?.madeOn ?? null
    if (best === null || (pick === 'first' ? paper.madeOn < best : paper.madeOn > best)) found = paper
  }
  if (found !== null && found.madeOn !== null) return { state: 'known', on: found.madeOn, itemIds: [found.id] }
  if (byFact !== null) return byFact
  return { state: papers.length > 0 ? 'undated' : 'absent', itemIds: papers.map(({ id }) => id) }
}
