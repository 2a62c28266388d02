// Opens a dossier at the page or second that an anchor names.
import { useNavigate } from '@tanstack/react-router'
import type { Anchor } from '#shared/contract/evidence.ts'
import { placeWord } from '../dossiers/evidence-search.ts'

export function useOpenAnchor(dossierId: string): (anchor: Anchor) => void {
  const navigate = useNavigate()
  return (anchor) => {
    if (anchor.on === 'absence') return
    const { itemId } = anchor
    const place = {
      itemId,
      page: anchor.on === 'page' ? anchor.page : null,
      ms: anchor.on === 'moment' ? anchor.startMs : null,
    }
    void navigate({
      to: '/dossiers/$dossierId',
      params: { dossierId },
      search: { open: [placeWord(place)], at: itemId },
    })
  }
}
