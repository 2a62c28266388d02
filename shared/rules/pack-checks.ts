// The pack of completeness (案卷完整性核对): which papers, signatures, dates and numbers a dossier needs, by which clause, and
// what cures what lacks.
import * as z from 'zod'
import { PackHead, Slug } from './pack-head.ts'
import { DossierCategory } from './pack-words.ts'

const Text = z.string().min(1)
export const KeyDate = z.enum(['filedOn', 'noticeOn', 'decidedOn', 'servedOn', 'closedOn'])

/** A day of the case: of the papers of these kinds, of the key date, or of whichever of the two is known. */
export const DateRef = z.strictObject({
  /** As sentences call it: 处罚决定. */
  name: Text,
  papers: z.array(Slug),
  pick: z.enum(['first', 'last']),
  fact: KeyDate.nullable(),
  prefer: z.enum(['papers', 'fact']),
})

/** In which dossiers a rule applies. */
export const When = z.strictObject({
  categories: z.array(DossierCategory).min(1),
  /** Of each group at least one paper is there. */
  papers: z.array(z.array(Slug).min(1)),
  /** None of these is there. */
  without: z.array(Slug),
  /** Not before this key date is known. */
  since: KeyDate.nullable(),
})

const rule = {
  code: Slug,
  title: Text,
  clause: Text,
  source: Text,
  grade: z.enum(['sure', 'example']),
  /** What the finding is called when the rule is not kept. */
  severity: z.enum(['lacking', 'wrong', 'unchecked']),
  /** Whether the office lets no dossier be sealed meanwhile. */
  blocksSeal: z.boolean(),
  when: When,
  /** The same in words. */
  due: Text,
  cure: Text,
}

export const PaperRule = z.strictObject({
  ...rule,
  family: z.literal('papers'),
  anyOf: z.array(Slug).min(1),
  /** One of them is not dated before this day. */
  onOrAfter: DateRef.nullable(),
})
export const SignatureRule = z.strictObject({
  ...rule,
  family: z.literal('signatures'),
  papers: z.array(Slug).min(1),
  /** `refusable`: a note on the paper stands for the signature of somebody who would not sign. */
  wants: z.array(z.strictObject({ signer: Slug, least: z.int().positive(), refusable: z.boolean() })).min(1),
})
export const OrderRule = z.strictObject({
  ...rule,
  family: z.literal('order'),
  earlier: DateRef,
  later: DateRef,
  relation: z.enum(['not-after', 'same-day']),
})
export const TermRule = z.strictObject({
  ...rule,
  family: z.literal('terms'),
  from: DateRef,
  until: DateRef,
  days: z.int().positive(),
  unit: z.enum(['work', 'calendar']),
  /** `within`: at the latest on the last day; `after`: only when it has passed; `at-least`: on the last day or later. */
  bound: z.enum(['within', 'after', 'at-least']),
  /** So many days more where a paper of this kind says so. */
  extension: z.strictObject({ paper: Slug, days: z.int().positive() }).nullable(),
})
export const NumberRule = z.strictObject({
  ...rule,
  family: z.literal('numbers'),
  check: z.enum([
    'party-code',
    'party-address',
    'two-officers',
    'officer-cards',
    'paper-number',
    'number-twins',
    'number-gap',
  ]),
})
export const RecordingRule = z.strictObject({
  ...rule,
  family: z.literal('recordings'),
  check: z.enum(['required', 'gaps']),
})
export const PageRule = z.strictObject({
  ...rule,
  family: z.literal('pages'),
  kind: z.enum(['missing', 'damaged']),
})
export const QuestionRule = z.strictObject({
  ...rule,
  family: z.literal('questions'),
  question: Text,
  /** Asked of each paper of these kinds; of the dossier where there is none. */
  papers: z.array(Slug),
})

export const CheckRule = z.discriminatedUnion('family', [
  PaperRule,
  SignatureRule,
  OrderRule,
  TermRule,
  NumberRule,
  RecordingRule,
  PageRule,
  QuestionRule,
])

export const FilingChecksPack = PackHead.extend({
  kind: z.literal('filing-checks'),
  signers: z.array(z.strictObject({ code: Slug, title: Text })).min(1),
  rules: z.array(CheckRule).min(1),
})

export type KeyDate = z.infer<typeof KeyDate>
export type DateRef = z.infer<typeof DateRef>
export type When = z.infer<typeof When>
export type PaperRule = z.infer<typeof PaperRule>
export type SignatureRule = z.infer<typeof SignatureRule>
export type OrderRule = z.infer<typeof OrderRule>
export type TermRule = z.infer<typeof TermRule>
export type NumberRule = z.infer<typeof NumberRule>
export type RecordingRule = z.infer<typeof RecordingRule>
export type PageRule = z.infer<typeof PageRule>
export type QuestionRule = z.infer<typeof QuestionRule>
export type CheckRule = z.infer<typeof CheckRule>
export type FilingChecksPack = z.infer<typeof FilingChecksPack>

/** Every kind of paper that the pack names: the dictionary must know each of them. */
export function kindsOfChecks(pack: FilingChecksPack): string[] {
  return [
    ...new Set(pack.rules.flatMap((one) => [...one.when.papers.flat(), ...one.when.without, ...kindsOfRule(one)])),
  ]
}

function kindsOfRule(one: CheckRule): string[] {
  switch (one.family) {
    case 'papers':
      return [...one.anyOf, ...(one.onOrAfter?.papers ?? [])]
    case 'signatures':
    case 'questions':
      return one.papers
    case 'order':
      return [...one.earlier.papers, ...one.later.papers]
    case 'terms':
      return [...one.from.papers, ...one.until.papers, ...(one.extension === null ? [] : [one.extension.paper])]
    default:
      return []
  }
}

/** Codes are used once, signers are listed, and every date can come from somewhere. */
export function areChecksConsistent({ rules, signers }: FilingChecksPack): boolean {
  const known = new Set(signers.map(({ code }) => code))
  const dated = (ref: DateRef) => ref.papers.length > 0 || ref.fact !== null
  return (
    new Set(rules.map(({ code }) => code)).size === rules.length &&
    known.size === signers.length &&
    rules.every((one) => {
      if (one.family === 'signatures') return one.wants.every(({ signer }) => known.has(signer))
      if (one.family === 'order') return dated(one.earlier) && dated(one.later)
      return one.family !== 'terms' || (dated(one.from) && dated(one.until))
    })
  )
}
