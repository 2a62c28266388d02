// Who recorded an item with what and when, as its row keeps it.
import type { CaptureFacts } from '#shared/contract/recordings.ts'
import type { Store } from '../store/index.ts'

/** Call it inside record(): what a dock knows takes the place of what the container alone told. */
export function enterCapture(store: Store, itemId: string, facts: CaptureFacts): void {
  const row = { facts: JSON.stringify(facts), started_at: facts.startedAt }
  store.run((q) =>
    q
      .insertInto('capture')
      .values({ item_id: itemId, ...row, offset_ms: 0 })
      .onConflict((conflict) => conflict.column('item_id').doUpdateSet(row)),
  )
}

/** A start that neither the index nor the name tells, the container may. */
export function withContainerStart(facts: CaptureFacts, recordedAt: string | null): CaptureFacts {
  if (facts.startedAt !== null || recordedAt === null) return facts
  return { ...facts, startedAt: recordedAt, from: facts.from === 'none' ? 'container' : facts.from }
}
