import { expect, test } from 'vitest'
import { lengthText, offsetText } from '#shared/text/clock.ts'

test.each([
  [0, '0 秒'],
  [5_000, '5 秒'],
  [125_000, '2 分 5 秒'],
  [-125_040, '2 分 5 秒 40 毫秒'],
  [3_600_000, '1 小时'],
  [90_061_000, '1 天 1 小时 1 分 1 秒'],
  [366 * 86_400_000, '366 天'],
])('%d milliseconds are %s', (ms, words) => {
  expect(lengthText(ms)).toBe(words)
})

test('a correction says which way it goes', () => {
  expect([offsetText(3_000), offsetText(-3_000), offsetText(0)]).toEqual(['加 3 秒', '减 3 秒', '不变'])
})
