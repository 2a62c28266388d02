// Before arranging: which paper would move where and why, by which pack, and how sure the pack is.
import { LockOutlined, UnlockOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Modal } from 'antd'
import { useState } from 'react'
import type { ArrangedItem, Arrangement } from '#shared/contract/arranging.ts'
import type { Dossier, Item } from '#shared/contract/dossiers.ts'
import { arrangingText, placementWords, placeWords } from '#shared/text/arranging.ts'
import { volumeNames } from '#shared/text/states.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { useDeed } from '../desk/use-deed.ts'
import panel from '../dossiers/panels.module.css'
import { classNames } from '../ui/class-names.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { uiText } from '../ui/text.ts'
import type { OldOrder } from './arranged-note.tsx'
import css from './arranging.module.css'
import { arrangingWords as text } from './arranging-text.ts'

export type ArrangeDialogProps = {
  dossier: Dossier
  items: readonly Item[]
  onArranged: (old: OldOrder) => void
  onClose: () => void
}

export function ArrangeDialog({ dossier, items, onArranged, onClose }: ArrangeDialogProps) {
  const dossierId = dossier.id
  const preview = useQuery({
    ...deskQuery.arranging.preview.queryOptions({ input: { dossierId } }),
    // What lies in the dossier may have changed since it was last asked.
    staleTime: 0,
    gcTime: 0,
  })
  const moves = preview.data?.moves ?? 0
  const arrange = useDeed(desk.arranging.arrange, {
    ownFailure: true,
    refreshes: [deskQuery.dossiers.items.key({ input: { id: dossierId } }), deskQuery.dossiers.manifest.key()],
    onDone: () => {
      onArranged({ ...orderOf(items), moves })
      onClose()
    },
  })
  return (
    <Modal
      open
      title={text.title}
      width={860}
      okText={text.apply}
      cancelText={uiText.dialog.cancel}
      closable={{ 'aria-label': uiText.dialog.close }}
      okButtonProps={{ disabled: moves === 0 || preview.isFetching }}
      confirmLoading={arrange.running}
      mask={{ closable: false }}
      onOk={() => arrange.run({ dossierId })}
      onCancel={onClose}
    >
      <Read query={preview} loading={{ label: text.loading, shape: 'rows', rows: 6 }}>
        {(arrangement) => <Preview arrangement={arrangement} />}
      </Read>
      {arrange.failure !== null && (
        <p className={panel.bad} role="alert">
          {arrange.failure.sentence}
        </p>
      )}
    </Modal>
  )
}

function Preview({ arrangement }: { arrangement: Arrangement }) {
  const { pack, items, moves, opened } = arrangement
  const [onlyMoved, setOnlyMoved] = useState(moves > 0)
  const rows = onlyMoved ? items.filter((item) => item.moves) : items
  return (
    <div className={css.preview}>
      <p>{moves === 0 ? arrangingText.inOrder : arrangingText.summary(arrangement)}</p>
      {opened > 0 && <p className={panel.warn}>{arrangingText.opened(opened)}</p>}
      <p>{arrangingText.pack(pack)}</p>
      <p className={panel.note}>{pack.gradeNote}</p>
      <Checkbox checked={onlyMoved} onChange={(event) => setOnlyMoved(event.target.checked)}>
        {text.onlyMoved(moves)}
      </Checkbox>
      <div className={css.table} style={{ '--rows': Math.max(rows.length, 3) }}>
        <DataTable
          label={text.table}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          heading={(row, before) => (before?.to.volume === row.to.volume ? null : volumeNames[row.to.volume])}
          placeholder={
            rows.length === 0 ? <EmptyState title={arrangingText.inOrder} sentence={text.allStay} /> : undefined
          }
        />
      </div>
    </div>
  )
}

const columns: readonly Column<ArrangedItem>[] = [
  {
    key: 'from',
    title: text.columns.from,
    width: 74,
    render: ({ from, moves }) => <span className={classNames(css.place, !moves && css.still)}>{placeWords(from)}</span>,
  },
  { key: 'to', title: text.columns.to, width: 92, render: (row) => <NewPlace row={row} /> },
  {
    key: 'title',
    title: text.columns.title,
    width: 220,
    grow: 1,
    render: ({ title }) => <span title={title}>{title}</span>,
  },
  {
    key: 'why',
    title: text.columns.why,
    width: 260,
    grow: 1,
    render: ({ placement }) => <span title={placementWords(placement)}>{placementWords(placement)}</span>,
  },
]

/** What changes its volume stands out: one way it is closed to outsiders, the other way opened. */
function NewPlace({ row: { from, to, moves } }: { row: ArrangedItem }) {
  const crosses = from.volume !== to.volume
  return (
    <span
      className={classNames(
        css.place,
        moves ? css.moved : css.still,
        crosses && (to.volume === 'restricted' ? css.closed : css.opened),
      )}
    >
      {placeWords(to)}
      {crosses && (to.volume === 'restricted' ? <LockOutlined aria-hidden /> : <UnlockOutlined aria-hidden />)}
    </span>
  )
}

/** Both volumes as they lie now. */
function orderOf(items: readonly Item[]): Pick<OldOrder, 'main' | 'restricted'> {
  const inside = items.filter((item) => !item.outsideSeal && item.supplementId === null)
  const idsIn = (volume: Item['volume']) =>
    inside
      .filter((item) => item.volume === volume)
      .sort((a, b) => a.position - b.position)
      .map(({ id }) => id)
  return { main: idsIn('main'), restricted: idsIn('restricted') }
}
