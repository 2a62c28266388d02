// The guard of the loopback host: a one-time code in the opened address becomes a cookie, and the cookie is a connection.
import { createHash } from 'node:crypto'
import type { Clock, RandomSource } from '#main/clock.ts'
import type { Connection, DeskCore } from '#main/desk-core.ts'
import { faultSentence } from '#shared/text/faults.ts'
import { type Admission, checkHost, checkOrigin, type Guard } from './admission.ts'
import { noticePage } from './notice-page.ts'

/** Long enough for a slow browser to start, short enough to be worthless in a shell's history. */
export const codeLifeMs = 120_000

export interface LoopbackGuard {
  readonly guard: Guard
  /** A code for one entry at `/enter/<code>`. */
  newCode(): string
  /** Ends every connection; used when the host closes. */
  close(): void
}

interface Options {
  readonly desk: Pick<DeskCore, 'connect' | 'disconnect'>
  /** `http://127.0.0.1:<port>` */
  readonly origin: string
  readonly clock: Clock
  readonly random: RandomSource
}

export function createLoopbackGuard({ desk, origin, clock, random }: Options): LoopbackGuard {
  const { host, port } = new URL(origin)
  // Cookies do not tell ports apart: with one name, a second desk on this machine would sign the first one out.
  const cookieName = `anjuan-${port}`
  // Looked up by digest, so that the time of a lookup says nothing about a secret.
  const codes = new Map<string, number>()
  const connections = new Map<string, Connection>()
  const newSecret = (): string => random(32).toString('base64url')

  function enter(code: string, request: Request): Admission {
    const until = codes.get(digest(code))
    codes.delete(digest(code))
    if (until === undefined || until < clock.now().getTime()) return turnAway(403, faultSentence('door.code-spent', {}))
    leave(cookieOf(request, cookieName))
    const secret = newSecret()
    connections.set(digest(secret), desk.connect())
    const cookie = `${cookieName}=${secret}; Path=/; HttpOnly; SameSite=Strict`
    const headers = {
      Location: '/',
      'Set-Cookie': cookie,
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
    }
    return { response: new Response(null, { status: 303, headers }) }
  }

  function leave(secret: string | null): void {
    const key = secret === null ? null : digest(secret)
    const connection = key === null ? undefined : connections.get(key)
    if (key === null || connection === undefined) return
    connections.delete(key)
    desk.disconnect(connection)
  }

  function guard(request: Request): Admission {
    if (!checkHost(request.headers.get('host'), host)) return turnAway(421, faultSentence('door.foreign', {}))
    if (!checkOrigin(request.method, request.headers, origin)) return turnAway(403, faultSentence('door.foreign', {}))
    const code = /^\/enter\/([\w-]{1,100})$/.exec(new URL(request.url).pathname)?.[1]
    if (code !== undefined && request.method === 'GET') return enter(code, request)
    const secret = cookieOf(request, cookieName)
    const connection = secret === null ? undefined : connections.get(digest(secret))
    return connection === undefined ? turnAway(401, faultSentence('door.no-entry', {})) : { connection }
  }

  return {
    guard,
    newCode() {
      const now = clock.now().getTime()
      for (const [key, until] of codes) if (until < now) codes.delete(key)
      const code = newSecret()
      codes.set(digest(code), now + codeLifeMs)
      return code
    },
    close() {
      for (const connection of connections.values()) desk.disconnect(connection)
      connections.clear()
      codes.clear()
    },
  }
}

function turnAway(status: number, sentence: string): Admission {
  return { response: noticePage(status, sentence) }
}

function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64')
}

function cookieOf(request: Request, name: string): string | null {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2)
    if (key === name && value !== undefined) return value
  }
  return null
}
