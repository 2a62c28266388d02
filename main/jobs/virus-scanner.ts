// The machine's own virus scanner (ClamAV), where there is one. It reads files only, so what it scans lies for that moment in a
// private folder of a memory file system; without such a file system nothing is scanned.
import { access, constants, mkdtemp, open, readdir, rm, stat } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type { ByteSource } from './byte-source.ts'
import { runTool } from './process.ts'

export interface VirusScanner {
  readonly file: string
  /** As it says itself, with its signatures' version. */
  readonly version: string
}

export interface ScanSource {
  readonly id: string
  /** Opened when its turn comes, closed after it was copied. */
  readonly open: () => Promise<ByteSource & { close(): Promise<void> }>
}

const memoryFolder = '/dev/shm'
/** With the number of the process that made it, so that what a crash left is told from what another desk uses. */
const folderName = 'anjuan-scan-'
const inUse = new Set<string>()
const limits = { timeoutMs: 15 * 60_000, memoryBytes: 4 * 1024 * 1024 * 1024 }

/** Null where none is installed, or nothing could be given to it without writing to a disk. */
export async function findScanner(path: string | null): Promise<VirusScanner | null> {
  if (process.platform !== 'linux' || !(await isFolder(memoryFolder))) return null
  for (const folder of (path ?? '').split(delimiter)) {
    if (folder === '') continue
    const file = join(folder, 'clamscan')
    if (!(await isExecutable(file))) continue
    const asked = await runTool({ file, args: ['--version'], limits: { ...limits, timeoutMs: 30_000 } })
    if (asked.state !== 'ended' || asked.exitCode !== 0) continue
    const version = asked.stdout.toString('utf8').split('\n')[0]?.trim().slice(0, 100) ?? ''
    if (version !== '') return { file, version }
  }
  return null
}

/** @returns the ids in which it found a virus; null when it could not do its work */
export async function scanForViruses(
  scanner: VirusScanner,
  sources: readonly ScanSource[],
  signal: AbortSignal,
): Promise<string[] | null> {
  const folder = await mkdtemp(join(memoryFolder, `${folderName}${process.pid}-`))
  inUse.add(folder)
  try {
    for (const [at, source] of sources.entries()) {
      signal.throwIfAborted()
      await copy(source, join(folder, String(at)), signal)
    }
    const args = ['--no-summary', '--infected', '--stdout', '--recursive', `--tempdir=${folder}`, folder]
    const outcome = await runTool({ file: scanner.file, args, limits, signal, outputBytes: 4 * 1024 * 1024 })
    signal.throwIfAborted()
    // 0: nothing found, 1: something found; anything else is a failure of its own.
    if (outcome.state !== 'ended' || outcome.exitCode > 1 || outcome.exitCode < 0) return null
    const found = [...outcome.stdout.toString('utf8').matchAll(/\/(\d+): .* FOUND$/gm)].map(([, at]) => Number(at))
    if (outcome.exitCode === 1 && found.length === 0) return null
    return sources.filter((_source, at) => found.includes(at)).map(({ id }) => id)
  } finally {
    await rm(folder, { recursive: true, force: true })
    inUse.delete(folder)
  }
}

/** Removes what a process that was killed in a scan has left: a memory file system keeps it until the machine is restarted. */
export async function removeLeftScans(): Promise<void> {
  if (process.platform !== 'linux') return
  const names = await readdir(memoryFolder).catch(() => [])
  for (const name of names) {
    const pid = new RegExp(`^${folderName}(\\d+)-`).exec(name)?.[1]
    const path = join(memoryFolder, name)
    if (pid === undefined || inUse.has(path) || isAnotherRunning(Number(pid))) continue
    // That of another user is not ours to remove.
    await rm(path, { recursive: true, force: true }).catch(() => undefined)
  }
}

function isAnotherRunning(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function copy(source: ScanSource, path: string, signal: AbortSignal): Promise<void> {
  const bytes = await source.open()
  try {
    const target = await open(path, 'wx', 0o600)
    try {
      await target.writeFile(bytes.stream(0, bytes.sizeBytes, signal))
    } finally {
      await target.close()
    }
  } finally {
    await bytes.close()
  }
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}
