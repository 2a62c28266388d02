// The child's side of a limited run: cuts the network off, takes one task, answers it, and ends.
import dns from 'node:dns'
import net from 'node:net'
import type { FromChild, ToChild } from './child-messages.ts'

/** The bytes under inspection; every read is a question to the parent. */
export interface RemoteBytes {
  readonly sizeBytes: number
  /** At most 16 MiB in one read. Rejects when the parent could not read. */
  read(start: number, endExclusive: number): Promise<Uint8Array>
}

export type ChildTask = (input: unknown, bytes: RemoteBytes) => Promise<unknown>

/** Called once by the entry file. A task that throws ends the process without a result, which the parent sees as a crash. */
export function serveChild(tasks: Readonly<Record<string, ChildTask>>): void {
  cutNetwork()
  const waiting = new Map<number, (bytes: Uint8Array | null) => void>()
  let lastId = 0
  const read = (start: number, endExclusive: number): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      const id = ++lastId
      waiting.set(id, (bytes) => (bytes === null ? reject(new Error('the source failed')) : resolve(bytes)))
      say({ type: 'read', id, start, endExclusive })
    })
  process.once('disconnect', () => process.exit(1))
  process.on('uncaughtException', () => process.exit(1))
  // A decoder may drop a promise on a bad picture; the task itself decides what that means.
  process.on('unhandledRejection', () => undefined)
  process.on('message', (message: ToChild) => {
    if (message.type === 'bytes') {
      waiting.get(message.id)?.(message.bytes)
      waiting.delete(message.id)
      return
    }
    const task = tasks[message.task]
    if (task === undefined) process.exit(1)
    task(message.input, { sizeBytes: message.sizeBytes, read }).then(
      (value) => say({ type: 'result', value }),
      () => process.exit(1),
    )
  })
}

function say(message: FromChild): void {
  process.send?.(message)
}

/** The permission model has no rule for sockets; the parent's channel is not one of these. */
function cutNetwork(): void {
  const refuseToConnect = (): never => {
    throw new Error('no network here')
  }
  net.Socket.prototype.connect = refuseToConnect
  net.Server.prototype.listen = refuseToConnect
  Object.assign(dns, { lookup: refuseToConnect, resolve: refuseToConnect })
  Reflect.deleteProperty(globalThis, 'fetch')
  Reflect.deleteProperty(globalThis, 'WebSocket')
}
