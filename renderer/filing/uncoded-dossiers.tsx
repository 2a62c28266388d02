// Dossiers without a code: ticked, and given the next codes of their series in one go.
import { useNavigate } from '@tanstack/react-router'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { UncodedDossier } from '#shared/contract/archival.ts'
import { dossierStates } from '#shared/text/states.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { Dash, insteadOfRows, ListCount } from '../desk/list-parts.tsx'
import { useHolds } from '../desk/session.tsx'
import { usePages } from '../desk/use-pages.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatCount } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import css from './archival.module.css'
import { archivalText } from './archival-text.ts'
import { CodeDialog } from './code-dialog.tsx'

const text = archivalText.gaps

/** The most one call takes. */
const atOnce = 500

export function UncodedDossiers() {
  const [sealedOnly, setSealedOnly] = useState(false)
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  const [assigning, setAssigning] = useState(false)
  const mayAssign = useHolds(['archivist'])
  const navigate = useNavigate()
  const state = sealedOnly ? ('sealed' as const) : ('any' as const)
  const pages = usePages<UncodedDossier>(deskQuery.archival.uncoded.key({ input: { state } }), (paging, signal) =>
    desk.archival.uncoded({ state, ...paging }, { signal }),
  )
  const open = (row: UncodedDossier) =>
    void navigate({ to: '/dossiers/$dossierId', params: { dossierId: row.dossierId }, search: { panel: 'metadata' } })
  // Codes are given in the order of the list, whatever the order of ticking.
  const picked = pages.rows.flatMap(({ dossierId }) => (checked.has(dossierId) ? [dossierId] : [])).slice(0, atOnce)
  return (
    <>
      <div className={css.uncoded}>
        <header className={css.gapsHead}>
          <h2>{text.uncoded}</h2>
          <ListCount pages={pages} words={text.count} />
          <Checkbox checked={sealedOnly} onChange={(event) => setSealedOnly(event.target.checked)}>
            {text.sealedOnly}
          </Checkbox>
          {mayAssign && (
            <div className={css.gapsEnd}>
              {picked.length > 0 && <span className={css.count}>{text.picked(formatCount(picked.length))}</span>}
              <Button type="primary" disabled={picked.length === 0} onClick={() => setAssigning(true)}>
                {archivalText.code.assign}
              </Button>
            </div>
          )}
        </header>
        <DataTable
          label={text.uncoded}
          columns={columns}
          rows={pages.rows}
          rowKey={(row) => row.dossierId}
          totalRows={pages.total}
          loading={pages.loading}
          onOpen={open}
          onEnd={pages.more}
          {...(mayAssign ? { checked, onChecked: setChecked } : {})}
          {...insteadOfRows(pages, () => <EmptyState title={text.allCoded.title} sentence={text.allCoded.sentence} />)}
        />
      </div>
      <CodeDialog
        dossierIds={picked}
        open={assigning}
        onClose={() => setAssigning(false)}
        onDone={() => setChecked(new Set())}
      />
    </>
  )
}

const titles = text.columns

const columns: readonly Column<UncodedDossier>[] = [
  { key: 'title', title: titles.title, width: 260, grow: 3, render: ({ title }) => <span title={title}>{title}</span> },
  {
    key: 'number',
    title: titles.number,
    width: 200,
    grow: 1,
    render: ({ number }) => number ?? <Dash />,
  },
  {
    key: 'state',
    title: titles.state,
    width: 90,
    render: ({ state }) => <StateTag plain tone={state === 'sealed' ? 'ok' : 'neutral'} label={dossierStates[state]} />,
  },
  {
    key: 'year',
    title: titles.year,
    width: 72,
    render: ({ year }) => year ?? <Dash />,
  },
  {
    key: 'period',
    title: titles.period,
    width: 96,
    render: ({ period }) => period ?? <StateTag plain tone="warn" label={text.undecided} />,
  },
]
