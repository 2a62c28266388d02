// What earlier versions stored still counts as it did: frozen standards keep their hash, sheets their score.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { canonicalJson } from '#shared/rules/canonical-json.ts'
import { EvaluationStandardPack } from '#shared/rules/pack-standard.ts'
import { faultlessSheet, Sheet, score } from '#shared/rules/scoring.ts'

const file = new URL('../../../resources/rulebook/mee-2024-general-penalty.json', import.meta.url)
/** The pack as it was shipped first: without examples, everything else as it still is. */
const { examples: _later, ...first } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>

test('a standard frozen before there were other models parses to itself, so that its hash is the same', () => {
  expect(canonicalJson(EvaluationStandardPack.parse(first))).toBe(canonicalJson(first))
})

test('a sheet stored before there were bonuses has none, and its score is what it was', () => {
  const standard = EvaluationStandardPack.parse(first)
  const { bonuses, ...stored } = faultlessSheet(standard)
  expect(bonuses).toEqual({})
  const read = Sheet.parse(JSON.parse(JSON.stringify(stored)))
  expect(read.bonuses).toEqual({})
  expect(score(standard, read)).toMatchObject({
    state: 'complete',
    formula: 'hybrid',
    hasPoints: true,
    unscored: false,
    judgedHundredths: 10_000,
    effectiveHundredths: 10_000,
    bonusHundredths: 0,
    parts: [],
    vetoEffect: null,
  })
})

test('the codes by which the first pack named special dossiers still stand', () => {
  const standard = EvaluationStandardPack.parse(first)
  expect(new Set(standard.vetoes.map(({ onlyFor }) => onlyFor))).toEqual(new Set([null, 'daily-penalty', 'seizure']))
})
