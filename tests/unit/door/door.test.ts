// The door as a bare Fetch handler, the way protocol.handle calls it.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { attachment } from '#main/door/bytes.ts'
import { createDoor, createWindowGuard, type Door } from '#main/door/index.ts'
import {
  brokenId,
  byteAt,
  createFakeDesk,
  type FakeDesk,
  movieBytes,
  movieId,
  paperId,
  ticketId,
  trapId,
} from './fake-desk.ts'

const mebibyte = 1024 * 1024
let folder: string
let desk: FakeDesk
let door: Door

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'door-test-'))
  const renderer = join(folder, 'renderer')
  await mkdir(join(renderer, 'assets'), { recursive: true })
  await mkdir(join(renderer, 'assets', 'folder'))
  await writeFile(
    join(renderer, 'index.html'),
    '<meta property="csp-nonce" nonce="__NONCE__"><script nonce="__NONCE__">',
  )
  await writeFile(join(renderer, 'assets', 'index-B1x_2-Za.js'), 'export {}')
  await writeFile(join(renderer, 'assets', 'plain.css'), 'a{}')
  await writeFile(join(renderer, '.secret'), 'secret')
  await writeFile(join(folder, 'outside.txt'), 'outside')
  await symlink(join(folder, 'outside.txt'), join(renderer, 'leads-out.txt'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

beforeEach(() => {
  desk = createFakeDesk()
  const connection = desk.connect()
  const guard = createWindowGuard(() => connection)
  door = createDoor({ desk, rendererFolder: join(folder, 'renderer'), guard })
})

const ask = (path: string, init: RequestInit = {}) => door(new Request(`desk://app${path}`, init))
const range = (value: string) => ({ headers: { range: value } })

test('answers calls for the connection the guard gave', async () => {
  const link = new RPCLink({ url: 'desk://app/rpc', fetch: (request) => door(request) })
  const client = createORPCClient<{ desk: { who(): Promise<{ connection: string }>; no(): Promise<void> } }>(link)
  expect((await client.desk.who()).connection).toBe([...desk.connections][0]?.id)
  await expect(client.desk.no()).rejects.toMatchObject({ code: 'REFUSED', data: { code: 'people.forbidden' } })
})

test('answers wrong input with 400, unknown calls with 404, and keeps nothing of it in a cache', async () => {
  const post = (path: string) =>
    ask(path, { method: 'POST', body: '{"json":{"a":"x"}}', headers: { 'content-type': 'application/json' } })
  const wrong = await post('/rpc/desk/add')
  expect(wrong.status).toBe(400)
  expect(wrong.headers.get('cache-control')).toBe('no-store')
  expect((await post('/rpc/desk/nothing')).status).toBe(404)
})

test('gives a part of an object as asked, and says which', async () => {
  const response = await ask(`/bytes/${movieId}`, range('bytes=100-299'))
  expect(response.status).toBe(206)
  expect(response.headers.get('content-range')).toBe(`bytes 100-299/${movieBytes}`)
  expect(response.headers.get('content-length')).toBe('200')
  expect(response.headers.get('content-type')).toBe('video/mp4')
  const bytes = new Uint8Array(await response.arrayBuffer())
  expect([...bytes]).toEqual(Array.from({ length: 200 }, (_, i) => byteAt(100 + i)))
  expect(desk.opened[0]).toMatchObject({ closed: true })
})

test('answers an open-ended range with 4 MiB, and a closed one of a PDF with all of it', async () => {
  const movie = await ask(`/bytes/${movieId}`, range('bytes=1000-'))
  expect(movie.headers.get('content-range')).toBe(`bytes 1000-${1000 + 4 * mebibyte - 1}/${movieBytes}`)
  expect((await movie.arrayBuffer()).byteLength).toBe(4 * mebibyte)
  const paper = await ask(`/bytes/${paperId}`, range(`bytes=0-${movieBytes - 1}`))
  expect(paper.headers.get('content-length')).toBe(String(movieBytes))
  await paper.body?.cancel()
})

test('gives the whole without a range, and its size alone to HEAD', async () => {
  const whole = await ask(`/bytes/${movieId}`)
  expect(whole.status).toBe(200)
  expect((await whole.arrayBuffer()).byteLength).toBe(movieBytes)
  const head = await ask(`/bytes/${movieId}`, { method: 'HEAD' })
  expect(head.headers.get('content-length')).toBe(String(movieBytes))
  expect(head.headers.get('accept-ranges')).toBe('bytes')
  expect(head.body).toBeNull()
  expect(desk.opened.every(({ closed }) => closed)).toBe(true)
})

test('says 416 with the size for a range beyond the end', async () => {
  const response = await ask(`/bytes/${movieId}`, range(`bytes=${movieBytes}-`))
  expect(response.status).toBe(416)
  expect(response.headers.get('content-range')).toBe(`bytes */${movieBytes}`)
  expect(desk.opened[0]?.closed).toBe(true)
})

test('stops decrypting and closes when the reader stops reading', async () => {
  const response = await ask(`/bytes/${movieId}`)
  const reader = response.body?.getReader()
  await reader?.read()
  await reader?.cancel()
  expect(desk.opened[0]).toMatchObject({ stopped: true, closed: true })
  expect(desk.opened[0]?.served).toBeLessThan(mebibyte)
})

test('stops decrypting and closes when the request is dropped', async () => {
  const dropped = new AbortController()
  const response = await ask(`/bytes/${movieId}`, { signal: dropped.signal })
  const reader = response.body?.getReader()
  await reader?.read()
  dropped.abort()
  await expect(
    (async () => {
      while (!(await reader?.read())?.done);
    })(),
  ).rejects.toThrow()
  expect(desk.opened[0]).toMatchObject({ stopped: true, closed: true })
})

test('bytes are inert: never sniffed, sandboxed, kept nowhere, and HTML is only a download', async () => {
  const response = await ask(`/bytes/${trapId}`)
  expect(response.headers.get('content-type')).toBe('application/octet-stream')
  expect(response.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/)
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin')
  expect(response.headers.has('content-disposition')).toBe(false)
})

test('a download carries its Chinese name', async () => {
  const response = await ask(`/bytes/${movieId}?download`, { method: 'HEAD' })
  const name = encodeURIComponent('现场 检查"1".mp4')
  expect(response.headers.get('content-disposition')).toBe(
    `attachment; filename="__ ___1_.mp4"; filename*=UTF-8''${name}`,
  )
  expect(attachment("a'(1)\r\n.pdf")).toBe(`attachment; filename="a'(1)__.pdf"; filename*=UTF-8''a%27%281%29%0D%0A.pdf`)
  expect(attachment('\ud800.pdf')).toContain('filename*=UTF-8')
})

test('a refusal crosses as data, and a bug as a number without a word of what it said', async () => {
  const refused = await ask('/bytes/019000000000700080000000000000ff')
  expect(refused.status).toBe(409)
  expect(await refused.json()).toEqual({ code: 'vault.object-missing', params: {} })
  const bug = await ask(`/bytes/${brokenId}`)
  expect(bug.status).toBe(500)
  expect(await bug.text()).toBe('{"number":"I-7"}')
})

test('takes an upload to its ticket, an empty one too', async () => {
  const response = await ask(`/intake/${ticketId}`, { method: 'PUT', body: new Uint8Array(3 * mebibyte) })
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ state: 'filed', doneBytes: 3 * mebibyte })
  const empty = await ask(`/intake/${ticketId}`, { method: 'PUT' })
  expect(await empty.json()).toMatchObject({ doneBytes: 0 })
  const other = await ask(`/intake/01900000-0000-7000-8000-00000000000b`, { method: 'PUT', body: 'x' })
  expect(other.status).toBe(409)
  expect(await other.json()).toEqual({ code: 'people.forbidden', params: {} })
})

