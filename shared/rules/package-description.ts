// anjuan.json: what a package says of its dossiers so that another archive can take them in as they were sealed. Its members
// must never change within version 1: packages lie in other people's archives.
import * as z from 'zod'
import { Derivation, DossierFacts, Volume } from '../contract/dossiers.ts'
import { packageForms } from '../contract/packages.ts'
import { Day, Id, Instant, Sha256 } from '../contract/procedure.ts'

/** What the desk reads whole: some thousands of ordinary dossiers. Nothing larger is made, nothing larger is taken in. */
export const mostDescriptionBytes = 64 * 1024 * 1024

const Words = z.string().max(4000)
/** Below the package's folder, with `/`. */
const Path = z.string().min(1).max(2000)

export const PackedItem = z.strictObject({
  id: Id,
  path: Path,
  sizeBytes: z.int().min(0),
  sha256: Sha256,
  kind: z.enum(['paper', 'recording']),
  volume: Volume,
  position: z.int().positive(),
  title: Words,
  paperKind: z.string().max(64).nullable(),
  madeOn: Day.nullable(),
  pages: z.int().positive().nullable(),
  durationMs: z.int().min(0).nullable(),
  originalName: z.string().min(1).max(1000),
  mime: z.string().min(1).max(200),
  derivation: Derivation.nullable(),
  remarks: z.array(Words).max(50),
  filedAt: Instant,
  filedBy: z.string().max(200),
})
export type PackedItem = z.infer<typeof PackedItem>

/** 卷皮, 卷内目录, 备考表 as they were frozen at the seal. */
export const PackedSheet = z.strictObject({
  kind: z.enum(['cover', 'catalogue', 'remarks']),
  path: Path,
  sizeBytes: z.int().min(0),
  sha256: Sha256,
  pages: z.int().positive(),
  frozenAt: Instant,
  /** Number of the supplement it was frozen for; null for the seal itself. */
  supplement: z.int().positive().nullable(),
})
export type PackedSheet = z.infer<typeof PackedSheet>

export const PackedSupplement = z.strictObject({
  id: Id,
  number: z.int().positive(),
  reason: Words,
  manifest: z.string().max(64_000_000),
  manifestSha256: Sha256,
  begunBy: z.string().max(200),
  begunAt: Instant,
  sealedBy: z.string().max(200),
  sealedAt: Instant,
  items: z.array(PackedItem).max(20_000),
})
export type PackedSupplement = z.infer<typeof PackedSupplement>

export const PackedDossier = z.strictObject({
  id: Id,
  facts: DossierFacts,
  archivalCode: z.string().max(200).nullable(),
  sealedAt: Instant,
  sealedBy: z.string().max(200),
  createdAt: Instant,
  /** The canonical text that was sealed, to the byte; empty where 副卷 stayed behind, since it names what lies there. */
  manifest: z.string().max(64_000_000),
  manifestSha256: Sha256,
  /** Folder of its files. */
  folder: Path,
  items: z.array(PackedItem).max(20_000),
  supplements: z.array(PackedSupplement).max(1000),
  sheets: z.array(PackedSheet).max(3000),
})
export type PackedDossier = z.infer<typeof PackedDossier>

export const PackageDescription = z.strictObject({
  schema: z.literal('anjuan-package'),
  version: z.literal(1),
  id: Id,
  number: z.string().min(1).max(100),
  form: z.enum(packageForms),
  title: Words,
  content: Words,
  agency: z.string().min(1).max(200),
  archiveId: z.string().min(1).max(64),
  madeAt: Instant,
  /** Whether the restricted volumes (副卷) are inside. */
  withRestricted: z.boolean(),
  dossiers: z.array(PackedDossier).min(1).max(2000),
})
export type PackageDescription = z.infer<typeof PackageDescription>

export const packedItems = (dossier: PackedDossier): readonly PackedItem[] => [
  ...dossier.items,
  ...dossier.supplements.flatMap(({ items }) => items),
]
