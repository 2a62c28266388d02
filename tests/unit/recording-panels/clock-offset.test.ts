// Offsets, clock times and places as people type them.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  formatLength,
  formatOffset,
  offsetTo,
  parseClockTime,
  parseOffset,
  parsePlace,
} from '../../../renderer/recordings/clock-offset.ts'

test('an offset needs its sign, hours, minutes and seconds', () => {
  expect(parseOffset('+00:01:30')).toBe(90_000)
  expect(parseOffset('-01:00:02.5')).toBe(-3_602_500)
  expect(parseOffset('＋０：０１：３０')).toBe(90_000)
  expect(parseOffset('−00:00:10')).toBe(-10_000)
  expect(Object.is(parseOffset('-00:00:00'), 0)).toBe(true)
  for (const bad of ['', '00:01:30', '+1:30', '+00:60:00', '+00:00:60', '+9000:00:00', '+0:0:x', '快一分']) {
    expect(parseOffset(bad), bad).toBeNull()
  }
})

test('what is written is read back to the millisecond', () => {
  const year = 366 * 24 * 3_600_000
  fc.assert(
    fc.property(fc.integer({ min: -year, max: year }), (offset) => {
      expect(parseOffset(formatOffset(offset))).toBe(offset)
    }),
  )
  expect(formatOffset(0)).toBe('+00:00:00')
  expect(formatOffset(-90_500)).toBe('-00:01:30.500')
})

test('a clock time is in China; the time of day alone is of the day it stands on', () => {
  expect(parseClockTime('2026-08-06 10:42:13', null)).toBe('2026-08-06T02:42:13.000Z')
  expect(parseClockTime('2026年8月6日 10:42:13', null)).toBe('2026-08-06T02:42:13.000Z')
  expect(parseClockTime('07:00:00', '2026-08-05T23:30:00.000Z')).toBe('2026-08-05T23:00:00.000Z')
  expect(parseClockTime('07:00:00', null)).toBeNull()
  for (const bad of ['2026-02-30 10:00:00', '2026-08-06 24:10:00', '2026-08-06', '10:42', 'x']) {
    expect(parseClockTime(bad, '2026-08-06T00:00:00.000Z'), bad).toBeNull()
  }
})

test('the offset brings the place shown to the true time', () => {
  const startedAt = '2026-08-06T02:00:00.000Z'
  expect(offsetTo('2026-08-06T02:11:30.000Z', startedAt, 600_000)).toBe(90_000)
  expect(offsetTo('2026-08-06T02:09:00.000Z', startedAt, 600_000)).toBe(-60_000)
})

test('a place is typed with or without hours', () => {
  expect(parsePlace('00:12:31.48')).toBe(751_480)
  expect(parsePlace('12:31')).toBe(751_000)
  expect(parsePlace('1：02：03')).toBe(3_723_000)
  for (const bad of ['', '31', '00:61:00', '00:00:60', '1:2:3:4', '-00:01']) expect(parsePlace(bad), bad).toBeNull()
})

test('a gap is told as short as it stays exact', () => {
  expect([1200, 9_960, 42_000, 59_600, 185_000, 3_600_000, 3_725_000].map(formatLength)).toEqual([
    '1.2 秒',
    '10 秒',
    '42 秒',
    '1 分 00 秒',
    '3 分 05 秒',
    '1 小时 00 分',
    '1 小时 02 分',
  ])
})
