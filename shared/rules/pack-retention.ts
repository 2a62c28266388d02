// The retention schedule (保管期限表): which dossiers are kept how long, from when on, on which grounds disposal is held, and
// how an appraisal is made up. Periods are told apart by code; what a rule does not say is left to people.
import * as z from 'zod'
import { PackHead, Slug } from './pack-head.ts'
import { DossierCategory } from './pack-words.ts'

const Text = z.string().min(1)
/** 'sure' as for a pack: the row stands in a national rule. */
const Grade = z.enum(['sure', 'example'])

export const Importance = z.enum(['important', 'general'])
export type Importance = z.infer<typeof Importance>

/** Code of a period as 档号 bears it: Y, D30, D10. */
export const PeriodCode = z.string().regex(/^[A-Z][A-Z0-9]{0,7}$/)

export const RetentionPeriod = z.strictObject({
  code: PeriodCode,
  title: Text,
  /** Null: permanent. */
  years: z.int().positive().nullable(),
})

/** Each list names what it is true of; an empty one is true of everything. */
const When = z.strictObject({
  categories: z.array(DossierCategory),
  procedures: z.array(Slug),
})

export const RetentionSchedulePack = PackHead.extend({
  kind: z.literal('retention-schedule'),
  periods: z.array(RetentionPeriod).min(1),
  /** From which day of the case the period counts, and whether from the next 1 January or from that day itself. */
  start: z.strictObject({
    event: z.enum(['closed', 'decided', 'sealed']),
    counts: z.enum(['next-january', 'same-day']),
    note: Text,
  }),
  /** A period that ends within so many days is shown as ending soon. */
  soonDays: z.int().positive(),
  /** Kinds of procedure, told by a paper that only occurs in it; one without papers is what all other cases of its categories are. */
  procedures: z.array(
    z.strictObject({
      code: Slug,
      title: Text,
      categories: z.array(DossierCategory).min(1),
      paperKinds: z.array(Slug),
    }),
  ),
  /** Which dossiers count as important; the first that fits. A person may say otherwise. */
  importance: z.array(
    z.strictObject({ code: Slug, title: Text, when: When, importance: Importance, clause: Text, grade: Grade }),
  ),
  /** The first that fits gives the period. */
  rules: z
    .array(
      z.strictObject({
        code: Slug,
        title: Text,
        when: When.extend({ importance: z.array(Importance) }),
        period: PeriodCode,
        /** Of the national schedule: a unit may keep longer, never shorter. */
        standard: z.boolean(),
        clause: Text,
        grade: Grade,
      }),
    )
    .min(1),
  holdGrounds: z.array(z.strictObject({ code: Slug, title: Text, meaning: Text })).min(1),
  appraisal: z.strictObject({
    membersAtLeast: z.int().positive(),
    /** Whether a period given anew by an appraisal counts from the end of the old one or from where that one began. */
    extendsFrom: z.enum(['old-end', 'old-start']),
    note: Text,
  }),
})
export type RetentionSchedulePack = z.infer<typeof RetentionSchedulePack>
export type RetentionPeriod = z.infer<typeof RetentionPeriod>
export type RetentionRule = RetentionSchedulePack['rules'][number]

/** What the schema cannot see: codes used twice, periods and procedures that nothing defines. */
export function isScheduleConsistent(pack: RetentionSchedulePack): boolean {
  const unique = (rows: readonly { code: string }[]) => new Set(rows.map(({ code }) => code)).size === rows.length
  const periods = new Set(pack.periods.map(({ code }) => code))
  const procedures = new Set(pack.procedures.map(({ code }) => code))
  const known = ({ when }: { when: z.infer<typeof When> }) => when.procedures.every((code) => procedures.has(code))
  return (
    [pack.periods, pack.procedures, pack.importance, pack.rules, pack.holdGrounds].every(unique) &&
    pack.rules.every((rule) => periods.has(rule.period) && known(rule)) &&
    pack.importance.every(known)
  )
}
