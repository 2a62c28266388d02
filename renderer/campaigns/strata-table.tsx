// Strata with what they have, must get and get.
import type { DrawPreview } from '#shared/contract/campaigns.ts'
import { formatCount } from '../ui/format.ts'
import css from './campaigns.module.css'
import { campaignText } from './text.ts'

const { columns, strata: caption, total } = campaignText.preview

export function StrataTable({ strata, drawnLabel }: { strata: DrawPreview['strata']; drawnLabel: string }) {
  const sum = (of: 'candidates' | 'least' | 'drawn') => strata.reduce((all, one) => all + one[of], 0)
  return (
    <div className={css.strataScroll}>
      <table className={css.table} aria-label={caption}>
        <thead>
          <tr>
            <th className={css.fill}>{columns.stratum}</th>
            <th className={css.number}>{columns.candidates}</th>
            <th className={css.number}>{columns.least}</th>
            <th className={css.number}>{drawnLabel}</th>
          </tr>
        </thead>
        <tbody>
          {strata.map((one) => (
            <tr key={one.stratum}>
              <td>{one.stratum}</td>
              <td className={css.number}>{formatCount(one.candidates)}</td>
              <td className={css.number}>{formatCount(one.least)}</td>
              <td className={css.number}>{formatCount(one.drawn)}</td>
            </tr>
          ))}
        </tbody>
        {strata.length > 1 && (
          <tfoot>
            <tr>
              <td>{total}</td>
              <td className={css.number}>{formatCount(sum('candidates'))}</td>
              <td className={css.number}>{formatCount(sum('least'))}</td>
              <td className={css.number}>{formatCount(sum('drawn'))}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}
