import { expect, test } from 'vitest'
import { fractionDone, progressMs } from '#main/jobs/progress.ts'

test.each([
  ['out_time_us=1500000', 1500],
  // Microseconds too, whatever its name says.
  ['out_time_ms=1500000', 1500],
  ['out_time_us=-21333', 0],
  ['out_time_us=N/A', null],
  ['out_time=00:00:01.500000', null],
  ['frame=37', null],
  ['progress=end', null],
  ['', null],
] as const)('the line %s says %s ms', (line, ms) => {
  expect(progressMs(line)).toBe(ms)
})

test('the share done never reaches 1 before the end, and knows no recording without length', () => {
  expect(fractionDone(500, 1000)).toBe(0.5)
  expect(fractionDone(5000, 1000)).toBe(0.999)
  expect(fractionDone(-3, 1000)).toBe(0)
  expect(fractionDone(5, 0)).toBe(0)
})
