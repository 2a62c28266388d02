// A plan becomes rows: what is known stays as it is, what is new is queued behind the rest, what changed is taken anew.
import type { DockFileRow, DockRows } from './dock-rows.ts'
import type { PlannedFile } from './plan.ts'

/** Call it inside record(). Returns how many files are new. */
export function enterPlan(
  { rows, newId }: { readonly rows: DockRows; readonly newId: () => string },
  dockId: string,
  files: readonly PlannedFile[],
  dossierId: string | null,
): number {
  const known = new Map<string, DockFileRow[]>()
  for (const row of rows.filesOf(dockId)) known.set(row.path, [...(known.get(row.path) ?? []), row])
  let rank = rows.lastRank()
  let added = 0
  for (const planned of files) {
    const before = known.get(planned.path) ?? []
    const same = before.find((row) => row.size_bytes === planned.sizeBytes && row.modified_at === planned.modifiedAt)
    const open = same ?? before.find((row) => !hasEnded(row))
    if (open === undefined) {
      added += 1
      rows.insertFile(newId(), dockId, planned, ++rank, dossierId)
    } else if (!hasEnded(open)) {
      refresh(rows, open, planned, dossierId)
    }
  }
  forgetFolders(rows, known, files)
  return added
}

/** A folder that could not be read the last time stands for files that are listed now, one by one. */
function forgetFolders(
  rows: DockRows,
  known: ReadonlyMap<string, readonly DockFileRow[]>,
  files: readonly PlannedFile[],
): void {
  const here = new Set(files.map(({ path }) => path))
  for (const [path, before] of known) {
    if (here.has(path)) continue
    for (const { id, state, fault } of before) {
      const wasFolder = state === 'failed' && fault?.includes('"dock.folder-unreadable"') === true
      if (wasFolder) rows.setFile(id, { state: 'cancelled', fault: null })
    }
  }
}

/** Taken, or known to be here: not copied again while its name, size and time stay the same. */
const hasEnded = ({ state }: DockFileRow): boolean => state === 'done' || state === 'twin'

/** The index may tell more today, the device may be back, and the dossier may have been chosen since. */
function refresh(rows: DockRows, row: DockFileRow, planned: PlannedFile, dossierId: string | null): void {
  const waits = row.state === 'waiting'
  rows.setFile(row.id, {
    size_bytes: planned.sizeBytes,
    modified_at: planned.modifiedAt,
    capture: JSON.stringify(planned.capture),
    ...(dossierId === null ? {} : { dossier_id: dossierId }),
    ...(waits ? { state: 'queued', fault: null } : {}),
  })
}
