// The recordings of a dossier that can be played now.
import type { Item } from '#shared/contract/dossiers.ts'

export function isPlayable({ kind, viewing, media }: Item): boolean {
  if (kind !== 'recording' || media === null || (viewing !== 'video' && viewing !== 'audio')) return false
  return media.playing === 'original' || media.playing === 'copy'
}

export function playableOf(items: readonly Item[]): readonly Item[] {
  return items.filter(isPlayable)
}
