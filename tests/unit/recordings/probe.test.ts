import { describe, expect, test } from 'vitest'
import { bytesInMemory } from '#main/jobs/index.ts'
import { probe } from '#main/recordings/media/index.ts'
import { Technical } from '#shared/contract/recordings.ts'
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
    expect(await look(bytes)).toMatchObject({
      flaw: null,
      playing: 'original',
      media: {
        durationMs: 2000,
        container: 'mp4',
        videoCodec: 'h264',
        audioCodec: 'aac',
        width: 64,
        height: 48,
        framesPerSecond: 25,
        channels: 1,
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
    expect(result).toMatchObject({
      flaw: null,
      playing: playable ? 'original' : 'preparing',
      media: { container, playable },
    })
  })

  test.each([
    ['a.mp3', 'mp3', true],
    ['a.wav', 'wav', true],
    ['a.m4a', 'mp4', true],
    ['a.wma', 'asf', false],
  ] as const)('knows whether the browser plays the sound %s', async (name, container, playable) => {
    const result = await look(madeByFfmpeg(name, '-f', 'lavfi', '-i', 'sine=duration=1'))
    expect(result).toMatchObject({ flaw: null, media: { container, playable, videoCodec: null } })
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
    expect(await look(bytes)).toMatchObject({ flaw: null, media: { videoCodec: null, playable: true } })
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
    expect(await look(turned)).toMatchObject({
      media: { width: 48, height: 64 },
      technical: { video: { widthPx: 64, heightPx: 48, rotation: 90 } },
    })
  })

  test('does not believe a camera whose clock was never set', async () => {
    const bytes = madeByFfmpeg('a.mp4', ...film, ...h264, '-metadata', 'creation_time=1970-01-01T00:00:05Z')
    expect(await look(bytes)).toMatchObject({ media: { recordedAt: null } })
  })

  test('measures a recording that does not say how long it is', async () => {
    const bytes = madeByFfmpeg('a.mkv', ...film, ...h264, '-f', 'matroska', '-live', '1')
    const result = await look(bytes)
    expect(result).toMatchObject({ flaw: null, technical: { statedDurationMs: null } })
    expect(result.media?.durationMs).toBeGreaterThan(1700)
  })

  test('fills the technical fields of DA/T 63', async () => {
    const bytes = madeByFfmpeg(
      'a.mp4',
      ...['-f', 'lavfi', '-i', 'testsrc=size=128x96:rate=25:duration=2'],
      ...withTone,
      ...['-t', '2', '-pix_fmt', 'yuv422p', ...h264, '-colorspace', 'bt709', '-c:a', 'aac', '-ac', '2'],
    )
    const { technical } = await look(bytes)
    expect(technical).toMatchObject({
      format: { name: 'mov,mp4,m4a,3gp,3g2,mj2', description: 'QuickTime / MOV' },
      durationMs: 2000,
      statedDurationMs: null,
      frames: 50,
      streams: 2,
      video: {
        codec: 'h264',
        profile: 'High 4:2:2',
        colourSpace: 'bt709',
        widthPx: 128,
        heightPx: 96,
        framesPerSecond: 25,
        variableFrameRate: false,
        chromaSubsampling: '4:2:2',
        bitsPerSample: 8,
        rotation: 0,
      },
      audio: { codec: 'aac', sampleRate: 16000, channels: 2 },
    })
    expect(technical?.video?.bitRate).toBeGreaterThan(1000)
    expect(technical?.readBy).toMatch(/^ffprobe \d/)
    expect(Technical.parse(technical)).toEqual(technical)
  })

  test('knows ten bits, grey and the samples of a WAV', async () => {
    const deep = await look(madeByFfmpeg('a.mp4', ...film, ...h264, '-pix_fmt', 'yuv420p10le'))
    expect(deep.technical?.video).toMatchObject({ bitsPerSample: 10, chromaSubsampling: '4:2:0' })
    const grey = await look(madeByFfmpeg('a.mkv', ...film, '-c:v', 'ffv1', '-pix_fmt', 'gray'))
    expect(grey.technical?.video).toMatchObject({ bitsPerSample: 8, chromaSubsampling: '4:0:0' })
    const wav = await look(madeByFfmpeg('a.wav', '-f', 'lavfi', '-i', 'sine=duration=1', '-c:a', 'pcm_s24le'))
    expect(wav.technical).toMatchObject({ video: null, audio: { bitsPerSample: 24, channels: 1 } })
  })

  test('is done with nothing but a promise on a machine without tools', async () => {
    const source = bytesInMemory(madeByFfmpeg('a.mp4', ...film, ...h264))
    const found = await probe({ source, tools: null, signal })
    expect(found).toEqual({ media: null, technical: null, flaw: 'not-probed', playing: 'failed' })
  })

  test.each([
    ['takes too long', { timeoutMs: 600, memoryBytes: 1024 ** 3 }, 'too-slow'],
    ['takes too much memory', { timeoutMs: 30_000, memoryBytes: 1024 ** 2 }, 'too-large'],
  ] as const)('that %s is ended, and says so', async (_what, limits, flaw) => {
    const source = bytesInMemory(madeByFfmpeg('a.mp4', ...film, ...h264))
    const stuck = { ...source, stream: () => new ReadableStream<Uint8Array>() }
    const found = await probe({ source: stuck, tools, signal, limits })
    expect(found).toEqual({ media: null, technical: null, flaw, playing: 'failed' })
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
