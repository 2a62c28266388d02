import { describe, expect, test } from 'vitest'
import { type ByteSource, bytesInMemory } from '#main/jobs/index.ts'
import { type CopyQuality, frame, playableCopy, probe } from '#main/recordings/media/index.ts'
import { madeByFfmpeg } from '../inspection/samples.ts'
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
})
