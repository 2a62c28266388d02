// What a chart shows, and that as an option for ECharts: the desk's colours, no motion, words for those who do not see it.
import type { EChartsCoreOption } from 'echarts/core'

export interface ChartSeries {
  readonly name: string
  /** Null leaves a gap. */
  readonly values: readonly (number | null)[]
  readonly unit: '%' | '分' | '个'
}

export interface ChartShape {
  readonly kind: 'bars' | 'lines'
  readonly labels: readonly string[]
  readonly series: readonly ChartSeries[]
  /** Said of the whole: what it compares, with its figures. */
  readonly words: string
}

export interface ChartColours {
  readonly ink: string
  readonly ink2: string
  readonly line: string
  readonly surface: string
  readonly series: readonly string[]
  readonly font: string
}

const symbols = ['circle', 'rect', 'triangle'] as const
const dashes = ['solid', 'dashed', 'dotted'] as const

export function chartOption({ kind, labels, series, words }: ChartShape, colours: ChartColours): EChartsCoreOption {
  const text = { color: colours.ink2, fontFamily: colours.font, fontSize: 12 }
  const isBars = kind === 'bars'
  const isHundred = series.every(({ unit }) => unit !== '个')
  const names = {
    type: 'category',
    data: labels,
    inverse: isBars,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colours.line } },
    axisLabel: { ...text, width: isBars ? 150 : 110, overflow: 'truncate', interval: 0 },
  }
  const figures = {
    type: 'value',
    min: 0,
    ...(isHundred ? { max: 100 } : { minInterval: 1 }),
    axisLabel: text,
    splitLine: { lineStyle: { color: colours.line } },
  }
  return {
    animation: false,
    aria: { enabled: true, label: { description: words } },
    color: [...colours.series],
    textStyle: { fontFamily: colours.font },
    grid: { left: 8, right: 44, top: series.length > 1 ? 36 : 12, bottom: 8, containLabel: true },
    ...(series.length > 1
      ? { legend: { top: 0, left: 0, icon: 'rect', itemWidth: 10, itemHeight: 10, textStyle: text } }
      : {}),
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: isBars ? 'shadow' : 'line' },
      confine: true,
      textStyle: { ...text, color: colours.ink },
      renderMode: 'richText',
    },
    xAxis: isBars ? figures : names,
    yAxis: isBars ? names : figures,
    series: series.map(({ name, values, unit }, at) => ({
      name,
      data: [...values],
      type: isBars ? 'bar' : 'line',
      ...(isBars
        ? { barMaxWidth: 16, barGap: '20%' }
        : {
            symbol: symbols[at % symbols.length],
            symbolSize: 8,
            lineStyle: { type: dashes[at % dashes.length], width: 2 },
          }),
      labelLayout: { hideOverlap: true },
      label: {
        show: isBars || labels.length <= 8,
        position: isBars ? 'right' : 'top',
        color: colours.ink,
        fontFamily: colours.font,
        fontSize: 12,
        formatter: ({ value }: { value: number | null }) => (value === null ? '' : said(value, unit)),
      },
      tooltip: {
        valueFormatter: (value: number | null) => (value === null ? '—' : said(value, unit)),
      },
      emphasis: { focus: 'none' },
    })),
  }
}

function said(value: number, unit: ChartSeries['unit']): string {
  if (unit === '个') return String(value)
  return unit === '%' ? `${value.toFixed(1)}%` : value.toFixed(2)
}
