// Tickets of files on their way in: how long they wait, and what their watchers are sent.
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { createTickets, type Tickets } from '#main/dossiers/tickets.ts'
import type { IntakeTicket } from '#shared/contract/intake.ts'
import { archivist, openDossierRooms } from '../../support/dossier-rooms.ts'
import { createTestClock, type TestClock } from '../../support/test-clock.ts'

const offer = { name: '笔录.pdf', sizeBytes: 9, volume: 'main', title: null, paperKind: null, madeOn: null } as const
const owner = archivist.name
let clock: TestClock
let tickets: Tickets

beforeEach(() => {
  let made = 0
  clock = createTestClock()
  tickets = createTickets({ newId: () => String(++made), clock })
})

const open = (dossier = 'd') => tickets.open(owner, dossier, offer).ticket
const claim = (id: string) => tickets.claim(owner, id)

/** What a watcher of dossier `d` gets until it ends. */
function follow(dossier = 'd', signal = new AbortController().signal) {
  const got: IntakeTicket[][] = []
  const at: number[] = []
  const over = (async () => {
    for await (const list of tickets.watch(owner, dossier, signal)) {
      got.push(list)
      at.push(performance.now())
    }
  })()
  return { got, at, over }
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('a ticket nothing came for in half an hour is cancelled', () => {
  const id = open()
  clock.pass(29)
  expect(claim(id).shown.state).toBe('waiting')
  clock.pass(2)
  expect(() => claim(id)).toThrow('intake.unknown')
  const kept = tickets.open(owner, 'd', offer).ticket
  expect(claim(kept).shown.state).toBe('waiting')
})

test('a file waits as long as those before it in the offer still arrive', () => {
  const [first, second, third] = [open(), open(), open()]
  const long = claim(first)
  tickets.move(long, { state: 'receiving' })
  clock.pass(45)
  tickets.move(long, { state: 'checking' })
  clock.pass(45)
  expect(claim(second).shown.state).toBe('waiting')
  tickets.move(long, { state: 'filed' })
  clock.pass(20)
  expect(claim(third).shown.state).toBe('waiting')
  clock.pass(20)
  expect(() => claim(third)).toThrow('intake.unknown')
})

test('a watcher is sent nothing while nothing of its own moved', async () => {
  open()
  const elsewhere = claim(open('other'))
  const watcher = follow()
  for (let step = 0; step < 10; step++) {
    tickets.move(elsewhere, { doneBytes: step })
    await pause(60)
  }
  tickets.close()
  await watcher.over
  expect(watcher.got.map((list) => list.length)).toEqual([1])
})

test('a watcher is sent at most four lists a second, the last with the last move', async () => {
  const ticket = claim(open())
  const watcher = follow()
  for (let step = 1; step <= 50; step++) {
    tickets.move(ticket, { doneBytes: step })
    await pause(20)
  }
  await expect.poll(() => watcher.got.at(-1)?.[0]?.doneBytes).toBe(50)
  const gaps = watcher.at.slice(1).map((at, index) => at - (watcher.at[index] ?? 0))
  expect(gaps.length).toBeGreaterThan(2)
  expect(Math.min(...gaps)).toBeGreaterThan(240)
  tickets.close()
  await watcher.over
})

test('a list holds the five hundred that moved last, in the order of the offer', async () => {
  const ids = Array.from({ length: 700 }, () => open())
  const leaving = new AbortController()
  tickets.move(claim('3'), { state: 'receiving' })
  const watcher = follow('d', leaving.signal)
  await expect.poll(() => watcher.got.length).toBe(1)
  leaving.abort()
  await watcher.over
  expect(watcher.got[0]?.map((shown) => shown.ticket)).toEqual(['3', ...ids.slice(-499)])
})

test('closing ends the watchers, and those that come later', async () => {
  const early = follow()
  await expect.poll(() => early.got.length).toBe(1)
  tickets.close()
  await early.over
  await follow().over
  await follow('never seen before').over
})

test('a lock ends the watchers of what was being filed', async () => {
  const home = await openDossierRooms()
  onTestFinished(() => home.close())
  const watched = home.rooms.tickets.watch(owner, 'd', new AbortController().signal)
  expect((await watched.next()).done).toBe(false)
  const next = watched.next()
  await home.reopen()
  expect((await next).done).toBe(true)
})
