// The main process's side of `window.desk`. Every request is checked for its sender and its arguments; none ever throws
// into the page.
import { writeFile } from 'node:fs/promises'
import { BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { windowOrigin } from '#main/door/index.ts'
import { windowDeskChannels } from '#shared/contract/window-desk.ts'
import { electronText } from './text.ts'

type Answer = (window: BrowserWindow, ...given: unknown[]) => Promise<boolean>

/** @param openArchive closes the desk that is open and opens the one of this folder */
export function answerPageRequests(openArchive: (folder: string) => Promise<void>): void {
  const answers: Readonly<Record<string, Answer>> = {
    [windowDeskChannels.chooseFolder]: (window) => chooseArchive(window, openArchive),
    [windowDeskChannels.saveFile]: (window, name, bytes) => saveFile(window, name, bytes),
    [windowDeskChannels.print]: (window) => printPage(window),
  }
  for (const [channel, answer] of Object.entries(answers)) {
    ipcMain.handle(channel, async (event, ...given: unknown[]) => {
      const window = senderOf(event)
      if (window === null) return false
      try {
        return await answer(window, ...given)
      } catch {
        return false
      }
    })
  }
}

/** Only the top frame of our own page may ask. */
function senderOf({ sender, senderFrame }: IpcMainInvokeEvent): BrowserWindow | null {
  const ours =
    senderFrame !== null && senderFrame === sender.mainFrame && senderFrame.url.startsWith(`${windowOrigin}/`)
  return ours ? BrowserWindow.fromWebContents(sender) : null
}

export async function chooseArchive(
  window: BrowserWindow,
  openArchive: (folder: string) => Promise<void>,
): Promise<boolean> {
  const { title, button } = electronText.chooseArchive
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title,
    buttonLabel: button,
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  })
  const [folder] = filePaths
  if (canceled || folder === undefined) return false
  await openArchive(folder)
  return true
}

async function saveFile(window: BrowserWindow, name: unknown, bytes: unknown): Promise<boolean> {
  if (typeof name !== 'string' || !(bytes instanceof Uint8Array)) return false
  const { title, button } = electronText.saveFile
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title,
    buttonLabel: button,
    // The page proposes a name, never a place.
    defaultPath: name.replace(/[\\/:*?"<>|\0]/g, '_').slice(0, 120),
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  })
  if (canceled || filePath === '') return false
  await writeFile(filePath, bytes, { mode: 0o600 })
  return true
}

export function printPage(window: BrowserWindow): Promise<boolean> {
  return new Promise((resolve) => {
    window.webContents.print({ silent: false, printBackground: true }, (printed) => resolve(printed))
  })
}
