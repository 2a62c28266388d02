// How often what each rule suggests is taken up: a small table for leaders, without a word of any case.
import { useQuery } from '@tanstack/react-query'
import type { RuleRate } from '#shared/contract/suggestions.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import css from './suggestion-rates.module.css'
import { ratesText as text } from './suggestions-text.ts'

/** @param campaignId of which campaign; null for all evaluations */
export function SuggestionRates({ campaignId }: { campaignId: string | null }) {
  const rates = useQuery(deskQuery.suggestions.rates.queryOptions({ input: { campaignId } }))
  return (
    <Read query={rates}>
      {(rows) => (
        <section className={css.rates} aria-label={text.label}>
          <p className={css.lead}>{text.lead}</p>
          <DataTable
            label={text.label}
            columns={columns}
            rows={[...rows].sort((a, b) => decidedOf(b) - decidedOf(a))}
            rowKey={({ rule }) => rule}
            {...(rows.length === 0 && {
              placeholder: <EmptyState title={text.none.title} sentence={text.none.sentence} />,
            })}
          />
        </section>
      )}
    </Read>
  )
}

const decidedOf = ({ accepted, dismissed }: RuleRate) => accepted + dismissed

const columns: readonly Column<RuleRate>[] = [
  {
    key: 'title',
    title: text.columns.title,
    width: 220,
    grow: 1,
    render: ({ title }) => <span title={title}>{title}</span>,
  },
  { key: 'accepted', title: text.columns.accepted, width: 72, numeric: true, render: ({ accepted }) => accepted },
  { key: 'dismissed', title: text.columns.dismissed, width: 72, numeric: true, render: ({ dismissed }) => dismissed },
  { key: 'open', title: text.columns.open, width: 72, numeric: true, render: ({ open }) => open },
  {
    key: 'rate',
    title: text.columns.rate,
    width: 80,
    numeric: true,
    render: (row) =>
      decidedOf(row) === 0 ? text.noRate : `${Math.round((row.accepted * 1000) / decidedOf(row)) / 10}%`,
  },
]
