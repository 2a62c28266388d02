// Places in a recording: how long it is, and whether a mark, a reading or a spoken line can stand where it is said to.
import type { Item } from '#shared/contract/dossiers.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Store } from '../store/index.ts'
import { mediaDetail } from './media-rows.ts'

/** As it was found, also where a sealed catalogue says nothing of it because it was looked into only later; 0 when unknown. */
export function lengthOf(store: Store, item: Item): number {
  if (item.media === null) return 0
  return item.media.durationMs > 0 ? item.media.durationMs : mediaDetail(store, item.id).durationMs
}

/** Refuses `mark.beyond`. A second more than its length is forgiven: players and containers round apart. */
export function assertWithin(store: Store, item: Item, atMs: number): void {
  const durationMs = lengthOf(store, item) || longestMs
  if (atMs > durationMs + slackMs) throw refuse('mark.beyond', { durationMs })
}
const slackMs = 1000
/** Of a recording whose length is unknown; none runs longer than two days on one file. */
const longestMs = 172_800_000
