// The tables of an analysis as charts.
import type { Analysis, Figures } from '#shared/contract/analysis.ts'
import { analysisSheets, officersWords, shareOf, analysisColumns as words } from '#shared/text/analysis.ts'
import type { AnalysisView } from './analysis-search.ts'
import type { ChartSeries, ChartShape } from './chart-option.ts'
import { stageName } from './figure-columns.tsx'
import { mostBars } from './figure-view.tsx'

export function shapeOf(view: AnalysisView, analysis: Analysis): ChartShape {
  switch (view) {
    case 'defects': {
      const rows = analysis.defects.slice(0, mostBars)
      const labels = rows.map(({ code, title }) => `${code} ${title}`)
      const values = rows.map(({ share }) => percent(share))
      return said('bars', view, labels, [{ name: words.rate, values, unit: '%' }])
    }
    case 'stages': {
      const labels = analysis.stages.map(stageName)
      const values = analysis.stages.map(({ defects }) => defects)
      return said('bars', view, labels, [{ name: words.defects, values, unit: '个' }])
    }
    case 'trend': {
      // As many of the last as can be told apart: the newest are what is asked for.
      const rows = analysis.trend.slice(-mostBars)
      return said(
        'lines',
        view,
        rows.map(({ title }) => title),
        figureSeries(rows),
      )
    }
    case 'agencies':
      return figureBars(view, analysis.agencies, ({ agency }) => agency)
    case 'officers':
      return figureBars(view, analysis.officers, ({ officers }) => officersWords(officers))
    case 'categories':
      return figureBars(view, analysis.categories, ({ category }) => category)
  }
}

/** Three bars each: fewer of them fit. */
function figureBars<R extends Figures>(view: AnalysisView, all: readonly R[], name: (row: R) => string): ChartShape {
  const rows = all.slice(0, mostBars / 2)
  return said('bars', view, rows.map(name), figureSeries(rows))
}

function figureSeries(rows: readonly Figures[]): ChartSeries[] {
  return [
    {
      name: words.average,
      values: rows.map(({ averageHundredths }) => (averageHundredths === null ? null : averageHundredths / 100)),
      unit: '分',
    },
    { name: words.excellent, values: rows.map(({ excellent }) => percent(excellent)), unit: '%' },
    { name: words.qualified, values: rows.map(({ qualified }) => percent(qualified)), unit: '%' },
  ]
}

function percent(share: { count: number; of: number }): number | null {
  const part = shareOf(share)
  return part === null ? null : Math.round(part * 1000) / 10
}

function said(
  kind: ChartShape['kind'],
  view: AnalysisView,
  labels: readonly string[],
  series: readonly ChartSeries[],
): ChartShape {
  const values = labels.map((label, at) => {
    const figures = series.map(
      ({ name, values: all, unit }) => `${name} ${all[at] ?? '—'}${all[at] === null ? '' : unit}`,
    )
    return `${label}：${figures.join('，')}`
  })
  return { kind, labels, series, words: `${analysisSheets[view]}。${values.join('；')}。` }
}
