// The folder of a small collection dock: one-second clips in six formats, made once and copied with a few bytes behind their
// end, so that no two are the same file and each still plays.
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export const dockFormats = ['mp4', 'avi', 'mov', 'ts', 'wav', 'mp3'] as const
export type DockFormat = (typeof dockFormats)[number]

const encodings: Readonly<Record<DockFormat, readonly string[]>> = {
  mp4: ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
  avi: ['-c:v', 'mjpeg', '-q:v', '8', '-c:a', 'pcm_s16le'],
  mov: ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
  ts: ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
  wav: ['-vn', '-c:a', 'pcm_s16le'],
  mp3: ['-vn', '-c:a', 'libmp3lame'],
}

/** A box, a packet or a tag that players pass over. */
function behind(format: DockFormat, salt: string): Buffer {
  const words = Buffer.alloc(120)
  words.write(salt)
  switch (format) {
    case 'mp4':
    case 'mov':
      return Buffer.concat([Buffer.from([0, 0, 0, 128]), Buffer.from('free'), words])
    case 'ts':
      return Buffer.concat([Buffer.from([0x47, 0x1f, 0xff, 0x10]), words, Buffer.alloc(64, 0xff)])
    case 'mp3':
      return Buffer.concat([Buffer.from('TAG'), words, Buffer.alloc(5)])
    default:
      return Buffer.concat([Buffer.from('JUNK'), Buffer.from([120, 0, 0, 0]), words])
  }
}

export interface SmallDock {
  /** The dock's folder. */
  readonly folder: string
  /** A recording that differs from all others by its path, or by `salt`. */
  add(path: string, format: DockFormat, salt?: string): Promise<void>
  put(path: string, content: Uint8Array | string): Promise<void>
  bytes(format: DockFormat): Buffer
  close(): Promise<void>
}

let made: Promise<ReadonlyMap<DockFormat, Buffer>> | null = null

async function makeClips(): Promise<ReadonlyMap<DockFormat, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-clips-'))
  const clips = new Map<DockFormat, Buffer>()
  for (const format of dockFormats) {
    const path = join(folder, `clip.${format}`)
    const video = ['-f', 'lavfi', '-i', 'testsrc2=size=64x48:rate=5:duration=1']
    const audio = ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=16000:duration=1']
    await run('ffmpeg', ['-v', 'error', '-y', ...video, ...audio, ...encodings[format], path])
    clips.set(format, await readFile(path))
  }
  await rm(folder, { recursive: true })
  return clips
}

export async function createSmallDock(name = '采集站'): Promise<SmallDock> {
  made ??= makeClips()
  const clips = await made
  const home = await mkdtemp(join(tmpdir(), 'anjuan-dock-'))
  const folder = join(home, name)
  await mkdir(folder)
  const bytes = (format: DockFormat): Buffer => clips.get(format) ?? Buffer.alloc(0)
  async function put(path: string, content: Uint8Array | string): Promise<void> {
    const target = join(folder, path)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, content)
  }
  return {
    folder,
    put,
    bytes,
    add: (path, format, salt = path) => put(path, Buffer.concat([bytes(format), behind(format, salt.slice(-36))])),
    close: () => rm(home, { recursive: true, force: true }),
  }
}
