// The evaluation standards in force, as the choice for one dossier: those for its category, the others, and the usual one.
import { useQuery } from '@tanstack/react-query'
import type { PackLine } from '#shared/contract/rulebook.ts'
import { categoryWords } from '#shared/rules/category.ts'
import { deskQuery } from '../desk/client.ts'
import { toFailure } from '../desk/failure.ts'

/** How far back the list of evaluations is asked for the standard used last. */
const looksBack = 30

/**
 * A penalty dossier may hold a seizure, so the standards of other categories stay within reach. The office's own come first, then
 * those from a source that was read, then examples.
 */
export function useStandards(dossierId: string | null) {
  const packs = useQuery(deskQuery.rulebook.list.queryOptions({ input: {} }))
  const dossier = useQuery({
    ...deskQuery.dossiers.get.queryOptions({ input: { id: dossierId ?? '' } }),
    enabled: dossierId !== null,
  })
  const before = useQuery(deskQuery.evaluation.list.queryOptions({ input: { limit: looksBack } }))
  const chosen = dossierId === null ? undefined : dossier.data
  const category = chosen === undefined ? null : categoryWords[chosen.category]
  const standards = (packs.data ?? [])
    .filter(({ kind, standing }) => kind === 'evaluation-standard' && standing === 'in-force')
    .toSorted((one, other) => rank(one) - rank(other))
  const fitting = standards.filter(({ actKind }) => category === null || actKind === category)
  const usedLast = before.data?.rows.find(({ standardId }) => fitting.some(({ id }) => id === standardId))
  return {
    fitting,
    others: standards.filter((pack) => !fitting.includes(pack)),
    /** The only one there is, or the one used last for this category; null when somebody has to choose. */
    usual: fitting.length === 1 ? (fitting[0]?.id ?? null) : category === null ? null : (usedLast?.standardId ?? null),
    category,
    loading: packs.isPending,
    fault: packs.error === null ? null : toFailure(packs.error).sentence,
  }
}

function rank({ origin, grade }: PackLine): number {
  return origin === 'office' ? 0 : grade === 'sure' ? 1 : 2
}
