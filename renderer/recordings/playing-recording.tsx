// One recording in the player, with everything the desk knows of it: marks, captions, clock, previews, and what is taken from it.
import type { Media } from '#shared/contract/dossiers.ts'
import { bytesUrl } from '../desk/bytes-url.ts'
import type { EvidenceViewProps } from '../dossiers/evidence-view.tsx'
import { Player } from '../ui/player.tsx'
import { AnalysisButton } from './analysis-button.tsx'
import { ClipDialog } from './clip-dialog.tsx'
import { ClipNotice } from './clip-notice.tsx'
import { ClockDialog } from './clock-dialog.tsx'
import { ClockReadOut } from './clock-read-out.tsx'
import css from './playing.module.css'
import { hasBanner, RecordingBanner } from './recording-banner.tsx'
import { useRecordingDesk } from './recording-desk.tsx'
import { useRedactionLayers } from './redaction-desk.tsx'
import { useTimelineMarks } from './timeline-marks.ts'
import { useCaptions } from './use-captions.ts'
import { useClip } from './use-clip.ts'
import { useClockRead } from './use-clock-read.ts'
import { usePreviews, useRecording } from './use-recording.ts'
import { useSnapshotOf } from './use-snapshot.ts'

export type PlayingRecordingProps = EvidenceViewProps & { media: Media }

export function PlayingRecording({ item, media, place, jump, onMoved, marks, capture }: PlayingRecordingProps) {
  const recording = useRecordingDesk()
  const detail = useRecording(item.id)
  const previews = usePreviews(detail.data, item)
  const timeline = useTimelineMarks(item.id, marks)
  const snapshot = useSnapshotOf(item.dossierId)
  const clip = useClip(item)
  const clock = useClockRead()
  const captionsUrl = useCaptions(item.id)
  const layers = useRedactionLayers(item.id)
  const asked = jump?.ms ?? place.ms
  const recordingCapture = detail.data?.capture
  return (
    <div className={css.playing}>
      <Player
        src={bytesUrl(item.viewObjectId ?? item.objectId)}
        kind={item.viewing === 'audio' ? 'audio' : 'video'}
        title={item.title}
        fps={media.framesPerSecond ?? undefined}
        position={asked === null ? undefined : asked / 1000}
        positionToken={jump?.turn}
        onPosition={(seconds) => onMoved({ ms: Math.round(seconds * 1000) })}
        {...timeline}
        {...previews}
        captionsUrl={captionsUrl}
        banner={hasBanner({ item, media }) ? <RecordingBanner item={item} media={media} /> : undefined}
        burnedIn={
          recordingCapture &&
          ((seconds) => <ClockReadOut capture={recordingCapture} seconds={seconds} onRead={() => clock.ask(seconds)} />)
        }
        onMark={(seconds) => recording.mark(item.id, Math.round(seconds * 1000), null)}
        onSpan={(start, end) => recording.mark(item.id, Math.round(start * 1000), Math.round(end * 1000))}
        onWords={() => recording.write()}
        onSnapshot={(seconds) => snapshot(item.id, Math.round(seconds * 1000))}
        onClip={(start, end) => clip.ask({ startMs: Math.round(start * 1000), endMs: Math.round(end * 1000) })}
        onReadClock={clock.ask}
        onMarkOpen={(key) => openMark(key, timeline.ownKeys, recording.write, capture.onMark)}
        {...layers}
        tools={<AnalysisButton item={item} detail={detail.data} />}
      />
      <ClipNotice item={item} job={clip.job} onDismiss={clip.dismiss} />
      {clip.asked !== null && <ClipDialog key={clip.asked.startMs} item={item} clip={clip} span={clip.asked} />}
      {clock.at !== null && (
        <ClockDialog item={item} capture={recordingCapture} atMs={Math.round(clock.at * 1000)} onClose={clock.close} />
      )}
    </div>
  )
}

/** A person's mark opens in the list of marks; a finding's where it was judged. */
function openMark(
  key: string,
  ownKeys: ReadonlySet<string>,
  write: (id: string) => void,
  onFinding: ((key: string) => void) | undefined,
) {
  if (ownKeys.has(key)) write(key)
  else onFinding?.(key)
}
