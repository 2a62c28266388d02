// How complete each dossier of a list is: the ring, and how many troubles there are.
import { useQueries } from '@tanstack/react-query'
import type { CheckedDossier } from '#shared/contract/checks.ts'
import type { Dossier } from '#shared/contract/dossiers.ts'
import { deskQuery } from '../desk/client.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatCount } from '../ui/format.ts'
import { CheckRing } from './check-head.tsx'
import css from './checks.module.css'
import { checksText as text } from './checks-text.ts'

/** So many are asked for at once, and checked anew where they have changed. */
const chunk = 200

export function useCompleteness(dossiers: readonly Dossier[]): ReadonlyMap<string, CheckedDossier> {
  const chunks: Dossier[][] = []
  for (let at = 0; at < dossiers.length; at += chunk) chunks.push(dossiers.slice(at, at + chunk))
  const answers = useQueries({
    queries: chunks.map((some) => {
      const ids = some.map(({ id }) => id)
      const options = deskQuery.checks.overview.queryOptions({ input: { ids, limit: chunk } })
      return { ...options, queryKey: [...options.queryKey, some.map(({ updatedAt }) => updatedAt).join(' ')] }
    }),
  })
  return new Map(answers.flatMap(({ data }) => data?.rows ?? []).map((row) => [row.dossierId, row]))
}

export function completenessColumn(checks: ReadonlyMap<string, CheckedDossier>): Column<Dossier> {
  return {
    key: 'completeness',
    title: text.column,
    width: 64,
    render: ({ id }) => <CompletenessCell check={checks.get(id)} />,
  }
}

export function CompletenessCell({ check }: { check: CheckedDossier | undefined }) {
  if (check === undefined) return null
  const { lacking, wrong, unchecked, passed } = check
  return (
    <span className={css.ringCell} title={text.ring(lacking, wrong, unchecked, passed)}>
      <CheckRing counts={check} />
      {lacking + wrong > 0 && <span aria-hidden="true">{formatCount(lacking + wrong)}</span>}
    </span>
  )
}
