// Loads the rule packs, checks them alone and against each other, and answers for each with its hash.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codePatternFaults } from '#shared/rules/archival-code.ts'
import { canonicalJson } from '#shared/rules/canonical-json.ts'
import { catalogueFaults } from '#shared/rules/major-decision-faults.ts'
import { schemeFaults } from '#shared/rules/metadata.ts'
import {
  type ArchivalCodePack,
  type DockIndexPack,
  type DossierCategory,
  type EvaluationStandard,
  type FilingChecksPack,
  type MajorDecisionPack,
  type MetadataSchemePack,
  type OpinionKindsPack,
  type PackKind,
  type PaperKind,
  type PaperKindsPack,
  type RecordingListPack,
  type RecordingPracticePack,
  type RecordingTermsPack,
  type RetentionSchedulePack,
  type ReviewCataloguePack,
  type ReviewHeadsPack,
  type ReviewTermPack,
  RulePack,
  type SheetFormatPack,
  type SoundnessItemsPack,
} from '#shared/rules/pack.ts'
import { areChecksConsistent, kindsOfChecks } from '#shared/rules/pack-checks.ts'
import { type FilingOrder, type FilingOrderPack, type FilingPracticePack, orderFor } from '#shared/rules/pack-filing.ts'
import type { LendingRulesPack } from '#shared/rules/pack-lending.ts'
import { isPrecheckConsistent, kindsOfPrecheck, type PrecheckMapPack } from '#shared/rules/pack-precheck.ts'
import { isScheduleConsistent } from '#shared/rules/pack-retention.ts'
import { termFor } from '#shared/rules/pack-review-term.ts'
import { isSheetFormatConsistent } from '#shared/rules/pack-sheets.ts'
import { soundnessPackFaults } from '#shared/rules/pack-soundness.ts'
import { standardFaults } from '#shared/rules/standard-faults.ts'
import { createWorkCalendar, type WorkCalendar } from '#shared/rules/work-calendar.ts'
import { refuse } from '#shared/text/refusal.ts'

export type Rulebook = {
  /** All packs, by id. */
  list(): readonly RulePack[]
  get(id: string): RulePack
  standard(id: string): EvaluationStandard
  standards(): readonly EvaluationStandard[]
  calendar(): WorkCalendar
  paperKinds(): PaperKindsPack
  opinionKinds(): OpinionKindsPack
  reviewHeads(): ReviewHeadsPack
  reviewCatalogue(): ReviewCataloguePack
  /** The rule for this agency: the office's own, else one that names it, else the example. */
  reviewTerm(agency?: string): ReviewTermPack
  dockIndex(): DockIndexPack
  recordingTerms(): RecordingTermsPack
  recordingPractice(): RecordingPracticePack
  recordingList(): RecordingListPack
  soundnessItems(): SoundnessItemsPack
  archivalCode(): ArchivalCodePack
  metadataSchemes(): readonly MetadataSchemePack[]
  filingChecks(): FilingChecksPack
  sheetFormat(): SheetFormatPack
  retentionSchedule(): RetentionSchedulePack
  /** The order of papers for a category, by the pack for this agency's sector or else the one for all. */
  filingOrder(category: DossierCategory, agency?: string): FilingOrder
  filingPractice(): FilingPracticePack
  lendingRules(): LendingRulesPack
  /** Catalogues of major decisions, the office's own first. Which of them bind an agency: `cataloguesFor`. */
  majorDecisions(): readonly MajorDecisionPack[]
  /** Those that name this standard, or what it is through all its versions; the office's own first. */
  precheckMaps(standard: Pick<EvaluationStandard, 'id' | 'standing'>): readonly PrecheckMapPack[]
  /** SHA-256, lower-case hex, of the pack's canonical JSON: frozen into whatever was decided under it. */
  hashOf(id: string): string
}

/** Throws rulebook.damaged with the file's name when any pack is unreadable, ill-formed or contradicts another. */
export function createRulebook({ folder }: { folder: string }): Rulebook {
  const rulebook = rulebookOver(loadPacks(folder))
  // What every desk needs is there, or the program does not start.
  rulebook.calendar()
  return rulebook
}

/** Packs by id. They may be replaced while the rulebook is in use: it is asked anew each time. */
export interface Packs {
  get(id: string): RulePack | undefined
  values(): Iterable<RulePack>
  /** Whether the office adopted it; those of the program are not its own. */
  isOwn?(id: string): boolean
}

