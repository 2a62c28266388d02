// How much a dossier holds, counted from its items: they are read again as files arrive, the dossier itself is not.
import type { Item } from '#shared/contract/dossiers.ts'

export type Holdings = { papers: number; pages: number; recordings: number; recordingMs: number; sizeBytes: number }

export function holdingsOf(items: readonly Item[]): Holdings {
  const held: Holdings = { papers: 0, pages: 0, recordings: 0, recordingMs: 0, sizeBytes: 0 }
  for (const item of items) {
    held.sizeBytes += item.sizeBytes
    if (item.kind === 'recording') {
      held.recordings += 1
      held.recordingMs += item.media?.durationMs ?? 0
    } else {
      held.papers += 1
      held.pages += item.pages ?? 0
    }
  }
  return held
}
