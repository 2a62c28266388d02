// Codes of dossiers: built by the pattern, read back into the same parts, and the gaps of their serials.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildCode, codePatternFaults, itemCode, parseCode, serialGaps, seriesOf } from '#shared/rules/archival-code.ts'
import { ArchivalCodePack } from '#shared/rules/pack-archival.ts'

const file = new URL('../../../resources/rulebook/archival-code-example.json', import.meta.url)
const pack = ArchivalCodePack.parse(JSON.parse(readFileSync(file, 'utf8')))
const parts = { fonds: 'J001', class: 'ZY', year: '2026', period: 'D30', office: 'FZ' }

test('is made of its parts in their order, the serial padded', () => {
  expect(buildCode(pack, parts, 7)).toEqual({
    state: 'built',
    code: 'J001-ZY-2026-D30-FZ-0007',
    parts: { ...parts, file: '0007' },
    series: 'J001-ZY-2026-D30-FZ-',
  })
  expect(itemCode(pack, 'J001-ZY-2026-D30-FZ-0007', 12)).toBe('J001-ZY-2026-D30-FZ-0007-0012')
})

test('takes what usually stands there unless something else is given', () => {
  const { class: _class, ...rest } = parts
  expect(buildCode(pack, rest, 1)).toMatchObject({ state: 'built', code: 'J001-ZY-2026-D30-FZ-0001' })
  expect(buildCode(pack, { ...parts, class: 'LX' }, 1)).toMatchObject({ code: 'J001-LX-2026-D30-FZ-0001' })
})

test('says which part lacks, which does not fit, and when the serials are used up', () => {
  const { fonds: _fonds, ...rest } = parts
  expect(buildCode(pack, rest, 1)).toMatchObject({ state: 'missing', part: { title: '全宗号' } })
  expect(buildCode(pack, { ...parts, year: '26' }, 1)).toMatchObject({ state: 'unfitting', part: { key: 'year' } })
  expect(buildCode(pack, { ...parts, period: 'D20' }, 1)).toMatchObject({ state: 'unfitting', part: { key: 'period' } })
  expect(buildCode(pack, { ...parts, office: '法-制' }, 1)).toMatchObject({ state: 'unfitting' })
  expect(buildCode(pack, parts, 10_000)).toEqual({ state: 'full', series: 'J001-ZY-2026-D30-FZ-' })
  expect(seriesOf(pack, rest)).toBeNull()
})

test('every code is read back into what it was made of', () => {
  const letters = fc.stringMatching(/^[A-Za-z0-9]{1,4}$/)
  const office = fc.stringMatching(/^[A-Za-z0-9\u6cd5\u5236]{1,12}$/)
  const numbers = fc.integer({ min: 1, max: 9999 })
  fc.assert(
    fc.property(letters, fc.constantFrom('Y', 'D30', 'D10'), office, numbers, (fonds, period, section, serial) => {
      const built = buildCode(pack, { ...parts, fonds, period, office: section }, serial)
      if (built.state !== 'built') return expect(built.state).toBe('unfitting')
      expect(parseCode(pack, built.code)).toEqual({ parts: built.parts, serial })
    }),
  )
})

test('what the pattern would not make is not read', () => {
  for (const code of ['', 'J001', 'J001-ZY-2026-D30-FZ-007', 'J001-ZY-2026-D20-FZ-0007', 'J001·ZY-2026-D30-FZ-0007']) {
    expect(parseCode(pack, code)).toBeNull()
  }
})

test('gaps are the runs of serials that nobody has', () => {
  expect(serialGaps([])).toEqual([])
  expect(serialGaps([1, 2, 3])).toEqual([])
  expect(serialGaps([5, 2, 2, 9])).toEqual([
    { from: 1, to: 1 },
    { from: 3, to: 4 },
    { from: 6, to: 8 },
  ])
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 300 })), (serials) => {
      const missing = serialGaps(serials).reduce((sum, { from, to }) => sum + to - from + 1, 0)
      expect(missing + serials.length).toBe(Math.max(0, ...serials))
    }),
  )
})

describe('a pattern', () => {
  const changed = (at: number, change: object) => {
    const next = pack.parts.map((part, place) => (place === at ? { ...part, ...change } : part))
    return codePatternFaults({ ...pack, parts: next })
  }
  test('as shipped has no faults', () => expect(codePatternFaults(pack)).toEqual([]))
  test('has its serial at the end, keys once, and parts that can be told apart', () => {
    expect(changed(5, { from: 'asked' })).toContain('serial')
    expect(changed(1, { key: 'fonds' })).toContain('key')
    expect(changed(1, { before: '' })).toContain('class')
    expect(changed(0, { before: '-' })).toContain('fonds')
    expect(changed(2, { form: { kind: 'digits', least: 4, most: 2 } })).toContain('year')
    expect(changed(1, { usual: 'QQ' })).toContain('class')
  })
})
