// A recorder's clock against the time in its picture and against a trusted one.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  correctedStart,
  expectedBurnIn,
  isDeviceTime,
  offsetFromReading,
  startFromReading,
} from '#shared/rules/device-clock.ts'

const start = '2026-11-20T02:00:00.000Z'

test('the picture shows the device’s own clock, whatever the correction', () => {
  expect(expectedBurnIn(start, 90_500)).toBe('2026-11-20T02:01:30.500Z')
  expect(correctedStart(start, -3_600_000)).toBe('2026-11-20T01:00:00.000Z')
})

test('an unknown start stays unknown', () => {
  expect([expectedBurnIn(null, 1000), correctedStart(null, 5000)]).toEqual([null, null])
})

test('a recorder that lost its time shows 1970; none shows the year 12', () => {
  expect(['1970-01-01T00:00:00Z', start, '0012-01-01T00:00:00Z', '2100-01-01T00:00:00Z'].map(isDeviceTime)).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('a clock that was eight minutes slow needs eight minutes added', () => {
  expect(offsetFromReading('2026-11-20T02:00:00.000Z', '2026-11-20T02:08:00.000Z')).toBe(480_000)
})

test('reading the burned-in time anywhere gives back the start, and a trusted time the corrected one', () => {
  const instant = fc.integer({ min: Date.UTC(2010, 0), max: Date.UTC(2040, 0) })
  const place = fc.integer({ min: 0, max: 86_400_000 })
  const offset = fc.integer({ min: -31_622_400_000, max: 31_622_400_000 })
  fc.assert(
    fc.property(instant, place, offset, (startMs, atMs, offsetMs) => {
      const startedAt = new Date(startMs).toISOString()
      const burnedIn = expectedBurnIn(startedAt, atMs) ?? ''
      expect(startFromReading(burnedIn, atMs)).toBe(startedAt)
      const trusted = expectedBurnIn(correctedStart(startedAt, offsetMs), atMs) ?? ''
      expect(offsetFromReading(burnedIn, trusted)).toBe(offsetMs)
    }),
  )
})
