// The frame with the desk's own words: navigation by role, search, tasks, the person, the status line.
import { KeyOutlined, LockOutlined, QuestionCircleOutlined, SafetyCertificateOutlined } from '@ant-design/icons'
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { caseWorkers } from '#shared/contract/roles.ts'
import { roleList } from '#shared/text/roles.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { saveText } from '../desk/save-file.ts'
import { useHolds, useSession } from '../desk/session.tsx'
import { useArchiveStatus } from '../desk/use-archive-status.ts'
import { useDeed } from '../desk/use-deed.ts'
import { useKept } from '../desk/use-kept.ts'
import { useFilingInBackground } from '../dossiers/use-intake.ts'
import { useTransferInBackground } from '../recordings/use-transfer.ts'
import { AppFrame, type UserMenuItem } from '../ui/app-frame.tsx'
import { SearchButton } from '../ui/search-button.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { DeskStatusBar } from './desk-status-bar.tsx'
import { JobsStatus } from './jobs-status.tsx'
import { KeyboardDialog } from './keyboard-dialog.tsx'
import { activeDesk, navItems } from './nav-items.tsx'
import { SearchDialog } from './search-dialog.tsx'
import { appText } from './text.ts'

export function DeskFrame() {
  const session = useSession()
  const { pathname } = useLocation()
  const status = useArchiveStatus()
  const worksOnCases = useHolds(caseWorkers)
  const [collapsed, setCollapsed] = useKept('frame.collapsed', false)
  const [dialog, setDialog] = useState<'search' | 'keyboard' | null>(null)
  const lock = useLock()
  useFilingInBackground()
  useTransferInBackground()
  const menu = useUserMenu(() => setDialog('keyboard'), lock)
  useShortcuts({ 'Ctrl+L': lock, 'Ctrl+/': () => setDialog('keyboard') })
  return (
    <AppFrame
      product={appText.product}
      agency={status.data?.agency ?? ''}
      nav={navItems(session.roles)}
      active={activeDesk(pathname)}
      collapsed={collapsed}
      onCollapsed={setCollapsed}
      search={worksOnCases && <SearchButton label={appText.search.label} onOpen={() => setDialog('search')} />}
      status={worksOnCases && <JobsStatus />}
      user={{ name: session.displayName, role: roleList(session.roles) }}
      userMenu={menu}
      onLock={lock}
      statusBar={<DeskStatusBar />}
    >
      <Outlet />
      {dialog === 'search' && <SearchDialog onClose={() => setDialog(null)} />}
      {dialog === 'keyboard' && <KeyboardDialog onClose={() => setDialog(null)} />}
    </AppFrame>
  )
}

/** Signs out; the address stays, so that the next sign-in leads back here. */
function useLock(): () => void {
  const deed = useDeed(desk.people.signOut, { refreshes: [deskQuery.archive.status.key()] })
  return () => deed.run({})
}

function useUserMenu(showKeyboard: () => void, lock: () => void): UserMenuItem[] {
  const navigate = useNavigate()
  const exportRoot = useDeed(desk.archive.exportRoot, {
    done: appText.rootExported,
    onDone: ({ pem }) => saveText('anjuan-root.pem', 'application/x-pem-file', pem),
  })
  const { menu } = appText
  return [
    {
      key: 'passphrase',
      label: menu.passphrase,
      icon: <KeyOutlined />,
      onSelect: () => void navigate({ to: '/passphrase' }),
    },
    { key: 'keyboard', label: menu.keyboard, icon: <QuestionCircleOutlined />, onSelect: showKeyboard },
    { key: 'root', label: menu.root, icon: <SafetyCertificateOutlined />, onSelect: () => exportRoot.run({}) },
    { key: 'lock', label: menu.lock, icon: <LockOutlined />, onSelect: lock },
  ]
}
