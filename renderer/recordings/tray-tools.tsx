// The tools over the tray: take the offers, choose a dossier, set aside, bring back.
import { CheckOutlined, FolderOpenOutlined, InboxOutlined, RollbackOutlined } from '@ant-design/icons'
import type { Holding } from '#shared/contract/tray.ts'
import { ToolButton } from '../ui/tool-button.tsx'
import { Toolbar, ToolbarGap } from '../ui/toolbar.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import css from './recordings.module.css'
import { trayText as text } from './tray-text.ts'
import type { Chosen } from './use-chosen.ts'
import type { useTrayActs } from './use-tray-acts.ts'
import type { TrayDialogs } from './use-tray-dialogs.tsx'

export type TrayToolsProps = {
  aside: boolean
  chosen: Chosen<Holding>
  acts: ReturnType<typeof useTrayActs>
  dialogs: TrayDialogs
}

export function TrayTools({ aside, chosen, acts, dialogs }: TrayToolsProps) {
  const none = chosen.rows.length === 0 ? text.chooseFirst : undefined
  const noOffer = chosen.rows.some(({ offers }) => offers.length > 0) ? undefined : text.noOffers
  useShortcuts({ a: dialogs.assign }, { enabled: !aside && none === undefined })
  const bringBack = () => acts.bringBack.run({ ids: chosen.rows.map(({ id }) => id) })
  return (
    <Toolbar
      label={text.tools}
      end={
        <span className={css.chosen} role="status">
          {chosen.checked.size > 0 ? text.chosen(chosen.checked.size) : ''}
        </span>
      }
    >
      {aside ? (
        <ToolButton
          showLabel
          icon={<RollbackOutlined />}
          label={text.bringBack}
          disabledReason={none}
          onPress={bringBack}
        />
      ) : (
        <>
          <ToolButton
            showLabel
            icon={<CheckOutlined />}
            label={text.accept}
            shortcut="Enter"
            disabledReason={none ?? noOffer}
            onPress={() => acts.accept(chosen.rows)}
          />
          <ToolButton
            showLabel
            icon={<FolderOpenOutlined />}
            label={text.assign}
            shortcut="A"
            disabledReason={none}
            onPress={dialogs.assign}
          />
          <ToolbarGap />
          <ToolButton
            showLabel
            icon={<InboxOutlined />}
            label={text.setAside}
            disabledReason={none}
            onPress={dialogs.setAside}
          />
        </>
      )}
    </Toolbar>
  )
}
