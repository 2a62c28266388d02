// A collection dock as it is plugged in: recordings of two officers in five formats with their index, some of them damaged.
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface DockFolder {
  readonly folder: string
  /** Below the folder, in the order of the index. */
  readonly files: readonly DockedFile[]
  close(): Promise<void>
}

export interface DockedFile {
  readonly path: string
  /** What can be expected of it. */
  readonly is: 'sound' | 'cut' | 'garbage' | 'empty'
}

/** Each container with a tail that its readers pass over: other bytes, so another file, at no cost. */
const formats = [
  { ending: 'mp4', codec: ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac'], tail: freeBox },
  { ending: 'avi', codec: ['-c:v', 'mjpeg', '-q:v', '6', '-c:a', 'pcm_s16le'], tail: junkChunk },
  { ending: 'mov', codec: hevc(), tail: freeBox },
  { ending: 'ts', codec: ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac'], tail: nullPacket },
  { ending: 'mkv', codec: ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac'], tail: voidElement },
] as const

function hevc(): readonly string[] {
  return ['-c:v', 'libx265', '-x265-params', 'log-level=none', '-tag:v', 'hvc1', '-pix_fmt', 'yuv420p', '-c:a', 'aac']
}

let given = 0

/** No two files of a run hold the same bytes, whichever dock they lie in. */
function nextBytes(count: number): number {
  given += count
  return given
}

/** @param damaged every so many files one is damaged: in turn cut off, garbage, empty; 0 for none */
export async function createDockFolder(count: number, damaged = 19, label = '采集站一号'): Promise<DockFolder> {
  const home = await mkdtemp(join(tmpdir(), 'anjuan-dock-'))
  const folder = join(home, label)
  const bytes = nextBytes(count)
  const bases = await makeBases(home)
  const files: DockedFile[] = []
  const index: Record<string, unknown>[] = []
  for (let at = 0; at < count; at++) {
    const format = formats[at % formats.length] ?? formats[0]
    const officer = at % 2 === 0 ? '53990001' : '53990002'
    const began = new Date(Date.UTC(2026, 8, 10, 1, 0, at * 3))
    const name = `D0${(at % 2) + 1}_${officer}_${stamp(began)}_${String(at).padStart(4, '0')}.${format.ending}`
    const path = `${officer}/${stamp(began).slice(0, 8)}/${name}`
    const whole = Buffer.concat([bases.get(format.ending) ?? Buffer.alloc(0), format.tail(bytes + at)])
    const is = damageAt(at, damaged)
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), spoiled(whole, is, bytes + at))
    files.push({ path, is })
    index.push(indexRow(at, name, officer, began, is === 'empty' ? 0 : whole.length))
  }
  await writeFile(join(folder, 'index.json'), JSON.stringify(index))
  return { folder, files, close: () => rm(home, { recursive: true, force: true }) }
}

async function makeBases(home: string): Promise<Map<string, Buffer>> {
  const bases = new Map<string, Buffer>()
  const source = ['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=25:duration=3']
  const sound = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=3']
  for (const { ending, codec } of formats) {
    const path = join(home, `base.${ending}`)
    await run('ffmpeg', ['-v', 'error', '-y', ...source, ...sound, ...codec, '-g', '25', path])
    bases.set(ending, await readFile(path))
  }
  return bases
}

function damageAt(at: number, every: number): DockedFile['is'] {
  if (every === 0 || at % every !== every - 1) return 'sound'
  return (['cut', 'garbage', 'empty'] as const)[Math.floor(at / every) % 3] ?? 'cut'
}

function spoiled(whole: Buffer, is: DockedFile['is'], bytes: number): Buffer {
  if (is === 'empty') return Buffer.alloc(0)
  // What an MP4 without its index is: the head and the pictures, cut off before the end.
  if (is === 'cut') return Buffer.concat([whole.subarray(0, Math.floor(whole.length / 2)), Buffer.from(`${bytes}`)])
  if (is === 'garbage') return Buffer.alloc(4096, `${bytes}不是录像`)
  return whole
}

/** The record of a collection station, by the field names that stations use. */
function indexRow(at: number, name: string, officer: string, began: Date, sizeBytes: number) {
  const ending = name.slice(name.lastIndexOf('.') + 1)
  return {
    wjbh: `G${String(at).padStart(8, '0')}`,
    wjmc: name,
    bmbh: '533423',
    gzz_xh: 'CJZ-01',
    sbbh: `D0${(at % 2) + 1}`,
    yhbh: officer,
    pssj: clock(began),
    drsj: clock(new Date(began.getTime() + 3_600_000)),
    mtlx: 1,
    wjgs: ending,
    wjdx: sizeBytes,
    wjsc: 3,
    zybj: at % 10 === 0 ? 3 : 1,
  }
}

/** Devices write China's time. */
const inChina = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString()
const clock = (at: Date) => inChina(at).slice(0, 19).replace('T', ' ')
const stamp = (at: Date) => inChina(at).slice(0, 19).replaceAll(/[-T:]/g, '')

function freeBox(at: number): Buffer {
  const box = Buffer.alloc(12)
  box.writeUInt32BE(12, 0)
  box.write('free', 4, 'latin1')
  box.writeUInt32BE(at, 8)
  return box
}

function junkChunk(at: number): Buffer {
  const chunk = Buffer.alloc(12)
  chunk.write('JUNK', 0, 'latin1')
  chunk.writeUInt32LE(4, 4)
  chunk.writeUInt32LE(at, 8)
  return chunk
}

function nullPacket(at: number): Buffer {
  const packet = Buffer.alloc(188, 0xff)
  packet.set([0x47, 0x1f, 0xff, 0x10], 0)
  packet.writeUInt32BE(at, 4)
  return packet
}

function voidElement(at: number): Buffer {
  const element = Buffer.from([0xec, 0x84, 0, 0, 0, 0])
  element.writeUInt32BE(at, 2)
  return element
}
