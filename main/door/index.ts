// The one way in for windows and browsers: calls, bytes, intake and the renderer's own files, behind a guard.
import { randomBytes } from 'node:crypto'
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/fetch'
import type { CallContext, DeskCore } from '#main/desk-core.ts'
import type { Guard } from './admission.ts'
import { answerBytes } from './bytes.ts'
import { faultResponse } from './fault-response.ts'
import { answerIntake } from './intake.ts'
import { createRendererFiles } from './renderer-files.ts'
import { plainHeaders } from './response-headers.ts'

export { type Admission, checkHost, checkOrigin, type Guard } from './admission.ts'
export { codeLifeMs, createLoopbackGuard, type LoopbackGuard } from './loopback-guard.ts'
export { createWindowGuard, windowOrigin } from './window-guard.ts'

export type Door = (request: Request) => Promise<Response>

export interface DoorOptions {
  readonly desk: DeskCore
  /** Folder of the built renderer, with `index.html`. */
  readonly rendererFolder: string
  readonly guard: Guard
  /** One nonce for each page; tests put in their own. */
  readonly nonce?: () => string
}

/** A call's input is text; files come through the intake. */
const largestCallBytes = 16 * 1024 * 1024
const objectPath = /^\/bytes\/([\da-f]{32})$/
const intakePath = /^\/intake\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/

export function createDoor(options: DoorOptions): Door {
  const { desk, guard } = options
  const fileIncident = (error: unknown) => desk.fileIncident('door', error)
  const files = createRendererFiles(options.rendererFolder, options.nonce ?? (() => randomBytes(16).toString('base64')))
  const calls = new RPCHandler<CallContext>(desk.router, {
    plugins: [new BodyLimitPlugin({ maxBodySize: largestCallBytes })],
  })

  async function route(request: Request): Promise<Response> {
    const admission = guard(request)
    if ('response' in admission) return admission.response
    const { connection } = admission
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/rpc/')) {
      const { response } = await calls.handle(request, { prefix: '/rpc', context: { connection } })
      return withPlainHeaders(response)
    }
    if (pathname.startsWith('/bytes/')) {
      const objectId = objectPath.exec(pathname)?.[1]
      if (objectId === undefined) return bare(404)
      if (request.method !== 'GET' && request.method !== 'HEAD') return bare(405)
      return answerBytes({ desk, connection, objectId, request, fileIncident })
    }
    if (pathname.startsWith('/intake/')) {
      const ticket = intakePath.exec(pathname)?.[1]
      if (ticket === undefined) return bare(404)
      if (request.method !== 'PUT') return bare(405)
      return answerIntake({ desk, connection, ticket, request, fileIncident })
    }
    return files(request)
  }

  return async (request) => {
    try {
      return await route(request)
    } catch (error) {
      return faultResponse(error, fileIncident)
    }
  }
}

function withPlainHeaders(response: Response | undefined): Response {
  if (response === undefined) return bare(404)
  for (const [name, value] of Object.entries(plainHeaders)) response.headers.set(name, value)
  return response
}

function bare(status: number): Response {
  return new Response(null, { status, headers: plainHeaders })
}
