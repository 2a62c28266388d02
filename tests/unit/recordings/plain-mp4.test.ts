import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { plainMp4 } from '#main/recordings/media/plain-mp4.ts'
import { inFolder, madeByFfmpeg } from '../inspection/samples.ts'

/** Everything a player sees of each sample, and a hash of its bytes. */
function packets(film: Uint8Array): unknown[] {
  return inFolder((folder) => {
    const file = join(folder, 'a.mp4')
    writeFileSync(file, film)
    const shown = [
      '-show_entries',
      'packet=stream_index,pts,dts,duration,size,flags',
      '-show_data_hash',
      'md5',
      '-show_packets',
    ]
    const json = execFileSync('ffprobe', ['-v', 'error', ...shown, '-of', 'json', file], { encoding: 'utf8' })
    const all = (JSON.parse(json) as { packets: Record<string, unknown>[] }).packets
    // The place in the file differs, and so does the order of the two tracks in it.
    return all
      .map(({ stream_index, pts, dts, duration, size, flags, data_hash }) => ({
        ...{ stream_index, pts, dts, duration, size, flags, data_hash },
      }))
      .sort((a, b) => Number(a.stream_index) - Number(b.stream_index) || Number(a.dts) - Number(b.dts))
  })
}

/** In pieces of a size that cuts heads and bodies everywhere. */
async function* inPieces(film: Uint8Array, bytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < film.length; at += bytes) yield film.slice(at, at + bytes)
}

async function plain(film: Uint8Array, bytes = 1000, sampleBoxBytes = 15_000): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of plainMp4(inPieces(film, bytes), sampleBoxBytes)) parts.push(part)
  return Buffer.concat(parts)
}

const moving = ['-f', 'lavfi', '-i', 'testsrc2=size=64x48:rate=10:duration=6']
const sound = ['-f', 'lavfi', '-i', 'sine=sample_rate=16000:duration=6']
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '2', '-g', '7', '-pix_fmt', 'yuv420p']

/** The same samples twice: as ffmpeg itself writes a plain file, and in fragments. */
function twice(...making: string[]): { plainly: Uint8Array; inFragments: Uint8Array } {
  return inFolder((folder) => {
    const plainly = madeByFfmpeg('a.mp4', ...making)
    writeFileSync(join(folder, 'plain.mp4'), plainly)
    const cut = making.includes('-c:v') ? ['-min_frag_duration', '1000000'] : ['-frag_duration', '1000000']
    const flags = `+empty_moov+default_base_moof+delay_moov${making.includes('-c:v') ? '+frag_keyframe' : ''}`
    const copying = ['-i', join(folder, 'plain.mp4'), '-c', 'copy', ...cut, '-movflags', flags]
    return { plainly, inFragments: madeByFfmpeg('b.mp4', ...copying) }
  })
}

describe('a plain MP4 from a fragmented one', () => {
  let both: Uint8Array
  beforeAll(() => {
    both = twice(...moving, ...sound, ...h264, '-c:a', 'aac').inFragments
  })

  test('has no fragment any more', async () => {
    expect(Buffer.from(both).toString('latin1').match(/moof/g)?.length ?? 0).toBeGreaterThan(2)
    const film = await plain(both)
    expect(film.includes('moof')).toBe(false)
    expect(film.includes('mvex')).toBe(false)
    expect(film.toString('latin1').match(/mdat/g)?.length ?? 0).toBeGreaterThan(1)
    expect((await plain(both, 1000, 1_000_000)).toString('latin1').match(/mdat/g)).toHaveLength(1)
  })

  test.each([
    ['pictures and sound', [...moving, ...sound, ...h264, '-c:a', 'aac']],
    ['pictures alone', [...moving, ...h264]],
    ['sound alone', [...sound, '-c:a', 'aac']],
    ['pictures at uneven times', [...moving, '-vf', "select='not(mod(n,3))+gt(n,40)'", '-fps_mode', 'vfr', ...h264]],
    ['sound that begins later', [...moving, '-itsoffset', '1.5', ...sound, ...h264, '-c:a', 'aac']],
  ] as const)('gives a player what a plain file of ffmpeg gives it: %s', async (_what, making) => {
    const { plainly, inFragments } = twice(...making)
    const expected = packets(plainly)
    expect(expected.length).toBeGreaterThan(30)
    expect(packets(await plain(inFragments))).toEqual(expected)
  })

  test('is the same however the stream is cut into pieces', async () => {
    const expected = await plain(both, 1_000_000)
    for (const bytes of [7, 61, 4096]) expect((await plain(both, bytes)).equals(expected)).toBe(true)
  })

  test('says how long it lasts', async () => {
    const film = await plain(both)
    const mvhd = film.indexOf('mvhd') + 4
    const seconds = film.readUInt32BE(mvhd + 16) / film.readUInt32BE(mvhd + 12)
    expect(Math.abs(seconds - 6)).toBeLessThan(0.1)
  })

  test('is not made of a stream that breaks off', async () => {
    await expect(plain(both.slice(0, both.length / 2))).rejects.toThrow('ends inside a box')
    await expect(plain(new Uint8Array(0))).rejects.toThrow('without an index')
  })
})
