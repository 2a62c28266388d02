// Page numbers: continuous over written pages, none on blank ones, on recordings, or on what the rule leaves out.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type NumberedItem, numberPages, pageNumbers } from '#shared/rules/page-numbers.ts'

const rule = { runs: 'dossier', unnumbered: ['dossier-cover'] } as const

function item(id: string, pages: number | null, change: Partial<NumberedItem> = {}): NumberedItem {
  return { id, pages, volume: 'main', kind: 'paper', paperKind: null, ...change }
}
const words = (items: readonly NumberedItem[], notes: Parameters<typeof numberPages>[1] = [], by = rule) =>
  [...numberPages(items, notes, by)].map(([id, { from, to }]) => `${id} ${from}-${to}`)

test('run on through papers; a cover, a recording and an uncounted paper take none', () => {
  const items = [
    item('cover', 1, { paperKind: 'dossier-cover' }),
    item('a', 3),
    item('film', null, { kind: 'recording' }),
    item('docx', null),
    item('b', 2),
    item('c', 1, { volume: 'restricted' }),
  ]
  expect(words(items)).toEqual(['a 1-3', 'b 4-5', 'c 6-6'])
})

test('start again in each volume where the office numbers them so', () => {
  const items = [item('a', 3), item('b', 2, { volume: 'restricted' })]
  expect([...numberPages(items, [], { ...rule, runs: 'volume' })].map(([id, { from }]) => [id, from])).toEqual([
    ['a', 1],
    ['b', 1],
  ])
})

test('leave out blank pages, each once, and a paper that is blank as a whole; other notes change nothing', () => {
  const items = [item('a', 3), item('b', 2), item('c', 1)]
  const notes = [
    { itemId: 'a', page: 2, kind: 'blank' },
    { itemId: 'a', page: 9, kind: 'blank' },
    { itemId: 'a', page: 1, kind: 'damaged' },
    { itemId: 'b', page: null, kind: 'blank' },
    { itemId: 'b', page: 1, kind: 'blank' },
  ]
  expect(words(items, notes)).toEqual(['a 1-2', 'c 3-3'])
})

test('every written page has one number, and no number is left out', () => {
  const someItems = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1 }), pages: fc.option(fc.nat(6)) }), {
    selector: ({ id }) => id,
  })
  fc.assert(
    fc.property(someItems, (items) => {
      const counted = items.map((one) => ({ ...one, volume: 'main' as const }))
      const spans = [...pageNumbers(counted, [], rule).values()]
      const taken = spans.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at))
      const pages = items.reduce((sum, one) => sum + (one.pages ?? 0), 0)
      expect(taken).toEqual(Array.from({ length: pages }, (_, at) => at + 1))
    }),
  )
})
