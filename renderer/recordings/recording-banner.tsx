// Over the picture: that a copy plays and how to see the original; what is wrong with the recording and what can be done.
import { DownOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Dropdown } from 'antd'
import type { Item, Media } from '#shared/contract/dossiers.ts'
import { flawSentence } from '#shared/text/faults/recordings.ts'
import { downloadUrl } from '../desk/bytes-url.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { codecName } from './codec-name.ts'
import css from './playing.module.css'
import { recordingText } from './text.ts'

/** Whether there is anything to say about what is played. */
export function hasBanner({ item, media }: RecordingBannerProps): boolean {
  return isCopyOf(item) || media.flaw !== null
}

function isCopyOf({ viewObjectId, objectId }: Item): boolean {
  return viewObjectId !== null && viewObjectId !== objectId
}

export type RecordingBannerProps = { item: Item; media: Media }

export function RecordingBanner({ item, media }: RecordingBannerProps) {
  const isCopy = isCopyOf(item)
  return (
    <div className={css.banner}>
      {media.flaw !== null && <span>{flawSentence(media.flaw)}</span>}
      {isCopy && <span title={recordingText.copy.hint}>{recordingText.copy.banner(codecName(media))}</span>}
      {isCopy ? <OriginalMenu item={item} /> : <FlawActs item={item} />}
    </div>
  )
}

function OriginalMenu({ item }: { item: Item }) {
  const text = recordingText.copy
  const queries = useQueryClient()
  const ask = useDeed(desk.recordings.requestCopy, {
    done: text.asked,
    onDone: () => {
      void queries.invalidateQueries({ queryKey: deskQuery.dossiers.items.key({ input: { id: item.dossierId } }) })
      void queries.invalidateQueries({ queryKey: deskQuery.jobs.list.key() })
    },
  })
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'save', label: <MenuWords title={text.save} note={text.saveHint} /> },
          { key: 'full', label: <MenuWords title={text.full} note={text.fullHint} /> },
        ],
        onClick: ({ key }) => {
          if (key === 'save') saveOriginal(item)
          else ask.run({ itemId: item.id, quality: 'full' })
        },
      }}
    >
      <button type="button" className={css.bannerAct} aria-label={text.originalLabel}>
        {text.original} <DownOutlined />
      </button>
    </Dropdown>
  )
}

function MenuWords({ title, note }: { title: string; note: string }) {
  return (
    <span className={css.menuItem}>
      {title}
      <span className={css.menuNote}>{note}</span>
    </span>
  )
}

/** 重新识别, 保存原件: on the stage and where nothing can be played. */
export function FlawActs({ item }: { item: Item }) {
  const text = recordingText.flaw
  const again = useProbeAgain(item)
  return (
    <>
      <button type="button" className={css.bannerAct} disabled={again.running} onClick={again.run}>
        {text.again}
      </button>
      <button type="button" className={css.bannerAct} onClick={() => saveOriginal(item)}>
        {text.save}
      </button>
    </>
  )
}

export function useProbeAgain(item: Item): { running: boolean; run: () => void } {
  const deed = useDeed(desk.recordings.probeAgain, {
    done: recordingText.flaw.checked,
    refreshes: [
      deskQuery.dossiers.items.key({ input: { id: item.dossierId } }),
      deskQuery.recordings.get.key({ input: { itemId: item.id } }),
    ],
  })
  return { running: deed.running, run: () => deed.run({ itemId: item.id }) }
}

export function saveOriginal(item: Item): void {
  const link = document.createElement('a')
  link.href = downloadUrl(item.objectId)
  link.download = item.originalName
  link.click()
}
