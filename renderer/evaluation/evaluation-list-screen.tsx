// All evaluations: the open ones to go on with, the concluded ones to look up, and the way to a new one.
import { PlusOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import type { EvaluationLine } from '#shared/contract/evaluation.ts'
import { evaluationStates } from '#shared/text/states.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { insteadOfRows, ListCount } from '../desk/list-parts.tsx'
import css from '../desk/list-screen.module.css'
import { useHolds } from '../desk/session.tsx'
import { usePages } from '../desk/use-pages.ts'
import { DossierFilter } from '../judging/dossier-filter.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
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
            <ListCount pages={pages} words={text.count} />
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
          {...insteadOfRows(pages, () => (
            <NoEvaluation
              filtered={state !== undefined || dossier !== undefined}
              onStart={mayStart ? start : undefined}
            />
          ))}
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

function NoEvaluation({ filtered, onStart }: { filtered: boolean; onStart: (() => void) | undefined }) {
  if (filtered) return <EmptyState title={text.noMatch.title} sentence={text.noMatch.sentence} />
  return (
    <EmptyState
      title={text.empty.title}
      sentence={onStart === undefined ? text.empty.others : text.empty.sentence}
      action={
        onStart !== undefined && (
          <Button type="primary" onClick={onStart}>
            {text.start}
          </Button>
        )
      }
    />
  )
}
