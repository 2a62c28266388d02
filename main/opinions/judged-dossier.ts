// A dossier as its frozen manifest describes it: what was submitted is printed, whatever was changed afterwards.
import { Category } from '#shared/contract/dossiers.ts'
import { Manifest } from '#shared/rules/manifest.ts'
import type { ReviewOpinionData } from './templates/index.ts'

/** @param canonical the manifest's text as it was hashed */
export function judgedDossier(canonical: string): ReviewOpinionData['dossier'] {
  const { dossier, items } = Manifest.parse(JSON.parse(canonical))
  const { facts } = dossier
  const word = (name: string) => (typeof facts[name] === 'string' ? facts[name] : null)
  const officers = Array.isArray(facts.officers) ? facts.officers : []
  // A recording has a duration; a paper has none.
  const recordings = items.filter((item) => item.durationMs !== null)
  return {
    id: dossier.id,
    title: dossier.title,
    number: dossier.number,
    category: Category.parse(dossier.category),
    agency: dossier.agency,
    party: {
      kind: word('partyKind') === 'citizen' ? 'citizen' : 'organisation',
      name: word('partyName') ?? '',
      code: word('partyCode'),
      address: word('partyAddress'),
    },
    // Name and card stand together there.
    officers: officers.map((name) => ({ name, card: null })),
    papers: items.length - recordings.length,
    pages: items.reduce((sum, item) => sum + (item.pages ?? 0), 0),
    recordings: recordings.length,
  }
}
