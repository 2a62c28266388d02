// Commits the seed of the draw: made here at random, or typed by witnesses.
import { Input, Modal, Radio } from 'antd'
import { useId, useState } from 'react'
import { desk } from '../desk/client.ts'
import { SentenceList } from '../ui/sentence-list.tsx'
import { uiText } from '../ui/text.ts'
import css from './campaigns.module.css'
import { campaignText } from './text.ts'
import { useCampaignDeed } from './use-campaign.ts'

const text = campaignText.drawStep
const leastLength = 16

export function CommitDialog({ id, onDone, onClose }: { id: string; onDone: () => void; onClose: () => void }) {
  const [how, setHow] = useState<'random' | 'typed'>('random')
  const [seed, setSeed] = useState('')
  const [asked, setAsked] = useState(false)
  const fieldId = useId()
  const commit = useCampaignDeed(desk.campaigns.commit, { onDone })
  const short = how === 'typed' && seed.trim().length < leastLength
  const confirm = () => {
    setAsked(true)
    if (!short) commit.run({ id, seed: how === 'typed' ? seed : null })
  }
  return (
    <Modal
      open
      width={520}
      title={text.commitTitle}
      closable={{ 'aria-label': uiText.dialog.close }}
      mask={{ closable: false }}
      okText={text.commit}
      cancelText={uiText.dialog.cancel}
      confirmLoading={commit.running}
      onOk={confirm}
      onCancel={onClose}
    >
      <div className={css.form}>
        <SentenceList sentences={text.commitEffects} />
        <Radio.Group
          className={css.ways ?? ''}
          aria-label={text.how}
          value={how}
          onChange={(event) => setHow(event.target.value)}
          options={[
            { value: 'random', label: text.random },
            { value: 'typed', label: text.typed },
          ]}
        />
        {how === 'typed' && (
          <div className={css.field}>
            <label htmlFor={fieldId}>{text.seedLabel}</label>
            <Input
              id={fieldId}
              value={seed}
              maxLength={200}
              autoComplete="off"
              status={asked && short ? 'error' : ''}
              onChange={(event) => setSeed(event.target.value)}
            />
            <p className={css.note}>{text.seedHint}</p>
          </div>
        )}
        <p className={css.fault} role="alert">
          {commit.failure?.sentence ?? (asked && short ? text.seedShort : '')}
        </p>
      </div>
    </Modal>
  )
}
