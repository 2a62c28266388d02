// A recording: played as it is, or its copy with a word saying so, or what stands between it and playing.

import { FileUnknownOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Item, RecordingFlaw } from '#shared/contract/dossiers.ts'
import { flawSentence } from '#shared/text/faults/recordings.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { useJobs } from '../desk/use-jobs.ts'
import { PlayingRecording } from '../recordings/playing-recording.tsx'
import { saveOriginal, useProbeAgain } from '../recordings/recording-banner.tsx'
import { recordingText } from '../recordings/text.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { MessageState } from '../ui/message-state.tsx'
import css from './evidence-pane.module.css'
import type { EvidenceViewProps } from './evidence-view.tsx'
import { dossierText } from './text.ts'

export function RecordingView(props: EvidenceViewProps) {
  const { item } = props
  const media = item.media
  if (media === null) return <EmptyState title={dossierText.evidence.noCopy.title} sentence={item.originalName} />
  switch (media.playing) {
    case 'original':
    case 'copy':
      return <PlayingRecording {...props} media={media} />
    case 'preparing':
      return <Preparing item={item} />
    case 'failed':
      return <NoCopy item={item} />
  }
}

function Preparing({ item }: { item: Item }) {
  const job = useJobs(true).find((other) => other.itemId === item.id && other.state === 'running')
  const text = dossierText.evidence
  return (
    <div className={css.preparing} role="status">
      <p className={css.preparingTitle}>{job === undefined ? text.waiting : text.preparing}</p>
      <progress max={1} value={job?.progress ?? 0} aria-label={text.preparing} />
      <p className={css.preparingNote}>{text.preparingHint}</p>
    </div>
  )
}

function NoCopy({ item }: { item: Item }) {
  const flaw = item.media?.flaw ?? null
  return flaw === null ? <CopyFailed item={item} /> : <Flawed item={item} flaw={flaw} />
}

/** Filed as it is, though it cannot be played: why, and what can be done. */
function Flawed({ item, flaw }: { item: Item; flaw: RecordingFlaw }) {
  const again = useProbeAgain(item)
  return (
    <MessageState
      tone="neutral"
      icon={<FileUnknownOutlined />}
      title={recordingText.flaw.title}
      sentence={flawSentence(flaw)}
      action={
        <>
          <Button loading={again.running} onClick={again.run}>
            {recordingText.flaw.again}
          </Button>{' '}
          <Button onClick={() => saveOriginal(item)}>{recordingText.flaw.save}</Button>
        </>
      }
    />
  )
}

function CopyFailed({ item }: { item: Item }) {
  const queries = useQueryClient()
  const jobs = useJobs(true)
  const text = dossierText.evidence.failed
  const failed = jobs.findLast((job) => job.itemId === item.id && job.state === 'failed')
  const ask = useDeed(desk.recordings.requestCopy, {
    onDone: () =>
      void queries.invalidateQueries({ queryKey: deskQuery.dossiers.items.key({ input: { id: item.dossierId } }) }),
  })
  return (
    <ErrorState
      title={text.title}
      sentence={
        <>
          {failed?.sentence ?? text.sentence}{' '}
          <Button type="link" size="small" loading={ask.running} onClick={() => ask.run({ itemId: item.id })}>
            {text.again}
          </Button>
        </>
      }
    />
  )
}
