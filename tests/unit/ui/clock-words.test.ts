// The burned-in time: what it should be, what people type, and how far the two are apart.
import { expect, test } from 'vitest'
import { clockAt, differenceMs, readInstant } from '../../../renderer/recordings/clock-words.ts'
import { decodeSubtitles } from '../../../renderer/recordings/subtitle-file.ts'

test('the device clock runs with the recording; the corrected one is told only when it differs', () => {
  const startedAt = '2026-08-06T02:40:00.000Z'
  expect(clockAt({ startedAt, correctedAt: startedAt }, 73.5)).toEqual({
    device: '2026-08-06T02:41:13.500Z',
    corrected: null,
  })
  expect(clockAt({ startedAt, correctedAt: '2026-08-06T02:38:00.000Z' }, 73.5).corrected).toBe(
    '2026-08-06T02:39:13.500Z',
  )
  expect(clockAt({ startedAt: null, correctedAt: null }, 1)).toEqual({ device: null, corrected: null })
})

test('a typed time is Beijing time, in any of the usual forms', () => {
  for (const text of [
    '2026-08-06 10:42:13',
    ' 2026/8/6  10:42:13 ',
    '2026年8月6日 10时42分13秒',
    '2026.08.06 10：42：13',
  ]) {
    expect(readInstant(text), text).toBe('2026-08-06T02:42:13.000Z')
  }
  expect(readInstant('2026-08-06 10:42')).toBe('2026-08-06T02:42:00.000Z')
})

test('what is no time is not guessed', () => {
  for (const text of ['', '10:42:13', '2026-02-30 10:00:00', '2026-08-06 25:00:00', '2026-08-06 10:61:00', '昨天']) {
    expect(readInstant(text), text).toBeNull()
  }
})

test('within a second the two agree, since pictures show whole seconds', () => {
  expect(differenceMs('2026-08-06T02:41:13.000Z', '2026-08-06T02:41:13.900Z')).toBe(0)
  expect(differenceMs('2026-08-06T02:41:13.000Z', '2026-08-06T02:43:13.000Z')).toBe(-120_000)
})

test('subtitle files are read as UTF-8, with or without a mark, as UTF-16 with one, else as GB18030', () => {
  const bytes = (...values: number[]) => new Uint8Array(values).buffer
  expect(decodeSubtitles(new TextEncoder().encode('你好').buffer)).toBe('你好')
  expect(decodeSubtitles(bytes(0xef, 0xbb, 0xbf, 0xe4, 0xbd, 0xa0))).toBe('你')
  expect(decodeSubtitles(bytes(0xff, 0xfe, 0x60, 0x4f))).toBe('你')
  expect(decodeSubtitles(bytes(0xc4, 0xe3, 0xba, 0xc3))).toBe('你好')
  expect(decodeSubtitles(bytes(0xff, 0xff, 0xff))).toBeNull()
})
