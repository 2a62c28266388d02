// Time to the first picture after a seek, in a real <video> in Chromium: from the encrypted archive through the desk's own
// loopback host, and beside it from the same file served plainly with the same headers and bounds.
import { execFile } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium, type Page } from 'playwright'
import { findBrowser, startLoopback } from '#main/hosts/loopback/index.ts'
import { createTestDesk, passphrase, someFacts } from '../support/test-desk.ts'

const SEEKS = 30
const SECONDS = 60
/** What one answer of the desk holds at most; the plain peer keeps to the same. */
const LARGEST_ANSWER = 4 * 1024 * 1024
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']

export async function measureSeek(): Promise<Record<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-bench-seek-'))
  const test = await createTestDesk(['archivist'])
  const file = join(folder, 'recording.mp4')
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>encrypted</title><body>')
  const executablePath = findBrowser()
  if (executablePath === null) throw new Error('no Chromium-family browser: run the set-up')
  const host = await startLoopback({ desk: test.desk, rendererFolder: folder })
  const plain = await servePlainly(file)
  const browser = await chromium.launch({ executablePath, args: flags })
  try {
    await makeRecording(file)
    const { client, connection } = await test.as('archivist')
    const { id } = await client.dossiers.create(someFacts())
    const offer = { name: 'recording.mp4', sizeBytes: (await stat(file)).size }
    const [ticket] = await client.intake.offer({ dossierId: id, files: [offer] })
    const filed = await test.desk.receivePath(connection, ticket?.ticket ?? '', file, new AbortController().signal)
    const objectId = filed.item?.viewObjectId ?? ''

    const encryptedPage = await (await browser.newContext()).newPage()
    await encryptedPage.goto(host.newAddress())
    await signIn(encryptedPage)
    const plainPage = await (await browser.newContext()).newPage()
    await plainPage.goto(`http://127.0.0.1:${(plain.address() as AddressInfo).port}/`)
    await showVideo(encryptedPage, `/bytes/${objectId}`)
    await showVideo(plainPage, '/recording.mp4')
    return await compare(encryptedPage, plainPage)
  } finally {
    await browser.close()
    plain.close()
    await host.close()
    await test.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** A body camera's usual stream: 1080p, 30 pictures a second, a key frame every two seconds, about 8 Mbit/s. */
async function makeRecording(file: string): Promise<void> {
  const source = `testsrc2=size=1920x1080:rate=30:duration=${SECONDS},noise=alls=12:allf=t`
  const codec = ['-c:v', 'libx264', '-preset', 'ultrafast', '-b:v', '8M', '-g', '60', '-pix_fmt', 'yuv420p']
  await promisify(execFile)('ffmpeg', [
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    source,
    ...codec,
    '-movflags',
    '+faststart',
    file,
  ])
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

async function showVideo(page: Page, src: string): Promise<void> {
  await page.evaluate(async (address) => {
    const video = document.createElement('video')
    video.muted = true
    video.preload = 'auto'
    video.src = address
    document.body.replaceChildren(video)
    await new Promise((resolve, reject) => {
      video.addEventListener('canplay', resolve, { once: true })
      video.addEventListener('error', () => reject(new Error(`video error ${video.error?.code}`)), { once: true })
    })
  }, src)
}

/** Milliseconds from setting the position to the first picture presented there. */
function seekOnce(page: Page, second: number): Promise<number> {
  return page.evaluate(async (to) => {
    const video = document.querySelector('video')
    if (video === null) throw new Error('no video')
    const before = performance.now()
    const shown = new Promise((resolve) => video.requestVideoFrameCallback(resolve))
    video.currentTime = to
    await shown
    return performance.now() - before
  }, second)
}

/** Turn and turn about, to the same places, so that both meet the same machine. */
async function compare(encrypted: Page, plain: Page): Promise<Record<string, number>> {
  const times = { encrypted: [] as number[], plain: [] as number[] }
  for (let at = 0; at < SEEKS; at++) {
    // The golden ratio spreads the places evenly and never repeats one.
    const second = ((at * 0.618_034) % 1) * (SECONDS - 2) + 1
    const order = at % 2 === 0 ? (['encrypted', 'plain'] as const) : (['plain', 'encrypted'] as const)
    for (const one of order) {
      const page = one === 'encrypted' ? encrypted : plain
      await page.bringToFront()
      times[one].push(await seekOnce(page, second))
    }
  }
  return {
    'seek.p50VsPlain': at(times.encrypted, 0.5) / at(times.plain, 0.5),
    'seek.p95VsPlain': at(times.encrypted, 0.95) / at(times.plain, 0.95),
    'seek.p50Ms': at(times.encrypted, 0.5),
    'seek.p95Ms': at(times.encrypted, 0.95),
  }
}

function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function servePlainly(file: string): Promise<Server> {
  const server = createServer(async (request, response) => {
    if (request.url !== '/recording.mp4') return void response.end('<!doctype html><title>plain</title><body>')
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
