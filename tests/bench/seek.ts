// Time to the first picture after a seek, in real <video>s in Chromium: from the encrypted archive through the desk's own
// loopback host, and beside it from the same files served plainly with the same headers and bounds. One player, then four
// at once, which all have to show the place before the time is taken.
import { execFile } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { appendFile, copyFile, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { chromium, type Page } from 'playwright'
import { findBrowser, startLoopback } from '#main/hosts/loopback/index.ts'
import { createTestDesk, passphrase, someFacts, type TestDesk } from '../support/test-desk.ts'

const SEEKS = 30
const SECONDS = 60
const PLAYERS = 4
/** What one answer of the desk holds at most; the plain peer keeps to the same. */
const LARGEST_ANSWER = 4 * 1024 * 1024
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']

export async function measureSeek(): Promise<Record<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-bench-seek-'))
  const test = await createTestDesk(['archivist'])
  const names = Array.from({ length: PLAYERS }, (_, at) => `${at}.mp4`)
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>encrypted</title><body>')
  const executablePath = findBrowser()
  if (executablePath === null) throw new Error('no Chromium-family browser: run the set-up')
  const host = await startLoopback({ desk: test.desk, rendererFolder: folder })
  const plain = await servePlainly(folder)
  const browser = await chromium.launch({ executablePath, args: flags })
  try {
    const paths = await makeRecordings(folder, names)
    const objects = await fileAll(test, paths)

    const encryptedPage = await (await browser.newContext()).newPage()
    await encryptedPage.goto(host.newAddress())
    await signIn(encryptedPage)
    const plainPage = await (await browser.newContext()).newPage()
    await plainPage.goto(`http://127.0.0.1:${(plain.address() as AddressInfo).port}/`)
    const encrypted = objects.map((objectId) => `/bytes/${objectId}`)
    const plainly = names.map((name) => `/${name}`)
    const one = await compare([encryptedPage, encrypted.slice(0, 1)], [plainPage, plainly.slice(0, 1)])
    const four = await compare([encryptedPage, encrypted], [plainPage, plainly])
    return {
      seek: one.p95VsPlain,
      'seek.p50VsPlain': one.p50VsPlain,
      'seek.p95Ms': one.p95Ms,
      seek4: four.p95VsPlain,
      'seek4.p50VsPlain': four.p50VsPlain,
      'seek4.p95Ms': four.p95Ms,
    }
  } finally {
    await browser.close()
    plain.close()
    await host.close()
    await test.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** A body camera's usual stream: 1080p, 30 pictures a second, a key frame every two seconds, about 8 Mbit/s. */
async function makeRecordings(folder: string, names: readonly string[]): Promise<string[]> {
  const source = `testsrc2=size=1920x1080:rate=30:duration=${SECONDS},noise=alls=12:allf=t`
  const codec = ['-c:v', 'libx264', '-preset', 'ultrafast', '-b:v', '8M', '-g', '60', '-pix_fmt', 'yuv420p']
  const [first = '', ...others] = names.map((name) => join(folder, name))
  const made = ['-v', 'error', '-f', 'lavfi', '-i', source, ...codec, '-movflags', '+faststart', first]
  await promisify(execFile)('ffmpeg', made)
  for (const [at, path] of others.entries()) {
    await copyFile(first, path)
    // A box that players pass over: other bytes, so another object.
    await appendFile(path, Buffer.from([0, 0, 0, 9, 0x66, 0x72, 0x65, 0x65, at]))
  }
  return [first, ...others]
}

/** The objects that play, in the order of the files. */
async function fileAll(test: TestDesk, paths: readonly string[]): Promise<string[]> {
  const { client, connection } = await test.as('archivist')
  const { id } = await client.dossiers.create(someFacts())
  const objects: string[] = []
  for (const path of paths) {
    const offer = { name: basename(path), sizeBytes: (await stat(path)).size }
    const [ticket] = await client.intake.offer({ dossierId: id, files: [offer] })
    const filed = await test.desk.receivePath(connection, ticket?.ticket ?? '', path, new AbortController().signal)
    objects.push(filed.item?.viewObjectId ?? '')
  }
  return objects
}

async function signIn(page: Page): Promise<void> {
  const answer = await page.evaluate(
    async (words) => {
      const body = JSON.stringify({ json: words })
      const headers = { 'content-type': 'application/json' }
      return (await fetch('/rpc/people/signIn', { method: 'POST', body, headers })).status
    },
    { name: 'archivist', passphrase },
  )
  if (answer !== 200) throw new Error(`signing in was answered with ${answer}`)
}

async function showVideos(page: Page, sources: readonly string[]): Promise<void> {
  await page.bringToFront()
  await page.evaluate(async (addresses) => {
    const videos = addresses.map((address) => {
      const video = document.createElement('video')
      video.muted = true
      video.preload = 'auto'
      video.width = 480
      video.src = address
      return video
    })
    document.body.replaceChildren(...videos)
    await Promise.all(
      videos.map(
        (video) =>
          new Promise((resolve, reject) => {
            video.addEventListener('canplay', resolve, { once: true })
            video.addEventListener('error', () => reject(new Error(`video error ${video.error?.code}`)), { once: true })
          }),
      ),
    )
  }, sources)
}

/** Milliseconds from setting the position to the first picture presented there, in every player on the page. */
function seekOnce(page: Page, second: number): Promise<number> {
  return page.evaluate(async (to) => {
    const videos = [...document.querySelectorAll('video')]
    if (videos.length === 0) throw new Error('no video')
    const before = performance.now()
    const shown = videos.map((video) => new Promise((resolve) => video.requestVideoFrameCallback(resolve)))
    for (const video of videos) video.currentTime = to
    await Promise.all(shown)
    return performance.now() - before
  }, second)
}

type Side = readonly [page: Page, sources: readonly string[]]

/** Turn and turn about, to the same places, so that both meet the same machine. */
async function compare(encrypted: Side, plain: Side) {
  const times = { encrypted: [] as number[], plain: [] as number[] }
  for (const [page, sources] of [encrypted, plain]) await showVideos(page, sources)
  for (let at = 0; at < SEEKS; at++) {
    // The golden ratio spreads the places evenly and never repeats one.
    const second = ((at * 0.618_034) % 1) * (SECONDS - 2) + 1
    const order = at % 2 === 0 ? (['encrypted', 'plain'] as const) : (['plain', 'encrypted'] as const)
    for (const one of order) {
      const [page] = one === 'encrypted' ? encrypted : plain
      await page.bringToFront()
      times[one].push(await seekOnce(page, second))
    }
  }
  return {
    p50VsPlain: at(times.encrypted, 0.5) / at(times.plain, 0.5),
    p95VsPlain: at(times.encrypted, 0.95) / at(times.plain, 0.95),
    p95Ms: at(times.encrypted, 0.95),
  }
}

function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function servePlainly(folder: string): Promise<Server> {
  const server = createServer(async (request, response) => {
    const name = /^\/(\d\.mp4)$/.exec(request.url ?? '')?.[1]
    if (name === undefined) return void response.end('<!doctype html><title>plain</title><body>')
    const file = join(folder, name)
    const { size } = await stat(file)
    const [, from = '0', to] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? []
    const start = Number(from)
    const end = Math.min(to ? Number(to) : size - 1, size - 1, start + LARGEST_ANSWER - 1)
    response.writeHead(206, {
      'content-type': 'video/mp4',
      'content-range': `bytes ${start}-${end}/${size}`,
      'content-length': end - start + 1,
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
    })
    createReadStream(file, { start, end })
      .on('error', () => response.destroy())
      .pipe(response)
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}
