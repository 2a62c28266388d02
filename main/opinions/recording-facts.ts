// What an evidence statement asks of one recording beside its services: the columns that nobody else reads this way.
import { Technical } from '#shared/contract/recordings.ts'
import type { Transcript } from '#shared/contract/transcripts.ts'
import type { Transcripts } from '../recordings/index.ts'
import type { Store } from '../store/index.ts'

export type WrittenTranscript = Transcript & { readonly savedBy: string; readonly savedAt: string }

/** What ffprobe found of it; null for what was filed before it was asked that closely, or could not be read. */
export function technicalOf(store: Store, itemId: string): Technical | null {
  const row = store.one((q) => q.selectFrom('media').select('technical').where('item_id', '=', itemId))
  return row === null || row.technical === null ? null : Technical.parse(JSON.parse(row.technical))
}

/** Null when nobody wrote one, or when it holds no words. */
export function writtenTranscript(transcripts: Transcripts, itemId: string): WrittenTranscript | null {
  const { savedBy, savedAt, ...rest } = transcripts.of(itemId)
  if (savedBy === null || savedAt === null) return null
  return rest.lines.every(({ text }) => text.trim() === '') ? null : { ...rest, savedBy, savedAt }
}

/** The file of the dock this recording came from, or null when it came another way. */
export function dockFileOf(store: Store, itemId: string): { readonly id: string } | null {
  return store.one((q) => q.selectFrom('dock_file').select('id').where('item_id', '=', itemId).limit(1))
}
