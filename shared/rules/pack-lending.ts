// The shape of the pack of lending (借阅利用): who may borrow, what of a dossier, in which way, on which papers, by whose leave and
// for how long.
import * as z from 'zod'
import { Role } from '../contract/roles.ts'
import { PackHead, Slug } from './pack-head.ts'

const Text = z.string().min(1)
const Approvers = z.array(Role.exclude(['administrator', 'security', 'auditor'])).min(1)

export const LendingWay = z.enum(['read', 'copy'])
export type LendingWay = z.infer<typeof LendingWay>

export const BorrowerKind = z
  .strictObject({
    code: Slug,
    title: Text,
    /** An insider signs in at this desk and borrows for himself; for an outsider somebody of the office asks. */
    standing: z.enum(['insider', 'outsider']),
    /** Who may borrow as this kind; empty for outsiders. */
    roles: z.array(Role),
    volumes: z.array(z.enum(['main', 'restricted'])).min(1),
    /** Whether a dossier may be lent before it is sealed. */
    openDossiers: z.boolean(),
    /** Kinds of papers (文书目录), or all of them. */
    papers: z.union([z.literal('all'), z.array(Slug).min(1)]),
    /** `redacted`: only where a copy with something hidden has been made. */
    recordings: z.enum(['none', 'redacted', 'any']),
    ways: z.array(LendingWay).min(1),
    /** What he has to show (介绍信、身份证、授权委托书); the number of each is entered. */
    needs: z.array(z.strictObject({ code: Slug, title: Text })),
    approvers: z.strictObject({ read: Approvers, copy: Approvers }),
    /** Calendar days from the approval; its own day does not count. */
    termDays: z.int().positive().max(3650),
    note: Text,
    /** Codes of the pack's sources. */
    sources: z.array(Text).min(1),
  })
  .refine(
    ({ standing, roles }) => (standing === 'insider') === roles.length > 0,
    'an insider has a role, an outsider none',
  )
  .refine(
    ({ standing, volumes }) => standing === 'insider' || !volumes.includes('restricted'),
    '副卷 is never given to outsiders',
  )
export type BorrowerKind = z.infer<typeof BorrowerKind>

export const LendingRulesPack = PackHead.extend({
  kind: z.literal('lending-rules'),
  /** What stands before 〔year〕 in the number of a loan. */
  mark: Text,
  /** Printed small at the foot of each copied page. */
  copyNotice: Text,
  sources: z
    .array(
      z.strictObject({
        code: Text,
        title: Text,
        clause: Text,
        grade: z.enum(['sure', 'example']),
        url: z.url().nullable(),
      }),
    )
    .min(1),
  borrowers: z.array(BorrowerKind).min(1),
})
export type LendingRulesPack = z.infer<typeof LendingRulesPack>
