import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NewSignInName } from '#shared/contract/sign-in-name.ts'
import { createTestClock } from '../../support/test-clock.ts'
import {
  type Client,
  clientOf,
  createTestDesk,
  openTestDesk,
  passphrase,
  type TestDesk,
} from '../../support/test-desk.ts'
import { refusalCode } from '../../support/ways.ts'

let desk: TestDesk
let administrator: Client
beforeAll(async () => {
  desk = await createTestDesk([])
  administrator = (await desk.as('administrator')).client
})
afterAll(() => desk.close())

const admit = (name: string) =>
  refusalCode(
    administrator.people.create({ name, displayName: '某人', unit: '某局', passphrase: `首次-${passphrase}` }),
  )

test.each(['zhang.san', '和丽春', 'ཚེ་རིང'.replace('་', ''), '2026-01', 'a_b', ' ｚｈａｎｇ '])(
  'a person may be called %s',
  (name) => {
    expect(NewSignInName.safeParse(name).success).toBe(true)
  },
)

test.each(['=HYPERLINK("x")', '+1', '-x', '@x', '.x', 'a', 'a b', 'a\nb', '<b>', 'x'.repeat(65), '  '])(
  'nobody is admitted as %j',
  async (name) => {
    expect(await admit(name)).toBe('door.input')
  },
)

test.each(['system', 'nobody', 'Nobody', ' ｓｙｓｔｅｍ '])('%j stays the journal’s own word', async (name) => {
  expect(await admit(name)).toBe('people.name-reserved')
  expect((await administrator.people.list({})).map((person) => person.displayName)).toEqual(['管一', '密二', '审三'])
})

test('nor is a new archive founded by somebody of that name', async () => {
  const home = await mkdtemp(join(tmpdir(), 'anjuan-names-'))
  const other = openTestDesk(join(home, '存档'), createTestClock())
  const client = clientOf(other, other.connect())
  const officer = (name: string) => ({ name, displayName: name, passphrase })
  const founding = (name: string) => ({
    agency: '云山县农业农村局',
    administrator: officer(name),
    security: officer('security'),
    auditor: officer('auditor'),
  })
  expect(await refusalCode(client.archive.create(founding('system')))).toBe('people.name-reserved')
  expect(await refusalCode(client.archive.create(founding('=1+1')))).toBe('door.input')
  expect((await client.archive.status({})).state).toBe('none')
  await other.close()
  await rm(home, { recursive: true, force: true })
})
