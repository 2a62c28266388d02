// The page's only way past the door: three dialogs and a version. Sandboxed; nothing else of Electron reaches the page.
import { contextBridge, ipcRenderer } from 'electron'
import { type WindowDesk, windowDeskChannels, windowVersionArgument } from '#shared/contract/window-desk.ts'

const given = process.argv.find((argument) => argument.startsWith(windowVersionArgument))

const desk: WindowDesk = {
  version: given?.slice(windowVersionArgument.length) ?? '',
  chooseFolder: async () => (await ipcRenderer.invoke(windowDeskChannels.chooseFolder)) === true,
  saveFile: async (name, bytes) =>
    (await ipcRenderer.invoke(windowDeskChannels.saveFile, String(name), bytes)) === true,
  print: async () => (await ipcRenderer.invoke(windowDeskChannels.print)) === true,
}

contextBridge.exposeInMainWorld('desk', desk)
