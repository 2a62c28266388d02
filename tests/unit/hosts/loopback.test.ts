// The loopback host over real sockets, with a small desk behind it.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { findBrowser, type Loopback, startLoopback } from '#main/hosts/loopback/index.ts'
import { createFakeDesk, type FakeDesk, movieBytes, movieId, ticketId } from '../door/fake-desk.ts'

let folder: string
let desk: FakeDesk
let host: Loopback

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loopback-test-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<title>desk</title>')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

beforeEach(async () => {
  desk = createFakeDesk()
  host = await startLoopback({ desk, rendererFolder: folder })
})
afterEach(() => host.close())

async function enter(): Promise<string> {
  const response = await fetch(host.newAddress(), { redirect: 'manual' })
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}

interface Call {
  readonly method?: string
  readonly path: string
  readonly headers?: Record<string, string>
}

/** A bare HTTP request, because fetch would not let us lie about Host. */
function call({ method = 'GET', path, headers = {} }: Call): ClientRequest {
  const { port } = new URL(host.origin)
  return httpRequest({ host: '127.0.0.1', port, method, path, headers })
}

function answer(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => request.once('response', resolve).once('error', reject).end())
}

test('opens with its one-time address, and serves the page to the cookie it gave', async () => {
  expect(host.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/enter\/[\w-]{43}$/)
  const entered = await fetch(host.address, { redirect: 'manual' })
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/'])
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const page = await fetch(`${host.origin}/`, { headers: { cookie } })
  expect(await page.text()).toContain('<title>desk</title>')
  expect((await fetch(`${host.origin}/`)).status).toBe(401)
  expect((await fetch(host.address, { redirect: 'manual' })).status).toBe(403)
})

test('turns away another Host, another Origin and a preflight, even with the cookie', async () => {
  const cookie = await enter()
  const status = async (from: Call) => (await answer(call(from))).statusCode
  expect(await status({ path: '/', headers: { cookie } })).toBe(200)
  expect(await status({ path: '/', headers: { cookie, host: 'evil.example' } })).toBe(421)
  expect(await status({ path: '/', headers: { cookie, origin: 'http://evil.example' } })).toBe(403)
  expect(await status({ path: 'http://evil.example/', headers: { cookie } })).toBe(400)
  const preflight = await answer(
    call({ method: 'OPTIONS', path: '/rpc/desk/who', headers: { cookie, origin: 'http://evil.example' } }),
  )
  expect(preflight.statusCode).toBe(403)
  expect(preflight.headers['access-control-allow-origin']).toBeUndefined()
})

test('listens on 127.0.0.1 alone', async () => {
  const { port } = new URL(host.origin)
  await expect(fetch(`http://127.0.0.2:${port}/`)).rejects.toThrow()
})

test('refuses a port that is taken, and says what to do', async () => {
  const port = Number(new URL(host.origin).port)
  await expect(startLoopback({ desk, rendererFolder: folder, port })).rejects.toMatchObject({
    code: 'door.port-taken',
    params: { port },
  })
})

test('streams bytes with their range over the socket', async () => {
  const cookie = await enter()
  const response = await fetch(`${host.origin}/bytes/${movieId}`, { headers: { cookie, range: 'bytes=7-1000006' } })
  expect(response.status).toBe(206)
  expect(response.headers.get('content-range')).toBe(`bytes 7-1000006/${movieBytes}`)
  expect((await response.arrayBuffer()).byteLength).toBe(1_000_000)
})

test('stops decrypting when the client hangs up', async () => {
  const cookie = await enter()
  const dropped = new AbortController()
  const response = await fetch(`${host.origin}/bytes/${movieId}`, { headers: { cookie }, signal: dropped.signal })
  await response.body?.getReader().read()
  dropped.abort()
  await vi.waitFor(() => expect(desk.opened[0]).toMatchObject({ stopped: true, closed: true }))
  expect(desk.opened[0]?.served).toBeLessThan(movieBytes)
})

test('reads no further ahead than the client does', async () => {
  const cookie = await enter()
  const request = call({ path: `/bytes/${movieId}`, headers: { cookie } })
  const response = await answer(request)
  response.pause()
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(desk.opened[0]?.served).toBeLessThan(movieBytes)
  request.destroy()
})

test('takes an upload of many megabytes, and one of none', async () => {
  const headers = { cookie: await enter(), origin: host.origin }
  const put = async (body: Uint8Array<ArrayBuffer>) =>
    await (await fetch(`${host.origin}/intake/${ticketId}`, { method: 'PUT', headers, body })).json()
  expect(await put(new Uint8Array(30_000_000))).toMatchObject({ doneBytes: 30_000_000 })
  expect(await put(new Uint8Array(0))).toMatchObject({ doneBytes: 0 })
})

test('answers a refused upload although nobody read its body', async () => {
  const headers = { cookie: await enter(), origin: host.origin }
  const body = new Uint8Array(20_000_000)
  const response = await fetch(`${host.origin}/intake/01900000-0000-7000-8000-0000000000ff`, {
    method: 'PUT',
    headers,
    body,
  })
  expect(response.status).toBe(409)
  expect(await response.json()).toEqual({ code: 'people.forbidden', params: {} })
})

test('an upload that breaks off ends as an error, never as a short file', async () => {
  const cookie = await enter()
  const headers = { cookie, origin: host.origin, 'content-length': '1000000' }
  const request = call({ method: 'PUT', path: `/intake/${ticketId}`, headers })
  request.on('error', () => undefined)
  request.write(new Uint8Array(1000))
  await vi.waitFor(() => expect(desk.received[0]?.bytes).toBe(1000))
  request.destroy()
  await vi.waitFor(() => expect(desk.received[0]).toEqual({ bytes: 1000, error: true }))
})

test('ends every connection when it closes', async () => {
  await enter()
  expect(desk.connections.size).toBe(1)
  await host.close()
  expect(desk.connections.size).toBe(0)
  host = await startLoopback({ desk, rendererFolder: folder })
})

test('finds the first installed browser of the family on each system', () => {
  const machine = (platform: NodeJS.Platform, env: Record<string, string>, programs: string[]) =>
    findBrowser({ platform, env, isProgram: (path) => programs.includes(path), fetched: () => ['/cache/chrome'] })
  const linux = ['/usr/bin/google-chrome', '/snap/bin/chromium']
  expect(machine('linux', { PATH: '/usr/local/bin:/usr/bin' }, linux)).toBe('/snap/bin/chromium')
  expect(machine('linux', { PATH: '/usr/bin' }, ['/usr/bin/google-chrome'])).toBe('/usr/bin/google-chrome')
  const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
  expect(machine('win32', { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }, [edge])).toBe(edge)
  const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  expect(machine('darwin', { HOME: '/Users/a' }, [chrome])).toBe(chrome)
  expect(machine('linux', { PATH: '/usr/bin', ANJUAN_BROWSER: '/opt/own' }, ['/opt/own', ...linux])).toBe('/opt/own')
  expect(machine('linux', { PATH: '/usr/bin' }, ['/cache/chrome'])).toBe('/cache/chrome')
  expect(machine('linux', { PATH: '/usr/bin' }, [])).toBeNull()
})
