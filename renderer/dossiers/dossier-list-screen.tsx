// All dossiers: found by text, category and state; the filters live in the address.
import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { type Category, categories, type Dossier } from '#shared/contract/dossiers.ts'
import { categoryNames, dossierStates } from '#shared/text/states.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { insteadOfRows, ListCount } from '../desk/list-parts.tsx'
import css from '../desk/list-screen.module.css'
import { useHolds } from '../desk/session.tsx'
import { usePages } from '../desk/use-pages.ts'
import { useCompleteness } from '../filing/completeness-column.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { filesOfTransfer } from '../ui/dropped-files.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { withCompleteness } from './dossier-columns.tsx'
import type { DossierListSearch } from './dossier-search.ts'
import { dossierText } from './text.ts'
import { intakeQueue } from './use-intake.ts'

const text = dossierText.list
const stateChoices = (['open', 'sealed'] as const).map((key) => ({ key, label: dossierStates[key] }))
const categoryChoices = categories.map((key) => ({ key, label: categoryNames[key] }))
const orderKeys = ['newest', 'number', 'title'] as const
type Order = (typeof orderKeys)[number]
const orders = orderKeys.map((value) => ({ value, label: text.orders[value] }))

export function DossierListScreen() {
  const search = useSearch({ from: '/dossiers' })
  const navigate = useNavigate()
  const mayFile = useHolds(['archivist', 'handler'])
  const pages = useDossiers(search)
  const visitors = useQuery(deskQuery.parcels.visitors.queryOptions({ input: {} }))
  const columns = withCompleteness(useCompleteness(pages.rows), new Set(visitors.data))
  const filter = (change: Partial<DossierListSearch>) =>
    void navigate({ to: '/dossiers', replace: true, search: { ...search, ...change } })
  const create = () => void navigate({ to: '/dossiers/new' })
  const open = (dossier: Dossier) => void navigate({ to: '/dossiers/$dossierId', params: { dossierId: dossier.id } })
  useShortcuts({ n: create }, { enabled: mayFile })
  return (
    <div className={css.screen}>
      <header className={css.head}>
        <h1 className={css.title}>{text.title}</h1>
        <SearchField
          className={css.search}
          label={text.searchLabel}
          placeholder={text.search}
          value={search.text ?? ''}
          onValue={(value) => filter({ text: value === '' ? undefined : value })}
        />
        <FilterChips
          single
          label={text.state}
          choices={stateChoices}
          chosen={search.state === undefined ? [] : [search.state]}
          onChosen={([state]) => filter({ state })}
        />
        <FilterChips<Category>
          label={text.category}
          choices={categoryChoices}
          chosen={search.categories ?? []}
          onChosen={(chosen) => filter({ categories: chosen.length === 0 ? undefined : [...chosen] })}
        />
        <div className={css.end}>
          <ListCount pages={pages} words={text.count} />
          <Select<Order>
            aria-label={text.order}
            options={orders}
            value={search.order ?? 'newest'}
            onChange={(order) => filter({ order: order === 'newest' ? undefined : order })}
          />
          {mayFile && (
            <Button type="primary" icon={<PlusOutlined />} onClick={create} aria-keyshortcuts="N">
              {text.create}
            </Button>
          )}
        </div>
      </header>
      <DataTable
        label={text.label}
        columns={columns}
        rows={pages.rows}
        rowKey={(dossier) => dossier.id}
        rowHeight={44}
        totalRows={pages.total}
        loading={pages.loading}
        onOpen={open}
        onPreview={open}
        onEnd={pages.more}
        onRowFiles={mayFile ? fileInto : undefined}
        {...insteadOfRows(pages, () => (
          <NoDossier
            filtered={search.text !== undefined || search.categories !== undefined || search.state !== undefined}
            onCreate={mayFile ? create : undefined}
            onClear={() => void navigate({ to: '/dossiers', search: {} })}
          />
        ))}
      />
    </div>
  )
}

function useDossiers(search: DossierListSearch) {
  const filters = {
    text: search.text ?? '',
    categories: search.categories ?? [],
    state: search.state ?? ('any' as const),
    order: search.order ?? ('newest' as const),
  }
  return usePages<Dossier>(deskQuery.dossiers.list.key({ input: filters }), (paging, signal) =>
    desk.dossiers.list({ ...filters, ...paging }, { signal }),
  )
}

/** Files dropped on a row go into that dossier; a sealed one refuses them by itself. */
function fileInto(dossier: Dossier, transfer: DataTransfer) {
  void filesOfTransfer(transfer).then((files) => intakeQueue.add(dossier.id, files, 'main'))
}

type NoDossierProps = { filtered: boolean; onCreate: (() => void) | undefined; onClear: () => void }

function NoDossier({ filtered, onCreate, onClear }: NoDossierProps) {
  if (filtered) {
    const { title, sentence } = text.noMatch
    return <EmptyState title={title} sentence={sentence} action={<Button onClick={onClear}>{text.clear}</Button>} />
  }
  const { title, sentence, others } = text.empty
  return (
    <EmptyState
      title={title}
      sentence={onCreate === undefined ? others : sentence}
      action={
        onCreate !== undefined && (
          <Button type="primary" onClick={onCreate}>
            {text.create}
          </Button>
        )
      }
    />
  )
}
