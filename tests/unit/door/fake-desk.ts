// A desk of two calls and three objects, so that the door can be tried alone.
import { ORPCError, os } from '@orpc/server'
import * as z from 'zod'
import type { CallContext, Connection, DeskCore, OpenBytes } from '#main/desk-core.ts'
import type { IntakeTicket } from '#shared/contract/intake.ts'
import { refuse } from '#shared/text/refusal.ts'

export const movieId = '01900000000070008000000000000001'
export const paperId = '01900000000070008000000000000002'
export const trapId = '01900000000070008000000000000003'
export const brokenId = '01900000000070008000000000000004'
export const ticketId = '01900000-0000-7000-8000-00000000000a'
export const movieBytes = 10 * 1024 * 1024

const base = os.$context<CallContext>()
const router = {
  desk: {
    who: base.handler(({ context }) => ({ connection: context.connection.id })),
    add: base.input(z.object({ a: z.number(), b: z.number() })).handler(({ input }) => input.a + input.b),
    no: base.handler(() => {
      throw new ORPCError('REFUSED', { status: 409, data: { code: 'people.forbidden', params: {} } })
    }),
  },
}

const objects: Readonly<Record<string, { mime: string; name: string; sizeBytes: number }>> = {
  [movieId]: { mime: 'video/mp4', name: '现场 检查"1".mp4', sizeBytes: movieBytes },
  [paperId]: { mime: 'application/pdf', name: '决定书.pdf', sizeBytes: movieBytes },
  [trapId]: { mime: 'text/html', name: 'x.html', sizeBytes: 20 },
}

/** Byte `i` of every object is `i mod 251`, so that any part says where it was taken from. */
export function byteAt(position: number): number {
  return position % 251
}

export interface FakeDesk extends DeskCore {
  readonly opened: { closed: boolean; served: number; stopped: boolean }[]
  readonly connections: Set<Connection>
  readonly received: { bytes: number; error: boolean }[]
  lock(): void
}

export function createFakeDesk(): FakeDesk {
  const connections = new Set<Connection>()
  const opened: FakeDesk['opened'] = []
  const received: FakeDesk['received'] = []
  const listeners = new Set<() => void>()
  return {
    // A few calls of its own stand for the contract's: the door hands on whatever it is asked.
    router: router as unknown as DeskCore['router'],
    host: 'loopback',
    opened,
    connections,
    received,
    connect() {
      const connection = { id: crypto.randomUUID(), caller: null }
      connections.add(connection)
      return connection
    },
    disconnect: (connection) => void connections.delete(connection),
    async openBytes(_connection, objectId) {
      if (objectId === brokenId) throw new Error('a bug with 张三 in its message')
      const object = objects[objectId]
      if (object === undefined) throw refuse('vault.object-missing')
      return openObject(object, opened)
    },
    async receive(_connection, ticket, body) {
      if (ticket !== ticketId) throw refuse('people.forbidden')
      const entry = { bytes: 0, error: false }
      received.push(entry)
      try {
        for await (const chunk of body) entry.bytes += chunk.byteLength
      } catch {
        entry.error = true
      }
      return ticketOf(entry.bytes)
    },
    receivePath: () => Promise.reject(new Error('not part of the door')),
    onLock(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    lock() {
      for (const listener of listeners) listener()
    },
    fileIncident: () => 'I-7',
    close: async () => undefined,
  }
}

function openObject(object: { mime: string; name: string; sizeBytes: number }, opened: FakeDesk['opened']): OpenBytes {
  const entry = { closed: false, served: 0, stopped: false }
  opened.push(entry)
  return {
    ...object,
    stream(start, endExclusive, signal) {
      signal.addEventListener('abort', () => {
        entry.stopped = true
      })
      let at = start
      return new ReadableStream({
        async pull(controller) {
          await new Promise((resolve) => setImmediate(resolve))
          const end = Math.min(at + 65536, endExclusive)
          controller.enqueue(Uint8Array.from({ length: end - at }, (_, i) => byteAt(at + i)))
          entry.served += end - at
          at = end
          if (at === endExclusive) controller.close()
        },
      })
    },
    async close() {
      entry.closed = true
    },
  }
}

function ticketOf(bytes: number): IntakeTicket {
  const empty = { sentence: null, item: null, state: 'filed' } as const
  return { ...empty, ticket: ticketId, dossierId: ticketId, name: 'x', sizeBytes: bytes, doneBytes: bytes }
}
