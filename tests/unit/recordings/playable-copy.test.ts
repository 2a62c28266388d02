import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type ByteSource, bytesInMemory } from '#main/jobs/index.ts'
import { type CopyQuality, frame, isFullCopy, playableCopy, probe } from '#main/recordings/media/index.ts'
import { inFolder, madeByFfmpeg } from '../inspection/samples.ts'
import { numbered, numberOn, tools, whole, withTone } from './samples.ts'

const signal = new AbortController().signal

async function factsOf(source: ByteSource) {
  const { media, flaw } = await probe({ source, tools, signal })
  if (media === null) throw new Error(`the sample is ${flaw}`)
  return media
}

async function copyOf(film: Uint8Array, quality: CopyQuality = 'small') {
  const source = bytesInMemory(film)
  const shares: number[] = []
  const onProgress = (share: number) => void shares.push(share)
  const copy = playableCopy({ source, tools, media: await factsOf(source), quality, signal, onProgress })
  const [bytes, recipe] = await Promise.all([whole(copy.stream), copy.done])
  return { copy, recipe, bytes, shares, media: await factsOf(bytesInMemory(bytes)) }
}

const hevc = ['-c:v', 'libx265', '-x265-params', 'log-level=none']
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '2', '-crf', '10', '-g', '20']

