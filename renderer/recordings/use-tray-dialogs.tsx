// The two questions of the tray: into which dossier, and why out of the way.
import { type ReactNode, useState } from 'react'
import type { Holding } from '#shared/contract/tray.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { DossierPicker } from './dossier-picker.tsx'
import { offeredFor } from './offered-for.ts'
import { trayText as text } from './tray-text.ts'
import type { Chosen } from './use-chosen.ts'
import type { useTrayActs } from './use-tray-acts.ts'

export type TrayDialogs = {
  readonly assign: () => void
  /** Only the one in focus, whatever is ticked. */
  readonly assignActive: () => void
  readonly setAside: () => void
  readonly shown: ReactNode
}

type Asked = { readonly act: 'assign' | 'set-aside'; readonly holdings: readonly Holding[] }

export function useTrayDialogs(chosen: Chosen<Holding>, acts: ReturnType<typeof useTrayActs>): TrayDialogs {
  // What was chosen when asked: the list may move underneath.
  const [asked, setAsked] = useState<Asked | null>(null)
  const ask = (act: Asked['act'], holdings: readonly Holding[]) => {
    if (holdings.length > 0) setAsked({ act, holdings })
  }
  const close = () => {
    acts.assign.clear()
    acts.setAside.clear()
    setAsked(null)
  }
  const holdings = asked?.holdings ?? []
  const ids = holdings.map(({ id }) => id)
  const closeWhenDone = (answer: unknown) => {
    if (answer !== null) close()
  }
  return {
    assign: () => ask('assign', chosen.rows),
    assignActive: () => ask('assign', chosen.activeRow === null ? [] : [chosen.activeRow]),
    setAside: () => ask('set-aside', chosen.rows),
    shown: (
      <>
        {asked?.act === 'assign' && (
          <DossierPicker
            title={text.assignTitle(ids.length)}
            confirmLabel={text.assignConfirm}
            offered={offeredFor(holdings)}
            busy={acts.assign.running}
            error={acts.assign.failure?.sentence}
            onPick={(dossierId) => {
              if (dossierId !== null) void acts.assign.ask({ ids, dossierId }).then(closeWhenDone)
            }}
            onClose={close}
          />
        )}
        <ConfirmDialog
          open={asked?.act === 'set-aside'}
          title={text.asideTitle(ids.length)}
          consequence={text.asideEffect}
          confirmLabel={text.asideConfirm}
          reason={{ label: text.asideReason, required: true, placeholder: text.asidePlaceholder }}
          busy={acts.setAside.running}
          error={acts.setAside.failure?.sentence}
          onConfirm={(reason) => void acts.setAside.ask({ ids, reason }).then(closeWhenDone)}
          onCancel={close}
        />
      </>
    ),
  }
}
