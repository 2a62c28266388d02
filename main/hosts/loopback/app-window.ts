// A browser started as the desk's own window: without tabs or address bar, with a profile that lives only as long as it does.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser, hasDisplay } from './find-browser.ts'

export interface AppWindow {
  /** Settles when the person closed the window, or the browser ended for any other reason. */
  readonly closed: Promise<void>
  close(): Promise<void>
}

/** A browser that ends within this time never showed a window. */
const earlyDeathMs = 1500

const flags = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-quic',
  '--disable-breakpad',
  '--disk-cache-size=1',
  '--media-cache-size=1',
  '--password-store=basic',
  '--disable-features=Translate,AutofillServerCommunication,OptimizationHints,MediaRouter',
  '--lang=zh-CN',
  '--window-size=1440,900',
]

/** What flags cannot say: case files are not to be sent to a translator, and passphrases not to be remembered. */
const preferences = {
  translate: { enabled: false },
  translate_blocked_languages: ['zh-CN', 'en'],
  credentials_enable_service: false,
  profile: { password_manager_enabled: false },
  autofill: { profile_enabled: false, credit_card_enabled: false },
  spellcheck: { use_spelling_service: false },
  browser: { enable_spellchecking: false },
  intl: { accept_languages: 'zh-CN,zh', selected_languages: 'zh-CN,zh' },
  search: { suggest_enabled: false },
}

/** Null when there is no display, no such browser, or it would not start. */
export async function openAppWindow(address: string): Promise<AppWindow | null> {
  const browser = hasDisplay() ? findBrowser() : null
  if (browser === null) return null
  // In memory where there is such a place: a browser's profile must not keep what the desk keeps encrypted.
  const profile = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'anjuan-window-'))
  await mkdir(join(profile, 'Default'))
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences))
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [] // Chromium does not start as root with it
  const child = spawn(browser, [...flags, ...sandbox, `--user-data-dir=${profile}`, `--app=${address}`], {
    stdio: 'ignore',
    env: { ...process.env, LANGUAGE: 'zh_CN' }, // on Linux the language comes from here, not from the flag
  })
  const closed = ended(child).finally(() =>
    rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  )
  const early = await Promise.race([closed.then(() => true), pause(earlyDeathMs)])
  if (early) return null
  return {
    closed,
    async close() {
      child.kill('SIGTERM')
      await closed
    },
  }
}

async function ended(child: ChildProcess): Promise<void> {
  try {
    await once(child, 'exit')
  } catch {
    // The program could not be started at all, which for us is the same: there is no window.
  }
}

function pause(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), ms).unref())
}
