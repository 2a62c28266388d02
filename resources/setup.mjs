// Makes a fresh checkout ready: packages, ffmpeg, a browser, a font. Plain Node 20 without packages, because it runs before they are there.
//   --tests  also what the tests judge PDFs with      --bench  also the peers the measurements need
//   --cli    only what the command line needs         --quiet  says nothing unless something has to be done
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const wanted = new Set(process.argv.slice(2))
const windows = process.platform === 'win32'
const linux = process.platform === 'linux'

const say = (line) => process.stderr.write(`setup: ${line}\n`)

function stop(line) {
  say(line)
  process.exit(2)
}

// ── packages ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** True when node_modules is not what the lock file asks for. Times decide first, because comparing takes longer. */
function packagesAreStale() {
  const lock = join(root, 'package-lock.json')
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return true
  if (statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return false
  const has = JSON.parse(readFileSync(installed, 'utf8')).packages
  const asks = JSON.parse(readFileSync(lock, 'utf8')).packages
  return Object.entries(asks).some(([path, { integrity, optional, devOptional }]) => {
    if (path === '') return false
    if (has[path] === undefined) return !(optional || devOptional)
    return has[path].integrity !== integrity
  })
}

function installPackages() {
  say('installing packages (npm ci)')
  const command = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  // The npm that called us, so that its version stays the same for the whole command.
  const npm = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : null
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }
  const { status } =
    npm === null
      ? spawnSync('npm', command, { ...options, shell: windows })
      : spawnSync(process.execPath, [npm, ...command], options)
  if (status !== 0) stop('npm ci failed. Check the connection to the package registry, then run: npm ci')
}

/** npm can be told to skip install scripts; then the Node 24 that everything runs on is not there. */
function checkNode() {
  const node = join(root, 'node_modules', '.bin', windows ? 'node.cmd' : 'node')
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8', shell: windows })
  if (!/^v(2[4-9]|[3-9]\d)\./.test(stdout ?? '')) {
    stop("node_modules has no Node 24, because its package's install script did not run. Run: npm rebuild node")
  }
}

// ── programs ────────────────────────────────────────────────────────────────────────────────────────────────────────────

function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return folders.some((folder) => runs(join(folder, windows ? `${name}.exe` : name)))
}

function inside(folder, names) {
  const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
  return windows && roots.some((start) => start && names.some((name) => runs(join(start, folder, name))))
}

function hasPlaywrightBrowser() {
  const caches = {
    linux: join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ms-playwright'),
    darwin: join(homedir(), 'Library', 'Caches', 'ms-playwright'),
    win32: join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright'),
  }
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? caches[process.platform]
  if (cache === undefined || !existsSync(cache)) return false
  return readdirSync(cache).some(
    (name) => /^chromium-\d+$/.test(name) && existsSync(join(cache, name, 'INSTALLATION_COMPLETE')),
  )
}

function hasBrowser() {
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
  ]
  if (process.env.ANJUAN_BROWSER && runs(process.env.ANJUAN_BROWSER)) return true
  if (names.some(onPath) || (linux && runs('/snap/bin/chromium'))) return true
  const places = ['Google\\Chrome\\Application', 'Microsoft\\Edge\\Application', 'Chromium\\Application']
  if (places.some((folder) => inside(folder, ['chrome.exe', 'msedge.exe']))) return true
  const apps = ['Google Chrome', 'Microsoft Edge', 'Chromium']
  if (process.platform === 'darwin' && apps.some((app) => runs(`/Applications/${app}.app/Contents/MacOS/${app}`)))
    return true
  return hasPlaywrightBrowser()
}

function hasChineseFont() {
  if (!linux) return true
  const { stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  return (stdout ?? '').trim() !== ''
}

const always = [{ what: 'ffmpeg and ffprobe', debian: ['ffmpeg'], there: () => onPath('ffmpeg') && onPath('ffprobe') }]
const screen = [
  { what: 'a Chromium-family browser', debian: ['chromium'], there: hasBrowser, browser: true },
  { what: 'a Chinese font for the screen', debian: ['fontconfig', 'fonts-noto-cjk'], there: hasChineseFont },
]
const tests = [
  { what: 'pdfsig', debian: ['poppler-utils'], there: () => onPath('pdfsig') && onPath('pdftoppm') },
  { what: 'qpdf', debian: ['qpdf'], there: () => onPath('qpdf') },
  { what: 'xmllint', debian: ['libxml2-utils'], there: () => onPath('xmllint') },
  { what: 'certutil', debian: ['libnss3-tools'], there: () => onPath('certutil') },
]
// Only quicker: where it cannot be had, tests drive the browser above.
const handy = [
  {
    what: 'the headless build of Chromium',
    debian: ['chromium-headless-shell'],
    there: () => onPath('chromium-headless-shell'),
    optional: true,
  },
]
const bench = [{ what: 'age', debian: ['age'], there: () => onPath('age') }]

const needs = [
  ...always,
  ...(wanted.has('--cli') ? [] : screen),
  ...(wanted.has('--tests') ? [...tests, ...handy] : []),
  ...(wanted.has('--bench') ? bench : []),
]
const missing = () => needs.filter(({ there }) => !there())
const packagesOf = (list) => list.flatMap(({ debian }) => debian)

function installWithApt(list) {
  const packages = packagesOf(list)
  say(`installing with apt: ${packages.join(' ')}`)
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update', '-qq'], options)
  const install = (names) =>
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], options).status
  // All at once is quickest; one by one, a package this release does not have cannot stop the others.
  if (install(packages) !== 0) for (const name of packages) install([name])
}

function installPlaywrightBrowser() {
  say("installing Playwright's own browser")
  const cli = join(root, 'node_modules', 'playwright', 'cli.js')
  const { status } = spawnSync(process.execPath, [cli, 'install', 'chromium'], { cwd: root, stdio: 'ignore' })
  if (status !== 0) say('it could not be fetched')
}

function commandFor(list) {
  const packages = packagesOf(list).join(' ')
  if (process.platform === 'darwin')
    return `brew install ${packages.replace('fonts-noto-cjk', '').replace('poppler-utils', 'poppler')}`
  if (windows) return 'winget install Gyan.FFmpeg Google.Chrome'
  if (onPath('apt-get')) return `sudo apt-get update && sudo apt-get install -y ${packages}`
  if (onPath('dnf')) {
    return `sudo dnf install -y ${packages.replace('fonts-noto-cjk', 'google-noto-sans-cjk-fonts').replace('libnss3-tools', 'nss-tools')}`
  }
  return `(with this system's package manager) install ${packages}`
}

// ── the steps ───────────────────────────────────────────────────────────────────────────────────────────────────────────

if (Number(process.versions.node.split('.')[0]) < 20) stop(`Node 20 or newer is needed; this is ${process.version}`)
if (packagesAreStale()) installPackages()
checkNode()

const mayUseApt = linux && process.getuid?.() === 0 && onPath('apt-get')
if (missing().length > 0 && mayUseApt) installWithApt(missing())
if (missing().some(({ browser }) => browser)) installPlaywrightBrowser()
const left = missing().filter(({ optional }) => !optional)
if (left.length > 0) stop(`missing: ${left.map(({ what }) => what).join(', ')}. Run: ${commandFor(left)}`)
if (!wanted.has('--quiet')) say('everything is there')
