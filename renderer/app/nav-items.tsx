// Which desks a person sees in the navigation: those their roles have work at.
import {
  AuditOutlined,
  BookOutlined,
  ContainerOutlined,
  ExportOutlined,
  FileProtectOutlined,
  FolderOpenOutlined,
  HistoryOutlined,
  HomeOutlined,
  HourglassOutlined,
  ReadOutlined,
  SolutionOutlined,
  TeamOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { caseRoles, type Role, roles } from '#shared/contract/roles.ts'
import type { NavItem } from '../ui/app-frame.tsx'
import { appText } from './text.ts'

type Desk = { key: keyof typeof appText.nav; path: string; icon: ReactNode; for: readonly Role[]; gap?: boolean }

const desks: readonly Desk[] = [
  { key: 'home', path: '/', icon: <HomeOutlined />, for: roles },
  { key: 'dossiers', path: '/dossiers', icon: <FolderOpenOutlined />, for: caseRoles },
  { key: 'recordings', path: '/recordings', icon: <VideoCameraOutlined />, for: ['archivist', 'handler'] },
  { key: 'filing', path: '/filing', icon: <ContainerOutlined />, for: ['archivist', 'handler'] },
  { key: 'lending', path: '/lending', icon: <ReadOutlined />, for: caseRoles },
  { key: 'retention', path: '/retention', icon: <HourglassOutlined />, for: caseRoles },
  { key: 'exchange', path: '/exchange', icon: <ExportOutlined />, for: ['archivist', 'head'] },
  {
    key: 'evaluation',
    path: '/evaluation',
    icon: <AuditOutlined />,
    for: ['inspector', 'head', 'archivist', 'handler'],
  },
  { key: 'review', path: '/review', icon: <SolutionOutlined />, for: ['reviewer', 'head', 'handler'] },
  { key: 'opinions', path: '/opinions', icon: <FileProtectOutlined />, for: caseRoles },
  { key: 'people', path: '/people', icon: <TeamOutlined />, for: ['administrator', 'security', 'auditor'] },
  { key: 'journal', path: '/journal', icon: <HistoryOutlined />, for: ['auditor'] },
  { key: 'rulebook', path: '/rulebook', icon: <BookOutlined />, for: roles, gap: true },
]

export function navItems(held: readonly Role[]): NavItem[] {
  return desks
    .filter((desk) => desk.for.some((role) => held.includes(role)))
    .map(({ key, path, icon, gap }) => ({ key, label: appText.nav[key], icon, href: `#${path}`, gap: gap ?? false }))
}

/** The desk an address belongs to. */
export function activeDesk(pathname: string): string {
  const first = pathname.split('/')[1] ?? ''
  if (['campaigns', 'rectifications', 'analysis', 'parcels'].includes(first)) return 'evaluation'
  return first === '' ? 'home' : first
}
