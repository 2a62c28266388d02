// Finds ffmpeg and ffprobe: those shipped with the application first, then the folder named in the settings, then the
// PATH. Both must come from the same place.
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { runTool } from './process.ts'

export type ToolsFrom = 'application' | 'settings' | 'path'

export interface MediaTools {
  readonly ffmpeg: string
  readonly ffprobe: string
  readonly from: ToolsFrom
  /** As ffmpeg itself says, e.g. `5.1.9-0+deb12u1`. */
  readonly version: string
}

export interface ToolPlaces {
  /** The packaged application's folder of tools; null when not packaged. */
  readonly application: string | null
  /** The folder somebody chose in the settings. */
  readonly settings: string | null
  /** The PATH of the environment. */
  readonly path: string | null
}

/** The tools to use, or null when none of the places has both and can run them. */
export async function findTools(places: ToolPlaces): Promise<MediaTools | null> {
  const candidates: { from: ToolsFrom; folder: string }[] = []
  if (places.application !== null) candidates.push({ from: 'application', folder: places.application })
  if (places.settings !== null) candidates.push({ from: 'settings', folder: places.settings })
  for (const folder of (places.path ?? '').split(delimiter))
    if (folder !== '') candidates.push({ from: 'path', folder })
  for (const { from, folder } of candidates) {
    const ffmpeg = join(folder, executable('ffmpeg'))
    const ffprobe = join(folder, executable('ffprobe'))
    if (!(await isExecutable(ffmpeg)) || !(await isExecutable(ffprobe))) continue
    const version = await versionOf(ffmpeg)
    if (version !== null && (await versionOf(ffprobe)) !== null) return { ffmpeg, ffprobe, from, version }
  }
  return null
}

const executable = (name: string): string => (process.platform === 'win32' ? `${name}.exe` : name)

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

async function versionOf(file: string): Promise<string | null> {
  const outcome = await runTool({
    file,
    args: ['-hide_banner', '-version'],
    limits: { timeoutMs: 10_000, memoryBytes: 512 * 1024 * 1024 },
  })
  if (outcome.state !== 'ended' || outcome.exitCode !== 0) return null
  return /^ff(?:mpeg|probe) version (\S+)/.exec(outcome.stdout.toString('utf8'))?.[1] ?? null
}
