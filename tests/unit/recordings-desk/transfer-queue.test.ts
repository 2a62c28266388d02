// The window's part of a transfer: it sends what the desk's list says, in that order, and stops when the list says so.
import { expect, test } from 'vitest'
import type { FolderFile } from '../../../renderer/recordings/folder-walk.ts'
import {
  createTransferQueue,
  type PendingFile,
  type TransferCalls,
} from '../../../renderer/recordings/transfer-queue.ts'

type State = PendingFile['state']
type Sent = 'heard' | 'dropped' | 'unreachable'

interface FakeDesk {
  readonly files: { id: string; path: string; state: State }[]
  /** Names in the order in which they were sent. */
  readonly sent: string[]
  readonly open: Map<string, (outcome: Sent) => void>
  state: 'planned' | 'running' | 'paused' | 'done'
  isDown: boolean
  end(name: string, state?: State, outcome?: Sent): Promise<void>
  readonly calls: TransferCalls
}

/** A desk with one dock of so many files; sending takes until the test lets it end. */
function createDesk(names: readonly string[]): FakeDesk {
  const files = names.map((name) => ({ id: `id-${name}`, path: name, state: 'queued' as State }))
  const open = new Map<string, (outcome: Sent) => void>()
  const sent: string[] = []
  const desk: FakeDesk = {
    files,
    sent,
    open,
    state: 'running',
    isDown: false,
    async end(name, state = 'done', outcome = 'heard') {
      const file = files.find(({ path }) => path === name)
      if (file !== undefined && outcome === 'heard') file.state = state
      open.get(`id-${name}`)?.(outcome)
      await settled()
    },
    calls: {
      async dock() {
        if (desk.isDown) throw new TypeError('unreachable')
        return { state: desk.state }
      },
      async pending(_id, offset) {
        const rows = files.filter(({ state }) => state === 'queued' || state === 'waiting')
        return { rows: rows.slice(offset, offset + 3), total: rows.length }
      },
      send(id, _file, signal) {
        sent.push(id.slice(3))
        return new Promise((resolve) => {
          const end = (outcome: Sent) => {
            open.delete(id)
            resolve(outcome)
          }
          open.set(id, end)
          signal.addEventListener('abort', () => end('dropped'))
        })
      },
      // Nothing goes on by itself in these tests: each look is asked for.
      pause: (_, signal) =>
        new Promise<void>((resolve) => {
          if (signal.aborted) resolve()
          else signal.addEventListener('abort', () => resolve(), { once: true })
        }),
    },
  }
  return desk
}

/** Long enough for every promise that needs nobody else. */
async function settled() {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve()
}

function hand(...names: readonly string[]): FolderFile[] {
  return names.map((path) => ({ path, file: new File(['x'], path) }))
}

async function serving(names: readonly string[], given: readonly string[] = names) {
  const desk = createDesk(names)
  const queue = createTransferQueue(desk.calls)
  queue.give('dock', hand(...given))
  await settled()
  const look = async () => {
    queue.look('dock')
    await settled()
  }
  return { desk, queue, look }
}

test('two files are under way at a time, in the order of the list, and the next begins when one ends', async () => {
  const { desk, queue } = await serving(['a', 'b', 'c', 'd'])
  expect(desk.sent).toEqual(['a', 'b'])
  expect(queue.handovers()).toEqual([{ dockId: 'dock', sending: 2, missing: 0, unreachable: false }])
  await desk.end('b')
  expect(desk.sent).toEqual(['a', 'b', 'c'])
  await desk.end('a')
  await desk.end('c')
  await desk.end('d')
  expect(desk.sent).toEqual(['a', 'b', 'c', 'd'])
  expect(queue.handovers()[0]?.sending).toBe(0)
})

test('a file that was moved to the front is sent next', async () => {
  const { desk } = await serving(['a', 'b', 'c', 'd', 'e'])
  desk.files.unshift(...desk.files.splice(4, 1))
  await desk.end('a')
  expect(desk.sent).toEqual(['a', 'b', 'e'])
})

test('nothing is sent before the start; a pause stops what is under way, and going on sends it again from its beginning', async () => {
  const desk = createDesk(['a', 'b'])
  desk.state = 'planned'
  const queue = createTransferQueue(desk.calls)
  queue.give('dock', hand('a', 'b'))
  await settled()
  expect(desk.sent).toEqual([])
  desk.state = 'running'
  queue.look('dock')
  await settled()
  expect(desk.sent).toEqual(['a', 'b'])
  desk.state = 'paused'
  queue.look('dock')
  await settled()
  expect(queue.handovers()[0]?.sending).toBe(0)
  desk.state = 'running'
  queue.look('dock')
  await settled()
  expect(desk.sent).toEqual(['a', 'b', 'a', 'b'])
})

test('a cancelled file is dropped at once, and only that one', async () => {
  const { desk, queue } = await serving(['a', 'b', 'c'])
  const a = desk.files[0]
  if (a !== undefined) a.state = 'cancelled'
  queue.drop(['id-a'])
  await settled()
  expect(desk.open.has('id-b')).toBe(true)
  expect(desk.sent).toEqual(['a', 'b', 'c'])
})

test('a file the desk heard and left waiting is not sent again and again, but after a retry', async () => {
  const { desk, look } = await serving(['a'])
  await desk.end('a', 'waiting')
  expect(desk.sent).toEqual(['a'])
  await look()
  expect(desk.sent).toEqual(['a', 'a'])
})

test('files that are not in the folder given here are passed over and counted, however many come first', async () => {
  const { desk, queue } = await serving(['a', 'b', 'c', 'd', 'e'], ['e'])
  expect(desk.sent).toEqual(['e'])
  expect(queue.handovers()[0]?.missing).toBe(4)
})

test('what was done before is not sent after the folder is given again', async () => {
  const { desk, queue } = await serving(['a', 'b', 'c'])
  await desk.end('a')
  queue.stopAll()
  await settled()
  expect(queue.handovers()).toEqual([])
  desk.sent.length = 0
  queue.give('dock', hand('a', 'b', 'c'))
  await settled()
  expect(desk.sent).toEqual(['b', 'c'])
})

test('a desk that cannot be reached is said so, and the transfer goes on when it is back', async () => {
  const { desk, queue, look } = await serving(['a', 'b'])
  desk.isDown = true
  await desk.end('a', 'queued', 'unreachable')
  await look()
  expect(queue.handovers()[0]?.unreachable).toBe(true)
  desk.isDown = false
  await look()
  expect(desk.sent).toEqual(['a', 'b', 'a'])
  expect(queue.handovers()[0]?.unreachable).toBe(false)
})
