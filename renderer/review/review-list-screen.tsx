// All legal reviews: those that wait, those under review, those returned and concluded.
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { ReviewLine } from '#shared/contract/review.ts'
import { reviewStates } from '#shared/text/states.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { insteadOfRows, ListCount } from '../desk/list-parts.tsx'
import css from '../desk/list-screen.module.css'
import { useHolds } from '../desk/session.tsx'
import { usePages } from '../desk/use-pages.ts'
import { DossierFilter } from '../judging/dossier-filter.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { boardColumns, reviewColumns } from './review-columns.tsx'
import { boardFilters, type ReviewListSearch } from './review-search.ts'
import { reviewText } from './text.ts'
import { useOpinionKinds } from './use-packs.ts'

const text = reviewText.list
const states = ['submitted', 'under-review', 'returned', 'concluded'] as const
const clockChoices = boardFilters.map((key) => ({ key, label: text.clocks[key] }))
const choices = states.map((key) => ({ key, label: reviewStates[key] }))

export function ReviewListScreen() {
  const search = useSearch({ from: '/review' })
  const navigate = useNavigate()
  const maySubmit = useHolds(['handler'])
  const kinds = useOpinionKinds()
  const onBoard = search.clock !== undefined
  const columns = useMemo(
    () =>
      onBoard ? boardColumns() : reviewColumns(new Map(kinds.data?.kinds.map(({ code, title }) => [code, title]))),
    [kinds.data, onBoard],
  )
  const filters = {
    state: search.state ?? 'any',
    clock: search.clock ?? 'any',
    dossierId: search.dossier ?? null,
  } as const
  const pages = usePages<ReviewLine>(deskQuery.review.list.key({ input: filters }), (paging, signal) =>
    desk.review.list({ ...filters, ...paging }, { signal }),
  )
  const show = (change: ReviewListSearch) =>
    void navigate({ to: '/review', replace: true, search: { ...search, ...change } })
  const open = ({ id }: ReviewLine) => void navigate({ to: '/review/$reviewId', params: { reviewId: id } })
  return (
    <div className={css.screen}>
      <header className={css.head}>
        <h1 className={css.title}>{text.title}</h1>
        <FilterChips
          single
          label={text.stateLabel}
          choices={choices}
          chosen={search.state === undefined ? [] : [search.state]}
          onChosen={([state]) => show({ state, clock: ended(state) ? undefined : search.clock })}
        />
        <FilterChips
          single
          label={text.clockLabel}
          choices={clockChoices}
          chosen={search.clock === undefined ? [] : [search.clock]}
          onChosen={([clock]) => show({ clock, state: ended(search.state) ? undefined : search.state })}
        />
        {search.dossier !== undefined && (
          <DossierFilter title={pages.rows[0]?.dossierTitle} onClear={() => show({ dossier: undefined })} />
        )}
        <div className={css.end}>
          <ListCount pages={pages} words={text.count} />
        </div>
      </header>
      <DataTable
        label={text.label}
        columns={columns}
        rows={pages.rows}
        rowKey={(line) => line.id}
        totalRows={pages.total}
        loading={pages.loading}
        onOpen={open}
        onPreview={open}
        onEnd={pages.more}
        {...insteadOfRows(pages, () => (
          <NoReview filtered={Object.values(search).some((one) => one !== undefined)} maySubmit={maySubmit} />
        ))}
      />
    </div>
  )
}

/** Only what has not ended is on the board. */
function ended(state: ReviewListSearch['state']): boolean {
  return state === 'returned' || state === 'concluded'
}

function NoReview({ filtered, maySubmit }: { filtered: boolean; maySubmit: boolean }) {
  if (filtered) return <EmptyState title={text.noMatch.title} sentence={text.noMatch.sentence} />
  return (
    <EmptyState
      title={text.empty.title}
      sentence={maySubmit ? text.empty.sentence : text.empty.others}
      action={maySubmit && <Link to="/dossiers">{text.toDossiers}</Link>}
    />
  )
}
