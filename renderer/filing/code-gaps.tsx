// The numbering of the archive: each series with its gaps, and the dossiers that have no code yet, to be given one.
import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { CodeGapReport } from '#shared/contract/archival.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { saveText } from '../desk/save-file.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatCount } from '../ui/format.ts'
import { scrollable } from '../ui/scrollable.ts'
import { StateTag } from '../ui/state-tag.tsx'
import css from './archival.module.css'
import { archivalText } from './archival-text.ts'
import { UncodedDossiers } from './uncoded-dossiers.tsx'

const text = archivalText.gaps

export function CodeGaps() {
  const report = useQuery(deskQuery.archival.gaps.queryOptions({ input: {} }))
  return (
    <Read query={report} loading={{ label: text.loading }}>
      {(found) => (
        <div className={css.gaps}>
          <header className={css.gapsHead}>
            <h2>{text.title}</h2>
            {found.mark === 'example' && (
              <StateTag tone="warn" label={archivalText.code.example} title={archivalText.code.exampleHint} />
            )}
            <span className={css.count} role="status">
              {text.summary(found.series.length, sum(found.series.map(({ missing }) => missing)))}
            </span>
            <div className={css.gapsEnd}>
              <Button
                icon={<DownloadOutlined />}
                disabled={found.series.length === 0}
                onClick={() => saveText(text.fileName, 'text/csv;charset=utf-8', gapsCsv(found))}
              >
                {text.export}
              </Button>
            </div>
          </header>
          {found.series.length === 0 ? (
            <EmptyState title={text.none.title} sentence={text.none.sentence} />
          ) : (
            <SeriesTable report={found} />
          )}
          {found.unfitting.length > 0 ? (
            <p className={css.warning}>
              {text.unfitting(found.unfitting.length)} {found.unfitting.map(({ code }) => code).join('、')}
            </p>
          ) : (
            <span />
          )}
          <UncodedDossiers />
        </div>
      )}
    </Read>
  )
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

function SeriesTable({ report }: { report: CodeGapReport }) {
  return (
    <section className={css.seriesBox} aria-label={text.seriesLabel} {...scrollable}>
      <table className={css.series} aria-label={text.seriesLabel}>
        <thead>
          <tr>
            <th scope="col">{text.series}</th>
            <th scope="col" className={css.number}>
              {text.range}
            </th>
            <th scope="col" className={css.number}>
              {text.assigned}
            </th>
            <th scope="col" className={css.number}>
              {text.missing}
            </th>
            <th scope="col">{text.gap}</th>
          </tr>
        </thead>
        <tbody>
          {report.series.map((one) => (
            <tr key={one.series}>
              <td>
                <code className={css.code}>{one.series}</code>
              </td>
              <td className={css.number}>{text.rangeOf(one.first, one.last)}</td>
              <td className={css.number}>{formatCount(one.assigned)}</td>
              <td className={css.number}>{formatCount(one.missing)}</td>
              <td>
                {one.missing === 0 ? (
                  <span className={css.quietCell}>{text.noGap}</span>
                ) : (
                  <StateTag plain tone="warn" label={gapWords(one)} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function gapWords({ gaps, missing }: CodeGapReport['series'][number]): string {
  const told = sum(gaps.map(({ from, to }) => to - from + 1))
  const words = gaps.map(({ from, to }) => text.gapOf(from, to)).join('、')
  return told < missing ? `${words}${text.more}` : words
}

/** RFC 4180, UTF-8 with a mark, as spreadsheets want it. Series begin with a letter or digit, so none is taken for a formula. */
function gapsCsv({ series }: CodeGapReport): string {
  const rows = series.map((one) => [
    one.series,
    String(one.first),
    String(one.last),
    String(one.assigned),
    String(one.missing),
    gapWords(one),
  ])
  const lines = [text.csv, ...rows].map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
  return `\ufeff${lines.join('\r\n')}\r\n`
}
