// The rule packs in force: what they are, whose they are, since when, and how sure we are of them.
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { deskQuery } from '../desk/client.ts'
import list from '../desk/list-screen.module.css'
import { FailureState } from '../desk/read-state.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FieldList } from '../ui/field-list.tsx'
import { formatDay } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import { type PackLine, packColumns } from './pack-columns.tsx'
import css from './rulebook.module.css'
import { rulebookText } from './text.ts'

const none: readonly PackLine[] = []

export function RulebookScreen() {
  const packs = useQuery(deskQuery.rulebook.list.queryOptions({ input: {} }))
  const navigate = useNavigate()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const rows = packs.data ?? none
  const chosen = rows.find((pack) => pack.id === chosenId) ?? null
  const open = (pack: PackLine) => {
    if (isStandard(pack)) void navigate({ to: '/rulebook/$packId', params: { packId: pack.id } })
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
      </header>
      <div className={css.halves}>
        <DataTable
          label={rulebookText.label}
          columns={packColumns}
          rows={rows}
          rowKey={(pack) => pack.id}
          rowHeight={44}
          selectedKey={chosenId}
          onSelect={setChosenId}
          onOpen={open}
          loading={packs.isPending}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
        <aside className={css.panel} aria-label={rulebookText.details}>
          {chosen === null ? (
            <EmptyState title={rulebookText.pick.title} sentence={rulebookText.pick.sentence} />
          ) : (
            <PackDetails pack={chosen} onOpen={() => open(chosen)} />
          )}
        </aside>
      </div>
    </div>
  )
}

function isStandard(pack: PackLine): boolean {
  return pack.kind === 'evaluation-standard'
}

function PackDetails({ pack, onOpen }: { pack: PackLine; onOpen: () => void }) {
  const { source, jurisdiction } = pack
  return (
    <div className={css.details}>
      <h2 className={css.name}>{pack.title}</h2>
      {isStandard(pack) && (
        <div>
          <Button type="primary" onClick={onOpen}>
            {rulebookText.open}
          </Button>
        </div>
      )}
      <FieldList
        labelWidth={8}
        fields={[
          { key: 'source', label: rulebookText.source, value: source.title },
          { key: 'number', label: rulebookText.sourceNumber, value: source.documentNumber },
          {
            key: 'retrieved',
            label: rulebookText.retrieved,
            value: source.retrievedOn === undefined ? null : formatDay(source.retrievedOn),
          },
          { key: 'issuer', label: rulebookText.columns.issuer, value: pack.issuer },
          {
            key: 'jurisdiction',
            label: rulebookText.jurisdiction,
            value: placeWords(rulebookText.levels[jurisdiction.level], jurisdiction.name),
          },
          {
            key: 'from',
            label: rulebookText.columns.from,
            value: rulebookText.from(pack.effectiveFrom, pack.effectiveTo),
          },
          { key: 'version', label: rulebookText.columns.version, value: pack.version },
          { key: 'grade', label: rulebookText.columns.grade, value: rulebookText.grades[pack.grade] },
          { key: 'note', label: rulebookText.note, value: pack.gradeNote },
          { key: 'hash', label: rulebookText.hash, value: <HashText value={pack.sha256} label={rulebookText.hash} /> },
        ]}
      />
    </div>
  )
}

function placeWords(level: string, name: string): string {
  return level === name ? name : `${level} · ${name}`
}
