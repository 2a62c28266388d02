// 档号 and metadata (DA/T 13, DA/T 46, DA/T 63): assigned, shown, exported; gaps in the numbering.
import * as z from 'zod'
import { metadataLevels } from '../rules/metadata-words.ts'
import { command, Id, Instant, Paging, pageOf, query, Sha256 } from './procedure.ts'
import { caseWorkers } from './roles.ts'
import { text } from './text.ts'

/** Parts of a code by their key in the pack: fonds, class, year, period, office, file. */
const CodeParts = z.record(z.string().max(40), text(1, 40))

export const ArchivalCode = z.object({
  dossierId: Id,
  code: z.string(),
  parts: z.record(z.string(), z.string()),
  /** What stands before the serial: serials run within it. */
  series: z.string(),
  serial: z.int(),
  assignedBy: z.string(),
  assignedAt: Instant,
})
export type ArchivalCode = z.infer<typeof ArchivalCode>

/** What a code would be before anybody assigns it. */
export const CodeProposal = z.object({
  /** Parts that are typed for the archive, with what stood there last. */
  asked: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      value: z.string().nullable(),
      /** Null where it is free text. */
      choices: z.array(z.object({ code: z.string(), title: z.string() })).nullable(),
    }),
  ),
  lines: z.array(
    z.object({
      dossierId: Id,
      title: z.string(),
      code: z.string().nullable(),
      /** Titles of the parts that cannot be known yet. */
      lacking: z.array(z.string()),
    }),
  ),
  packTitle: z.string(),
  mark: z.enum(['sure', 'example']),
})
export type CodeProposal = z.infer<typeof CodeProposal>

export const SerialGap = z.object({ from: z.int(), to: z.int() })
export type SerialGap = z.infer<typeof SerialGap>

export const CodeGapReport = z.object({
  series: z.array(
    z.object({
      series: z.string(),
      first: z.int(),
      last: z.int(),
      assigned: z.int(),
      missing: z.int(),
      /** Runs of missing serials, from 1 on; at most 200 of one series. */
      gaps: z.array(SerialGap),
    }),
  ),
  /** Codes that the pattern now in force would not make. */
  unfitting: z.array(z.object({ dossierId: Id, code: z.string() })),
  /** Dossiers without a code. */
  uncoded: z.int(),
  packTitle: z.string(),
  mark: z.enum(['sure', 'example']),
})
export type CodeGapReport = z.infer<typeof CodeGapReport>

export const UncodedDossier = z.object({
  dossierId: Id,
  title: z.string(),
  number: z.string().nullable(),
  state: z.enum(['open', 'sealed']),
  year: z.string().nullable(),
  period: z.string().nullable(),
})
export type UncodedDossier = z.infer<typeof UncodedDossier>

export const MetadataValue = z.object({
  code: z.string(),
  name: z.string(),
  obligation: z.enum(['required', 'conditional', 'optional']),
  value: z.string().nullable(),
  /** Where a derived value is read from, in words; null for what a person writes. */
  source: z.string().nullable(),
  /** The dossier's panel where that fact is entered; null where nobody enters it. */
  mendedIn: z.enum(['facts', 'item', 'recordings', 'retention']).nullable(),
  choices: z.array(z.string()),
  /** Describes the keeping: may change after the seal. */
  keeping: z.boolean(),
  /** Whether it can be written now. */
  editable: z.boolean(),
  changedBy: z.string().nullable(),
  changedAt: Instant.nullable(),
})
export type MetadataValue = z.infer<typeof MetadataValue>

export const Metadata = z.object({
  dossierId: Id,
  itemId: Id.nullable(),
  level: z.enum(metadataLevels),
  schemeTitle: z.string(),
  schemeSha256: Sha256,
  mark: z.enum(['sure', 'example']),
  archivalCode: ArchivalCode.nullable(),
  groups: z.array(z.object({ title: z.string(), elements: z.array(MetadataValue) })),
  /** Required elements without a value. */
  missing: z.int(),
})
export type Metadata = z.infer<typeof Metadata>

const viewed = { event: 'dossier.viewed', subject: 'dossierId', once: true } as const

export const archival = {
  propose: query({
    by: ['archivist'],
    input: z.object({ dossierIds: z.array(Id).min(1).max(500), parts: CodeParts.default({}) }),
    output: CodeProposal,
  }),
  /** Once for each dossier: next serials of their series in this order, or for a single one the serial that is given. All or none. */
  assign: command({
    by: ['archivist'],
    writes: 'archival-code.assigned',
    input: z.object({
      dossierIds: z.array(Id).min(1).max(500),
      parts: CodeParts.default({}),
      serial: z.int().min(1).max(9_999_999).nullable().default(null),
    }),
    output: z.array(ArchivalCode),
  }),
  gaps: query({ by: caseWorkers, input: z.object({}), output: CodeGapReport }),
  /** Dossiers without a code, oldest first. */
  uncoded: query({
    by: caseWorkers,
    input: z.object({ ...Paging, state: z.enum(['any', 'sealed']).default('any') }),
    output: pageOf(UncodedDossier),
  }),
  /** Of the dossier, or of one of its items. */
  metadata: query({
    by: caseWorkers,
    views: viewed,
    input: z.object({ dossierId: Id, itemId: Id.nullable().default(null) }),
    output: Metadata,
  }),
  /** Writes what no fact gives; null takes it away. After the seal only what describes the keeping. */
  setMetadata: command({
    by: ['archivist', 'handler'],
    writes: 'metadata.changed',
    input: z.object({
      dossierId: Id,
      itemId: Id.nullable().default(null),
      values: z.record(z.string().max(64), text(1, 2000).nullable()),
    }),
    output: Metadata,
  }),
  /** The dossier's and every item's, as XML and as a table. */
  exportMetadata: command({
    by: ['archivist', 'head'],
    writes: 'metadata.exported',
    input: z.object({ dossierId: Id }),
    output: z.object({ xml: z.string(), csv: z.string() }),
  }),
}
