// What a plan would draw from now: how many, of which strata, and who is left out and why.
import type { UseQueryResult } from '@tanstack/react-query'
import type { DrawPreview } from '#shared/contract/campaigns.ts'
import { toFailure } from '../desk/failure.ts'
import { formatCount } from '../ui/format.ts'
import css from './campaigns.module.css'
import { StrataTable } from './strata-table.tsx'
import { campaignText } from './text.ts'

const text = campaignText.preview

export type PlanPreviewProps = {
  size: number
  query: UseQueryResult<DrawPreview, Error>
  /** False while the plan lacks what the count needs. */
  ready: boolean
}

export function PlanPreview({ size, query, ready }: PlanPreviewProps) {
  return (
    <aside className={css.preview} aria-label={text.title} aria-busy={query.isFetching}>
      <h2 className={css.sectionTitle}>{text.title}</h2>
      {!ready ? (
        <p className={css.note}>{campaignText.plan.missing}</p>
      ) : query.error !== null ? (
        <p className={css.fieldFault}>{toFailure(query.error).sentence}</p>
      ) : query.data === undefined ? (
        <p className={css.note}>{text.counting}</p>
      ) : (
        <Counted preview={query.data} size={size} />
      )}
    </aside>
  )
}

function Counted({ preview, size }: { preview: DrawPreview; size: number }) {
  const { candidates, strata, leastPlaces, excluded, yearsWithoutCalendar } = preview
  const drawn = strata.reduce((sum, one) => sum + one.drawn, 0)
  return (
    <>
      <p role="status">
        <strong>{text.candidates(formatCount(candidates))}</strong>
        {candidates > 0 && `，${text.drawn(formatCount(drawn))}`}
      </p>
      {candidates === 0 && <p className={css.warn}>{text.none}</p>}
      {leastPlaces > size && <p className={css.warn}>{text.short(size, leastPlaces)}</p>}
      {candidates > 0 && candidates < size && <p className={css.warn}>{text.fewer(formatCount(candidates))}</p>}
      {strata.length > 0 && <StrataTable strata={strata} drawnLabel={text.columns.drawn} />}
      {yearsWithoutCalendar.length > 0 && <p className={css.note}>{text.years(yearsWithoutCalendar.join('、'))}</p>}
      <Excluded excluded={excluded} />
    </>
  )
}

export function Excluded({ excluded }: Pick<DrawPreview, 'excluded'>) {
  if (excluded.length === 0) return null
  return (
    <div>
      <p className={css.smallTitle}>{text.excluded}</p>
      <dl className={css.excluded}>
        {excluded.map(({ why, count, examples }) => (
          <div key={why}>
            <dt>{text.why[why]}</dt>
            <dd>
              <span className={css.tabular}>{text.times(count)}</span>
              <span className={css.examples} title={examples.map(({ title }) => title).join('\n')}>
                {text.examples(
                  examples
                    .slice(0, 2)
                    .map(({ title }) => title)
                    .join('、'),
                  count - Math.min(2, examples.length),
                )}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
