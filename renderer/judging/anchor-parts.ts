// A finding's place as the parts of a chip: what it is in, and where.
import type { Item } from '#shared/contract/dossiers.ts'
import type { Anchor } from '#shared/contract/evidence.ts'
import { momentText } from '#shared/text/evidence.ts'
import type { EvidenceChipProps } from '../ui/evidence-chip.tsx'
import { judgingText } from './text.ts'

export type AnchorParts = Pick<EvidenceChipProps, 'kind' | 'label'> & { readonly place: string | undefined }

export function anchorParts(anchor: Anchor, items: readonly Item[]): AnchorParts {
  if (anchor.on === 'absence') return { kind: 'absence', label: judgingText.absent(anchor.what), place: undefined }
  const item = items.find((one) => one.id === anchor.itemId)
  const label = item?.title ?? judgingText.gone
  if (anchor.on === 'moment') {
    const end = anchor.endMs === null ? '' : `–${momentText(anchor.endMs)}`
    return { kind: 'recording', label, place: `${momentText(anchor.startMs)}${end}` }
  }
  if (item?.viewing === 'picture')
    return { kind: 'picture', label, place: anchor.region === null ? undefined : judgingText.part }
  return { kind: 'paper', label, place: judgingText.page(anchor.page) }
}

/** The anchor of where the person is now; null where nothing can be pointed at. */
export function anchorAt(item: Item | undefined, place: { page: number | null; ms: number | null }): Anchor | null {
  if (item === undefined) return null
  if (item.viewing === 'video' || item.viewing === 'audio') {
    return { on: 'moment', itemId: item.id, startMs: Math.floor(place.ms ?? 0), endMs: null }
  }
  return { on: 'page', itemId: item.id, page: place.page ?? 1, region: null }
}
