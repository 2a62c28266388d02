// A dock as people see it: its counts, how far it is, and how long it will still take.
import type { Dock } from '#shared/contract/docks.ts'
import { remainingSeconds } from '#shared/rules/dock-pace.ts'
import { type DockRow, type DockRows, toDock } from './dock-rows.ts'
import type { Transfer } from './transfer.ts'

export function shownDock(rows: DockRows, transfer: Transfer, row: DockRow): Dock {
  const running = transfer.running().filter(({ dockId }) => dockId === row.id)
  const doneBytes = running.reduce((sum, one) => sum + one.doneBytes, 0)
  const sums = rows.sums(row.id)
  return toDock(row, sums, {
    doneBytes,
    remainingSeconds: row.state === 'running' ? remaining(transfer, row.id, sums, doneBytes) : null,
  })
}

function remaining(
  transfer: Transfer,
  id: string,
  sums: ReturnType<DockRows['sums']>,
  runningBytes: number,
): number | null {
  const pace = transfer.pace(id)
  if (pace === null) return null
  const left = sums.filter(({ state }) => state === 'queued' || state === 'running')
  return remainingSeconds({
    elapsedMs: pace.sinceMs,
    doneBytes: pace.bytes + runningBytes,
    doneFiles: pace.files,
    leftBytes: left.reduce((sum, { bytes }) => sum + bytes, 0) - runningBytes,
    leftFiles: left.reduce((sum, { files }) => sum + files, 0),
  })
}
