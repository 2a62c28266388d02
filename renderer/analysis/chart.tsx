// One chart as SVG. Loaded with ECharts only when an analysis is on screen; the table beside it has the same numbers.
import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type EChartsType, init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import css from './analysis.module.css'
import { type ChartColours, type ChartShape, chartOption } from './chart-option.ts'

use([BarChart, LineChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, LabelLayout, SVGRenderer])

export type ChartProps = {
  shape: ChartShape
  /** The row that is chosen in the table. */
  chosen: number | null
  onChosen: (at: number) => void
}

export function Chart({ shape, chosen, onChosen }: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType | null>(null)
  const choose = useRef(onChosen)
  choose.current = onChosen
  useEffect(() => {
    if (box.current === null) return
    const made = init(box.current, null, { renderer: 'svg' })
    chart.current = made
    made.on('click', ({ dataIndex }) => {
      if (typeof dataIndex === 'number') choose.current(dataIndex)
    })
    const watch = new ResizeObserver(() => made.resize())
    watch.observe(box.current)
    return () => {
      watch.disconnect()
      made.dispose()
      chart.current = null
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption(chartOption(shape, coloursNow()), { notMerge: true })
  }, [shape])
  useEffect(() => {
    chart.current?.dispatchAction({ type: 'downplay' })
    if (chosen !== null) chart.current?.dispatchAction({ type: 'highlight', dataIndex: chosen })
  }, [chosen])
  // The words are the chart's own name; ECharts says the same of its SVG.
  return <div ref={box} role="img" aria-label={shape.words} className={css.chart} />
}

function coloursNow(): ChartColours {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    ink: token('--ink'),
    ink2: token('--ink-2'),
    line: token('--line'),
    surface: token('--surface'),
    series: [token('--accent'), token('--ok'), token('--warn')],
    font: token('--font-sans'),
  }
}
