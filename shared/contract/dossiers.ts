// Dossiers (案卷), what is filed in them, and their seal.
import * as z from 'zod'
import { command, Day, feed, Id, Instant, ObjectId, Paging, pageOf, query, Sha256 } from './procedure.ts'
import { caseWorkers } from './roles.ts'
import { text } from './text.ts'

/** 执法类别, as the seed plans name them. */
export const categories = ['penalty', 'licence', 'coercion', 'inspection', 'levy', 'confirmation'] as const
export const Category = z.enum(categories)
export type Category = z.infer<typeof Category>

export const Volume = z.enum(['main', 'restricted'])
export type Volume = z.infer<typeof Volume>

export const Party = z.object({
  kind: z.enum(['organisation', 'citizen']),
  name: text(1, 200),
  /** 统一社会信用代码 or citizen ID number; its check digit is verified. */
  code: text(1, 18).nullable(),
  address: text(1, 300).nullable().default(null),
})
export type Party = z.infer<typeof Party>

export const OfficerInCharge = z.object({
  name: text(1, 64),
  card: text(1, 64).nullable(),
})

/** Key dates of a case; null until it happened. */
export const KeyDates = z.object({
  filedOn: Day.nullable().default(null),
  noticeOn: Day.nullable().default(null),
  decidedOn: Day.nullable().default(null),
  servedOn: Day.nullable().default(null),
  closedOn: Day.nullable().default(null),
})
export type KeyDates = z.infer<typeof KeyDates>

export const DossierFacts = z.object({
  category: Category,
  /** 决定书文号, e.g. 云山农(农药)罚〔2026〕3号; null until there is one. */
  number: text(1, 100).nullable(),
  title: text(2, 200),
  party: Party,
  agency: text(2, 100),
  officers: z.array(OfficerInCharge).max(20),
  dates: KeyDates,
})
export type DossierFacts = z.infer<typeof DossierFacts>

