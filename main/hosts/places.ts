// Where this person's settings and first archive lie, by the custom of each system.
import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'

export interface Person {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
}

const thisPerson: Person = { platform: process.platform, env: process.env, home: homedir() }

/** The same folder that Electron calls userData, so that every host reads one settings file. */
export function settingsFolder({ platform, env, home }: Person = thisPerson): string {
  if (platform === 'win32') return win32.join(env.APPDATA ?? win32.join(home, 'AppData', 'Roaming'), 'Anjuan')
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Anjuan')
  return posix.join(absolute(env.XDG_CONFIG_HOME) ?? posix.join(home, '.config'), 'Anjuan')
}

/** The archive of whoever never chose a folder. */
export function defaultArchive({ platform, env, home }: Person = thisPerson): string {
  if (platform === 'win32')
    return win32.join(env.LOCALAPPDATA ?? win32.join(home, 'AppData', 'Local'), 'Anjuan', 'archive')
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Anjuan', 'archive')
  return posix.join(absolute(env.XDG_DATA_HOME) ?? posix.join(home, '.local', 'share'), 'anjuan', 'archive')
}

/** The XDG base directory specification: relative values are invalid and to be ignored. */
function absolute(path: string | undefined): string | undefined {
  return path?.startsWith('/') ? path : undefined
}
