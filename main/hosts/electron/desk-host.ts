// One desk, one window, one connection; the window is destroyed whenever the desk locks, so that its memory goes.
import type { BrowserWindow } from 'electron'
import type { Connection, DeskCore } from '#main/desk-core.ts'
import { createDoor, createWindowGuard, type Door } from '#main/door/index.ts'
import type { Settings } from '../settings.ts'
import { createDeskSession } from './desk-session.ts'
import { createDeskWindow, rememberPlace } from './desk-window.ts'

export interface DeskHost {
  window(): BrowserWindow | null
  /** True between the end of one window and the beginning of the next: no window then does not mean that all is over. */
  isReopening(): boolean
  /** Closes the desk that is open, if any, and shows the one of this folder. */
  open(folder: string): Promise<void>
  /** Signs the person out and begins anew on the sign-in page. */
  lock(): void
  close(): Promise<void>
}

interface Options {
  readonly settings: Settings
  readonly rendererFolder: string
  readonly openDesk: (folder: string) => DeskCore
  readonly onWindow: (window: BrowserWindow) => void
}

interface Current {
  readonly desk: DeskCore
  readonly door: Door
  connection: Connection
  forgetLock(): void
}

export function createDeskHost({ settings, rendererFolder, openDesk, onWindow }: Options): DeskHost {
  let current: Current | null = null
  let window: BrowserWindow | null = null
  let reopening = false

  function showWindow({ door }: Current): void {
    const shown = createDeskWindow(createDeskSession(door), settings)
    window = shown
    shown.once('closed', () => {
      if (window === shown) window = null
    })
    onWindow(shown)
  }

  /** Destroyed first, made anew afterwards: the old page must be gone before there is a new one. */
  function reopenWindow(showing: Current): void {
    if (reopening) return
    const old = window
    if (old === null || old.isDestroyed()) {
      showWindow(showing)
      return
    }
    reopening = true
    rememberPlace(old, settings)
    old.once('closed', () => {
      reopening = false
      if (current === showing) showWindow(showing)
    })
    old.destroy()
  }

  function begin(folder: string): Current {
    const desk = openDesk(folder)
    const begun: Current = {
      desk,
      connection: desk.connect(),
      door: createDoor({ desk, rendererFolder, guard: createWindowGuard(() => begun.connection) }),
      forgetLock: desk.onLock(() => {
        if (current === begun) reopenWindow(begun)
      }),
    }
    return begun
  }

  async function end(): Promise<void> {
    const ending = current
    current = null
    ending?.forgetLock()
    await ending?.desk.close()
  }

  return {
    window: () => window,
    isReopening: () => reopening,
    async open(folder) {
      await end()
      settings.write('lastArchive', folder)
      current = begin(folder)
      reopenWindow(current)
    },
    lock() {
      if (current === null) return
      const { desk, connection } = current
      current.connection = desk.connect()
      const signedIn = connection.caller !== null
      desk.disconnect(connection)
      // The desk reports a lock only if somebody was signed in; a window that crashed before that is made anew here.
      if (!signedIn) reopenWindow(current)
    },
    async close() {
      await end()
      window?.destroy()
    },
  }
}
