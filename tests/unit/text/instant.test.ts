import { expect, test } from 'vitest'
import { dayOf, instantText } from '#shared/text/instant.ts'

test('instants are read in China’s time, whatever zone the machine keeps', () => {
  expect(instantText('2026-11-21T16:05:09.000Z')).toBe('2026-11-22 00:05')
  expect(instantText(Date.parse('2026-11-21T15:59:59.999Z'), 'second')).toBe('2026-11-21 23:59:59')
  expect(dayOf('2026-12-31T16:00:00.000Z')).toBe('2027-01-01')
})

test('what is no instant is shown as it is', () => {
  expect(instantText('未填')).toBe('未填')
})
