// A recording: played as it is, or its copy with a word saying so, or what stands between it and playing.
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo } from 'react'
import type { Item, Media } from '#shared/contract/dossiers.ts'
import { bytesUrl } from '../desk/bytes-url.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { useJobs } from '../desk/use-jobs.ts'
import { useRedactionLayers } from '../recordings/redaction-desk.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Player, type PlayerMark, type PlayerSpan } from '../ui/player.tsx'
import type { EvidenceMark } from './evidence-marks.ts'
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
      return <Playing {...props} media={media} />
    case 'preparing':
      return <Preparing item={item} />
    case 'failed':
      return <NoCopy item={item} />
  }
}

function Playing({ item, media, place, jump, onMoved, marks, capture }: EvidenceViewProps & { media: Media }) {
  const { moments, spans } = useMemo(() => timelineMarks(marks), [marks])
  const asked = jump?.ms ?? place.ms
  const { onMoment, onSpan, onMark } = capture
  const layers = useRedactionLayers(item.id)
  const isCopy = item.viewObjectId !== null && item.viewObjectId !== item.objectId
  return (
    <Player
      src={bytesUrl(item.viewObjectId ?? item.objectId)}
      kind={item.viewing === 'audio' ? 'audio' : 'video'}
      title={item.title}
      fps={media.framesPerSecond ?? undefined}
      position={asked === null ? undefined : asked / 1000}
      positionToken={jump?.turn}
      onPosition={(seconds) => onMoved({ ms: Math.round(seconds * 1000) })}
      marks={moments}
      spans={spans}
      banner={isCopy ? <CopyBanner media={media} /> : undefined}
      onMark={onMoment && ((seconds) => onMoment(item, Math.round(seconds * 1000)))}
      onSpan={onSpan && ((start, end) => onSpan(item, Math.round(start * 1000), Math.round(end * 1000)))}
      onMarkOpen={onMark}
      {...layers}
    />
  )
}

function CopyBanner({ media }: { media: Media }) {
  return <span title={dossierText.evidence.copyHint}>{dossierText.evidence.copy(codecName(media))}</span>
}

/** The codec as people here call it. */
export function codecName({ videoCodec, audioCodec, container }: Media): string {
  const codec = videoCodec ?? audioCodec ?? container
  const known: Readonly<Record<string, string>> = { hevc: 'HEVC', h264: 'H.264', mjpeg: 'MJPEG', mpeg4: 'MPEG-4' }
  return known[codec] ?? codec.toUpperCase()
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

function timelineMarks(marks: readonly EvidenceMark[]): { moments: PlayerMark[]; spans: PlayerSpan[] } {
  const moments: PlayerMark[] = []
  const spans: PlayerSpan[] = []
  for (const { key, anchor, label, tone = 'finding', active = false } of marks) {
    if (anchor.on !== 'moment') continue
    const start = anchor.startMs / 1000
    if (anchor.endMs === null) moments.push({ key, at: start, label, tone, active })
    else spans.push({ key, start, end: anchor.endMs / 1000, label, tone, active })
  }
  return { moments, spans }
}
