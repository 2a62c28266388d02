// Whether the copy really plays: Chromium opens it through ranges, knows its length, and shows the right picture after a jump.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bytesInMemory } from '#main/jobs/index.ts'
import { playableCopy, probe } from '#main/recordings/media/index.ts'
import { readByteRange } from '#shared/rules/byte-range.ts'
import { testBrowser } from '../../support/test-browser.ts'
import { numbered, tools, whole } from './samples.ts'

const signal = new AbortController().signal
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']

let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: testBrowser(),
    args: [...quiet, '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'],
  })
})
afterAll(() => browser.close())

async function copyOf(film: Uint8Array): Promise<Uint8Array> {
  const source = bytesInMemory(film)
  const found = await probe({ source, tools, signal })
  if (found.media === null) throw new Error('the sample is not readable')
  const copy = playableCopy({ source, tools, media: found.media, quality: 'small', signal })
  return (await Promise.all([whole(copy.stream), copy.done]))[0]
}

/** Serves a page with one video, whose bytes come in 206s of at most 64 KiB, as the desk bounds them too. */
async function onPage<T>(film: Uint8Array, use: (address: string) => Promise<T>): Promise<T> {
  const server = createServer((request, response) => {
    if (request.url !== '/film')
      return response.setHeader('Content-Type', 'text/html').end('<video id="v" src="/film" preload="auto"></video>')
    const range = readByteRange(request.headers.range, film.length)
    if (range.state !== 'part') return response.writeHead(416).end()
    const end = Math.min(range.endExclusive, range.start + 65_536)
    response.writeHead(206, {
      'Content-Type': 'video/mp4',
      'Accept-Ranges': 'bytes',
      'Content-Range': `bytes ${range.start}-${end - 1}/${film.length}`,
      'Content-Length': end - range.start,
    })
    return response.end(film.subarray(range.start, end))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

/** The length Chromium sees, and the numbers of the pictures it shows after jumping to each of the seconds. */
async function watched(film: Uint8Array, seconds: readonly number[]): Promise<{ duration: number; numbers: number[] }> {
  return onPage(film, async (address) => {
    const page = await browser.newPage()
    await page.goto(address)
    const seen = await page.evaluate(async (jumps) => {
      const video = document.querySelector('video')
      if (video === null) throw new Error('no video')
      const once = (name: string): Promise<unknown> =>
        new Promise((resolve, reject) => {
          video.addEventListener(name, resolve, { once: true })
          video.addEventListener('error', () => reject(new Error(`error ${video.error?.code}`)), { once: true })
        })
      if (video.readyState < 2) await once('loadeddata')
      const canvas = document.createElement('canvas')
      canvas.width = video.videoWidth
      canvas.height = video.videoHeight
      const context = canvas.getContext('2d')
      const levels: number[] = []
      for (const jump of jumps) {
        const arrived = once('seeked')
        // On a busy machine `seeked` comes before the picture does.
        const shown = new Promise((resolve) => video.requestVideoFrameCallback(resolve))
        video.currentTime = jump
        await Promise.all([arrived, shown])
        context?.drawImage(video, 0, 0)
        levels.push(context?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data[0] ?? -1)
      }
      return { duration: video.duration, levels }
    }, seconds)
    await page.close()
    return { duration: seen.duration, numbers: seen.levels.map((level) => Math.round((level - 16) / 4)) }
  })
}

describe('a copy in Chromium', () => {
  test.each([
    ['a.mp4', ['-c:v', 'libx265', '-x265-params', 'log-level=none']],
    ['a.ts', ['-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '2', '-crf', '10', '-g', '20']],
    ['a.avi', ['-c:v', 'mpeg4', '-q:v', '2']],
  ] as const)('of %s has its length and shows the picture of each second', async (name, encoding) => {
    const seconds = [4.15, 0.05, 2.35, 4.95, 1.0]
    const { duration, numbers } = await watched(await copyOf(numbered(name, 50, ...encoding)), seconds)
    expect(duration).toBeGreaterThan(4.85)
    expect(duration).toBeLessThan(5.15)
    expect(numbers).toEqual([41, 0, 23, 49, 10])
  })
})
