// The shape of the map of the pre-check (预查对照): to which criteria of which standards a rule of the desk points. It demands
// nothing by itself: a rule without a link still shows, and a link to a code that a standard does not have is passed over.
import * as z from 'zod'
import { PackHead, Slug } from './pack-head.ts'

export const PrecheckLink = z.strictObject({
  /** Code of a rule of completeness (完整性核对), or of one that the pre-check computes itself. */
  rule: Slug,
  /** Kinds of papers, or codes of recording requirements, that it is limited to; empty: whatever the rule is about. */
  of: z.array(Slug),
  /** Codes of vetoes, basic elements, criteria or points. The first is proposed, the others are at hand. */
  to: z.array(z.string().min(1).max(32)).min(1),
  /** Kinds of papers to look at where the rule itself names none; empty: those of the criterion. */
  see: z.array(Slug),
})
export type PrecheckLink = z.infer<typeof PrecheckLink>

/** What the gate of legal review (行政处罚法 §58) is read from. */
export const PrecheckGate = z.strictObject({
  decision: z.array(Slug).min(1),
  opinion: z.array(Slug).min(1),
  /** Newer than the opinion, these call for another review. */
  evidence: z.array(Slug).min(1),
  clause: z.string().min(1),
})
export type PrecheckGate = z.infer<typeof PrecheckGate>

export const PrecheckMapPack = PackHead.extend({
  kind: z.literal('precheck-map'),
  /** Ids of the standards it is for, or what they are through all their versions (`standing`). */
  standards: z.array(Slug).min(1),
  gate: PrecheckGate.nullable(),
  links: z.array(PrecheckLink),
})
export type PrecheckMapPack = z.infer<typeof PrecheckMapPack>

/** Kinds of papers that it names. */
export function kindsOfPrecheck({ gate }: PrecheckMapPack): string[] {
  return gate === null ? [] : [...gate.decision, ...gate.opinion, ...gate.evidence]
}

/** No rule is linked twice for the same kinds, and no code twice by one link. */
export function isPrecheckConsistent({ standards, links }: PrecheckMapPack): boolean {
  const keys = links.flatMap(({ rule, of }) => (of.length === 0 ? [rule] : of.map((kind) => `${rule} ${kind}`)))
  const isOnce = (all: readonly string[]) => new Set(all).size === all.length
  return isOnce(standards) && isOnce(keys) && links.every(({ to }) => isOnce(to))
}
