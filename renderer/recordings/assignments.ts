// Recordings on their way from the tray into dossiers, as the background jobs tell it.
import type { Job } from '#shared/contract/jobs.ts'

export function isAssigning({ kind, state }: Job): boolean {
  return kind === 'assignment' && (state === 'queued' || state === 'running')
}
