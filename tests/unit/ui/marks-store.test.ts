// Marks in the window: at once on the screen, at once to the desk, and never lost between the two.
import { ORPCError } from '@orpc/client'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Mark } from '#shared/contract/marks.ts'
import {
  createMarksStore,
  type MarksStoreOptions,
  noUnsentMarks,
  type UnsentMarks,
} from '../../../renderer/recordings/marks-store.ts'

const itemId = '0199f7a4-7c2e-7abc-8def-0123456789ab'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', globalThis)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

type Fields = Pick<Mark, 'id' | 'startMs' | 'endMs' | 'category' | 'text'>

/** A desk that keeps marks, and can be away or refuse. */
function openDesk() {
  const marks = new Map<string, Mark>()
  const state = { away: false, refuses: false, calls: 0 }
  const answer = (fields: Fields): Mark => ({
    itemId,
    madeBy: '木增福',
    madeAt: '2026-11-21T02:00:00.000Z',
    changedAt: '2026-11-21T02:00:00.000Z',
    own: true,
    comments: [],
    ...fields,
  })
  const guard = async () => {
    state.calls += 1
    if (state.away) throw new TypeError('fetch failed')
    if (state.refuses) throw new ORPCError('REFUSED', { status: 409, data: { code: 'mark.category', params: {} } })
  }
  const put = async (fields: Fields) => {
    await guard()
    marks.set(fields.id, answer(fields))
    return answer(fields)
  }
  return {
    marks,
    state,
    send: {
      add: put,
      change: put,
      remove: async ({ id }: { id: string }) => {
        await guard()
        marks.delete(id)
      },
    },
  }
}

function openStore(desk: ReturnType<typeof openDesk>, unsent: UnsentMarks = noUnsentMarks) {
  let kept = unsent
  let made = 0
  const options: MarksStoreOptions = {
    unsent,
    keep: (next) => {
      kept = next
    },
    madeBy: '木增福',
    send: desk.send,
    newId: () => `mark-${++made}`,
    undoMs: 6000,
  }
  return { store: createMarksStore(options), kept: () => kept }
}

const at = (startMs: number) => ({ itemId, startMs, endMs: null })

describe('making a mark', () => {
  test('it is shown and kept before the desk has answered, and sent without waiting', async () => {
    const desk = openDesk()
    const { store, kept } = openStore(desk)
    const id = store.add(at(12_480), 'site')
    expect(store.view().rows.map((row) => [row.id, row.startMs, row.own])).toEqual([[id, 12_480, true]])
    expect(Object.keys(kept().drafts)).toEqual([id])
    await vi.advanceTimersByTimeAsync(0)
    expect(desk.marks.get(id)?.startMs).toBe(12_480)
    expect(kept()).toEqual(noUnsentMarks)
    expect(store.view().save.state).toBe('saved')
  })

  test('words typed while it is on its way follow it, once, as a change', async () => {
    const desk = openDesk()
    const { store } = openStore(desk)
    const id = store.add(at(1000), 'site')
    store.change(id, { text: '亮证' })
    store.change(id, { text: '亮证告知' })
    await vi.advanceTimersByTimeAsync(1000)
    expect(desk.marks.get(id)?.text).toBe('亮证告知')
    expect(desk.state.calls).toBe(2)
  })

  test('a desk that is away gets it when it is back; a window that was lost sends it from its next one', async () => {
    const desk = openDesk()
    desk.state.away = true
    const first = openStore(desk)
    const id = first.store.add(at(5000), 'site')
    first.store.change(id, { text: '拒绝签字' })
    await vi.advanceTimersByTimeAsync(1000)
    expect(desk.marks.size).toBe(0)
    expect(first.store.view().save.state).toBe('failed')
    const left = first.kept()
    first.store.stop()

    desk.state.away = false
    const second = openStore(desk, left)
    second.store.take([])
    expect(second.store.view().rows[0]?.text).toBe('拒绝签字')
    await vi.advanceTimersByTimeAsync(1000)
    expect(desk.marks.get(id)).toMatchObject({ startMs: 5000, text: '拒绝签字' })
    expect(second.kept()).toEqual(noUnsentMarks)
  })

  test('one that the desk refuses says why, stays, and holds up no other', async () => {
    const desk = openDesk()
    const { store } = openStore(desk)
    desk.state.refuses = true
    const refused = store.add(at(1000), 'nonsense')
    await vi.advanceTimersByTimeAsync(0)
    expect(store.view().rows[0]?.refused).toContain('没有这种标注类别')
    desk.state.refuses = false
    const other = store.add(at(2000), 'site')
    await vi.advanceTimersByTimeAsync(0)
    expect([...desk.marks.keys()]).toEqual([other])
    store.retry(refused)
    await vi.advanceTimersByTimeAsync(0)
    expect(desk.marks.has(refused)).toBe(true)
    expect(store.view().rows.every((row) => row.refused === null)).toBe(true)
  })
})

describe('deleting', () => {
  test('can be undone for a while, and only then reaches the desk', async () => {
    const desk = openDesk()
    const { store } = openStore(desk)
    const id = store.add(at(1000), 'site')
    await vi.advanceTimersByTimeAsync(0)
    store.remove(id)
    expect(store.view().rows[0]?.isRemoved).toBe(true)
    await vi.advanceTimersByTimeAsync(3000)
    store.undo(id)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(desk.marks.has(id)).toBe(true)
    store.remove(id)
    await vi.advanceTimersByTimeAsync(7000)
    expect(desk.marks.has(id)).toBe(false)
    expect(store.view().rows).toEqual([])
  })

  test('leaving the screen does not wait for the undo', async () => {
    const desk = openDesk()
    const { store, kept } = openStore(desk)
    const id = store.add(at(1000), 'site')
    await vi.advanceTimersByTimeAsync(0)
    store.remove(id)
    expect(await store.flush()).toBe(true)
    expect(desk.marks.size).toBe(0)
    expect(kept()).toEqual(noUnsentMarks)
  })
})

test('marks of others are listed in order of time, and cannot be changed', async () => {
  const desk = openDesk()
  const { store } = openStore(desk)
  const other = await desk.send.add({ id: 'other', startMs: 9000, endMs: null, category: 'site', text: '甲' })
  store.take([{ ...other, own: false, madeBy: '杨法明' }])
  store.add(at(3000), 'site')
  expect(store.view().rows.map((row) => [row.startMs, row.own])).toEqual([
    [3000, true],
    [9000, false],
  ])
  store.change('other', { text: '乙' })
  await vi.advanceTimersByTimeAsync(1000)
  expect(desk.marks.get('other')?.text).toBe('甲')
})
