// What evaluations show over time: the figures of all, and by criterion, campaign, agency, officers, category and stage.
import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { type ReactNode, useId } from 'react'
import type { Analysis } from '#shared/contract/analysis.ts'
import { analysisSheets, rateNotes } from '#shared/text/analysis.ts'
import { dayOf } from '#shared/text/instant.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { saveBytes } from '../desk/save-file.ts'
import { useSession } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { EvaluationViews } from '../evaluation/evaluation-views.tsx'
import { SuggestionRates } from '../evaluation/suggestion-rates.tsx'
import { ratesText } from '../evaluation/suggestions-text.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { type PanelTab, PanelTabs } from '../ui/panel-tabs.tsx'
import css from './analysis.module.css'
import {
  type AnalysisSearch,
  type AnalysisTable,
  type AnalysisView,
  analysisViews,
  filterOf,
} from './analysis-search.ts'
import { shapeOf } from './chart-shapes.ts'
import {
  agencyColumns,
  categoryColumns,
  defectColumns,
  officersColumns,
  stageColumns,
  stageName,
  trendColumns,
} from './figure-columns.tsx'
import { FigureStrip } from './figure-strip.tsx'
import { FigureView } from './figure-view.tsx'
import { FilterBar } from './filter-bar.tsx'
import { analysisText as text } from './text.ts'

const none: Analysis['choices'] = { campaigns: [], standards: [] }

export function AnalysisScreen() {
  const search = useSearch({ from: '/analysis' })
  const navigate = useNavigate()
  const input = filterOf(search)
  const found = useQuery({
    ...deskQuery.analysis.figures.queryOptions({ input }),
    placeholderData: (before) => before,
  })
  const change = (next: Partial<AnalysisSearch>) =>
    void navigate({ to: '/analysis', replace: true, search: { ...search, ...next } })
  return (
    <EvaluationViews active="analysis" end={<ExportButton search={search} disabled={!found.data?.all.dossiers} />}>
      <div className={css.screen}>
        <FilterBar search={search} choices={found.data?.choices ?? none} onChange={change} />
        <Read query={found} loading={{ label: text.loading }}>
          {(analysis) => (
            <Figures
              analysis={analysis}
              campaignId={input.campaignId}
              view={search.table ?? 'defects'}
              none={<NoFigures filtered={analysis.choices.standards.length > 0} search={search} />}
              onView={(view) => change({ table: view === 'defects' ? undefined : view })}
            />
          )}
        </Read>
      </div>
    </EvaluationViews>
  )
}

function NoFigures({ filtered, search: { from, to } }: { filtered: boolean; search: AnalysisSearch }) {
  if (!filtered) return <EmptyState title={text.empty.title} sentence={text.empty.sentence} />
  const reversed = from !== undefined && to !== undefined && from > to
  return <EmptyState title={text.noMatch.title} sentence={reversed ? text.badPeriod : text.noMatch.sentence} />
}

type FiguresProps = {
  analysis: Analysis
  campaignId: string | null
  view: AnalysisTable
  /** Stands for every table but that of the suggestions, which are counted from the first sheet on. */
  none: ReactNode
  onView: (view: AnalysisTable) => void
}

function Figures({ analysis, campaignId, view, none: instead, onView }: FiguresProps) {
  const panelId = useId()
  const { roles } = useSession()
  const mayRate = roles.includes('inspector') || roles.includes('head')
  const isEmpty = analysis.all.dossiers === 0
  const tabs: readonly PanelTab<AnalysisTable>[] = [
    ...analysisViews.map((key) => ({ key, label: analysisSheets[key] })),
    ...(mayRate ? [{ key: 'suggestions' as const, label: ratesText.label }] : []),
  ]
  const mixed = new Set(analysis.defects.map(({ standardId }) => standardId)).size > 1
  return (
    <div className={isEmpty ? css.bare : css.figures}>
      {!isEmpty && <FigureStrip all={analysis.all} />}
      <div className={css.tabs}>
        <PanelTabs label={text.views} tabs={tabs} active={view} onActive={onView} panelId={panelId} />
      </div>
      <div id={panelId} role="tabpanel" aria-label={tabs.find(({ key }) => key === view)?.label} className={css.panel}>
        {view === 'suggestions' ? (
          <SuggestionRates campaignId={campaignId} />
        ) : isEmpty ? (
          instead
        ) : (
          <OneView key={view} analysis={analysis} view={view} />
        )}
      </div>
      {!isEmpty && <p className={css.notes}>{[...(mixed ? [text.otherStandards] : []), ...rateNotes].join('')}</p>}
    </div>
  )
}

function OneView({ analysis, view }: { analysis: Analysis; view: AnalysisView }) {
  const shared = { title: analysisSheets[view], shape: shapeOf(view, analysis) }
  const noDefects = <EmptyState title={text.noDefects.title} sentence={text.noDefects.sentence} />
  switch (view) {
    case 'defects': {
      const key = ({ standardId, code }: Analysis['defects'][number]) => `${standardId} ${code}`
      return <FigureView {...shared} columns={defectColumns} rows={analysis.defects} rowKey={key} empty={noDefects} />
    }
    case 'stages':
      return (
        <FigureView {...shared} columns={stageColumns} rows={analysis.stages} rowKey={stageName} empty={noDefects} />
      )
    case 'trend': {
      const empty = <EmptyState title={text.noTrend.title} sentence={text.noTrend.sentence} />
      const rows = analysis.trend
      const from = rows.length - shared.shape.labels.length
      const key = ({ campaignId }: Analysis['trend'][number]) => campaignId
      return <FigureView {...shared} columns={trendColumns} rows={rows} from={from} rowKey={key} empty={empty} />
    }
    case 'agencies':
      return (
        <FigureView
          {...shared}
          columns={agencyColumns}
          rows={analysis.agencies}
          rowKey={(row) => row.agency}
          empty={null}
        />
      )
    case 'officers':
      return (
        <FigureView
          {...shared}
          columns={officersColumns}
          rows={analysis.officers}
          rowKey={({ officers }) => officers.join('、')}
          empty={null}
        />
      )
    case 'categories':
      return (
        <FigureView
          {...shared}
          columns={categoryColumns}
          rows={analysis.categories}
          rowKey={(row) => row.category}
          empty={null}
        />
      )
  }
}

function ExportButton({ search, disabled }: { search: AnalysisSearch; disabled: boolean }) {
  const { message } = App.useApp()
  const made = useDeed(desk.analysis.exportFigures)
  const save = async () => {
    const workbook = await made.ask(filterOf(search))
    if (workbook === null) return
    const bytes = Uint8Array.from(atob(workbook.xlsx), (character) => character.charCodeAt(0))
    saveBytes(text.fileName(dayOf(Date.now())), mime, bytes)
    void message.success(text.exported(workbook.dossiers))
  }
  return (
    <Button
      icon={<DownloadOutlined />}
      loading={made.running}
      disabled={disabled}
      title={text.exportHint}
      onClick={() => void save()}
    >
      {text.export}
    </Button>
  )
}

const mime = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
