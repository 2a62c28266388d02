// A folder given to this window: walked, told to the desk, and kept at hand to be sent.
import { useState } from 'react'
import type { Dock } from '#shared/contract/docks.ts'
import { dockRules } from '#shared/rules/dock-index.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { offerOf } from './dock-offer.ts'
import { type FolderFault, type FolderOutcome, folderOfDrop, folderOfInput } from './folder-walk.ts'
import { transferQueue } from './use-transfer.ts'

export type FolderPhase =
  | { readonly state: 'idle' }
  | { readonly state: 'walking' | 'offering'; readonly files: number }

export type FolderIntake = {
  readonly phase: FolderPhase
  readonly fault: FolderFault | null
  /** The desk's refusal, as a sentence. */
  readonly refusal: string | null
  readonly drop: (transfer: DataTransfer) => void
  readonly choose: (files: FileList | null) => void
  readonly open: (folder: string) => void
}

export type FolderIntakeSettings = {
  /** Copying begins as soon as the folder is known. */
  readonly startAtOnce: boolean
  readonly onDock: (dock: Dock) => void
}

/** How docks write their index here; read with each folder, since offices replace the pack. */
async function readDockRules() {
  return dockRules(await desk.rulebook.dockIndex({}))
}

export function useFolderIntake({ startAtOnce, onDock }: FolderIntakeSettings): FolderIntake {
  const [phase, setPhase] = useState<FolderPhase>({ state: 'idle' })
  const [fault, setFault] = useState<FolderFault | null>(null)
  const refreshes = [deskQuery.docks.key()]
  const offer = useDeed(desk.docks.offer, { refreshes, ownFailure: true })
  const open = useDeed(desk.docks.open, { refreshes, ownFailure: true })
  const start = useDeed(desk.docks.start, { refreshes })

  const show = async (dock: Dock | null) => {
    if (dock === null) return
    onDock(dock)
    if (startAtOnce && dock.state !== 'running' && dock.state !== 'done') await start.ask({ id: dock.id })
    transferQueue.look(dock.id)
  }
  const take = async (walk: Promise<FolderOutcome>) => {
    offer.clear()
    open.clear()
    setFault(null)
    setPhase({ state: 'walking', files: 0 })
    try {
      const outcome = await walk
      if ('fault' in outcome) return setFault(outcome.fault)
      setPhase({ state: 'offering', files: outcome.files.length })
      const dock = await offer.ask(await offerOf(outcome, await readDockRules()))
      if (dock !== null) transferQueue.give(dock.id, outcome.files)
      await show(dock)
    } catch {
      setFault('unreadable')
    } finally {
      setPhase({ state: 'idle' })
    }
  }
  return {
    phase,
    fault,
    refusal: offer.failure?.sentence ?? open.failure?.sentence ?? null,
    drop: (transfer) => void take(folderOfDrop(transfer, (files) => setPhase({ state: 'walking', files }))),
    choose: (files) => void take(Promise.resolve(folderOfInput(files))),
    open: (folder) => {
      offer.clear()
      setFault(null)
      void open.ask({ folder }).then(show)
    },
  }
}
