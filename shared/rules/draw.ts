/**
 * The draw (抽卷): which dossiers of a list are evaluated. Pure and repeatable, so that a stranger with the draw record, any
 * SHA-256 and this description comes to the same list:
 *
 *  1. Before the draw the candidates (id and stratum) are written down, sorted by id, and SHA-256 of their canonical JSON
 *     (RFC 8785) is entered in the journal together with SHA-256 of the seed. Hashes are over UTF-8, in lower-case hex.
 *  2. A stratum of n candidates is given min(n, leastOfEach) places first.
 *  3. The places left of `size` are shared out in proportion to the candidates still left in each stratum: everybody gets the
 *     whole part of places × left ÷ (sum of left); what remains over goes one by one to the largest remainders, of equal ones to
 *     the stratum whose name comes first. Names and ids are compared by UTF-16 code units.
 *  4. In each stratum the candidates are sorted by SHA-256(seed + "\n" + stratum + "\n" + id), and the first ones are drawn.
 *  5. The list: stratum after stratum by name, in each the order of 4.
 *
 * Frozen: stored records are checked against it for ever. Another way to draw is another `method`.
 */
import * as z from 'zod'
import { canonicalJson } from './canonical-json.ts'

export const drawMethod = 'anjuan-draw-1'

/** SHA-256 of the UTF-8 of a text, as 64 lower-case hex digits. Handed in: this file runs where there is no crypto. */
export type Sha256Text = (text: string) => string

export const DrawCandidate = z.strictObject({ id: z.string(), stratum: z.string() })
export type DrawCandidate = z.infer<typeof DrawCandidate>

/** How many in all, at least how many of each stratum where it has them, and what makes a stratum. */
export const DrawRule = z.strictObject({
  /** Recommended ones are not counted. */
  size: z.int().min(0).max(10_000),
  leastOfEach: z.int().min(0).max(1000),
  strata: z.enum(['none', 'agency', 'category', 'agency-and-category']),
})
export type DrawRule = z.infer<typeof DrawRule>

export interface StratumShare {
  readonly stratum: string
  readonly candidates: number
  /** What it had for certain: all it has, up to the least of each. */
  readonly least: number
  readonly drawn: number
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The name of a dossier's stratum. */
export function stratumOf(strata: DrawRule['strata'], dossier: { agency: string; category: string }): string {
  if (strata === 'agency') return dossier.agency
  if (strata === 'category') return dossier.category
  if (strata === 'agency-and-category') return `${dossier.agency}·${dossier.category}`
  return '全部'
}

/** As they are hashed and stored: sorted by id. */
export function sortedCandidates(candidates: readonly DrawCandidate[]): DrawCandidate[] {
  return candidates.map(({ id, stratum }) => ({ id, stratum })).sort((a, b) => byText(a.id, b.id))
}

export function candidatesHash(candidates: readonly DrawCandidate[], sha256: Sha256Text): string {
  return sha256(canonicalJson(sortedCandidates(candidates)))
}

/** How many places the least of each needs in all; a draw smaller than this cannot be made. */
export function leastPlaces(candidates: readonly DrawCandidate[], rule: DrawRule): number {
  let places = 0
  for (const members of groupedByStratum(candidates).values()) places += Math.min(members.length, rule.leastOfEach)
  return places
}

/** Places for each stratum, by name. Where there are fewer candidates than places, all are drawn. */
export function shareOut(candidates: readonly DrawCandidate[], rule: DrawRule): StratumShare[] {
  const strata = [...groupedByStratum(candidates)].sort(([a], [b]) => byText(a, b))
  const counted = strata.map(([stratum, members]) => ({
    stratum,
    candidates: members.length,
    least: Math.min(members.length, rule.leastOfEach),
  }))
  const left = counted.map((one) => one.candidates - one.least)
  const allLeft = left.reduce((sum, n) => sum + n, 0)
  const certain = counted.reduce((sum, one) => sum + one.least, 0)
  const places = Math.min(Math.max(rule.size - certain, 0), allLeft)
  const wholes = left.map((n) => (allLeft === 0 ? 0 : Math.floor((places * n) / allLeft)))
  const over = left.map((n, at) => ({ at, remainder: allLeft === 0 ? 0 : (places * n) % allLeft }))
  const extra = places - wholes.reduce((sum, n) => sum + n, 0)
  // Sorting keeps the order by name among equal remainders.
  const lucky = new Set(
    over
      .sort((a, b) => b.remainder - a.remainder)
      .slice(0, extra)
      .map(({ at }) => at),
  )
  return counted.map((one, at) => ({ ...one, drawn: one.least + (wholes[at] ?? 0) + (lucky.has(at) ? 1 : 0) }))
}

/** Ids in the order drawn. */
export function draw(
  seed: string,
  candidates: readonly DrawCandidate[],
  rule: DrawRule,
  sha256: Sha256Text,
): { readonly drawn: string[]; readonly strata: StratumShare[] } {
  const strata = shareOut(candidates, rule)
  const members = groupedByStratum(candidates)
  const drawn = strata.flatMap((share) =>
    (members.get(share.stratum) ?? [])
      .map(({ id }) => ({ id, lot: sha256(`${seed}\n${share.stratum}\n${id}`) }))
      .sort((a, b) => byText(a.lot, b.lot) || byText(a.id, b.id))
      .slice(0, share.drawn)
      .map(({ id }) => id),
  )
  return { drawn, strata }
}

function groupedByStratum(candidates: readonly DrawCandidate[]): Map<string, DrawCandidate[]> {
  return Map.groupBy(candidates, ({ stratum }) => stratum)
}

const Hash = z.string().regex(/^[0-9a-f]{64}$/)

/** Everything a stranger needs to draw again. The shape of the exported file, and of what the archive keeps. */
export const DrawRecord = z.strictObject({
  method: z.string(),
  rule: DrawRule,
  seedSha256: Hash,
  /** Null until the draw reveals it. */
  seed: z.string().nullable(),
  candidates: z.array(DrawCandidate),
  candidatesSha256: Hash,
  strata: z.array(z.strictObject({ stratum: z.string(), candidates: z.int(), least: z.int(), drawn: z.int() })),
  drawn: z.array(z.string()),
})
export type DrawRecord = z.infer<typeof DrawRecord>

export const drawDifferences = ['method', 'not-drawn', 'seed', 'candidates', 'strata', 'drawn'] as const
export type DrawDifference = (typeof drawDifferences)[number]

/** What does not come out again when the draw is made once more; empty when it agrees. */
export function drawDifference(record: DrawRecord, sha256: Sha256Text): DrawDifference[] {
  if (record.method !== drawMethod) return ['method']
  if (record.seed === null) return ['not-drawn']
  const differences: DrawDifference[] = []
  if (sha256(record.seed) !== record.seedSha256) differences.push('seed')
  if (candidatesHash(record.candidates, sha256) !== record.candidatesSha256) differences.push('candidates')
  const again = draw(record.seed, record.candidates, record.rule, sha256)
  if (canonicalJson(again.strata) !== canonicalJson(record.strata)) differences.push('strata')
  if (canonicalJson(again.drawn) !== canonicalJson(record.drawn)) differences.push('drawn')
  return differences
}
