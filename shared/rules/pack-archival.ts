// Two packs of keeping: how a dossier's code is made up (档号, DA/T 13), and which metadata it and its items carry (DA/T 46, DA/T 63).
import * as z from 'zod'
import { metadataLevels, metadataSources } from './metadata-words.ts'
import { PackHead, Slug } from './pack-head.ts'

const Text = z.string().min(1)
const Width = z.int().min(1).max(20)

/** What a part of the code may hold. None of the letters is a separator, so that a code can be read back in one way only. */
const CodeForm = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('digits'), least: Width, most: Width }),
  z.strictObject({ kind: z.literal('letters-digits'), least: Width, most: Width }),
  /** Chinese words too, for offices that write the name of a section. */
  z.strictObject({ kind: z.literal('words'), least: Width, most: Width }),
  z.strictObject({
    kind: z.literal('table'),
    entries: z.array(z.strictObject({ code: z.string().regex(/^[A-Z0-9]{1,10}$/), title: Text })).min(1),
  }),
])
export type CodeForm = z.infer<typeof CodeForm>

export const CodePart = z.strictObject({
  key: Slug,
  title: Text,
  /** What stands before it; nothing before the first, or after a part of fixed width. */
  before: z.enum(['', '-', '·']),
  form: CodeForm,
  /** Where it comes from: typed once for this archive, the year of the case, its retention period, or its category. */
  from: z.enum(['asked', 'year', 'period', 'category', 'serial']),
  /** What stands there unless something else is asked for. */
  usual: Text.nullable(),
})
export type CodePart = z.infer<typeof CodePart>

export const ArchivalCodePack = PackHead.extend({
  kind: z.literal('archival-code'),
  parts: z.array(CodePart).min(2).max(12),
  /** Whose year it is: the first of these days that the case has. */
  yearOf: z.array(z.enum(['closedOn', 'decidedOn', 'servedOn', 'filedOn'])).min(1),
  /** For parts taken from the category; empty where there is none. */
  categories: z.partialRecord(
    z.enum(['penalty', 'licence', 'coercion', 'inspection', 'levy', 'confirmation']),
    z.string(),
  ),
  /** 件号: the place of an item after the code of its dossier. */
  item: z.strictObject({ before: z.enum(['-', '·']), width: Width }),
  clause: Text,
})
export type ArchivalCodePack = z.infer<typeof ArchivalCodePack>

export const MetadataElement = z.strictObject({
  /** This program's own name for it: the sources at hand give the elements' names, not their numbers. */
  code: Slug,
  /** Also the name of the XML element, so letters and digits only. */
  name: z.string().regex(/^\p{L}[\p{L}\p{N}]{0,39}$/u),
  group: z.string().regex(/^\p{L}[\p{L}\p{N}]{0,39}$/u),
  levels: z.array(z.enum(metadataLevels)).min(1),
  obligation: z.enum(['required', 'conditional', 'optional']),
  /** The fact it is read from; null for what a person writes. */
  from: z.enum(metadataSources).nullable(),
  /** Words to choose from, where what is written is one of a few. */
  choices: z.array(Text),
  /** Describes the keeping and not the record: may change after the seal. */
  keeping: z.boolean(),
})
export type MetadataElement = z.infer<typeof MetadataElement>

export const MetadataSchemePack = PackHead.extend({
  kind: z.literal('metadata-scheme'),
  elements: z.array(MetadataElement).min(1),
})
export type MetadataSchemePack = z.infer<typeof MetadataSchemePack>
