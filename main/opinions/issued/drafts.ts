// What each kind of paper is composed from, who signs it, and what it binds.

import type { IssuedBinding, IssuedKind, IssuedSigner } from '#shared/contract/issued.ts'
import { issuedNames } from '#shared/text/issued.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Campaigns } from '../../campaigns/index.ts'
import type { Clock } from '../../clock.ts'
import type { Caller } from '../../desk-core.ts'
import type { Dossiers, Evidence } from '../../dossiers/index.ts'
import type { Evaluations } from '../../evaluation/index.ts'
import type { People } from '../../people/index.ts'
import type { ComposeInput } from '../../printing/index.ts'
import type { Results } from '../../results/index.ts'
import type { JournalHead, Store } from '../../store/index.ts'
import { issuedMarks, nextNumber } from '../numbers.ts'
import type { IssuedData } from '../templates/issued/frame.ts'
import { drawDraft, planDraft } from './campaign-drafts.ts'
import { circularDraft } from './circular-draft.ts'
import { noticeDraft, recheckDraft } from './rectification-drafts.ts'
import { resultDraft, sheetDraft } from './result-drafts.ts'

/** Files shown for a while at the address of objects. */
export interface Passing {
  put(file: { bytes: Uint8Array; mime: string; name: string }): string
}

export interface IssuedSources {
  readonly store: Store
  readonly campaigns: Pick<Campaigns, 'get'>
  readonly results: Pick<Results, 'agreement'>
  readonly evaluations: Evaluations
  readonly dossiers: Dossiers
  readonly evidence: Evidence
  readonly people: People
  readonly passing: Passing
  /** DER of the archive's root. */
  readonly root: Uint8Array
  readonly agency: string
  readonly archiveId: string
  readonly clock: Clock
  readonly newId: () => string
}

export interface IssuedDraft {
  readonly number: string
  readonly title: string
  readonly campaignId: string | null
  readonly dossierId: string | null
  readonly input: ComposeInput
  readonly signers: readonly IssuedSigner[]
  readonly binding: IssuedBinding
}

/** What a kind makes of its source; the rest is the same for all. */
export interface DraftParts {
  readonly title: string
  readonly campaignId: string | null
  readonly dossierId: string | null
  /** Given by the source itself; the next of the kind's series when left out. */
  readonly number?: string
  readonly signers: readonly IssuedSigner[]
  readonly bound: Omit<IssuedBinding, 'archiveId' | 'journal'>
  readonly paper: (data: IssuedData) => ComposeInput
}

type Gather = (sources: IssuedSources, caller: Caller, sourceId: string) => DraftParts | Promise<DraftParts>

const gather: Readonly<Record<IssuedKind, Gather>> = {
  plan: planDraft,
  draw: drawDraft,
  'score-sheet': sheetDraft,
  opinion: resultDraft,
  notice: noticeDraft,
  recheck: recheckDraft,
  circular: circularDraft,
}

export async function draftOf(
  sources: IssuedSources,
  caller: Caller,
  order: { readonly kind: IssuedKind; readonly sourceId: string; readonly number: string | null },
): Promise<IssuedDraft> {
  const { kind, sourceId } = order
  const { store, clock, agency, archiveId } = sources
  const journal: JournalHead = store.head()
  const { bound, paper, ...parts } = await gather[kind](sources, caller, sourceId)
  const given = order.number ?? parts.number
  const number = given ?? (kind === 'notice' ? '' : nextNumber(store, issuedMarks[kind], clock.now()))
  const { position, hash } = journal
  const binding = { archiveId, ...bound, journal: { position, hash } }
  const { signers } = parts
  const data = { agency, kind, number, sourceId, binding, signers, composedAt: clock.now() }
  return { ...parts, number, binding, input: paper(data) }
}

/** Two ids, or an id and a count. Refuses `issued.source`. */
export function sourceParts(sourceId: string): readonly [string, string] {
  const [first, second] = sourceId.split('/')
  if (first === undefined || second === undefined) throw refuse('issued.source')
  return [first, second]
}

/** Refuses `issued.not-final`. */
export function assertFinal(isFinal: boolean, kind: IssuedKind, until: string): void {
  if (!isFinal) throw refuse('issued.not-final', { paper: issuedNames[kind], until })
}

/** Refuses `issued.of-another`. */
export function assertMaker(isMaker: boolean, kind: IssuedKind, who: string): void {
  if (!isMaker) throw refuse('issued.of-another', { paper: issuedNames[kind], who })
}