test('knows only its own methods and only whole identifiers', async () => {
  expect((await ask(`/bytes/${movieId}`, { method: 'DELETE' })).status).toBe(405)
  expect((await ask(`/intake/${ticketId}`)).status).toBe(405)
  expect((await ask('/index.html', { method: 'POST' })).status).toBe(405)
  expect((await ask('/bytes/..%2f..%2farchive.json')).status).toBe(404)
  expect((await ask(`/bytes/${movieId}/x`)).status).toBe(404)
  expect(desk.opened).toHaveLength(0)
})

test('puts a new nonce into every page and into its policy', async () => {
  const pages = await Promise.all(['/', '/index.html', '/'].map((path) => ask(path)))
  const nonces = await Promise.all(
    pages.map(async (page) => {
      const html = await page.text()
      const nonce = /<script nonce="([\w+/=]{24})">/.exec(html)?.[1]
      expect(html).not.toContain('__NONCE__')
      expect(page.headers.get('content-security-policy')).toContain(
        `script-src 'self' 'nonce-${nonce}' 'wasm-unsafe-eval'`,
      )
      return nonce
    }),
  )
  expect(new Set(nonces).size).toBe(3)
})

test('the page may load nothing from elsewhere, be framed by nobody, and ask the machine for nothing', async () => {
  const { headers } = await ask('/')
  const policy = headers.get('content-security-policy') ?? ''
  for (const rule of ["default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"]) {
    expect(policy).toContain(rule)
  }
  expect(policy).not.toMatch(/(script|style)-src [^;]*'unsafe-(inline|eval)'/)
  expect(headers.get('permissions-policy')).toContain('camera=()')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(headers.get('cache-control')).toBe('no-store')
})

test('lets only files with a hash in their name be kept', async () => {
  expect((await ask('/assets/index-B1x_2-Za.js')).headers.get('cache-control')).toContain('immutable')
  expect((await ask('/assets/plain.css')).headers.get('cache-control')).toBe('no-store')
})

test.each([
  '/../outside.txt',
  '/..%2foutside.txt',
  '/%2e%2e/outside.txt',
  '/assets/..%2f..%2foutside.txt',
  '/assets/..%5c..%5coutside.txt',
  '/leads-out.txt',
  '/.secret',
  '/assets/folder',
  '/assets/plain.css/x',
  '/%00',
  '/%zz',
  '/absent.js',
])('there is nothing at %s', async (path) => {
  expect((await ask(path)).status).toBe(404)
})
