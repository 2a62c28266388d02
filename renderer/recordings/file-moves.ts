// Where chosen files of a transfer list go when they are moved up, down or to the front. Only what waits its turn can move.
import type { DockFile } from '#shared/contract/docks.ts'

export type Move = 'first' | 'up' | 'down'
type Placed = Pick<DockFile, 'id' | 'state'>

/** As the contract's move: `beforeId` null puts them last. */
export type MoveOrder = { readonly ids: string[]; readonly beforeId: string | null }

/** Null when the move would change nothing. The rows are in the order of the transfer. */
export function moveOrder(rows: readonly Placed[], chosen: ReadonlySet<string>, move: Move): MoveOrder | null {
  const queue = rows.filter(isMovable)
  const ids = queue.filter(({ id }) => chosen.has(id)).map(({ id }) => id)
  const at = queue.flatMap(({ id }, index) => (chosen.has(id) ? [index] : []))
  const [first, last] = [at[0], at.at(-1)]
  if (first === undefined || last === undefined) return null
  const together = last - first === at.length - 1
  if (move === 'down') {
    if (together && last === queue.length - 1) return null
    return { ids, beforeId: idAt(queue, chosen, last + 1, 1) }
  }
  if (together && first === 0) return null
  const before = move === 'first' ? queue.find(({ id }) => !chosen.has(id)) : queue[Math.max(0, first - 1)]
  // Already at the head, but scattered: they are gathered there.
  const beforeId = before === undefined ? null : chosen.has(before.id) ? idAt(queue, chosen, 0, 0) : before.id
  return { ids, beforeId }
}

export function isMovable({ state }: Placed): boolean {
  return state === 'queued' || state === 'waiting'
}

export function isRetryable({ state }: Placed): boolean {
  return state === 'failed' || state === 'waiting' || state === 'cancelled'
}

export function isCancellable({ state }: Placed): boolean {
  return state === 'queued' || state === 'waiting' || state === 'running'
}

/** The id of the unchosen row that follows after so many unchosen ones from there. */
function idAt(queue: readonly Placed[], chosen: ReadonlySet<string>, from: number, skip: number): string | null {
  return queue.slice(from).filter(({ id }) => !chosen.has(id))[skip]?.id ?? null
}
