// Which installed browser of the Chromium family can show the desk as a window of its own.
import { accessSync, constants, globSync } from 'node:fs'
import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'

export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** Whether this path is a program that may be run. */
  isProgram(path: string): boolean
  /** Browsers that Playwright has fetched for this person, which is how the setup helps itself without root. */
  fetched(): string[]
}

const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
  'vivaldi',
  'browser360-cn-stable',
  'qaxbrowser-safe-stable',
]
const windowsPlaces = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
]
const macPlaces = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Chromium.app/Contents/MacOS/Chromium',
]

const caches: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: '.cache/ms-playwright',
  darwin: 'Library/Caches/ms-playwright',
  win32: 'AppData/Local/ms-playwright',
}

export const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  isProgram(path) {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  },
  fetched() {
    const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? posix.join(homedir(), caches[process.platform] ?? '.cache')
    return globSync('chromium-*/{chrome-linux*,chrome-win*,chrome-mac*}/{chrome,chrome.exe,*.app/Contents/MacOS/*}', {
      cwd: cache,
    }).map((path) => posix.join(cache, path))
  },
}

/** The first that is there, or null. `ANJUAN_BROWSER` names one that is looked at before all others. */
export function findBrowser(machine: Machine = thisMachine): string | null {
  const chosen = machine.env.ANJUAN_BROWSER
  if (chosen !== undefined && machine.isProgram(chosen)) return chosen
  return [...candidates(machine), ...machine.fetched()].find((path) => machine.isProgram(path)) ?? null
}

function candidates({ platform, env }: Machine): string[] {
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined)
    return windowsPlaces.flatMap((place) => roots.map((root) => win32.join(root, place)))
  }
  if (platform === 'darwin') {
    const roots = ['/Applications', posix.join(env.HOME ?? '/', 'Applications')]
    return macPlaces.flatMap((place) => roots.map((root) => posix.join(root, place)))
  }
  const folders = (env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/'))
  return linuxNames.flatMap((name) =>
    [...folders, '/snap/bin', '/opt/apps/bin'].map((folder) => posix.join(folder, name)),
  )
}

/** Whether windows can be shown at all. */
export function hasDisplay({ platform, env }: Pick<Machine, 'platform' | 'env'> = thisMachine): boolean {
  if (platform === 'win32' || platform === 'darwin') return true
  return Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY)
}
