// Recordings on their way from the tray into dossiers, as the background jobs tell it.
import type { Job } from '#shared/contract/jobs.ts'
import type { Holding } from '#shared/contract/tray.ts'

export function isAssigning({ kind, state }: Job): boolean {
  return kind === 'assignment' && (state === 'queued' || state === 'running')
}

/** The newest job about each recording: it bears the recording's id, or its name where that is all there is. */
export function assignmentOf(holding: Pick<Holding, 'id' | 'name'>, jobs: readonly Job[]): Job | null {
  const about = jobs.filter(
    ({ kind, itemId, title }) =>
      kind === 'assignment' && (itemId === holding.id || (itemId === null && title === holding.name)),
  )
  return about.reduce<Job | null>(
    (newest, job) => (newest === null || job.createdAt > newest.createdAt ? job : newest),
    null,
  )
}
