// npm start: Electron where its runtime is installed, otherwise the loopback host in a window of an installed browser.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isRefusal } from '#shared/text/refusal.ts'
import { startText } from '#shared/text/start.ts'
import { buildsOf, ensureBuilt } from './built-files.ts'
import { findBrowser, hasDisplay, startLoopback } from './loopback/index.ts'
import { openDesk, shipped } from './open-desk.ts'
import { defaultArchive } from './places.ts'
import { openSettings } from './settings.ts'

interface StartOptions {
  readonly archive: string | null
  readonly port: number
  readonly open: boolean
  readonly loopback: boolean
  readonly help: boolean
}

const root = dirname(shipped('package.json'))

process.exitCode = await start(process.argv.slice(2))

async function start(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv)
  if (options === null || options.help) {
    say(options === null ? startText.badOption : startText.help)
    return options === null ? 2 : 0
  }
  const runtime = electronRuntime()
  await ensureBuilt(buildsOf(root).renderer, () => say(startText.building))
  try {
    if (runtime !== null && !options.loopback && options.open && hasDisplay())
      return await startElectron(runtime, options)
    if (runtime === null && !options.loopback) say(startText.noElectron)
    return await startInBrowser(options)
  } catch (error) {
    if (!isRefusal(error)) throw error
    say(error.sentence)
    return 2
  }
}

function readOptions(argv: readonly string[]): StartOptions | null {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        archive: { type: 'string' },
        host: { type: 'string' },
        port: { type: 'string', default: '0' },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const port = Number(values.port)
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return null
    if (values.host !== undefined && values.host !== 'loopback') return null
    const archive = values.archive === undefined ? null : resolve(values.archive)
    return { archive, port, open: !values['no-open'], loopback: values.host === 'loopback', help: values.help }
  } catch {
    return null
  }
}

/** The runtime is fetched by an installer of its own; the package without it must not even be imported. */
function electronRuntime(): string | null {
  const places: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
    win32: 'electron.exe',
    darwin: 'Electron.app/Contents/MacOS/Electron',
  }
  const path = join(root, 'node_modules', 'electron', 'dist', places[process.platform] ?? 'electron')
  return existsSync(path) ? path : null
}

async function startElectron(runtime: string, { archive }: StartOptions): Promise<number> {
  await ensureBuilt(buildsOf(root).main, () => say(startText.building))
  say(startText.electron)
  const child = spawn(runtime, [root, ...(archive === null ? [] : ['--archive', archive])], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  const [code] = await once(child, 'exit')
  return typeof code === 'number' ? code : 130
}

async function startInBrowser({ archive, port, open }: StartOptions): Promise<number> {
  const settings = openSettings()
  const folder = archive ?? settings.read('lastArchive') ?? defaultArchive()
  settings.write('lastArchive', folder)
  const desk = openDesk({ folder, host: 'loopback', chosenMediaFolder: settings.read('mediaFolder') })
  try {
    const host = await startLoopback({ desk, rendererFolder: join(root, 'dist', 'renderer'), port, open })
    say(startText.archive(folder))
    if (host.window === null) offerAddresses(host.address, host.newAddress, open)
    else say(startText.opened)
    await Promise.race([stopSignal(), host.window?.closed ?? new Promise(() => undefined)])
    await host.close()
  } finally {
    await desk.close()
  }
  say(startText.closed)
  process.stdin.pause()
  return 0
}

function offerAddresses(address: string, newAddress: () => string, wanted: boolean): void {
  if (!wanted) say(startText.address)
  else say(hasDisplay() && findBrowser() === null ? startText.noBrowser : startText.noWindow)
  say(`  ${address}`)
  if (!process.stdin.isTTY) return
  say(startText.newAddress)
  process.stdin.on('data', () => say(`  ${newAddress()}`))
}

function stopSignal(): Promise<void> {
  return new Promise((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => settle())
  })
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
