import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { bytesInMemory } from '#main/jobs/index.ts'
import { probe } from '#main/recordings/media/index.ts'
import { madeByFfmpeg } from '../inspection/samples.ts'
import { numbered, tools, withTone } from './samples.ts'

const signal = new AbortController().signal
const look = (bytes: Uint8Array) => probe({ source: bytesInMemory(bytes), tools, signal })

const broken = (message: string): ReadableStream<Uint8Array> =>
  new ReadableStream({ start: (controller) => controller.error(new Error(message)) })

const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast']
const film = ['-f', 'lavfi', '-i', 'testsrc=size=64x48:rate=10:duration=2', '-pix_fmt', 'yuv420p']

describe('probing', () => {
  test('says what a recording is made of', async () => {
    const bytes = madeByFfmpeg(
      'a.mp4',
      ...['-f', 'lavfi', '-i', 'testsrc=size=64x48:rate=25:duration=2'],
      ...withTone,
      ...['-t', '2', '-pix_fmt', 'yuv420p', ...h264, '-c:a', 'aac', '-metadata', 'creation_time=2026-03-05T02:01:00Z'],
    )
    expect(await look(bytes)).toEqual({
      state: 'readable',
      media: {
        durationMs: 2000,
        container: 'mp4',
        videoCodec: 'h264',
        audioCodec: 'aac',
        width: 64,
        height: 48,
        framesPerSecond: 25,
        recordedAt: '2026-03-05T02:01:00.000Z',
        playable: true,
        plainH264: true,
      },
    })
  })

  test.each([
    ['a.mp4', h264, 'mp4', true],
    ['a.mov', h264, 'mov', true],
    ['a.webm', ['-c:v', 'libvpx', '-deadline', 'realtime'], 'webm', true],
    ['a.mkv', h264, 'mkv', false],
    ['a.ts', h264, 'ts', false],
    ['a.avi', ['-c:v', 'mpeg4'], 'avi', false],
    ['a.avi', ['-c:v', 'mjpeg', '-pix_fmt', 'yuvj422p'], 'avi', false],
    ['a.mp4', ['-c:v', 'libx265', '-x265-params', 'log-level=none'], 'mp4', false],
    ['a.mp4', [...h264, '-pix_fmt', 'yuv444p'], 'mp4', false],
    ['a.mp4', [...h264, '-profile:v', 'high10', '-pix_fmt', 'yuv420p10le'], 'mp4', false],
  ] as const)('knows whether the browser plays %s %j', async (name, encoding, container, playable) => {
    const result = await look(madeByFfmpeg(name, ...film, ...encoding))
    expect(result).toMatchObject({ state: 'readable', media: { container, playable } })
  })

  test.each([
    ['a.mp3', 'mp3', true],
    ['a.wav', 'wav', true],
    ['a.m4a', 'mp4', true],
    ['a.wma', 'asf', false],
  ] as const)('knows whether the browser plays the sound %s', async (name, container, playable) => {
    const result = await look(madeByFfmpeg(name, '-f', 'lavfi', '-i', 'sine=duration=1'))
    expect(result).toMatchObject({ state: 'readable', media: { container, playable, videoCodec: null } })
  })

  test('does not take the cover of a sound for a film', async () => {
    const cover = ['-f', 'lavfi', '-i', 'color=red:size=32x32:rate=1:duration=1', '-map', '0:a', '-map', '1:v']
    const bytes = madeByFfmpeg(
      'a.mp3',
      '-f',
      'lavfi',
      '-i',
      'sine=duration=1',
      ...cover,
      '-c:v',
      'mjpeg',
      '-id3v2_version',
      '3',
    )
    expect(await look(bytes)).toMatchObject({ state: 'readable', media: { videoCodec: null, playable: true } })
  })

  test('gives the size as it is shown when the camera was held upright', async () => {
    const upright = numbered('a.mp4', 5, ...h264)
    // The rotation lies in the track header's matrix (ISO 14496-12 §8.3.2): 90° is 0 1 0 / -1 0 0.
    const turned = Buffer.from(upright)
    const matrixAt = turned.indexOf('tkhd') + 4 + 40
    const one = 0x00010000
    turned.fill(0, matrixAt, matrixAt + 32)
    turned.writeInt32BE(one, matrixAt + 4)
    turned.writeInt32BE(-one, matrixAt + 12)
    expect(await look(turned)).toMatchObject({ state: 'readable', media: { width: 48, height: 64 } })
  })

  test('does not believe a camera whose clock was never set', async () => {
    const bytes = madeByFfmpeg('a.mp4', ...film, ...h264, '-metadata', 'creation_time=1970-01-01T00:00:05Z')
    expect(await look(bytes)).toMatchObject({ media: { recordedAt: null } })
  })

  test('measures a recording that does not say how long it is', async () => {
    const bytes = madeByFfmpeg('a.mkv', ...film, ...h264, '-f', 'matroska', '-live', '1')
    const result = await look(bytes)
    expect(result).toMatchObject({ state: 'readable' })
    expect(result.state === 'readable' && result.media.durationMs).toBeGreaterThan(1700)
  })

  test('calls a recording of 0 seconds empty', async () => {
    expect(await look(madeByFfmpeg('a.mp4', ...film, ...h264, '-t', '0'))).toEqual({ state: 'empty' })
  })

  test('calls a cut recording truncated, wherever its index is', async () => {
    const last = madeByFfmpeg('a.mp4', ...film, ...h264)
    const first = madeByFfmpeg('a.mp4', ...film, ...h264, '-movflags', '+faststart')
    expect(await look(last.slice(0, last.length / 2))).toEqual({ state: 'broken', why: 'truncated' })
    expect(await look(first.slice(0, first.length - 500))).toEqual({ state: 'broken', why: 'truncated' })
  })

  test('calls noise damaged', async () => {
    const noise = Buffer.from(Array.from({ length: 50_000 }, (_, at) => (at * 7919 + (at >> 3)) % 256))
    expect(await look(noise)).toEqual({ state: 'broken', why: 'damaged' })
  })

  test('passes on what reading the object threw', async () => {
    const source = bytesInMemory(madeByFfmpeg('a.mp4', ...film, ...h264))
    const altered = { ...source, stream: () => broken('altered') }
    await expect(probe({ source: altered, tools, signal })).rejects.toThrow('altered')
  })

  test('ends with the reason of the signal when nobody waits any more', async () => {
    const source = bytesInMemory(madeByFfmpeg('a.mp4', ...film, ...h264))
    const stuck = { ...source, stream: () => new ReadableStream<Uint8Array>() }
    const leaving = new AbortController()
    const asked = probe({ source: stuck, tools, signal: leaving.signal })
    setTimeout(() => leaving.abort(new Error('left')), 300)
    await expect(asked).rejects.toThrow('left')
  })
})

