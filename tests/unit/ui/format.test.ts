// How days, lengths, sizes and sums are written.
import { describe, expect, test } from 'vitest'
import {
  formatBytes,
  formatDay,
  formatDayLong,
  formatDuration,
  formatMoney,
  formatPercent,
  formatPlace,
  formatRemaining,
  formatScore,
} from '../../../renderer/ui/format.ts'

describe('writing values', () => {
  test('a day carries its weekday, whatever the time zone', () => {
    expect(formatDay('2026-11-21')).toBe('2026-11-21（周六）')
    expect(formatDayLong('2026-08-06')).toBe('2026年8月6日')
  })

  test('what is not a day is left as it is', () => {
    expect(formatDay('2026-02-30')).toBe('2026-02-30')
    expect(formatDay('不详')).toBe('不详')
  })

  test('lengths and places never show 60 seconds or a lost millisecond', () => {
    expect(formatDuration(2467)).toBe('00:41:07')
    expect(formatDuration(3599.9999999)).toBe('01:00:00')
    expect(formatPlace(751.48)).toBe('00:12:31.480')
    expect(formatPlace(59.9996)).toBe('00:01:00.000')
  })

  test('sizes keep three figures and change unit before four', () => {
    expect(formatBytes(512)).toBe('512 B')
    expect(formatBytes(1023 * 1024)).toBe('1023 KB')
    expect(formatBytes(1024 ** 2 - 1)).toBe('1.00 MB')
    expect(formatBytes(1_524_713_390)).toBe('1.42 GB')
  })

  test('sums have separators, two decimals and a unit; scores no invented decimals', () => {
    expect(formatMoney(12000)).toBe('12,000.00 元')
    expect(formatScore(87.5)).toBe('87.5')
    expect(formatScore(90)).toBe('90')
  })

  test('a share is not 100 % before all is done', () => {
    expect(formatPercent(0.9999)).toBe('99%')
    expect(formatPercent(1)).toBe('100%')
  })

  test('remaining time is no finer than is honest', () => {
    expect(formatRemaining(4)).toBe('不到 10 秒')
    expect(formatRemaining(128)).toBe('约 2 分 10 秒')
    expect(formatRemaining(598)).toBe('约 10 分')
    expect(formatRemaining(3890)).toBe('约 1 小时 5 分')
  })
})
