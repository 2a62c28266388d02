// The application menu, in Chinese. Keys that the desk's own page uses are left to it.
import { app, type BrowserWindow, dialog, Menu, type MenuItemConstructorOptions } from 'electron'
import { programVersion } from '../open-desk.ts'
import { electronText } from './text.ts'

export interface MenuActions {
  openArchive(): void
  print(): void
  lock(): void
  window(): BrowserWindow | null
}

const { menu } = electronText

export function setMenu(actions: MenuActions): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([fileMenu(actions), editMenu(), viewMenu(), windowMenu(), helpMenu(actions)]),
  )
}

function fileMenu({ openArchive, print, lock }: MenuActions): MenuItemConstructorOptions {
  return {
    label: menu.file,
    submenu: [
      { label: menu.openArchive, accelerator: 'CmdOrCtrl+Shift+O', click: openArchive },
      { type: 'separator' },
      { label: menu.print, accelerator: 'CmdOrCtrl+P', click: print },
      { type: 'separator' },
      { label: menu.lock, accelerator: 'CmdOrCtrl+Shift+L', click: lock },
      { label: menu.quit, role: 'quit' },
    ],
  }
}

function editMenu(): MenuItemConstructorOptions {
  return {
    label: menu.edit,
    submenu: [
      { label: menu.undo, role: 'undo' },
      { label: menu.redo, role: 'redo' },
      { type: 'separator' },
      { label: menu.cut, role: 'cut' },
      { label: menu.copy, role: 'copy' },
      { label: menu.paste, role: 'paste' },
      { label: menu.selectAll, role: 'selectAll' },
    ],
  }
}

function viewMenu(): MenuItemConstructorOptions {
  const developer: MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [{ type: 'separator' }, { label: menu.developerTools, role: 'toggleDevTools' }]
  return {
    label: menu.view,
    submenu: [
      { label: menu.actualSize, role: 'resetZoom' },
      { label: menu.zoomIn, role: 'zoomIn' },
      { label: menu.zoomOut, role: 'zoomOut' },
      { type: 'separator' },
      { label: menu.fullScreen, role: 'togglefullscreen' },
      ...developer,
    ],
  }
}

function windowMenu(): MenuItemConstructorOptions {
  return { label: menu.window, submenu: [{ label: menu.minimise, role: 'minimize' }] }
}

function helpMenu({ window }: MenuActions): MenuItemConstructorOptions {
  const { electron = '', chrome = '' } = process.versions
  const detail = electronText.about({ version: programVersion(), electron, chromium: chrome })
  const about = { type: 'info', title: menu.about, message: electronText.title, detail } as const
  return {
    label: menu.help,
    submenu: [
      {
        label: menu.about,
        click: () => {
          const parent = window()
          void (parent === null ? dialog.showMessageBox(about) : dialog.showMessageBox(parent, about))
        },
      },
    ],
  }
}
