// The Electron host: the desk as the product ships it.
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { app, powerMonitor, protocol } from 'electron'
import { openDesk, shipped } from '../open-desk.ts'
import { defaultArchive, settingsFolder } from '../places.ts'
import { watchForFailures, watchWindow } from './crash-notices.ts'
import { createDeskHost } from './desk-host.ts'
import { setMenu } from './menu.ts'
import { answerPageRequests, chooseArchive, printPage } from './page-requests.ts'
import { openWindowSettings } from './window-settings.ts'

app.setPath('userData', settingsFolder())
app.enableSandbox()
// Before the application is ready; afterwards the scheme can no longer be given rights.
protocol.registerSchemesAsPrivileged([
  { scheme: 'desk', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
])
for (const name of [
  'disable-http-cache',
  'disable-background-networking',
  'disable-component-update',
  'disable-sync',
]) {
  app.commandLine.appendSwitch(name)
}

if (app.requestSingleInstanceLock()) void app.whenReady().then(run)
else app.quit()

async function run(): Promise<void> {
  const settings = openWindowSettings()
  const shippedMediaFolder = mediaFolder()
  const host = createDeskHost({
    settings,
    rendererFolder: join(dirname(shipped('package.json')), 'dist', 'renderer'),
    openDesk: (folder) =>
      openDesk({ folder, host: 'electron', shippedMediaFolder, chosenMediaFolder: settings.read('mediaFolder') }),
    onWindow: (window) => watchWindow(window, actions),
  })
  const actions = { reopen: () => host.lock(), close: () => host.close() }
  watchForFailures(actions)
  answerPageRequests((folder) => host.open(folder))
  setMenu({
    window: () => host.window(),
    lock: () => host.lock(),
    print() {
      const window = host.window()
      if (window !== null) void printPage(window)
    },
    openArchive() {
      const window = host.window()
      if (window !== null) void chooseArchive(window, (folder) => host.open(folder))
    },
  })
  // Whoever leaves the machine leaves the archive locked.
  powerMonitor.on('lock-screen', () => host.lock())
  powerMonitor.on('suspend', () => host.lock())
  app.on('second-instance', () => {
    const window = host.window()
    if (window?.isMinimized() === true) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => {
    if (!host.isReopening()) app.quit()
  })
  quitWhenClosed(() => host.close())
  await host.open(archiveArgument() ?? settings.read('lastArchive') ?? defaultArchive())
}

/** The first attempt to quit closes the archive; the second is then let through. */
function quitWhenClosed(close: () => Promise<void>): void {
  let closed = false
  let closing = false
  app.on('before-quit', (event) => {
    if (closed) return
    event.preventDefault()
    if (closing) return
    closing = true
    void close().finally(() => {
      closed = true
      app.quit()
    })
  })
}

function archiveArgument(): string | null {
  const at = process.argv.indexOf('--archive')
  const folder = at < 0 ? undefined : process.argv[at + 1]
  return folder === undefined ? null : resolve(folder)
}

/** ffmpeg as the installer brought it; beside the program's archive file, because it is run from there. */
function mediaFolder(): string | null {
  const folder = join(process.resourcesPath, 'media')
  return app.isPackaged && existsSync(folder) ? folder : null
}
