// The few things a desk remembers without its archive: no names, nothing of any case.
import Conf from 'conf'
import { settingsFolder } from './places.ts'

export interface DeskSettings {
  /** Folder of the archive opened last. */
  readonly lastArchive: string | null
  /** Folder of the ffmpeg to use instead of the one on the PATH. */
  readonly mediaFolder: string | null
  readonly window: WindowPlace | null
}

export interface WindowPlace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly maximised: boolean
}

export const settingsName = 'settings'
export const firstSettings: DeskSettings = { lastArchive: null, mediaFolder: null, window: null }

export interface Settings {
  read<K extends keyof DeskSettings>(name: K): DeskSettings[K]
  write<K extends keyof DeskSettings>(name: K, value: DeskSettings[K]): void
}

/** A settings file that cannot be read begins anew: nothing in it is worth a desk that does not open. */
export function openSettings(folder: string = settingsFolder()): Settings {
  const file = new Conf<DeskSettings>({
    cwd: folder,
    configName: settingsName,
    defaults: firstSettings,
    clearInvalidConfig: true,
    configFileMode: 0o600,
  })
  return {
    read: (name) => file.get(name),
    write: (name, value) => file.set({ [name]: value }),
  }
}
