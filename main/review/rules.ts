// The rules a review is carried out under: frozen whole, each with its hash, when the material is submitted. Packs that
// change meanwhile do not move it, and the opinion prints the very rules it names.
import * as z from 'zod'
import { Sha256 } from '#shared/contract/procedure.ts'
import {
  type OpinionKind,
  type OpinionKindsPack,
  type PackKind,
  type ReviewCataloguePack,
  type ReviewHeadsPack,
  ReviewTermPack,
  RulePack,
} from '#shared/rules/pack.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Rulebook } from '../rulebook/index.ts'

export interface FrozenPack {
  readonly id: string
  readonly title: string
  readonly version: string
  /** Of the pack's canonical JSON, as the rulebook gave it. */
  readonly sha256: string
}

export interface ReviewRules {
  readonly heads: ReviewHeadsPack
  readonly kinds: OpinionKindsPack
  readonly catalogue: ReviewCataloguePack
  readonly term: ReviewTermPack
  readonly packs: readonly FrozenPack[]
}

const Frozen = z.array(z.object({ id: z.string(), sha256: Sha256, pack: RulePack }))

/** What the review keeps in its column `packs`. */
/** @param agency whose case it is: the term is the one for it */
export function frozenRules(rulebook: Rulebook, agency: string): string {
  const packs = [
    rulebook.reviewHeads(),
    rulebook.opinionKinds(),
    rulebook.reviewCatalogue(),
    rulebook.reviewTerm(agency),
  ]
  return JSON.stringify(packs.map((pack) => ({ id: pack.id, sha256: rulebook.hashOf(pack.id), pack })))
}

export function rulesOf({ packs: text }: { readonly packs: string }): ReviewRules {
  const frozen = Frozen.parse(JSON.parse(text))
  return {
    heads: only(frozen, 'review-heads'),
    kinds: only(frozen, 'opinion-kinds'),
    catalogue: only(frozen, 'review-catalogue'),
    term: only(frozen, 'review-term'),
    packs: frozen.map(({ id, sha256, pack }) => ({ id, title: pack.title, version: pack.version, sha256 })),
  }
}

const terms = new Map<string, ReviewTermPack>()

/** The term alone: a list of reviews need not read every head and entry of each. */
export function termOf({ packs: text }: { readonly packs: string }): ReviewTermPack {
  const frozen = JSON.parse(text) as { sha256: string; pack: { kind: string } }[]
  const found = frozen.find(({ pack }) => pack.kind === 'review-term')
  const term = terms.get(found?.sha256 ?? '') ?? ReviewTermPack.parse(found?.pack)
  if (found !== undefined) terms.set(found.sha256, term)
  return term
}

/** Refuses `review.unknown-kind`. */
export function opinionKind({ kinds }: ReviewRules, code: string): OpinionKind {
  const kind = kinds.kinds.find((one) => one.code === code)
  if (kind === undefined) throw refuse('review.unknown-kind')
  return kind
}

function only<K extends PackKind>(frozen: z.infer<typeof Frozen>, kind: K): Extract<RulePack, { kind: K }> {
  const found = frozen.map(({ pack }) => pack).find((pack) => pack.kind === kind)
  if (found === undefined) throw new Error(`a review without its pack of ${kind}`)
  return found as Extract<RulePack, { kind: K }>
}
