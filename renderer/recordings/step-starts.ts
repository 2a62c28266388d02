// When recordings begin on their common timeline: by the corrected starts where they are known and lie together, else at once.
import type { Chain } from '#shared/contract/recordings.ts'

export type StepStarts = {
  /** In milliseconds, the earliest at zero. */
  readonly startMs: ReadonlyMap<string, number>
  /** Recordings whose start nobody knows. */
  readonly unknown: ReadonlySet<string>
  /** The chain of which all of them are segments. */
  readonly chain: Chain | null
}

/** Of one event; further apart, a common timeline would be all gap. */
const furthestApartMs = 12 * 3_600_000

export function stepStarts(itemIds: readonly string[], chains: readonly Chain[]): StepStarts {
  const at = new Map<string, number>()
  for (const itemId of itemIds) {
    const known = startOf(itemId, chains)
    if (known !== null) at.set(itemId, known)
  }
  const first = Math.min(...at.values())
  if (Math.max(...at.values()) - first > furthestApartMs) for (const itemId of at.keys()) at.set(itemId, first)
  const startMs = new Map(itemIds.map((itemId) => [itemId, (at.get(itemId) ?? first) - first]))
  for (const [itemId, start] of startMs) if (!Number.isFinite(start)) startMs.set(itemId, 0)
  const chain = chains.find(({ segments }) =>
    itemIds.every((itemId) => segments.some((segment) => segment.itemId === itemId)),
  )
  return {
    startMs,
    unknown: new Set(itemIds.filter((itemId) => !at.has(itemId))),
    chain: itemIds.length > 1 ? (chain ?? null) : null,
  }
}

/** As an instant; null where the chain's start is unknown. */
export function startOf(itemId: string, chains: readonly Chain[]): number | null {
  for (const { startsAt, segments } of chains) {
    const segment = segments.find((one) => one.itemId === itemId)
    if (segment !== undefined && startsAt !== null) return Date.parse(startsAt) + segment.startMs
  }
  return null
}
