// The settings file inside Electron: the same file and the same contents as every other host's.
import Store from 'electron-store'
import { settingsFolder } from '../places.ts'
import { type DeskSettings, firstSettings, type Settings, settingsName } from '../settings.ts'

export function openWindowSettings(): Settings {
  const file = new Store<DeskSettings>({
    cwd: settingsFolder(),
    name: settingsName,
    defaults: firstSettings,
    clearInvalidConfig: true,
    configFileMode: 0o600,
  })
  return {
    read: (name) => file.get(name),
    write: (name, value) => file.set({ [name]: value }),
  }
}
