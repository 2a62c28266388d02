// The draw: what it gives for known seeds, that it gives it again, and what it promises to every stratum.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  candidatesHash,
  type DrawCandidate,
  type DrawRecord,
  type DrawRule,
  draw,
  drawDifference,
  drawMethod,
  leastPlaces,
  shareOut,
  sortedCandidates,
  stratumOf,
} from '#shared/rules/draw.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const seed = '7f'.repeat(32)

function some(counts: Record<string, number>): DrawCandidate[] {
  return Object.entries(counts).flatMap(([stratum, count]) =>
    Array.from({ length: count }, (_, at) => ({ id: `${stratum}-${String(at + 1).padStart(2, '0')}`, stratum })),
  )
}

const rule = (size: number, leastOfEach = 0): DrawRule => ({ size, leastOfEach, strata: 'agency' })
const drawnOf = (strata: readonly { stratum: string; drawn: number }[]) =>
  Object.fromEntries(strata.map(({ stratum, drawn }) => [stratum, drawn]))

// Worked out with coreutils alone: printf '%s\n农\n农-01' <seed> | sha256sum for each, sorted, and the first taken.
test('a known seed gives the list that sha256sum gives', () => {
  const candidates = some({ 农: 6, 林: 4 })
  const { drawn, strata } = draw(seed, candidates, rule(5, 1), sha256)
  expect(drawn).toEqual(['农-06', '农-03', '农-05', '林-03', '林-02'])
  expect(strata).toEqual([
    { stratum: '农', candidates: 6, least: 1, drawn: 3 },
    { stratum: '林', candidates: 4, least: 1, drawn: 2 },
  ])
})

test('another seed gives another list, and the order of the candidates does not matter', () => {
  const candidates = some({ 农: 30 })
  const first = draw(seed, candidates, rule(10), sha256).drawn
  expect(draw(seed, candidates.toReversed(), rule(10), sha256).drawn).toEqual(first)
  expect(draw(`${seed.slice(0, -1)}0`, candidates, rule(10), sha256).drawn).not.toEqual(first)
})

test.each<[string, Record<string, number>, DrawRule, Record<string, number>]>([
  ['in proportion', { 甲: 60, 乙: 30, 丙: 10 }, rule(10), { 甲: 6, 乙: 3, 丙: 1 }],
  ['the largest remainder first', { a: 50, b: 31, c: 19 }, rule(10), { a: 5, b: 3, c: 2 }],
  ['of equal remainders the first name', { b: 1, a: 1, c: 1 }, rule(2), { a: 1, b: 1, c: 0 }],
  ['the least of each before anything else', { a: 100, b: 2, c: 1 }, rule(6, 2), { a: 3, b: 2, c: 1 }],
  ['all where there are fewer than places', { a: 2, b: 1 }, rule(50, 1), { a: 2, b: 1 }],
  ['nobody of an empty list', {}, rule(5, 1), {}],
  ['nobody when nothing is drawn', { a: 3 }, rule(0), { a: 0 }],
])('places are shared out: %s', (_what, counts, wanted, expected) => {
  expect(drawnOf(shareOut(some(counts), wanted))).toEqual(expected)
})

const Candidates = fc
  .uniqueArray(fc.record({ id: fc.uuid(), stratum: fc.constantFrom('甲局', '乙局', '丙局', '丁局') }), {
    selector: ({ id }) => id,
    maxLength: 60,
  })
  .map((list) => list as DrawCandidate[])
const Rules = fc.record({
  size: fc.nat({ max: 70 }),
  leastOfEach: fc.nat({ max: 4 }),
  strata: fc.constant('agency' as const),
})

test('every draw has its size, every stratum its least, nobody twice, and in proportion to one place', () => {
  fc.assert(
    fc.property(Candidates, Rules, fc.string({ minLength: 16, maxLength: 64 }), (candidates, wanted, typed) => {
      const { drawn, strata } = draw(typed, candidates, wanted, sha256)
      const least = leastPlaces(candidates, wanted)
      expect(drawn.length).toBe(Math.min(candidates.length, Math.max(wanted.size, least)))
      expect(new Set(drawn).size).toBe(drawn.length)
      const left = candidates.length - least
      const places = drawn.length - least
      for (const one of strata) {
        const own = candidates.filter(({ stratum }) => stratum === one.stratum).map(({ id }) => id)
        expect(drawn.filter((id) => own.includes(id)).length).toBe(one.drawn)
        expect(one.drawn).toBeGreaterThanOrEqual(Math.min(own.length, wanted.leastOfEach))
        const exact = left === 0 ? 0 : (places * (own.length - one.least)) / left
        expect(Math.abs(one.drawn - one.least - exact)).toBeLessThan(1)
      }
    }),
  )
})

test('the same seed, candidates and rule always give the same list', () => {
  fc.assert(
    fc.property(Candidates, Rules, fc.string({ minLength: 1 }), (candidates, wanted, typed) => {
      const again = fc.sample(fc.shuffledSubarray(candidates, { minLength: candidates.length }), 1)[0] ?? []
      expect(draw(typed, again, wanted, sha256)).toEqual(draw(typed, candidates, wanted, sha256))
    }),
    { numRuns: 50 },
  )
})

function record(): DrawRecord {
  const candidates = sortedCandidates(some({ 农: 6, 林: 4 }))
  const drawing = rule(5, 1)
  const { drawn, strata } = draw(seed, candidates, drawing, sha256)
  const hashes = { seedSha256: sha256(seed), candidatesSha256: candidatesHash(candidates, sha256) }
  return { method: drawMethod, rule: drawing, seed, candidates, strata: [...strata], drawn, ...hashes }
}

test('a record agrees with the draw made once more', () => {
  expect(drawDifference(record(), sha256)).toEqual([])
})

test.each<[string, (record: DrawRecord) => DrawRecord, string[]]>([
  ['another method', (one) => ({ ...one, method: 'lots' }), ['method']],
  ['a seed not revealed', (one) => ({ ...one, seed: null }), ['not-drawn']],
  ['another seed', (one) => ({ ...one, seed: '0'.repeat(64) }), ['seed', 'drawn']],
  ['a candidate left out', (one) => ({ ...one, candidates: one.candidates.slice(0, -1) }), ['candidates', 'strata']],
  ['a dossier put in', (one) => ({ ...one, drawn: [...one.drawn, '农-99'] }), ['drawn']],
  ['another size', (one) => ({ ...one, rule: { ...one.rule, size: 6 } }), ['strata', 'drawn']],
])('a record with %s does not', (_what, change, expected) => {
  expect(drawDifference(change(record()), sha256)).toEqual(expect.arrayContaining(expected))
  expect(drawDifference(change(record()), sha256).length).toBeGreaterThan(0)
})

test('strata are named by what they are made of', () => {
  const dossier = { agency: '云山县农业农村局', category: '处罚' }
  expect(stratumOf('none', dossier)).toBe('全部')
  expect(stratumOf('agency', dossier)).toBe('云山县农业农村局')
  expect(stratumOf('category', dossier)).toBe('处罚')
  expect(stratumOf('agency-and-category', dossier)).toBe('云山县农业农村局·处罚')
})
