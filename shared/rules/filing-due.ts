// Which papers a dossier must hold, by its filing order and by what already lies in it.
import type { FilingEntry, FilingGroup } from './pack-filing.ts'

export interface DuePaper {
  readonly kind: string
  /** Kinds that may stand in its place. */
  readonly orElse: readonly string[]
  /** Kinds present that make it due; empty when it always is. */
  readonly because: readonly string[]
  readonly clause: string
  readonly group: FilingGroup
  /** The kind that fulfils it, its own or one in its place; null when it lacks. */
  readonly fulfilledBy: string | null
}

/** In the order's own order; papers that are not due are left out. `present` holds the kinds of all items. */
export function duePapers(groups: readonly FilingGroup[], present: ReadonlySet<string>): DuePaper[] {
  return groups.flatMap((group) =>
    group.entries.flatMap((entry) => {
      const because = entry.when.filter((kind) => present.has(kind))
      if (!isDue(entry, because, present) || entry.clause === null) return []
      const fulfilledBy = [entry.kind, ...entry.orElse].find((kind) => present.has(kind)) ?? null
      return [{ kind: entry.kind, orElse: entry.orElse, because, clause: entry.clause, group, fulfilledBy }]
    }),
  )
}

function isDue(entry: FilingEntry, because: readonly string[], present: ReadonlySet<string>): boolean {
  if (entry.required === 'never' || entry.unless.some((kind) => present.has(kind))) return false
  return entry.required === 'always' || because.length > 0
}