export const Dossier = DossierFacts.extend({
  id: Id,
  state: z.enum(['open', 'sealed']),
  sealedAt: Instant.nullable(),
  sealedBy: z.string().nullable(),
  manifestSha256: Sha256.nullable(),
  /** When its objects were destroyed for good; its metadata stays (鉴定销毁). */
  disposedAt: Instant.nullable(),
  papers: z.int(),
  pages: z.int(),
  recordings: z.int(),
  recordingMs: z.int(),
  sizeBytes: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Dossier = z.infer<typeof Dossier>

/** How the desk can show an item: decided from its bytes at intake, never from its name. */
export const Viewing = z.enum(['pdf', 'picture', 'docx', 'video', 'audio', 'none'])
export type Viewing = z.infer<typeof Viewing>

/** Why a recording was filed as it is, though it cannot be decoded, or not as it claims. Its sentence: shared/text/faults/recordings. */
export const recordingFlaws = [
  'truncated',
  'damaged',
  'too-large',
  'too-slow',
  'too-many-streams',
  'empty',
  'no-decoder',
  'duration-lies',
  'not-probed',
] as const
export const RecordingFlaw = z.enum(recordingFlaws)
export type RecordingFlaw = z.infer<typeof RecordingFlaw>

export const Media = z.object({
  durationMs: z.int(),
  container: z.string(),
  videoCodec: z.string().nullable(),
  audioCodec: z.string().nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  framesPerSecond: z.number().nullable(),
  /** When the recording began, as the container says; the device clock may be wrong. */
  recordedAt: Instant.nullable(),
  /** `original` plays as it is; `copy` plays a derivative; `preparing` waits for one; `failed` has none and says why. */
  playing: z.enum(['original', 'copy', 'preparing', 'failed']),
  flaw: RecordingFlaw.nullable(),
})
export type Media = z.infer<typeof Media>

/** Where a derived paper or recording was taken from, for good. */
export const Derivation = z.object({
  kind: z.enum(['snapshot', 'clip']),
  itemId: Id,
  /** Of the parent, as it was called then. */
  title: z.string(),
  startMs: z.int(),
  /** Null for a single frame. */
  endMs: z.int().nullable(),
  /** Of the parent's original bytes. */
  sha256: Sha256,
  /** What was done: `stream-copy` or `re-encode`, with the arguments. */
  recipe: z.string(),
})
export type Derivation = z.infer<typeof Derivation>

export const Item = z.object({
  id: Id,
  dossierId: Id,
  kind: z.enum(['paper', 'recording']),
  volume: Volume,
  /** 1-based place inside its volume. */
  position: z.int(),
  title: z.string(),
  /** Code of the document dictionary (rulebook), or null. */
  paperKind: z.string().nullable(),
  madeOn: Day.nullable(),
  pages: z.int().nullable(),
  originalName: z.string(),
  mime: z.string(),
  sizeBytes: z.int(),
  sha256: Sha256,
  viewing: Viewing,
  /** Where the bytes to show come from: the original, or the playable copy. */
  objectId: ObjectId,
  viewObjectId: ObjectId.nullable(),
  media: Media.nullable(),
  derivation: Derivation.nullable(),
  /** Made from a sealed dossier: beside it, never in its manifest. */
  outsideSeal: z.boolean(),
  /** Filed after the seal, in this supplement (补充归档); null for what the seal itself covers. */
  supplementId: Id.nullable(),
  /** What the intake noticed, in whole sentences: a name that lies about its type, a duplicate, a missing date. */
  remarks: z.array(z.string()),
  filedAt: Instant,
  filedBy: z.string(),
})
export type Item = z.infer<typeof Item>

const OneDossier = z.object({ id: Id })
/** Facts, catalogue and manifest are one view of one dossier. */
const viewed = { event: 'dossier.viewed', subject: 'id', once: true } as const

export const VerifyProgress = z.object({
  done: z.int(),
  total: z.int(),
  /** `altered` when an object is, or when the seal differs. */
  state: z.enum(['running', 'intact', 'altered']),
  /** Whether catalogue and facts still are what was sealed, by the stored manifest and by the journal. */
  seal: z.enum(['matches', 'differs', 'not-sealed']),
  /** Items, and the frozen sheets (卷皮、卷内目录、备考表), which are no items and have no id. */
  altered: z.array(z.object({ itemId: Id.nullable(), title: z.string(), state: z.enum(['altered', 'missing']) })),
})
export type VerifyProgress = z.infer<typeof VerifyProgress>

export const dossiers = {
  list: query({
    by: caseWorkers,
    input: z.object({
      ...Paging,
      text: z.string().trim().max(100).default(''),
      categories: z.array(Category).default([]),
      state: z.enum(['any', 'open', 'sealed']).default('any'),
      order: z.enum(['newest', 'number', 'title']).default('newest'),
    }),
    output: pageOf(Dossier),
  }),
  get: query({
    by: caseWorkers,
    views: viewed,
    input: OneDossier,
    output: Dossier,
  }),
  items: query({ by: caseWorkers, views: viewed, input: OneDossier, output: z.array(Item) }),
  create: command({ by: ['archivist', 'handler'], writes: 'dossier.created', input: DossierFacts, output: Dossier }),
  update: command({
    by: ['archivist', 'handler'],
    writes: 'dossier.updated',
    input: z.object({ id: Id, facts: DossierFacts }),
    output: Dossier,
  }),
  changeItem: command({
    by: ['archivist', 'handler'],
    writes: 'item.changed',
    input: z.object({
      id: Id,
      title: text(1, 200),
      volume: Volume,
      paperKind: text(1, 64).nullable(),
      madeOn: Day.nullable(),
    }),
    output: Item,
  }),
  /** Orders one volume: `ids` are all of its items, each once. */
  order: command({
    by: ['archivist', 'handler'],
    writes: 'items.ordered',
    input: z.object({ dossierId: Id, volume: Volume, ids: z.array(Id) }),
    output: z.array(Item),
  }),
  /** Takes an item out of the catalogue before the seal, with the reason. Row and bytes stay, so nothing is ever lost. */
  withdraw: command({
    by: ['archivist'],
    writes: 'item.withdrawn',
    input: z.object({ id: Id, reason: text(2, 500) }),
    output: z.array(Item),
  }),
  /** Freezes the manifest, hashes it, writes it to the journal. Nothing in the dossier changes after it (档案法 §14, §48). */
  seal: command({ by: ['archivist'], writes: 'dossier.sealed', input: OneDossier, output: Dossier }),
  /** The sealed manifest in its canonical form; its SHA-256 is what opinions are bound to. */
  manifest: query({
    by: caseWorkers,
    views: viewed,
    input: OneDossier,
    output: z.object({ canonical: z.string(), sha256: Sha256, sealed: z.boolean() }),
  }),
  /** Reads every object back and compares it with the manifest, and the manifest with the seal. */
  verify: feed({ by: caseWorkers, writes: 'dossier.verified', input: OneDossier, item: VerifyProgress }),
}
