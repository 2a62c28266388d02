// A new order for some queued files: between two others, or at the end. Ranks are real numbers, so the others keep theirs.
import { refuse } from '#shared/text/refusal.ts'
import type { DockFileRow, DockRows } from './dock-rows.ts'

/** Under this distance between two ranks all files of the dock are counted anew. */
const leastStep = 1e-6

/** Refuses `dock.file-unknown`, and `dock.not-queued` when the place is no longer in the queue. */
export function newRanks(rows: DockRows, ids: readonly string[], beforeId: string | null): Map<string, number> {
  const moved = new Set(ids)
  rows.knownFiles(ids)
  if (beforeId === null) {
    const last = rows.lastRank()
    return new Map(ids.map((id, at) => [id, last + at + 1]))
  }
  const before = rows.file(beforeId)
  if (before === null || before.state !== 'queued' || moved.has(beforeId)) throw refuse('dock.not-queued')
  const others = rows.filesOf(before.dock_id).filter(({ id }) => !moved.has(id))
  const at = others.findIndex(({ id }) => id === beforeId)
  const floor = others[at - 1]?.rank ?? before.rank - 1
  const step = (before.rank - floor) / (ids.length + 1)
  if (step >= leastStep) return new Map(ids.map((id, place) => [id, floor + step * (place + 1)]))
  return counted([...others.slice(0, at).map(idOf), ...ids, ...others.slice(at).map(idOf)], rows.lastRank())
}

const idOf = ({ id }: DockFileRow): string => id

function counted(ids: readonly string[], from: number): Map<string, number> {
  return new Map(ids.map((id, at) => [id, from + at + 1]))
}
