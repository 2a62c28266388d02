// How far the two inspectors of a campaign agree: differences, their distribution, kappa by criterion; and the agencies' results.
import { useQuery } from '@tanstack/react-query'
import type { CampaignAgreement, UnitResult } from '#shared/contract/results.ts'
import { formatPoints } from '#shared/rules/scoring.ts'
import { answerPartNames } from '#shared/text/results.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { classNames } from '../ui/class-names.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import css from './results.module.css'
import { resultsText } from './text.ts'

const text = resultsText.agreement

export function AgreementView({ campaignId }: { campaignId: string }) {
  const agreement = useQuery(deskQuery.results.agreement.queryOptions({ input: { campaignId } }))
  const units = useQuery(deskQuery.results.units.queryOptions({ input: { campaignId } }))
  return (
    <div className={classNames(css.scroll, css.stack)}>
      <Read query={agreement} loading={{ label: text.loading, rows: 6 }}>
        {(found) =>
          found.dossiers === 0 ? (
            <EmptyState title={text.none.title} sentence={text.none.sentence} />
          ) : (
            <>
              <Figures found={found} />
              <Distribution found={found} />
              <KappaTable found={found} />
            </>
          )
        }
      </Read>
      <Read query={units} loading={{ rows: 2 }}>
        {(rows) => (rows.length === 0 ? null : <Units rows={rows} />)}
      </Read>
    </div>
  )
}

function Figures({ found }: { found: CampaignAgreement }) {
  const { figures: names } = text
  const points = (hundredths: number | null) => (hundredths === null ? '—' : formatPoints(hundredths))
  const figures = [
    [names.dossiers, String(found.dossiers)],
    [names.adjudicated, text.share({ part: found.adjudicated, whole: found.dossiers })],
    [names.sameBand, text.share({ part: found.sameBand, whole: found.dossiers })],
    [names.sameVetoes, text.share({ part: found.sameVetoes, whole: found.dossiers })],
    [names.mean, points(found.meanDifference)],
    [names.median, points(found.medianDifference)],
    [names.largest, points(found.largestDifference)],
    [names.allowed, points(found.allowedHundredths)],
  ] as const
  return (
    <dl className={css.figures}>
      {figures.map(([name, value]) => (
        <div key={name} className={css.figure}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Distribution({ found: { distribution, dossiers } }: { found: CampaignAgreement }) {
  return (
    <section className={css.stack} aria-label={text.distribution}>
      <h3 className={css.subtitle}>{text.distribution}</h3>
      <div className={css.bars}>
        {distribution.map(({ upToHundredths: to, dossiers: count }, at) => {
          const from = at === 0 ? null : (distribution[at - 1]?.upToHundredths ?? null)
          return (
            <Bar key={text.upTo({ from, to })} label={text.upTo({ from, to })} count={count} share={count / dossiers} />
          )
        })}
      </div>
    </section>
  )
}

function Bar({ label, count, share }: { label: string; count: number; share: number }) {
  return (
    <>
      <span>{label}</span>
      <span className={css.track} aria-hidden="true">
        <span className={css.fill} style={{ '--share': `${share * 100}%`, display: 'block' }} />
      </span>
      <span className={css.numeric}>{text.dossiers(count)}</span>
    </>
  )
}

function KappaTable({ found: { criteria, pooled } }: { found: CampaignAgreement }) {
  const { columns: titles } = text
  return (
    <section className={css.stack} aria-label={text.kappa}>
      <h3 className={css.subtitle}>{text.kappa}</h3>
      <p className={css.quiet}>{text.kappaNote}</p>
      <table className={css.kappaTable}>
        <thead>
          <tr>
            <th scope="col">{titles.code}</th>
            <th scope="col">{titles.criterion}</th>
            <th scope="col" className={css.numeric}>
              {titles.agreed}
            </th>
            <th scope="col" className={css.numeric}>
              {titles.kappa}
            </th>
          </tr>
        </thead>
        <tbody>
          {pooled.map((row) => (
            <tr key={row.part} className={css.pooled}>
              <td colSpan={2}>{text.pooled(answerPartNames[row.part])}</td>
              <Agreed {...row} />
            </tr>
          ))}
          {criteria.map((row) => (
            <tr key={`${row.part} ${row.code}`}>
              <td className={css.code}>{row.code}</td>
              <td>{row.title}</td>
              <Agreed {...row} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Agreed({
  agreed,
  pairs,
  kappa,
  why,
}: Pick<CampaignAgreement['pooled'][number], 'agreed' | 'pairs' | 'kappa' | 'why'>) {
  return (
    <>
      <td className={css.numeric}>{text.agreedOf({ agreed, pairs })}</td>
      <td className={css.numeric}>
        {kappa !== null ? kappa.toFixed(2) : <span className={css.quiet}>{why === null ? '—' : text.why[why]}</span>}
      </td>
    </>
  )
}

function Units({ rows }: { rows: readonly UnitResult[] }) {
  const { unitColumns: titles } = text
  return (
    <section className={css.stack} aria-label={text.units}>
      <h3 className={css.subtitle}>{text.units}</h3>
      <table className={css.kappaTable}>
        <thead>
          <tr>
            {[titles.agency, titles.standard, titles.dossiers, titles.bands, titles.average, titles.grade].map(
              (title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.agency} ${row.standardId}`}>
              <td>{row.agency}</td>
              <td>{row.standardTitle}</td>
              <td>{text.share({ part: row.counted, whole: row.dossiers })}</td>
              <td>
                {row.bands
                  .map(({ band, dossiers }) => text.bandCount({ band: band ?? text.noBand, count: dossiers }))
                  .join('，')}
              </td>
              <td>{row.averageHundredths === null ? '—' : formatPoints(row.averageHundredths)}</td>
              <td>{row.rule === null ? <span className={css.quiet}>{text.unitNone}</span> : (row.grade ?? '—')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
