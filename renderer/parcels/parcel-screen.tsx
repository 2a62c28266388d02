// Parcels (往来包) between desks: what went out and came in, the own card, and the way to open one.
import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import type { ParcelConflict, ParcelLine } from '#shared/contract/parcels.ts'
import { parcelKindNames } from '#shared/text/parcels.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { FailureState } from '../desk/read-state.tsx'
import { useHolds } from '../desk/session.tsx'
import { usePages } from '../desk/use-pages.ts'
import { EvaluationViews } from '../evaluation/evaluation-views.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FieldList } from '../ui/field-list.tsx'
import { formatBytes, formatCount, formatMinute } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import { CardDialog } from './card-dialog.tsx'
import { ConflictDialog } from './conflict-dialog.tsx'
import { OpenDialog } from './open-dialog.tsx'
import { OutcomeList } from './outcome-list.tsx'
import { ParcelState, parcelColumns } from './parcel-columns.tsx'
import css from './parcels.module.css'
import { parcelText as text } from './text.ts'

type Shown = 'card' | 'open' | null

export function ParcelScreen() {
  const may = useHolds(['inspector', 'head'])
  const [shown, setShown] = useState<Shown>(null)
  if (!may) {
    return (
      <EvaluationViews active="parcels">
        <EmptyState title={text.empty.title} sentence={text.empty.others} />
      </EvaluationViews>
    )
  }
  const acts = (
    <>
      <Button onClick={() => setShown('card')}>{text.card.act}</Button>
      <Button type="primary" onClick={() => setShown('open')}>
        {text.open.act}
      </Button>
    </>
  )
  return (
    <EvaluationViews active="parcels" end={<div className={css.acts}>{acts}</div>}>
      <ParcelTable empty={<div className={css.acts}>{acts}</div>} />
      {shown === 'card' && <CardDialog onClose={() => setShown(null)} />}
      {shown === 'open' && <OpenDialog onClose={() => setShown(null)} />}
    </EvaluationViews>
  )
}

function ParcelTable({ empty }: { empty: ReactNode }) {
  const [seen, setSeen] = useState<ParcelLine | null>(null)
  const pages = usePages<ParcelLine>(deskQuery.parcels.list.key(), (paging, signal) =>
    desk.parcels.list({ campaignId: null, ...paging }, { signal }),
  )
  const placeholder =
    pages.error !== null && pages.rows.length === 0 ? (
      <FailureState error={pages.error} onRetry={pages.retry} />
    ) : (
      !pages.loading &&
      pages.rows.length === 0 && <EmptyState title={text.empty.title} sentence={text.empty.sentence} action={empty} />
    )
  return (
    <div className={css.screen}>
      <ConflictBar />
      <DataTable
        label={text.label}
        columns={parcelColumns}
        rows={pages.rows}
        rowKey={({ id }) => id}
        totalRows={pages.total}
        loading={pages.loading}
        rowTone={({ state }) => (state === 'conflicting' ? 'warn' : null)}
        onOpen={setSeen}
        onPreview={setSeen}
        onEnd={pages.more}
        {...(placeholder === false ? {} : { placeholder })}
      />
      {seen !== null && <ParcelDetail line={seen} onClose={() => setSeen(null)} />}
    </div>
  )
}

function ConflictBar() {
  const [open, setOpen] = useState<ParcelConflict | null>(null)
  const { data } = useQuery(deskQuery.parcels.conflicts.queryOptions({ input: {} }))
  const waiting = data?.rows.filter(({ chosen }) => chosen === null) ?? []
  const hidden = data?.hidden ?? 0
  const [first] = waiting
  if (first === undefined && hidden === 0) return null
  return (
    <div className={css.bar} role="status">
      <span>
        {first !== undefined && text.conflicts.bar(waiting.length)}
        {hidden > 0 && text.conflicts.hidden(hidden)}
      </span>
      {first !== undefined && (
        <Button size="small" onClick={() => setOpen(first)}>
          {text.conflicts.act}
        </Button>
      )}
      {open !== null && <ConflictDialog key={open.id} conflict={open} onClose={() => setOpen(null)} />}
    </div>
  )
}

function ParcelDetail({ line, onClose }: { line: ParcelLine; onClose: () => void }) {
  const { columns, detail } = text
  const { name, unit, agency } = line.other
  return (
    <Modal
      open
      width={620}
      title={detail.title(line.number)}
      footer={<Button onClick={onClose}>{detail.close}</Button>}
      onCancel={onClose}
    >
      <div className={css.form}>
        <FieldList
          fields={[
            { key: 'kind', label: columns.kind, value: `${parcelKindNames[line.kind]} · ${text.pieces(line)}` },
            { key: 'state', label: columns.state, value: <ParcelState state={line.state} /> },
            { key: 'campaign', label: columns.campaign, value: line.campaignTitle },
            { key: 'other', label: columns.other, value: [...new Set([name, unit, agency])].join(' · ') },
            { key: 'recipient', label: text.card.recipient, value: line.other.recipientId },
            {
              key: 'size',
              label: columns.size,
              value: `${formatBytes(line.sizeBytes)}（${formatCount(line.sizeBytes)} B）`,
            },
            { key: 'by', label: detail.by, value: `${line.handledBy} · ${formatMinute(line.handledAt)}` },
            {
              key: 'sha',
              label: detail.sha256,
              value: <HashText value={line.sha256} label={detail.sha256} />,
              wide: true,
            },
          ]}
          labelWidth={7}
        />
        <OutcomeList outcomes={line.outcomes} />
      </div>
    </Modal>
  )
}
