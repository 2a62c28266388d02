import { expect, test } from 'vitest'
import { readByteRange } from '#shared/rules/byte-range.ts'

const part = (start: number, endExclusive: number, open = false) => ({ state: 'part', start, endExclusive, open })
const whole = { state: 'whole' }
const unsatisfiable = { state: 'unsatisfiable' }

test.each([
  ['bytes=0-0', part(0, 1)],
  ['bytes=5-', part(5, 100, true)],
  ['bytes=5-1000', part(5, 100)],
  ['bytes=-3', part(97, 100)],
  ['bytes=-200', part(0, 100)],
  [' Bytes = 5 - 9 ', part(5, 10)],
  ['bytes=-0', unsatisfiable],
  ['bytes=100-', unsatisfiable],
  ['bytes=9-3', whole],
  ['bytes=-', whole],
  ['bytes=0-1,5-6', whole],
  ['items=0-1', whole],
  [undefined, whole],
  [null, whole],
] as const)('the range %s of 100 bytes is %j', (header, range) => {
  expect(readByteRange(header, 100)).toEqual(range)
})

test('no range of nothing can be satisfied', () => {
  expect(readByteRange('bytes=0-', 0)).toEqual(unsatisfiable)
  expect(readByteRange('bytes=-5', 0)).toEqual(unsatisfiable)
})
