// The agency objects: to one criterion or the whole, with its reason and where in the dossier it rests on.
import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber, Modal, Select } from 'antd'
import { useId, useMemo, useState } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Anchor } from '#shared/contract/evidence.ts'
import type { Outcome } from '#shared/contract/results.ts'
import { desk } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { useItems } from '../dossiers/use-items.ts'
import { FindingChip } from '../judging/finding-list.tsx'
import { uiText } from '../ui/text.ts'
import css from './results.module.css'
import { rowsOf } from './sheet-table.tsx'
import { resultsText } from './text.ts'
import { staleAfterResults } from './use-results.ts'

const text = resultsText.objection
const whole = 'whole'

export function ObjectionDialog({ outcome, onClose }: { outcome: Outcome; onClose: () => void }) {
  const [about, setAbout] = useState<string>(whole)
  const [reason, setReason] = useState('')
  const [anchors, setAnchors] = useState<readonly Anchor[]>([])
  const items = useItems(outcome.dossierId).data ?? []
  const id = useId()
  const rows = useMemo(() => rowsOf(outcome), [outcome])
  const object = useDeed(desk.results.object, {
    done: text.done,
    ownFailure: true,
    refreshes: staleAfterResults(),
    onDone: onClose,
  })
  const { campaignId, dossierId, objectionDueOn } = outcome
  const criterion = about === whole ? null : about
  return (
    <Modal
      open
      width={560}
      title={text.title}
      closable={{ 'aria-label': uiText.dialog.close }}
      okText={text.submit}
      cancelText={uiText.dialog.cancel}
      confirmLoading={object.running}
      okButtonProps={{ disabled: reason.trim().length < 2 }}
      mask={{ closable: false }}
      onOk={() => object.run({ campaignId, dossierId, criterion, reason, anchors: [...anchors] })}
      onCancel={onClose}
    >
      <div className={css.scrollForm}>
        <p className={css.quiet}>{text.lead(objectionDueOn ?? '')}</p>
        <div className={css.field}>
          <label htmlFor={`${id}about`}>{text.about}</label>
          <Select
            id={`${id}about`}
            showSearch={{ optionFilterProp: 'label' }}
            value={about}
            options={[
              { value: whole, label: text.whole },
              ...rows.map(({ code, title }) => ({ value: code, label: `${code} ${title}` })),
            ]}
            onChange={setAbout}
          />
        </div>
        <div className={css.field}>
          <label htmlFor={`${id}reason`}>{text.reason}</label>
          <Input.TextArea
            id={`${id}reason`}
            rows={4}
            maxLength={4000}
            placeholder={text.reasonHint}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <AnchorFields items={items} anchors={anchors} onAnchors={setAnchors} />
        <p className={css.fault} role="alert">
          {object.failure?.sentence}
        </p>
      </div>
    </Modal>
  )
}

type AnchorFieldsProps = {
  items: readonly Item[]
  anchors: readonly Anchor[]
  onAnchors: (anchors: readonly Anchor[]) => void
}

/** Pages are named by number; a recording is named as a whole, from its beginning. */
function AnchorFields({ items, anchors, onAnchors }: AnchorFieldsProps) {
  const [itemId, setItemId] = useState<string | null>(null)
  const [page, setPage] = useState(1)
  const item = items.find((one) => one.id === itemId)
  const add = () => {
    if (item === undefined) return
    const anchor: Anchor =
      item.kind === 'recording'
        ? { on: 'moment', itemId: item.id, startMs: 0, endMs: null }
        : { on: 'page', itemId: item.id, page, region: null }
    onAnchors([...anchors, anchor])
    setItemId(null)
  }
  return (
    <fieldset className={css.field}>
      <legend>{text.anchors}</legend>
      <div className={css.actions}>
        <Select
          className={css.grow ?? ''}
          aria-label={text.item}
          placeholder={text.anchorsHint}
          showSearch={{ optionFilterProp: 'label' }}
          value={itemId}
          options={items.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={setItemId}
        />
        {item?.kind === 'paper' && (
          <InputNumber
            className={css.number ?? ''}
            aria-label={text.page}
            min={1}
            max={item.pages ?? 9999}
            precision={0}
            value={page}
            onChange={(next) => setPage(next ?? 1)}
          />
        )}
        <Button icon={<PlusOutlined />} disabled={item === undefined} onClick={add}>
          {text.addAnchor}
        </Button>
      </div>
      <div className={css.chips}>
        {anchors.map((anchor, at) => (
          <FindingChip
            key={JSON.stringify(anchor)}
            anchor={anchor}
            items={items}
            onRemove={() => onAnchors(anchors.filter((_, place) => place !== at))}
          />
        ))}
      </div>
    </fieldset>
  )
}
