// The Electron host in the real runtime, where it is installed: what the page can and cannot reach, and what a lock does.
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildsOf, ensureBuilt } from '#main/hosts/built-files.ts'
import { hasDisplay } from '#main/hosts/loopback/index.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const runtimes: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
}
const runtime = join(root, 'node_modules', 'electron', 'dist', runtimes[process.platform] ?? 'electron')

function whyNot(): string | null {
  if (!existsSync(runtime)) return 'the Electron runtime is not installed (npx install-electron fetches it)'
  return hasDisplay() ? null : 'there is no display (xvfb-run gives one)'
}

const reason = whyNot()
const name = reason === null ? 'the Electron host' : `the Electron host, skipped because ${reason}`
// The default reporter counts skipped tests without their names, and a skip nobody explains looks like a hole.
if (reason !== null) process.stderr.write(`tests/electron: skipped because ${reason}\n`)

describe.skipIf(reason !== null)(name, () => {
  let folder: string
  let application: ElectronApplication
  let page: Page

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'anjuan-electron-'))
    const builds = buildsOf(root)
    await ensureBuilt(builds.renderer, () => undefined)
    await ensureBuilt(builds.main, () => undefined)
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    application = await _electron.launch({
      executablePath: runtime,
      args: [...asRoot, root, '--archive', join(folder, 'archive')],
      env: { ...process.env, XDG_CONFIG_HOME: folder, APPDATA: folder, HOME: folder } as Record<string, string>,
    })
    page = await application.firstWindow()
    await page.waitForLoadState('networkidle')
  })
  afterAll(async () => {
    await application?.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('opens one window on our own page', async () => {
    expect(page.url()).toBe('desk://app/')
    expect(application.windows()).toHaveLength(1)
    await expect.poll(() => page.getByRole('heading').first().isVisible()).toBe(true)
  })

  test('the page has nothing of Node, and of Electron four things', async () => {
    const found = await page.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis),
      desk: Object.keys((globalThis as { desk?: object }).desk ?? {}).sort(),
    }))
    expect(found).toEqual({ node: [], desk: ['chooseFolder', 'print', 'saveFile', 'version'] })
  })

  test('calls reach the desk', async () => {
    const status = await page.evaluate(async () => {
      const response = await fetch('desk://app/rpc/archive/status', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"json":{}}',
      })
      return response.json()
    })
    expect(status.json).toMatchObject({ state: 'none', host: 'electron' })
  })

  test('the page cannot leave, open windows, reach a network or be given a permission', async () => {
    const outcome = await page.evaluate(async () => ({
      opened: globalThis.open('https://example.invalid/') === null,
      fetched: await fetch('https://example.invalid/').then(
        () => 'fetched',
        () => 'refused',
      ),
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'granted',
        () => 'refused',
      ),
      notified: await Notification.requestPermission(),
    }))
    expect(outcome).toEqual({ opened: true, fetched: 'refused', camera: 'refused', notified: 'denied' })
    await page.evaluate(() => globalThis.location.assign('https://example.invalid/'))
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(page.url()).toBe('desk://app/')
  })

  test('the session is in memory and the window is sandboxed', async () => {
    const found = await application.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      return { persistent: contents?.session.isPersistent(), stored: contents?.session.storagePath }
    })
    expect(found).toEqual({ persistent: false, stored: null })
  })

  test('a lock destroys the window and its process, and opens a new one on the sign-in page', async () => {
    const before = await page.evaluate(async () => {
      const call = (path: string, input: object) =>
        fetch(`desk://app/rpc/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ json: input }),
        })
      const guardian = (name: string) => ({ name, displayName: name, passphrase: `${name} 的口令一二三` })
      await call('archive/create', {
        agency: '云山县农业农村局',
        administrator: guardian('administrator'),
        security: guardian('security'),
        auditor: guardian('auditor'),
      })
      const response = await call('people/signIn', { name: 'auditor', passphrase: 'auditor 的口令一二三' })
      return response.status
    })
    expect(before).toBe(200)
    const closed = page.waitForEvent('close')
    const next = application.waitForEvent('window')
    await application.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'))
    await closed
    page = await next
    await page.waitForLoadState('networkidle')
    expect(page.url()).toBe('desk://app/')
    expect(application.windows()).toHaveLength(1)
  })
})
