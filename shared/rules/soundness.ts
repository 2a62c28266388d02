// 四性检测 (DA/T 70): what is known of a dossier and what reading its bytes has shown, and how an item is judged by it. Pure.
import type { DossierFacts, Viewing, Volume } from '../contract/dossiers.ts'
import type { SoundnessFinding, SoundnessLine, SoundnessStage, SoundnessTest } from '../contract/soundness.ts'
import type { SoundnessItem, SoundnessItemsPack } from './pack-soundness.ts'

/** What reading and opening one file has shown. */
export interface ItemReading {
  readonly bytes: 'intact' | 'altered' | 'missing'
  /** As the object's own sealed label says; null when it could not be opened. */
  readonly label: { readonly sizeBytes: number; readonly name: string; readonly sameDossier: boolean } | null
  /** By its first bytes; null when nobody knows them. */
  readonly mime: string | null
  /** The name claims another type than the bytes have. */
  readonly nameDisagrees: boolean
  readonly opened:
    | { readonly state: 'readable'; readonly pages: number | null; readonly durationMs: number | null }
    | { readonly state: 'encrypted' }
    /** In words: what is the matter with it. */
    | { readonly state: 'broken'; readonly why: string }
    /** The bytes are gone or altered, so there was nothing to open; or the tools lack. */
    | { readonly state: 'not-opened' }
  /** Of a PDF; null for what cannot be signed. */
  readonly signature: 'valid' | 'untrusted' | 'altered' | 'unsigned' | 'damaged' | null
}

export interface SoundItem {
  readonly id: string
  readonly kind: 'paper' | 'recording'
  /** Empty for the dossier itself; otherwise the supplement it was filed in. */
  readonly part: string
  /** Whether a seal covers its part, once the dossier is sealed. */
  readonly isSealed: boolean
  readonly volume: Volume
  readonly position: number
  readonly title: string
  readonly paperKind: string | null
  readonly madeOn: string | null
  readonly pages: number | null
  readonly durationMs: number | null
  readonly originalName: string
  readonly mime: string
  readonly sizeBytes: number
  readonly sha256: string
  readonly viewing: Viewing
  /** Whether this desk can show it: as it is, or by a copy. */
  readonly shown: 'original' | 'copy' | 'not'
  readonly filedOn: string
  /** Whether the journal has the entry of its filing. */
  readonly entered: boolean
  readonly reading: ItemReading
}

export interface SoundDossier {
  readonly facts: DossierFacts
  readonly items: readonly SoundItem[]
  /** The day of the test. */
  readonly today: string
  readonly seal: 'matches' | 'differs' | 'not-sealed'
  /** Of the sealed manifest; null before the seal. */
  readonly sealed: { readonly items: number; readonly sizeBytes: number } | null
  readonly code: {
    readonly code: string
    /** By the office's own rule; null where it was given under another one. */
    readonly regular: boolean | null
    /** Serials of its series that no dossier bears, below its own. */
    readonly gaps: readonly number[]
  } | null
  readonly period: string | null
  /** Other dossiers that bear the same 文号. */
  readonly numberTwins: number
  /** Codes of the document dictionary. */
  readonly kinds: ReadonlySet<string>
  /** Originals of the dossier that no item knows. */
  readonly strayOriginals: number
  /** Viewing copies, sheets, opinions: what hangs on the items. */
  readonly attached: readonly { readonly what: string; readonly state: ItemReading['bytes'] }[]
  readonly opinions: readonly { readonly number: string; readonly state: string }[]
  readonly journal: { readonly intact: boolean; readonly created: boolean; readonly sealed: boolean }
  /** Null when nobody can say what the filing range is. */
  readonly completeness: Completeness | null
  readonly spare: { readonly unknown: number; readonly unfinished: number; readonly setAside: number }
  readonly read: { readonly ms: number; readonly sizeBytes: number }
  /** Version of the decoders; null where there are none. */
  readonly decoders: string | null
  readonly scan: Scan | null
}

/** What the checklist of the filing range says of a dossier. */
export interface Completeness {
  readonly lacking: number
  readonly wrong: number
  /** What lacks or is wrong, in words. */
  readonly titles: readonly string[]
}

/** What a virus scanner said; null in its place where none is installed. */
export interface Scan {
  readonly version: string
  readonly scanned: number
  readonly infected: readonly { readonly itemId: string; readonly title: string }[]
  /** Too large, or a recording: not given to the scanner. */
  readonly left: number
}

export interface Judgement {
  readonly outcome: SoundnessLine['outcome']
  readonly found: string
  readonly findings: readonly SoundnessFinding[]
}

/** Passed unless there are findings. */
export function judged(found: string, findings: readonly SoundnessFinding[] = []): Judgement {
  return { outcome: findings.length === 0 ? 'passed' : 'failed', found, findings }
}

export const waiting: Judgement = { outcome: 'waiting', found: '', findings: [] }

export const aboutDossier = (sentence: string): SoundnessFinding => ({ itemId: null, title: null, sentence })
export const aboutItem = ({ id, title }: Pick<SoundItem, 'id' | 'title'>, sentence: string): SoundnessFinding => ({
  itemId: id,
  title,
  sentence,
})

/** More findings than a person reads of one item; the rest is counted. */
const mostFindings = 200

export function toLine(item: SoundnessItem, { outcome, found, findings }: Judgement): SoundnessLine {
  const { code, number, numberGrade, property, group, title, question } = item
  return {
    code,
    number,
    numberGrade,
    property,
    group,
    title,
    outcome,
    found,
    findings: findings.slice(0, mostFindings),
    more: Math.max(0, findings.length - mostFindings),
    question: outcome === 'waiting' ? question : null,
    attestation: null,
  }
}

/** The pack's items for one stage and one kind of target, in the pack's order. */
export function itemsFor(pack: SoundnessItemsPack, stage: SoundnessStage, of: 'dossier' | 'package'): SoundnessItem[] {
  return pack.items.filter((item) => item.stages.includes(stage) && item[of] !== null)
}

/** A failure is final whatever else waits. */
export function overallOutcome(lines: readonly Pick<SoundnessLine, 'outcome'>[]): SoundnessTest['outcome'] {
  if (lines.some(({ outcome }) => outcome === 'failed')) return 'failed'
  return lines.some(({ outcome }) => outcome === 'waiting') ? 'unfinished' : 'passed'
}

export function countOutcomes(lines: readonly Pick<SoundnessLine, 'outcome'>[]) {
  const count = (wanted: SoundnessLine['outcome']) => lines.filter(({ outcome }) => outcome === wanted).length
  return {
    passed: count('passed'),
    failed: count('failed'),
    waiting: count('waiting'),
    notApplicable: count('not-applicable'),
  }
}