/** Answers from these packs as they are at the time of the question. */
export function rulebookOver(packs: Packs): Rulebook {
  const calendars = new WeakMap<RulePack, WorkCalendar>()
  const get = (id: string) => {
    const pack = packs.get(id)
    if (pack === undefined) throw refuse('rulebook.unknown', { id })
    return pack
  }
  return {
    list: () => [...packs.values()],
    get,
    standard(id) {
      const pack = get(id)
      if (pack.kind !== 'evaluation-standard') throw refuse('rulebook.unknown', { id })
      return pack
    },
    standards: () => all(packs, 'evaluation-standard'),
    calendar() {
      const pack = only(packs, 'work-calendar')
      const calendar = calendars.get(pack) ?? createWorkCalendar(pack)
      calendars.set(pack, calendar)
      return calendar
    },
    paperKinds: () => only(packs, 'paper-kinds'),
    opinionKinds: () => only(packs, 'opinion-kinds'),
    reviewHeads: () => only(packs, 'review-heads'),
    reviewCatalogue: () => only(packs, 'review-catalogue'),
    reviewTerm(agency = '') {
      const pack = termFor(all(packs, 'review-term'), agency, ({ id }) => packs.isOwn?.(id) ?? false)
      if (pack === null) throw refuse('rulebook.missing', { kind: 'review-term' })
      return pack
    },
    dockIndex: () => only(packs, 'dock-index'),
    recordingTerms: () => only(packs, 'recording-terms'),
    recordingPractice: () => only(packs, 'recording-practice'),
    recordingList: () => only(packs, 'recording-list'),
    soundnessItems: () => only(packs, 'soundness-items'),
    archivalCode: () => only(packs, 'archival-code'),
    metadataSchemes: () => all(packs, 'metadata-scheme'),
    filingChecks: () => only(packs, 'filing-checks'),
    sheetFormat: () => only(packs, 'sheet-format'),
    retentionSchedule: () => only(packs, 'retention-schedule'),
    filingOrder(category, agency = '') {
      const order = orderFor(all(packs, 'filing-order'), category, agency)
      if (order === null) throw refuse('rulebook.missing', { kind: 'filing-order' })
      return order
    },
    majorDecisions: () => all(packs, 'major-decision-catalogue'),
    lendingRules: () => only(packs, 'lending-rules'),
    precheckMaps: ({ id, standing = id }) =>
      all(packs, 'precheck-map').filter(({ standards }) => standards.includes(id) || standards.includes(standing)),
    filingPractice: () => only(packs, 'filing-practice'),
    hashOf: (id) => hashOfPack(get(id)),
  }
}

const hashes = new WeakMap<RulePack, string>()

/** Of the frozen pack: the same pack has the same hash, and any change another. */
export function hashOfPack(pack: RulePack): string {
  const hash = hashes.get(pack) ?? createHash('sha256').update(canonicalJson(pack)).digest('hex')
  hashes.set(pack, hash)
  return hash
}

type PackOf<K extends PackKind> = Extract<RulePack, { kind: K }>

function loadPacks(folder: string): ReadonlyMap<string, RulePack> {
  const packs = new Map<string, RulePack>()
  const files = new Map<string, string>()
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.json')) continue
    const pack = readPack(folder, file)
    if (packs.has(pack.id)) throw refuse('rulebook.damaged', { file })
    packs.set(pack.id, freeze(pack))
    files.set(pack.id, file)
  }
  const wrong = contradiction(packs)
  if (wrong !== null) throw refuse('rulebook.damaged', { file: files.get(wrong.id) ?? wrong.id })
  return packs
}

/** The first pack that is not sound among these, or null. */
export function contradiction(packs: Packs): RulePack | null {
  const kinds = new Map(all(packs, 'paper-kinds').flatMap((pack) => pack.kinds.map((kind) => [kind.code, kind])))
  for (const pack of packs.values()) if (!isConsistent(pack, kinds)) return pack
  return null
}

function readPack(folder: string, file: string): RulePack {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  } catch {
    throw refuse('rulebook.damaged', { file })
  }
  const parsed = RulePack.safeParse(content)
  if (!parsed.success) throw refuse('rulebook.damaged', { file })
  return parsed.data
}

