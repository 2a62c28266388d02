// Who gets in: host and origin checks, the one-time code, the cookie.
import { expect, test } from 'vitest'
import { systemRandom } from '#main/clock.ts'
import { checkHost, checkOrigin, codeLifeMs, createLoopbackGuard, createWindowGuard } from '#main/door/index.ts'
import { createFakeDesk } from './fake-desk.ts'

const origin = 'http://127.0.0.1:4321'

test('the Host header must name us, port included', () => {
  expect(checkHost('127.0.0.1:4321', '127.0.0.1:4321')).toBe(true)
  for (const host of [null, '', '127.0.0.1', 'localhost:4321', 'evil.example:4321', '127.0.0.1:4322']) {
    expect(checkHost(host, '127.0.0.1:4321')).toBe(false)
  }
})

test('what may change something must carry our own Origin', () => {
  const allowed = (headers: Record<string, string>) => checkOrigin('POST', new Headers(headers), origin)
  expect(allowed({ origin })).toBe(true)
  expect(allowed({ origin, 'sec-fetch-site': 'same-origin' })).toBe(true)
  expect(allowed({})).toBe(false)
  expect(allowed({ origin: 'null' })).toBe(false)
  expect(allowed({ origin: 'http://127.0.0.1:9999' })).toBe(false)
  expect(allowed({ origin, 'sec-fetch-site': 'same-site' })).toBe(false)
})

test('reading is for our own page and for an address that was opened, not for pages of other origins', () => {
  const allowed = (headers: Record<string, string>) => checkOrigin('GET', new Headers(headers), origin)
  expect(allowed({})).toBe(true)
  expect(allowed({ 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'video' })).toBe(
    true,
  )
  expect(allowed({ 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' })).toBe(true)
  expect(allowed({ 'sec-fetch-site': 'none', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' })).toBe(false)
  expect(allowed({ 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' })).toBe(false)
  expect(allowed({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).toBe(false)
  expect(allowed({ origin: 'https://evil.example' })).toBe(false)
})

function makeGuard() {
  const desk = createFakeDesk()
  let now = Date.parse('2026-11-21T08:00:00.000Z')
  const entrance = createLoopbackGuard({ desk, origin, clock: { now: () => new Date(now) }, random: systemRandom })
  const ask = (path: string, headers: Record<string, string> = {}) =>
    entrance.guard(new Request(origin + path, { headers: { host: '127.0.0.1:4321', ...headers } }))
  const wait = (ms: number) => {
    now += ms
  }
  return { desk, entrance, ask, wait }
}

async function refusalOf(admission: ReturnType<ReturnType<typeof makeGuard>['ask']>) {
  if (!('response' in admission)) throw new Error('was let in')
  return { status: admission.response.status, text: await admission.response.text() }
}

test('a code is exchanged once for a cookie that cannot be read or sent along from elsewhere', async () => {
  const { desk, entrance, ask } = makeGuard()
  const code = entrance.newCode()
  const entered = ask(`/enter/${code}`)
  if (!('response' in entered)) throw new Error('no answer')
  expect(entered.response.status).toBe(303)
  expect(entered.response.headers.get('location')).toBe('/')
  const cookie = entered.response.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^anjuan-4321=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  const letIn = ask('/', { cookie: cookie.split(';')[0] ?? '' })
  expect('connection' in letIn && desk.connections.has(letIn.connection)).toBe(true)
  const again = await refusalOf(ask(`/enter/${code}`))
  expect(again.status).toBe(403)
  expect(again.text).toContain('重新启动 Anjuan')
})

test('a code is worthless after two minutes', async () => {
  const { desk, entrance, ask, wait } = makeGuard()
  const code = entrance.newCode()
  wait(codeLifeMs + 1)
  expect((await refusalOf(ask(`/enter/${code}`))).status).toBe(403)
  expect(desk.connections.size).toBe(0)
})

test('without the cookie, or with a made-up one, there is only a page that says to start again', async () => {
  const { ask } = makeGuard()
  for (const headers of [{}, { cookie: 'anjuan-4321=made-up' }, { cookie: 'other=1' }]) {
    const { status, text } = await refusalOf(ask('/rpc/desk/who', headers))
    expect(status).toBe(401)
    expect(text).toContain('重新启动 Anjuan')
  }
})

test('entering again from the same browser ends the connection it had', async () => {
  const { desk, entrance, ask } = makeGuard()
  const cookieFrom = (headers: Record<string, string>) => {
    const entered = ask(`/enter/${entrance.newCode()}`, headers)
    if (!('response' in entered)) throw new Error('no answer')
    return entered.response.headers.get('set-cookie')?.split(';')[0] ?? ''
  }
  const first = cookieFrom({})
  const second = cookieFrom({ cookie: first })
  expect(desk.connections.size).toBe(1)
  expect((await refusalOf(ask('/', { cookie: first }))).status).toBe(401)
  expect('connection' in ask('/', { cookie: second })).toBe(true)
  entrance.close()
  expect(desk.connections.size).toBe(0)
  expect((await refusalOf(ask('/', { cookie: second }))).status).toBe(401)
})

test('the window guard knows its own scheme, host and origin only', () => {
  const connection = createFakeDesk().connect()
  const guard = createWindowGuard(() => connection)
  expect(guard(new Request('desk://app/index.html'))).toEqual({ connection })
  expect(guard(new Request('desk://app/rpc/x', { method: 'POST', headers: { origin: 'desk://app' } }))).toEqual({
    connection,
  })
  for (const request of [
    new Request('desk://other/index.html'),
    new Request('http://app/index.html'),
    new Request('desk://app/rpc/x', { method: 'POST', headers: { origin: 'https://evil.example' } }),
  ]) {
    expect('response' in guard(request)).toBe(true)
  }
})
