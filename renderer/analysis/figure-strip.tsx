// The figures of all that counts, in one strip.
import type { Figures } from '#shared/contract/analysis.ts'
import { analysisColumns as words } from '#shared/text/analysis.ts'
import css from './analysis.module.css'
import { minutesText, pointsText, rateText } from './figure-columns.tsx'
import { analysisText as text } from './text.ts'

export function FigureStrip({ all }: { all: Figures }) {
  const share = ({ count, of }: Figures['excellent']) => (of === 0 ? text.noGrades : text.ofDossiers(count, of))
  const minutes = minutesText(all.averageSeconds)
  const figures = [
    { key: 'dossiers', label: words.dossiers, value: String(all.dossiers), note: null },
    {
      key: 'average',
      label: words.average,
      value: pointsText(all.averageHundredths),
      note: text.scoredOf(all.scored),
    },
    { key: 'excellent', label: words.excellent, value: rateText(all.excellent), note: share(all.excellent) },
    { key: 'qualified', label: words.qualified, value: rateText(all.qualified), note: share(all.qualified) },
    { key: 'vetoed', label: words.vetoed, value: String(all.vetoed), note: null },
    {
      key: 'defects',
      label: words.defects,
      value: String(all.defects),
      note: text.perDossier((all.defects / Math.max(1, all.dossiers)).toFixed(2)),
    },
    { key: 'minutes', label: words.minutes, value: minutes, note: text.perInspector },
  ]
  return (
    <dl className={css.strip} aria-label={text.figures}>
      {figures.map(({ key, label, value, note }) => (
        <div key={key} className={css.one}>
          <dt>{label}</dt>
          <dd className={css.value}>{value ?? '—'}</dd>
          <dd className={css.small}>{note}</dd>
        </div>
      ))}
    </dl>
  )
}
