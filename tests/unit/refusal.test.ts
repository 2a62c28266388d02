import { expect, test } from 'vitest'
import { faults } from '#shared/text/faults.ts'
import { isRefusal, refuse } from '#shared/text/refusal.ts'

test('a refusal carries its code, its parameters and one whole Chinese sentence', () => {
  const refusal = refuse('vault.future', { found: 9, known: 1 })
  expect(isRefusal(refusal, 'vault.future')).toBe(true)
  expect(refusal.sentence).toContain('格式 9')
})

test('every fault sentence ends as a sentence and says what to do', () => {
  for (const sentence of Object.values(faults)) {
    const text = (sentence as (p: Record<string, unknown>) => string)({})
    expect(text).toMatch(/。$/)
  }
})