describe('a file that leads elsewhere', () => {
  test('causes no request, whatever it pretends to be', async () => {
    const asked: string[] = []
    const elsewhere = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end()
    })
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
    const disguises = {
      hls: `#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10,\n${url}/a.ts\n#EXT-X-ENDLIST\n`,
      concat: `ffconcat version 1.0\nfile '${url}/b.mp4'\n`,
      dash: `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT10S"><Period><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1"><BaseURL>${url}/c.mp4</BaseURL><SegmentBase/></Representation></AdaptationSet></Period></MPD>`,
      sdp: `v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n`,
    }
    try {
      for (const playlist of Object.values(disguises)) {
        expect((await look(Buffer.from(playlist))).state).toBe('broken')
      }
      expect((await look(externalMovie(`${url}/d.mp4`))).state).not.toBe('readable')
      expect(asked).toEqual([])
    } finally {
      elsewhere.close()
    }
  })
})

/** A QuickTime reference movie: `moov/rmra/rmda/rdrf` names another place. */
function externalMovie(url: string): Uint8Array {
  const box = (type: string, ...parts: Buffer[]): Buffer => {
    const body = Buffer.concat(parts)
    const head = Buffer.alloc(8)
    head.writeUInt32BE(body.length + 8, 0)
    head.write(type, 4, 'latin1')
    return Buffer.concat([head, body])
  }
  const name = Buffer.from(`${url}\0`)
  const reference = Buffer.alloc(12)
  reference.write('url ', 4, 'latin1')
  reference.writeUInt32BE(name.length, 8)
  return Buffer.concat([
    box('ftyp', Buffer.from('qt  \0\0\0\0qt  ')),
    box('moov', box('rmra', box('rmda', box('rdrf', reference, name)))),
  ])
}
