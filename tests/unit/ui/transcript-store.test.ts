// A transcript being typed: kept, saved, and never lost to somebody else's save.
import { ORPCError } from '@orpc/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Transcript, TranscriptLine } from '#shared/contract/transcripts.ts'
import { createTranscriptStore, merged, type UnsavedTranscript } from '../../../renderer/recordings/transcript-store.ts'

const itemId = '0199f7a4-7c2e-7abc-8def-0123456789ab'
const line = (startMs: number, text: string): TranscriptLine => ({ startMs, endMs: startMs + 1000, speaker: '', text })

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', globalThis)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** One transcript on a desk that takes only the version it has. */
function openDesk(lines: TranscriptLine[] = []) {
  let there: Transcript = { itemId, lines, version: lines.length === 0 ? 0 : 1, savedBy: null, savedAt: null }
  const save = async (input: { version: number; lines: TranscriptLine[] }) => {
    if (input.version !== there.version) {
      throw new ORPCError('REFUSED', { status: 409, data: { code: 'transcript.stale', params: {} } })
    }
    there = { ...there, lines: input.lines, version: there.version + 1, savedBy: '木增福' }
    return there
  }
  return { now: () => there, save }
}

function openStore(desk: ReturnType<typeof openDesk>, unsaved: UnsavedTranscript | null = null) {
  let kept = unsaved
  const store = createTranscriptStore({
    transcript: desk.now(),
    unsaved,
    save: desk.save,
    onSaved: () => undefined,
    keep: (next) => {
      kept = next
    },
  })
  return { store, kept: () => kept }
}

const texts = (lines: readonly TranscriptLine[]) => lines.map(({ text }) => text)

test('lines are kept at once, saved a moment later, in order of time; a new one continues the speaker', async () => {
  const desk = openDesk([{ ...line(1000, '请出示证件'), speaker: '执法人员' }])
  const { store, kept } = openStore(desk)
  const key = store.add(8000)
  expect(store.view().lines[1]).toMatchObject({ startMs: 8000, endMs: 11_000, speaker: '执法人员' })
  store.change(key, { text: '好的', speaker: '当事人' })
  store.change(store.add(4000), { text: '这是证件' })
  expect(kept()?.lines.length).toBe(3)
  await vi.advanceTimersByTimeAsync(1000)
  expect(texts(desk.now().lines)).toEqual(['请出示证件', '这是证件', '好的'])
  expect(kept()).toBeNull()
})

test('a new line ends where the next one begins', () => {
  const { store } = openStore(openDesk([line(5000, '后一句')]))
  store.add(4000)
  expect(store.view().lines[0]).toMatchObject({ startMs: 4000, endMs: 5000 })
})

test('when another saved meanwhile nothing is lost: both are kept by merging', async () => {
  const desk = openDesk([line(1000, '甲')])
  const own = openStore(desk)
  const other = openStore(desk)
  other.store.change(other.store.view().lines[0]?.key ?? '', { text: '甲（对方改过）' })
  await vi.advanceTimersByTimeAsync(1000)
  own.store.change(own.store.add(3000), { text: '乙' })
  await vi.advanceTimersByTimeAsync(1000)
  expect(own.store.view().conflict).toBe(true)
  expect(texts(desk.now().lines)).toEqual(['甲（对方改过）'])
  own.store.change(own.store.add(6000), { text: '丙' })
  expect(texts(own.kept()?.lines ?? [])).toEqual(['甲', '乙', '丙'])
  own.store.merge(desk.now())
  await vi.advanceTimersByTimeAsync(1000)
  expect(texts(desk.now().lines)).toEqual(['甲（对方改过）', '甲', '乙', '丙'])
  expect(own.store.view().conflict).toBe(false)
  expect(own.kept()).toBeNull()
})

test('a lost window goes on with what it had typed', async () => {
  const desk = openDesk([line(1000, '甲')])
  const { store, kept } = openStore(desk, { version: 1, lines: [line(1000, '甲'), line(2000, '乙')] })
  expect(texts(store.view().lines)).toEqual(['甲', '乙'])
  await vi.advanceTimersByTimeAsync(1000)
  expect(texts(desk.now().lines)).toEqual(['甲', '乙'])
  expect(kept()).toBeNull()
})

test('merging keeps a line that both have only once', () => {
  expect(texts(merged([line(1, 'a'), line(2, 'b')], [line(2, 'b'), line(3, 'c')]))).toEqual(['a', 'b', 'c'])
})