describe('a playable copy', () => {
  test.each([
    ['a.mp4', hevc, 'mp4/2 quality=small video=x264 audio=none'],
    ['a.avi', ['-c:v', 'mpeg4', '-q:v', '2'], 'mp4/2 quality=small video=x264 audio=none'],
    ['a.avi', ['-c:v', 'mjpeg', '-q:v', '2', '-pix_fmt', 'yuvj422p'], 'mp4/2 quality=small video=x264 audio=none'],
    ['a.mkv', h264, 'mp4/2 quality=small video=copy audio=none'],
    ['a.ts', h264, 'mp4/2 quality=small video=copy audio=none'],
  ] as const)('of %s %j plays, and shows each picture at its own time', async (name, encoding, recipe) => {
    const { copy, recipe: made, bytes, media } = await copyOf(numbered(name, 50, ...encoding))
    expect([made, copy.mime]).toEqual([recipe, 'video/mp4'])
    expect(media).toMatchObject({ container: 'mp4', videoCodec: 'h264', playable: true, framesPerSecond: 10 })
    expect(Math.abs(media.durationMs - 5000)).toBeLessThan(150)
    for (const number of [0, 7, 23, 48]) {
      const jpeg = await frame({ source: bytesInMemory(bytes), tools, second: number / 10 + 0.05, widthPx: 64, signal })
      expect(await numberOn(jpeg)).toBe(number)
    }
  })

  test('keeps sound that plays and makes the other anew', async () => {
    const film = ['-f', 'lavfi', '-i', 'testsrc=size=64x48:rate=10:duration=2']
    const aac = await copyOf(
      madeByFfmpeg('a.mkv', ...film, ...withTone, '-t', '2', ...h264, '-pix_fmt', 'yuv420p', '-c:a', 'aac'),
    )
    expect(aac.recipe).toBe('mp4/2 quality=small video=copy audio=copy')
    const stream = await copyOf(
      madeByFfmpeg('a.ts', ...film, ...withTone, '-t', '2', ...h264, '-pix_fmt', 'yuv420p', '-c:a', 'aac'),
    )
    expect(stream.recipe).toBe('mp4/2 quality=small video=copy audio=copy')
    expect(stream.media).toMatchObject({ container: 'mp4', audioCodec: 'aac', playable: true })
    const pcm = await copyOf(
      madeByFfmpeg('a.avi', ...film, ...withTone, '-t', '2', '-c:v', 'mpeg4', '-c:a', 'pcm_s16le'),
    )
    expect(pcm.recipe).toBe('mp4/2 quality=small video=x264 audio=aac')
    expect(pcm.media).toMatchObject({ audioCodec: 'aac', playable: true })
    const sound = await copyOf(madeByFfmpeg('a.wma', '-f', 'lavfi', '-i', 'sine=duration=2'))
    expect([sound.recipe, sound.copy.mime]).toEqual(['mp4/2 quality=small video=none audio=aac', 'audio/mp4'])
    expect(sound.media).toMatchObject({ videoCodec: null, audioCodec: 'aac', playable: true })
  })

  test('reports how far it is, and 1 only at the end', async () => {
    const { shares } = await copyOf(numbered('a.mp4', 50, ...hevc))
    expect(shares.at(-1)).toBe(1)
    expect(shares.slice(0, -1).every((share) => share < 1)).toBe(true)
    expect([...shares].sort((a, b) => a - b)).toEqual(shares)
  })

  test('ends both its stream and its promise with the reason when nobody wants it any more', async () => {
    const source = bytesInMemory(numbered('a.mp4', 50, ...hevc))
    const media = await factsOf(source)
    const leaving = new AbortController()
    const copy = playableCopy({ source, tools, media, quality: 'small', signal: leaving.signal })
    leaving.abort(new Error('left'))
    await expect(whole(copy.stream)).rejects.toThrow('left')
    await expect(copy.done).rejects.toThrow('left')
  })

  test('is no copy when the original turns out to be altered in the middle', async () => {
    const film = numbered('a.avi', 100, '-c:v', 'mjpeg', '-q:v', '2')
    const source = bytesInMemory(film)
    const media = await factsOf(source)
    const altered: ByteSource = {
      ...source,
      stream: (start, endExclusive) =>
        new ReadableStream({
          start(controller) {
            controller.enqueue(film.slice(start, Math.min(endExclusive, Math.max(start, film.length / 2))))
            controller.error(new Error('altered'))
          },
        }),
    }
    const copy = playableCopy({ source: altered, tools, media, quality: 'small', signal })
    await expect(Promise.all([whole(copy.stream), copy.done])).rejects.toThrow('altered')
  })

  test('of something that is no recording is refused', async () => {
    const media = await factsOf(bytesInMemory(numbered('a.mp4', 10, ...hevc)))
    const copy = playableCopy({
      source: bytesInMemory(Buffer.alloc(5000, 'x')),
      tools,
      media,
      quality: 'small',
      signal,
    })
    await expect(whole(copy.stream)).rejects.toMatchObject({ code: 'recording.copy-failed' })
    await expect(copy.done).rejects.toMatchObject({ code: 'recording.copy-failed' })
  })

  test.each([
    ['1280x720', 'small', 852, 480],
    ['720x1280', 'small', 480, 852],
    ['1280x720', 'full', 1280, 720],
    ['2560x1440', 'full', 1920, 1080],
    ['320x180', 'small', 320, 180],
    ['321x181', 'small', 320, 180],
    ['7x5', 'full', 6, 4],
  ] as const)('of %s in quality %s has %i × %i pixels: even, never enlarged', async (size, quality, width, height) => {
    const film = madeByFfmpeg('a.mkv', '-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=5:duration=0.6`, '-c:v', 'ffv1')
    const { media, recipe } = await copyOf(film, quality)
    expect(media).toMatchObject({ width, height, playable: true })
    expect(recipe).toBe(`mp4/2 quality=${quality} video=x264 audio=none`)
  })

  test.each([
    ['a.mov', ['-c:v', 'prores_ks', '-pix_fmt', 'yuv422p10le', '-c:a', 'pcm_s24be']],
    ['a.mkv', ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p10le', '-c:a', 'flac', '-ac', '6']],
    ['a.avi', ['-c:v', 'mjpeg', '-pix_fmt', 'yuvj422p', '-c:a', 'pcm_mulaw', '-ar', '8000', '-ac', '1']],
    ['a.wav', ['-vn', '-c:a', 'adpcm_ima_wav', '-ar', '8000', '-ac', '1']],
    ['a.mkv', ['-c:v', 'mpeg4', '-c:a', 'g726', '-b:a', '32k', '-ar', '8000', '-ac', '1', '-strict', '-2']],
  ] as const)('of %s %j is plain H.264 and AAC with the channels it had, two at most', async (name, encoding) => {
    const film = ['-f', 'lavfi', '-i', 'testsrc2=size=64x48:rate=10:duration=1.5', ...withTone, '-t', '1.5']
    const { media } = await copyOf(madeByFfmpeg(name, ...film, ...encoding))
    expect(media).toMatchObject({
      playable: true,
      audioCodec: 'aac',
      channels: encoding.includes('6' as never) ? 2 : 1,
    })
    expect(media.videoCodec).toBe(encoding.includes('-vn' as never) ? null : 'h264')
  })

  test('has a key frame each second', async () => {
    const { bytes } = await copyOf(numbered('a.avi', 50, '-c:v', 'mpeg4', '-q:v', '2', '-g', '300'))
    const times = inFolder((folder) => {
      const file = join(folder, 'copy.mp4')
      writeFileSync(file, bytes)
      const shown = [
        '-skip_frame',
        'nokey',
        '-select_streams',
        'v',
        '-show_entries',
        'frame=pts_time',
        '-of',
        'csv=p=0',
      ]
      return execFileSync('ffprobe', ['-v', 'error', ...shown, file], { encoding: 'utf8' })
    })
    expect(
      times
        .trim()
        .split(/[\s,]+/)
        .map(Number),
    ).toEqual([0, 1, 2, 3, 4])
  })

  test('a smaller copy is smaller', async () => {
    const noisy = 'testsrc2=size=1280x720:rate=10:duration=1,noise=alls=20:allf=t'
    const film = madeByFfmpeg('a.avi', '-f', 'lavfi', '-i', noisy, '-c:v', 'mjpeg', '-q:v', '3')
    const [small, full] = [await copyOf(film, 'small'), await copyOf(film, 'full')]
    expect(small.bytes.length).toBeLessThan(full.bytes.length / 2)
    expect([isFullCopy(small.recipe), isFullCopy(full.recipe)]).toEqual([false, true])
    expect(isFullCopy('mp4/2 quality=small video=copy audio=aac')).toBe(true)
  })

  test('of a recording with damage in the middle is made of what can be decoded', async () => {
    const film = Buffer.from(numbered('a.avi', 60, '-c:v', 'mpeg4', '-q:v', '2', '-g', '10'))
    film.fill(0x55, Math.floor(film.length * 0.4), Math.floor(film.length * 0.5))
    const source = bytesInMemory(film)
    const media = await factsOf(source)
    const copy = playableCopy({ source, tools, media, quality: 'small', isFlawed: true, signal })
    const [bytes] = await Promise.all([whole(copy.stream), copy.done])
    const found = await factsOf(bytesInMemory(bytes))
    expect(found.playable).toBe(true)
    expect(found.durationMs).toBeGreaterThan(4_000)
  })

  test('that ends long before the recording says so in its recipe', async () => {
    const source = bytesInMemory(numbered('a.avi', 30, '-c:v', 'mpeg4'))
    const media = { ...(await factsOf(source)), durationMs: 20_000 }
    const copy = playableCopy({ source, tools, media, quality: 'small', isFlawed: true, signal })
    const [, recipe] = await Promise.all([whole(copy.stream), copy.done])
    expect(recipe).toBe('mp4/2 quality=small video=x264 audio=none ends-early')
  })
})
