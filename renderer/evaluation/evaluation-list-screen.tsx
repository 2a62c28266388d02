// All evaluations: the open ones to go on with, the concluded ones to look up, and the way to a new one.
import { PlusOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import type { EvaluationLine } from '#shared/contract/evaluation.ts'
import { evaluationStates } from '#shared/text/states.ts'
import { desk, deskQuery } from '../desk/client.ts'
import css from '../desk/list-screen.module.css'
import { FailureState } from '../desk/read-state.tsx'
import { useHolds } from '../desk/session.tsx'
import { type Pages, usePages } from '../desk/use-pages.ts'
import { DossierFilter } from '../judging/dossier-filter.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { formatCount } from '../ui/format.ts'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { evaluationColumns } from './evaluation-columns.tsx'
import type { EvaluationListSearch } from './evaluation-search.ts'
import { EvaluationViews } from './evaluation-views.tsx'
import { PaceNote } from './pace-note.tsx'
import { StartDialog } from './start-dialog.tsx'
import { evaluationText } from './text.ts'

const text = evaluationText.list
const choices = (['open', 'concluded'] as const).map((key) => ({ key, label: evaluationStates[key] }))

export function EvaluationListScreen() {
  const search = useSearch({ from: '/evaluation' })
  const navigate = useNavigate()
  const mayStart = useHolds(['inspector'])
  const { state, dossier } = search
  const filters = { state: state ?? 'any', dossierId: dossier ?? null } as const
  const pages = usePages<EvaluationLine>(deskQuery.evaluation.list.key({ input: filters }), (paging, signal) =>
    desk.evaluation.list({ ...filters, ...paging }, { signal }),
  )
  const change = (next: Partial<EvaluationListSearch>) =>
    void navigate({ to: '/evaluation', replace: true, search: { ...search, ...next } })
  const start = () => change({ start: true })
  const open = ({ id }: { id: string }) =>
    void navigate({ to: '/evaluation/$evaluationId', params: { evaluationId: id } })
  useShortcuts({ n: start }, { enabled: mayStart })
  return (
    <EvaluationViews active="sheets">
      <div className={css.screen}>
        <header className={css.head}>
          <FilterChips
            single
            label={text.stateLabel}
            choices={choices}
            chosen={state === undefined ? [] : [state]}
            onChosen={([chosen]) => change({ state: chosen })}
          />
          {dossier !== undefined && (
            <DossierFilter title={pages.rows[0]?.dossierTitle} onClear={() => change({ dossier: undefined })} />
          )}
          <div className={css.end}>
            <PaceNote />
            <span className={css.count} role="status">
              {pages.loading ? '' : text.count(formatCount(pages.total))}
            </span>
            {mayStart && (
              <Button type="primary" icon={<PlusOutlined />} aria-keyshortcuts="N" onClick={start}>
                {text.start}
              </Button>
            )}
          </div>
        </header>
        <DataTable
          label={text.label}
          columns={evaluationColumns}
          rows={pages.rows}
          rowKey={(line) => line.id}
          totalRows={pages.total}
          loading={pages.loading}
          onOpen={open}
          onPreview={open}
          onEnd={pages.more}
          {...placeholder(pages, state !== undefined || dossier !== undefined, mayStart, start)}
        />
        {search.start === true && mayStart && (
          <StartDialog
            dossierId={dossier ?? null}
            onStarted={open}
            onClose={() => change({ start: undefined, dossier: undefined })}
          />
        )}
      </div>
    </EvaluationViews>
  )
}

function placeholder(pages: Pages<EvaluationLine>, filtered: boolean, mayStart: boolean, start: () => void) {
  if (pages.error !== null && pages.rows.length === 0) {
    return { placeholder: <FailureState error={pages.error} onRetry={pages.retry} /> }
  }
  if (pages.loading || pages.rows.length > 0) return {}
  if (filtered) return { placeholder: <EmptyState title={text.noMatch.title} sentence={text.noMatch.sentence} /> }
  return {
    placeholder: (
      <EmptyState
        title={text.empty.title}
        sentence={mayStart ? text.empty.sentence : text.empty.others}
        action={
          mayStart && (
            <Button type="primary" onClick={start}>
              {text.start}
            </Button>
          )
        }
      />
    ),
  }
}
