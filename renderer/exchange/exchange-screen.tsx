// 移交接收: packages going out and coming in.
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { Package } from '#shared/contract/packages.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { useHolds } from '../desk/session.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { TabbedDesk } from '../ui/tabbed-desk.tsx'
import css from './exchange.module.css'
import { Incoming } from './incoming.tsx'
import { PackageDetail } from './package-detail.tsx'
import { PackageList } from './package-list.tsx'
import { RequestDialog } from './request-dialog.tsx'
import { exchangeText as text } from './text.ts'

const views = ['out', 'in'] as const
const tabs = views.map((key) => ({ key, label: text.views[key] }))
const limit = 200

export function ExchangeScreen() {
  const search = useSearch({ from: '/exchange' })
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const isArchivist = useHolds(['archivist'])
  const view = search.way ?? 'out'
  const show = (next: (typeof views)[number], id?: string) =>
    void navigate({ to: '/exchange', search: { way: next, package: id } })
  const found = useQuery(deskQuery.packages.list.queryOptions({ input: { direction: view, limit } }))
  return (
    <>
      <TabbedDesk
        title={text.title}
        label={text.viewLabel}
        tabs={tabs}
        active={view}
        onActive={(next) => show(next)}
        end={
          isArchivist &&
          view === 'out' && (
            <Button type="primary" onClick={() => setAsking(true)}>
              {text.request}
            </Button>
          )
        }
      >
        {found.isPending ? (
          <div className={css.body}>
            <aside className={css.side}>
              <LoadingState label={text.loading} rows={4} />
            </aside>
          </div>
        ) : (
          <Read query={found}>
            {({ rows }) => <Packages view={view} rows={rows} active={search.package ?? null} onShow={show} />}
          </Read>
        )}
      </TabbedDesk>
      {asking && (
        <RequestDialog
          onDone={({ id }) => {
            setAsking(false)
            show('out', id)
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

type PackagesProps = {
  view: (typeof views)[number]
  rows: readonly Package[]
  active: string | null
  onShow: (view: (typeof views)[number], id?: string) => void
}

function Packages({ view, rows, active, onShow }: PackagesProps) {
  const isArchivist = useHolds(['archivist'])
  const receives = view === 'in' && isArchivist
  if (rows.length === 0 && !receives) {
    return (
      <EmptyState {...(view === 'in' ? text.empty.inOthers : isArchivist ? text.empty.out : text.empty.outOthers)} />
    )
  }
  return (
    <div className={css.body}>
      <aside className={css.side}>
        {receives && (
          <button
            type="button"
            className={`${css.entry} ${css.newEntry}`}
            aria-current={active === null ? 'true' : undefined}
            onClick={() => onShow('in')}
          >
            {text.incoming.title}
          </button>
        )}
        <PackageList packages={rows} active={active} onOpen={(id) => onShow(view, id)} />
      </aside>
      {active !== null ? (
        <PackageDetail key={active} id={active} />
      ) : receives ? (
        <Incoming />
      ) : (
        <EmptyState {...text.empty.pick} />
      )}
    </div>
  )
}
