// The pre-check of an evaluation: a thousand sheets begun on dossiers of thirty items, the suggestions of each computed and stored.
import type { Store } from '#main/store/index.ts'
import { openTestRooms } from '../support/test-rooms.ts'
import { fillDossiers } from './complete.ts'

const standardId = 'mee-2024-general-penalty'

/**
 * @returns `precheck.per1000s`: seconds to make the suggestions of a thousand evaluations, as the desk does when each is opened;
 * `precheck.openMs`: milliseconds to open one whose suggestions are made
 */
export async function measurePrecheck(count = 1000): Promise<Record<string, number>> {
  const home = await openTestRooms()
  try {
    const { rooms } = home
    const inspector = await home.admit('inspector', '木增福', ['inspector'])
    fillDossiers(rooms.store, count)
    seal(rooms.store)
    const ids = rooms.store.all((q) => q.selectFrom('dossier').select('id'))
    const evaluations = ids.map(({ id }) => rooms.evaluations.start(inspector, id, standardId).id)
    const started = performance.now()
    let made = 0
    for (const id of evaluations) made += rooms.suggestions.refresh(inspector, id).rows.length
    const seconds = (performance.now() - started) / 1000
    if (made < count) throw new Error('a bench that suggested nothing')
    const opened = performance.now()
    for (const id of evaluations.slice(0, 100))
      if (rooms.suggestions.of(inspector, id).stale) throw new Error('stale at once')
    return {
      'precheck.per1000s': (seconds * 1000) / count,
      'precheck.openMs': (performance.now() - opened) / Math.min(100, count),
    }
  } finally {
    await home.close()
  }
}

/** As rows alone: there are no objects to seal. */
function seal(store: Store): void {
  const sealed = { state: 'sealed', sealed_at: '2026-11-16T02:00:00.000Z', sealed_by: 'archivist' } as const
  store.run((q) => q.updateTable('dossier').set({ ...sealed, manifest: '{}', manifest_sha256: '0'.repeat(64) }))
}
