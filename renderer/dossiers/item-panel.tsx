// One item: how it is described, what its bytes are, and taking it out before the seal.
import type { Item } from '#shared/contract/dossiers.ts'
import { playingNames, viewingNames, volumeNames } from '#shared/text/states.ts'
import { useHolds } from '../desk/session.tsx'
import { PageNotes } from '../filing/page-notes.tsx'
import { codecName } from '../recordings/codec-name.ts'
import { derivationFields } from '../recordings/derivation-fields.tsx'
import { RecordingFacts } from '../recordings/recording-facts.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { type Field, FieldList } from '../ui/field-list.tsx'
import { formatBytes, formatDay, formatInstant, formatMinute } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import { extentOf } from './catalogue-row.tsx'
import { ItemForm } from './item-form.tsx'
import css from './panels.module.css'
import { dossierText } from './text.ts'
import type { Evidence } from './use-evidence.ts'
import { usePaperKinds } from './use-paper-kinds.ts'
import { WithdrawButton } from './withdraw-button.tsx'

export type ItemPanelProps = {
  item: Item | null
  mayChange: boolean
  evidence: Evidence
}

const text = dossierText.item

export function ItemPanel({ item, mayChange, evidence }: ItemPanelProps) {
  const kinds = usePaperKinds()
  const mayWithdraw = useHolds(['archivist']) && mayChange
  if (item === null) return <EmptyState title={text.none.title} sentence={text.none.sentence} />
  return (
    <div className={css.body}>
      {item.remarks.length > 0 && (
        <ul className={css.remarks} aria-label={text.remarks}>
          {item.remarks.map((remark) => (
            <li key={remark} className={css.warn}>
              {remark}
            </li>
          ))}
        </ul>
      )}
      {mayChange ? (
        <ItemForm item={item} kinds={kinds} />
      ) : (
        <FieldList
          labelWidth={8}
          fields={[
            { key: 'title', label: text.title, value: item.title },
            { key: 'kind', label: text.kind, value: kinds.titleOf(item.paperKind) },
            { key: 'volume', label: text.volume, value: volumeNames[item.volume] },
            { key: 'madeOn', label: text.madeOn, value: item.madeOn === null ? null : formatDay(item.madeOn) },
          ]}
        />
      )}
      {item.kind === 'paper' && <PageNotes item={item} evidence={evidence} mayChange={mayChange} />}
      <div className={css.divide}>
        <FieldList
          fields={[...derivationFields(item, evidence.open), ...byteFields(item), ...mediaFields(item)]}
          labelWidth={8}
        />
      </div>
      {item.kind === 'recording' && <RecordingFacts item={item} mayChange={mayChange} />}
      {mayWithdraw && <WithdrawButton item={item} onGone={evidence.close} />}
    </div>
  )
}

function byteFields(item: Item): Field[] {
  return [
    { key: 'original', label: text.original, value: item.originalName },
    { key: 'mime', label: text.mime, value: `${viewingNames[item.viewing]}（${item.mime}）` },
    {
      key: 'size',
      label: text.size,
      value: [formatBytes(item.sizeBytes), extentOf(item)].filter((part) => part !== '').join('，'),
    },
    { key: 'sha256', label: text.sha256, value: <HashText value={item.sha256} label={text.sha256} /> },
    { key: 'filed', label: text.filed, value: text.filedBy(formatMinute(item.filedAt), item.filedBy) },
  ]
}

function mediaFields({ media }: Item): Field[] {
  if (media === null) return []
  const { width, height, framesPerSecond, recordedAt, playing } = media
  const frame =
    width === null || height === null
      ? null
      : `${width}×${height}${framesPerSecond === null ? '' : `，${Number(framesPerSecond.toFixed(2))} 帧/秒`}`
  return [
    { key: 'codec', label: text.codec, value: `${codecName(media)}（${media.container}）` },
    { key: 'frame', label: text.frame, value: frame },
    {
      key: 'recordedAt',
      label: text.recordedAt,
      value: recordedAt === null ? null : formatInstant(recordedAt),
      ...(recordedAt === null ? {} : { note: text.recordedAtNote }),
    },
    { key: 'playing', label: text.playing, value: playingNames[playing] },
  ]
}
