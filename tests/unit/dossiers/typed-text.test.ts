import { afterAll, beforeAll, expect, test } from 'vitest'
import { DossierFacts } from '#shared/contract/dossiers.ts'
import { OfferedFile } from '#shared/contract/intake.ts'
import { text } from '#shared/contract/text.ts'
import { createTestDesk, someFacts, type TestDesk } from '../../support/test-desk.ts'
import { refusalCode } from '../../support/ways.ts'

let desk: TestDesk
beforeAll(async () => {
  desk = await createTestDesk(['archivist'])
})
afterAll(() => desk.close())

const half = '\ud842'
const facts = someFacts()

test('typed text is trimmed and composed before it is measured', () => {
  expect(text(1, 3).parse('  e\u0301té ')).toBe('été')
  expect(text(1, 3).safeParse('   ').success).toBe(false)
  expect(text(0, 3).parse(' ')).toBe('')
  expect(text(1, 9).parse('𠮷')).toBe('𠮷')
  expect(text(1, 9).safeParse(`农${half}`).success).toBe(false)
})

test.each([
  ['an empty number', { number: '' }],
  ['an empty code of the party', { party: { ...facts.party, code: '  ' } }],
  ['an empty address', { party: { ...facts.party, address: '' } }],
  ['an empty card', { officers: [{ name: '赵执法', card: '' }] }],
  ['half a character in the title', { title: `未取得登记证${half}农药案` }],
  ['half a character in the party', { party: { ...facts.party, name: `丰禾${half}` } }],
  ['half a character in an officer', { officers: [{ name: half, card: null }] }],
])('refuses %s as wrong input, not with an incident', async (_what, change) => {
  const { client } = await desk.as('archivist')
  expect(await refusalCode(client.dossiers.create({ ...facts, ...change }))).toBe('door.input')
  expect((await client.dossiers.list({})).total).toBe(0)
})

test.each([
  ['an empty title', { title: '' }],
  ['an empty kind', { paperKind: '' }],
  ['half a character in the title', { title: half }],
  ['half a character in the name', { name: `${half}.pdf` }],
])('refuses %s of an offered file', (_what, change) => {
  const offered = { name: '现场检查笔录.pdf', sizeBytes: 1, ...change }
  expect(OfferedFile.safeParse(offered).success).toBe(false)
})

test('what is meant to be missing is null, and a file keeps the name it bears', () => {
  expect(DossierFacts.parse({ ...facts, number: null })).toMatchObject({ number: null, party: { code: null } })
  const name = ' 03 caf\u0065\u0301.pdf '
  expect(OfferedFile.parse({ name, sizeBytes: 1 })).toMatchObject({ name, title: null, paperKind: null })
})
