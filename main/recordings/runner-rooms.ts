// What every runner of media jobs works with.
import { refuse } from '#shared/text/refusal.ts'
import type { DossierObjects } from '../dossiers/index.ts'
import type { MediaTools } from '../jobs/index.ts'
import type { Store } from '../store/index.ts'

export interface RunnerRooms {
  readonly store: Store
  readonly objects: DossierObjects
  readonly tools: () => Promise<MediaTools | null>
}

/** Refuses `recording.no-tools`. */
export function needed(tools: MediaTools | null): MediaTools {
  if (tools === null) throw refuse('recording.no-tools')
  return tools
}
