// Under the player: how far the clip has come, and what became of it.
import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Job } from '#shared/contract/jobs.ts'
import { formatPercent } from '../ui/format.ts'
import { derivedHow } from './derivation-fields.tsx'
import css from './playing.module.css'
import { useRecordingDesk } from './recording-desk.tsx'
import { recordingText } from './text.ts'

const text = recordingText.clip

export function ClipNotice({ item, job, onDismiss }: { item: Item; job: Job | null; onDismiss: () => void }) {
  const { items, evidence } = useRecordingDesk()
  if (job === null || job.state === 'cancelled') return null
  const made = job.state === 'done' ? lastClipOf(items, item.id) : null
  return (
    <div className={css.notice} role="status">
      <span className={css.noticeWords}>{words(job, made)}</span>
      {job.state === 'running' && <progress max={1} value={job.progress} aria-label={text.title} />}
      {made !== null && (
        <Button size="small" type="link" onClick={() => evidence.open({ itemId: made.id, beside: true })}>
          {recordingText.snapshot.open}
        </Button>
      )}
      {(job.state === 'done' || job.state === 'failed') && (
        <Button size="small" type="text" icon={<CloseOutlined />} aria-label={text.dismiss} onClick={onDismiss} />
      )}
    </div>
  )
}

function words(job: Job, made: Item | null): string {
  switch (job.state) {
    case 'queued':
      return text.waiting
    case 'running':
      return text.running(formatPercent(job.progress))
    case 'done': {
      const how = made?.derivation ? derivedHow(made.derivation) : null
      return made === null || how === null ? text.done : `${text.done}：${made.title}（${how}）`
    }
    case 'failed':
      return job.sentence === null ? text.failedPlain : text.failed(job.sentence)
    case 'cancelled':
      return ''
  }
}

/** The clip of this recording that was filed last. */
function lastClipOf(items: readonly Item[], parentId: string): Item | null {
  const clips = items.filter(({ derivation }) => derivation?.kind === 'clip' && derivation.itemId === parentId)
  return clips.sort((one, other) => other.filedAt.localeCompare(one.filedAt))[0] ?? null
}
