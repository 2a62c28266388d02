// Places handed out: by share, never to somebody barred, and two different people for one dossier.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AllotDossier, type AllotMember, allot } from '#shared/rules/allot.ts'

const member = (id: string, change: Partial<AllotMember> = {}): AllotMember => {
  return { id, group: 1, share: 1, load: 0, ...change }
}
const dossier = (id: string, change: Partial<AllotDossier> = {}): AllotDossier => {
  return { id, group: null, openSeats: [1], holders: [], barred: new Set(), ...change }
}
const many = (count: number, change: Partial<AllotDossier> = {}) =>
  Array.from({ length: count }, (_, at) => dossier(`d${at + 1}`, change))
const loadsOf = (places: readonly { memberId: string }[]) =>
  Object.fromEntries([...Map.groupBy(places, ({ memberId }) => memberId)].map(([id, own]) => [id, own.length]))

test('the load fits the shares', () => {
  const members = [member('a', { share: 2 }), member('b'), member('c', { share: 3 })]
  expect(loadsOf(allot(many(12), members).places)).toEqual({ a: 4, b: 2, c: 6 })
})

test('what only one may evaluate is given first, so that the shares still come out', () => {
  const last = dossier('last', { barred: new Set(['b']) })
  const members = [member('a', { share: 2 }), member('b')]
  expect(loadsOf(allot([...many(5), last], members).places)).toEqual({ a: 4, b: 2 })
})

test('what somebody has already counts', () => {
  expect(loadsOf(allot(many(4), [member('a', { load: 4 }), member('b')]).places)).toEqual({ b: 4 })
})

test('a share of 0 leads and evaluates nothing', () => {
  expect(loadsOf(allot(many(3), [member('leader', { share: 0 }), member('b')]).places)).toEqual({ b: 3 })
})

test('groups are filled evenly, and a dossier stays in its group', () => {
  const members = [member('a'), member('b'), member('c', { group: 2 }), member('d', { group: 2 })]
  const { places } = allot(many(8), members)
  expect(places.filter(({ group }) => group === 1).length).toBe(4)
  expect(places.filter(({ group }) => group === 2).every(({ memberId }) => ['c', 'd'].includes(memberId))).toBe(true)
  const [again] = allot([dossier('x', { group: 2 })], members).places
  expect(again).toMatchObject({ group: 2 })
})

test('two seats are two different people, of one group where it has them', () => {
  const members = [member('a'), member('b', { group: 2 }), member('c', { group: 2 })]
  const { places } = allot([dossier('x', { openSeats: [1, 2] })], members)
  expect(places.map(({ memberId, group }) => [memberId, group])).toEqual([
    ['b', 2],
    ['c', 2],
  ])
})

test('a group left without people who may look hands the dossier on', () => {
  const members = [member('a'), member('b', { group: 2 })]
  expect(allot([dossier('x', { group: 1, barred: new Set(['a']) })], members).places[0]?.memberId).toBe('b')
  const two = dossier('y', { openSeats: [1, 2] })
  expect(allot([two], members).places.map(({ memberId }) => memberId)).toEqual(['a', 'b'])
})

test('says for which dossiers nobody is left, and fills none of their places', () => {
  const members = [member('a'), member('b')]
  const { places, nobody } = allot(
    [
      dossier('x', { barred: new Set(['a', 'b']) }),
      dossier('y', { openSeats: [1, 2], barred: new Set(['b']) }),
      dossier('z', { openSeats: [2], holders: ['a'] }),
    ],
    members,
  )
  expect(nobody).toEqual(['x', 'y'])
  expect(places).toEqual([{ dossierId: 'z', seat: 2, memberId: 'b', group: 1 }])
})

test('nobody ever gets what he is barred from, or both seats, or the other half of his own', () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  const Members = fc.array(
    fc.record({ group: fc.integer({ min: 1, max: 3 }), share: fc.nat({ max: 3 }), load: fc.nat({ max: 5 }) }),
    { maxLength: 5 },
  )
  const Dossiers = fc.array(
    fc.record({
      openSeats: fc.constantFrom<readonly (1 | 2)[]>([1], [2], [1, 2], []),
      holders: fc.subarray(ids, { maxLength: 1 }),
      barred: fc.subarray(ids),
    }),
    { maxLength: 20 },
  )
  fc.assert(
    fc.property(Members, Dossiers, (people, cases) => {
      const members = people.map((one, at) => member(ids[at] ?? '', one))
      const dossiers = cases.map((one, at) => dossier(`d${at}`, { ...one, barred: new Set(one.barred) }))
      const { places, nobody } = allot(dossiers, members)
      for (const one of dossiers) {
        const own = places.filter(({ dossierId }) => dossierId === one.id).map(({ memberId }) => memberId)
        const may = members.filter(({ id, share }) => share > 0 && !one.barred.has(id) && !one.holders.includes(id))
        expect(own.every((id) => may.some((able) => able.id === id))).toBe(true)
        expect(new Set(own).size).toBe(own.length)
        expect(own.length).toBe(may.length >= one.openSeats.length ? one.openSeats.length : 0)
        expect(nobody.includes(one.id)).toBe(may.length < one.openSeats.length)
      }
    }),
  )
})