/** What one pack's schema cannot see: sums, codes used twice, evidence kinds that no dictionary knows. */
function isConsistent(pack: RulePack, kinds: ReadonlyMap<string, PaperKind>): boolean {
  const known = (codes: readonly string[]) => codes.every((code) => kinds.has(code))
  if (pack.kind === 'evaluation-standard') {
    return standardFaults(pack, new Set(kinds.keys())).length === 0
  }
  if (pack.kind === 'review-heads') return pack.heads.every(({ evidence }) => known(evidence)) && unique(pack.heads)
  if (pack.kind === 'review-catalogue') return unique(pack.entries)
  if (pack.kind === 'opinion-kinds') return unique(pack.kinds)
  if (pack.kind === 'paper-kinds') {
    const origins = new Set(pack.origins.map(({ code }) => code))
    return unique(pack.kinds) && pack.kinds.every(({ origin }) => origins.has(origin))
  }
  if (pack.kind === 'recording-practice') return unique(pack.markCategories) && unique(pack.noRecordingGrounds)
  if (pack.kind === 'sheet-format') {
    const { numberedKinds, agencyKinds, partyKinds } = pack.catalogue
    return known([...numberedKinds, ...agencyKinds, ...partyKinds]) && isSheetFormatConsistent(pack)
  }
  if (pack.kind === 'recording-list') return isListConsistent(pack, kinds)
  if (pack.kind === 'soundness-items') return soundnessPackFaults(pack).length === 0
  if (pack.kind === 'filing-checks') return areChecksConsistent(pack) && known(kindsOfChecks(pack))
  if (pack.kind === 'filing-practice') return known([...pack.pageNumbers.unnumbered, ...pack.photographs])
  if (pack.kind === 'archival-code') return codePatternFaults(pack).length === 0
  if (pack.kind === 'metadata-scheme') return schemeFaults(pack).length === 0
  if (pack.kind === 'retention-schedule') {
    return isScheduleConsistent(pack) && pack.procedures.every(({ paperKinds }) => known(paperKinds))
  }
  if (pack.kind === 'filing-order') return isOrderConsistent(pack, kinds)
  if (pack.kind === 'precheck-map') return isPrecheckConsistent(pack) && known(kindsOfPrecheck(pack))
  if (pack.kind === 'major-decision-catalogue') return catalogueFaults(pack).length === 0
  if (pack.kind === 'lending-rules') return isLendingConsistent(pack, known)
  return true
}

/** Recordings fulfil a requirement and papers make it due, each of a kind that its category knows; every source is listed. */
function isListConsistent(pack: RecordingListPack, kinds: ReadonlyMap<string, PaperKind>): boolean {
  const sources = new Set(pack.sources.map(({ code }) => code))
  const fits = (codes: readonly string[], medium: PaperKind['medium'], category: PaperKind['categories'][number]) =>
    codes.every((code) => kinds.get(code)?.medium === medium && kinds.get(code)?.categories.includes(category))
  return (
    unique(pack.sources) &&
    unique(pack.requirements) &&
    pack.requirements.every(
      ({ fulfilledBy, dueWhen, category, sources: codes, grade }) =>
        fits(fulfilledBy, 'recording', category) &&
        fits(dueWhen, 'paper', category) &&
        codes.every((code) => sources.has(code)) &&
        codes.length > 0 === (grade === 'listed'),
    )
  )
}

/** Each kind has one place in an order, every kind named is known to its category, and no 副卷 is filled where there is none. */
function isOrderConsistent(pack: FilingOrderPack, kinds: ReadonlyMap<string, PaperKind>): boolean {
  return pack.orders.every(({ categories, groups }) => {
    const entries = groups.flatMap((group) => group.entries)
    const named = entries.flatMap(({ kind, follows }) => [kind, ...follows])
    return (
      unique(groups) &&
      unique(entries.map(({ kind }) => ({ code: kind }))) &&
      named.every((code) => categories.every((category) => kinds.get(code)?.categories.includes(category))) &&
      (pack.restrictedVolume || groups.every(({ volume }) => volume === 'main'))
    )
  })
}

/** Every paper kind is in the dictionary, every source is listed, every borrower and what he shows has a code of its own. */
function isLendingConsistent(pack: LendingRulesPack, known: (codes: readonly string[]) => boolean): boolean {
  const sources = new Set(pack.sources.map(({ code }) => code))
  return (
    unique(pack.borrowers) &&
    unique(pack.sources) &&
    pack.borrowers.every(
      ({ papers, needs, sources: codes }) =>
        (papers === 'all' || known(papers)) && unique(needs) && codes.every((code) => sources.has(code)),
    )
  )
}

function unique(entries: readonly { code: string }[]): boolean {
  return new Set(entries.map(({ code }) => code)).size === entries.length
}

function all<K extends PackKind>(packs: Packs, kind: K): PackOf<K>[] {
  return [...packs.values()].filter((pack): pack is PackOf<K> => pack.kind === kind)
}

/** The first pack of a kind: those that the office adopted come first, then those shipped by file name. */
function only<K extends PackKind>(packs: Packs, kind: K): PackOf<K> {
  const [pack] = all(packs, kind)
  if (pack === undefined) throw refuse('rulebook.missing', { kind })
  return pack
}

/** Packs are shared by everybody in the process: an edit in place would change what a hash stands for. */
export function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const member of Object.values(value)) freeze(member)
  }
  return value
}
