// What a clip is called, and whether it is exact or taken as it is.
import { Input, Modal, Radio } from 'antd'
import { useId, useState } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import { formatDuration, formatPlace } from '../ui/format.ts'
import { uiText } from '../ui/text.ts'
import css from './playing.module.css'
import { recordingText } from './text.ts'
import type { ClipDesk, ClipSpan } from './use-clip.ts'

const text = recordingText.clip

export function ClipDialog({ item, clip, span }: { item: Item; clip: ClipDesk; span: ClipSpan }) {
  const id = useId()
  const [title, setTitle] = useState('')
  const [exact, setExact] = useState(true)
  const { startMs, endMs } = span
  const run = () =>
    clip.cut.run({ itemId: item.id, startMs, endMs, exact, title: title.trim() === '' ? null : title.trim() })
  return (
    <Modal
      open
      title={text.title}
      width={480}
      okText={text.run}
      cancelText={uiText.dialog.cancel}
      closable={{ 'aria-label': uiText.dialog.close }}
      okButtonProps={{ loading: clip.cut.running }}
      onOk={run}
      onCancel={clip.close}
    >
      <div className={css.form}>
        <div className={css.field}>
          <span className={css.label}>{text.span}</span>
          <span>
            {formatPlace(startMs / 1000)}–{formatPlace(endMs / 1000)}（{formatDuration((endMs - startMs) / 1000)}）
          </span>
        </div>
        <div className={css.field}>
          <label className={css.label} htmlFor={`${id}-name`}>
            {text.name}
          </label>
          <Input
            id={`${id}-name`}
            autoFocus
            maxLength={200}
            placeholder={text.nameHint}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            onPressEnter={run}
          />
        </div>
        <div className={css.field}>
          <span className={css.label} id={`${id}-how`}>
            {text.how}
          </span>
          <Radio.Group
            vertical
            aria-labelledby={`${id}-how`}
            value={exact}
            onChange={(event) => setExact(event.target.value === true)}
            options={[
              { value: true, label: <HowWords title={text.exact} hint={text.exactHint} /> },
              { value: false, label: <HowWords title={text.fast} hint={text.fastHint} /> },
            ]}
          />
        </div>
        {clip.cut.failure !== null && (
          <p className={css.bad} role="alert">
            {clip.cut.failure.sentence}
          </p>
        )}
      </div>
    </Modal>
  )
}

function HowWords({ title, hint }: { title: string; hint: string }) {
  return (
    <>
      {title}
      <span className={css.hint}>{hint}</span>
    </>
  )
}
