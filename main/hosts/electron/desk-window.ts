// The one window: sandboxed, on our own page, unable to leave it.
import { join } from 'node:path'
import { app, BrowserWindow, type Rectangle, type Session, screen } from 'electron'
import { windowOrigin } from '#main/door/index.ts'
import { windowVersionArgument } from '#shared/contract/window-desk.ts'
import { programVersion } from '../open-desk.ts'
import type { Settings, WindowPlace } from '../settings.ts'
import { electronText } from './text.ts'

const firstSize = { width: 1440, height: 900 }
const leastSize = { minWidth: 1024, minHeight: 640 }

export function createDeskWindow(session: Session, settings: Settings): BrowserWindow {
  const place = settings.read('window')
  const window = new BrowserWindow({
    ...firstSize,
    ...(place !== null && isVisible(place) ? bounds(place) : {}),
    ...leastSize,
    show: false,
    title: electronText.title,
    backgroundColor: '#ffffff',
    webPreferences: {
      session,
      preload: join(import.meta.dirname, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
      additionalArguments: [`${windowVersionArgument}${programVersion()}`],
    },
  })
  if (place?.maximised === true) window.maximize()
  lockNavigation(window)
  window.once('ready-to-show', () => window.show())
  window.on('close', () => rememberPlace(window, settings))
  void window.loadURL(`${windowOrigin}/`)
  return window
}

/** Kept on close and on lock, so that the next window appears where this one was. */
export function rememberPlace(window: BrowserWindow, settings: Settings): void {
  settings.write('window', { ...bounds(window.getNormalBounds()), maximised: window.isMaximized() })
}

function lockNavigation({ webContents }: BrowserWindow): void {
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate'] as const) {
    webContents.on(event as 'will-navigate', (details) => {
      if (!details.url.startsWith(`${windowOrigin}/`)) details.preventDefault()
    })
  }
  webContents.on('will-attach-webview', (event) => event.preventDefault())
}

function bounds({ x, y, width, height }: Rectangle): Rectangle {
  return { x, y, width, height }
}

/** A screen that was there yesterday may be gone: most of the title bar must lie on one that is there. */
function isVisible(place: WindowPlace): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const left = Math.max(place.x, workArea.x)
    const right = Math.min(place.x + place.width, workArea.x + workArea.width)
    return right - left > place.width / 2 && place.y >= workArea.y && place.y < workArea.y + workArea.height - 40
  })
}
