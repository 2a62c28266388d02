// How far the package work is, and a way out.
import { ErrorState } from '../ui/error-state.tsx'
import { ProgressRow } from '../ui/progress-row.tsx'
import { type PackageWork, packageWork } from './package-work.ts'

export function WorkProgress({ work, label, stopped }: { work: PackageWork; label: string; stopped: string }) {
  if (work.state === 'failed' && work.failure !== null) {
    return <ErrorState sentence={work.failure.sentence} incident={work.failure.incident ?? undefined} />
  }
  if (work.state === 'stopped') return <p role="status">{stopped}</p>
  if (work.state !== 'running') return null
  return (
    <ProgressRow
      label={label}
      state="running"
      done={work.doneBytes}
      total={work.totalBytes}
      unit="bytes"
      onCancel={packageWork.stop}
    />
  )
}
