// The loopback host: the door on 127.0.0.1, for machines without the Electron runtime and for browser tests.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Clock, type RandomSource, systemClock, systemRandom } from '#main/clock.ts'
import type { DeskCore } from '#main/desk-core.ts'
import { createDoor, createLoopbackGuard, type Door } from '#main/door/index.ts'
import { refuse } from '#shared/text/refusal.ts'
import { type AppWindow, openAppWindow } from './app-window.ts'
import { answerHttp } from './http-bridge.ts'

export { findBrowser, hasDisplay } from './find-browser.ts'

export interface LoopbackOptions {
  readonly desk: DeskCore
  /** Folder of the built renderer. */
  readonly rendererFolder: string
  /** 0 or absent: any free port. */
  readonly port?: number
  /** Opens an app window of an installed Chromium-family browser. */
  readonly open?: boolean
  readonly clock?: Clock
  readonly random?: RandomSource
}

export interface Loopback {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string
  /** The address to open first; its code is good for two minutes and one entry. */
  readonly address: string
  /** Another such address. */
  newAddress(): string
  /** The window that `open` opened, or null when no browser was found or none was wanted. */
  readonly window: AppWindow | null
  /** Hangs up on everybody, closes the window; leaves the desk open. */
  close(): Promise<void>
}

/** @throws Refusal `door.port-taken` */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const { desk, rendererFolder } = options
  let door: Door | null = null
  let origin = ''
  const server = createServer({ highWaterMark: 256 * 1024 }, (incoming, outgoing) => {
    if (door === null) outgoing.destroy()
    else void answerHttp(door, origin, incoming, outgoing).catch(() => outgoing.destroy())
  })
  // An upload of a card full of recordings takes as long as it takes.
  server.requestTimeout = 0
  // One window on one machine: hanging up between two calls saves nothing, and a call may be on its way just then.
  server.keepAliveTimeout = 0
  origin = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`
  const random = options.random ?? systemRandom
  const entrance = createLoopbackGuard({ desk, origin, clock: options.clock ?? systemClock, random })
  door = createDoor({
    desk,
    rendererFolder,
    guard: entrance.guard,
    nonce: () => random(16).toString('base64'),
  })
  const newAddress = (): string => `${origin}/enter/${entrance.newCode()}`
  const address = newAddress()
  const window = options.open === true ? await openAppWindow(newAddress()) : null
  return {
    origin,
    address,
    newAddress,
    window,
    async close() {
      await window?.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      entrance.close()
    },
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES'
      reject(taken ? refuse('door.port-taken', { port }) : error)
    })
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => resolve((server.address() as AddressInfo).port))
  })
}
