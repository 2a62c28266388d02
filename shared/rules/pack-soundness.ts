// The shape of the pack of 四性检测: every item of the standard, who or what judges it, and the lists the judging goes by.
import * as z from 'zod'
import { soundnessProperties, soundnessStages } from '../contract/soundness.ts'
import { isDay } from './day.ts'
import { PackHead, Slug } from './pack-head.ts'

const Text = z.string().min(1)

/** What the desk can judge of a dossier in the archive. */
export const dossierChecks = [
  'fixity',
  'field-length',
  'field-type',
  'value-range',
  'plausibility',
  'unusual-characters',
  'archival-code',
  'duplicates',
  'attributes',
  'metadata-links',
  'content-links',
  'item-count',
  'byte-count',
  'metadata-complete',
  'required-facts',
  'process-record',
  'continuity',
  'content-complete',
  'attachments',
  'filing-range',
  'store-reachable',
  'formats',
  'readability',
  'environment',
  'no-encryption',
  'scanner-present',
  'virus',
  'spare-files',
  'read-speed',
] as const
export type DossierCheck = (typeof dossierChecks)[number]

/** What it can judge of a package on its way. */
export const packageChecks = [
  'package-fixity',
  'package-description',
  'package-structure',
  'package-sameness',
  'package-item-count',
  'package-byte-count',
  'package-metadata',
  'package-content',
  'package-entries',
  'package-readable-metadata',
  'package-formats',
  'package-no-encryption',
  'package-spare-files',
] as const
export type PackageCheck = (typeof packageChecks)[number]

/** `manual`: a person answers the question; null: the item is not about such a thing. */
const judgedBy = <C extends string>(checks: readonly [C, ...C[]]) => z.enum(['manual', ...checks]).nullable()

export const SoundnessItem = z.strictObject({
  code: Slug,
  /** The standard's number at filing (归档环节); null where none is known. */
  number: z
    .string()
    .regex(/^[A-Z]{2}(-\d+)+$/)
    .nullable(),
  numberGrade: z.enum(['confirmed', 'unsure']),
  property: z.enum(soundnessProperties),
  group: Text,
  title: Text,
  stages: z.array(z.enum(soundnessStages)).min(1),
  dossier: judgedBy(dossierChecks),
  package: judgedBy(packageChecks),
  /** Asked where a person judges, and where a check cannot decide alone. */
  question: Text.nullable(),
})
export type SoundnessItem = z.infer<typeof SoundnessItem>

/** A regular expression that compiles; matched with the flag `u`. */
const Pattern = Text.refine((source) => {
  try {
    new RegExp(source, 'u')
    return true
  } catch {
    return false
  }
}, 'not a regular expression')

export const requiredFacts = [
  'title',
  'number',
  'agency',
  'party-name',
  'party-code',
  'officers',
  'officer-cards',
  'filed-on',
  'decided-on',
  'closed-on',
  'archival-code',
  'period',
] as const
export type RequiredFact = (typeof requiredFacts)[number]

export const requiredFields = ['title', 'kind', 'made-on', 'pages', 'duration'] as const
export type RequiredField = (typeof requiredFields)[number]

export const SoundnessItemsPack = PackHead.extend({
  kind: z.literal('soundness-items'),
  items: z.array(SoundnessItem).min(1),
  required: z.strictObject({
    facts: z.array(z.enum(requiredFacts)),
    items: z.array(z.enum(requiredFields)),
  }),
  /** Longest values, in characters; of file names in bytes of UTF-8. */
  lengths: z.strictObject({
    title: z.int().positive(),
    number: z.int().positive(),
    name: z.int().positive(),
    fileNameBytes: z.int().positive(),
  }),
  /** No day of a dossier lies before this one. */
  earliestOn: z.string().refine(isDay, 'not a calendar day'),
  /** Characters that no catalogue entry and no file name should hold. */
  unusualCharacters: Pattern,
  /** A whole 档号. */
  archivalCode: Pattern,
  periods: z.array(Text).min(1),
  /** MIME types by what was found in the bytes. */
  formats: z.strictObject({
    papers: z.array(Text).min(1),
    recordings: z.array(Text).min(1),
    /** Recordings of other formats are kept as they came, and pass when the desk can show them, as they are or by a copy. */
    originalsKept: z.boolean(),
    source: Text,
  }),
  /** MiB read each second at least; null measures without judging. */
  leastReadSpeed: z.number().positive().nullable(),
})
export type SoundnessItemsPack = z.infer<typeof SoundnessItemsPack>

/** What the schema cannot see: codes used twice, questions that nobody would be asked, or that are missing. */
export function soundnessPackFaults({ items }: SoundnessItemsPack): string[] {
  const asks = ({ dossier, package: ofPackage }: SoundnessItem) =>
    [dossier, ofPackage].some(
      (by) => by === 'manual' || by === 'virus' || by === 'scanner-present' || by === 'filing-range',
    )
  const twice = items.filter((item, at) => items.findIndex(({ code }) => code === item.code) !== at)
  return [
    ...twice.map(({ code }) => `${code}: twice`),
    ...items.filter((item) => asks(item) !== (item.question !== null)).map(({ code }) => `${code}: question`),
    ...items.filter((item) => item.dossier === null && item.package === null).map(({ code }) => `${code}: nothing`),
  ]
}
