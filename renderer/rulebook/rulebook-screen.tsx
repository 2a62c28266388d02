// The rule packs in force: what they are, whose they are, since when, and how sure we are of them.
import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { deskQuery } from '../desk/client.ts'
import list from '../desk/list-screen.module.css'
import { FailureState } from '../desk/read-state.tsx'
import { useHolds } from '../desk/session.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ImportPack } from './import-pack.tsx'
import { type PackLine, packColumns } from './pack-columns.tsx'
import { PackDetails } from './pack-details.tsx'
import css from './rulebook.module.css'
import { rulebookText } from './text.ts'

const none: readonly PackLine[] = []

export function RulebookScreen() {
  const packs = useQuery(deskQuery.rulebook.list.queryOptions({ input: {} }))
  const navigate = useNavigate()
  const [chosenKey, setChosenKey] = useState<string | null>(null)
  const mayDecide = useHolds(['archivist', 'head'])
  const rows = packs.data ?? none
  const chosen = rows.find((pack) => keyOf(pack) === chosenKey) ?? null
  const open = (pack: PackLine) => {
    const params = { packId: pack.id }
    if (isStandard(pack)) void navigate({ to: '/rulebook/$packId', params })
    if (isTestable(pack)) void navigate({ to: '/rulebook/$packId/test', params })
  }
  const placeholder =
    packs.error !== null && rows.length === 0 ? (
      <FailureState error={packs.error} onRetry={() => void packs.refetch()} />
    ) : rows.length === 0 && !packs.isPending ? (
      <EmptyState title={rulebookText.empty.title} sentence={rulebookText.empty.sentence} />
    ) : undefined
  return (
    <div className={css.screen}>
      <header className={list.head}>
        <h1 className={list.title}>{rulebookText.title}</h1>
        <p className={css.lead}>{rulebookText.lead}</p>
        <span className={list.count} role="status">
          {packs.isPending ? '' : rulebookText.count(rows.length)}
        </span>
        {mayDecide && (
          <Button
            icon={<PlusOutlined />}
            onClick={() => void navigate({ to: '/rulebook/$packId/edit', params: { packId: '-' } })}
          >
            {rulebookText.newStandard}
          </Button>
        )}
        {mayDecide && <ImportPack packs={rows} onAdopted={(pack) => setChosenKey(keyOf(pack))} />}
      </header>
      <div className={css.halves}>
        <DataTable
          label={rulebookText.label}
          columns={packColumns}
          rows={rows}
          rowKey={keyOf}
          rowHeight={44}
          selectedKey={chosenKey}
          onSelect={setChosenKey}
          onOpen={open}
          loading={packs.isPending}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
        <aside className={css.panel} aria-label={rulebookText.details}>
          {chosen === null ? (
            <EmptyState title={rulebookText.pick.title} sentence={rulebookText.pick.sentence} />
          ) : (
            <PackDetails key={chosenKey} pack={chosen} onOpen={() => open(chosen)} />
          )}
        </aside>
      </div>
    </div>
  )
}

/** An adopted pack and the shipped one in whose place it stands have one id. */
const keyOf = (pack: PackLine): string => `${pack.origin} ${pack.id}`

/** What counts no more is not tried out: the desk would answer by the one in its place. */
function isTestable(pack: PackLine): boolean {
  return pack.kind === 'major-decision-catalogue' && pack.standing === 'in-force'
}

function isStandard(pack: PackLine): boolean {
  return pack.kind === 'evaluation-standard'
}
