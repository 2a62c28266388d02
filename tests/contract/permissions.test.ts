// Who may make which call, read from the contract itself: no procedure can be added without this suite knowing it.
import { stat } from 'node:fs/promises'
import { isContractProcedure } from '@orpc/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '#main/desk-core.ts'
import { contract } from '#shared/contract/index.ts'
import type { CallMeta } from '#shared/contract/procedure.ts'
import { caseRoles, guardianRoles, type Role, roles } from '#shared/contract/roles.ts'
import { createSmallFiles } from '../support/small-files.ts'
import { type Client, createTestDesk, passphrase, someFacts, type TestDesk } from '../support/test-desk.ts'
import { refusalCode } from '../support/ways.ts'

interface Call {
  readonly path: string
  readonly meta: CallMeta
}

const calls: readonly Call[] = Object.entries(contract).flatMap(([domain, procedures]) =>
  Object.entries(procedures).map(([name, procedure]) => {
    if (!isContractProcedure(procedure)) throw new Error(`${domain}.${name} is no procedure`)
    return { path: `${domain}.${name}`, meta: procedure['~orpc'].meta as CallMeta }
  }),
)

let home: TestDesk
beforeAll(async () => {
  home = await createTestDesk()
})
afterAll(() => home.close())

/** What becomes of a call without any input; a feed is only begun. */
async function attempt(client: Client, path: string): Promise<string> {
  const [domain = '', name = ''] = path.split('.')
  const procedures = Reflect.get(client, domain) as Record<string, (input: object) => Promise<unknown>>
  const call = procedures[name]
  if (call === undefined) throw new Error(`no ${path}`)
  return refusalCode(
    call({}).then((answer) => {
      if (typeof answer === 'object' && answer !== null && 'return' in answer)
        return (answer as AsyncGenerator<unknown>).return(undefined)
      return answer
    }),
  )
}

const barred = ['people.forbidden', 'people.signed-out', 'people.must-change-passphrase']

const outcomes = (wanted: (call: Call) => string) => Object.fromEntries(calls.map((call) => [call.path, wanted(call)]))

/** Only what bars somebody is told apart: a call that was let in may still dislike its empty input. */
async function tried(enter: () => Promise<Client> | Client): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  let client = await enter()
  for (const { path } of calls) {
    const code = await attempt(client, path)
    found[path] = barred.includes(code) ? code : 'let in'
    if (path === 'people.signOut') client = await enter()
  }
  return found
}

test('the contract is as large as it was thought to be', () => {
  expect(calls.length).toBeGreaterThanOrEqual(52)
})

test.each(roles)('%s makes exactly the calls that name this role', async (role) => {
  const allowed = ({ meta }: Call) => typeof meta.by === 'string' || meta.by.includes(role as Role)
  expect(await tried(async () => (await home.as(role)).client)).toEqual(
    outcomes((call) => (allowed(call) ? 'let in' : 'people.forbidden')),
  )
})

test.each([true, false])('nobody makes only the calls that are for anyone (archive open: %s)', async (isOpen) => {
  const archivist = await home.as('archivist')
  if (!isOpen) await archivist.client.people.signOut({})
  expect(await tried(() => home.anonymous().client)).toEqual(
    outcomes(({ meta }) => (meta.by === 'anyone' ? 'let in' : 'people.signed-out')),
  )
  if (isOpen) await archivist.client.people.signOut({})
})

async function invite(name: string, role: Role): Promise<() => Promise<{ client: Client; connection: Connection }>> {
  const administrator = await home.as('administrator')
  const person = { name, displayName: name, unit: '云山县农业农村局', passphrase: `首次-${passphrase}` }
  const { id } = await administrator.client.people.create(person)
  const security = await home.as('security')
  await security.client.people.grantRoles({ id, roles: [role] })
  return async () => {
    const guest = home.anonymous()
    await guest.client.people.signIn({ name, passphrase: person.passphrase })
    return guest
  }
}

test('someone with a first passphrase may only change it or leave', async () => {
  const enter = await invite('newcomer', 'archivist')
  const open = ['people.changePassphrase', 'people.signOut']
  expect(await tried(async () => (await enter()).client)).toEqual(
    outcomes(({ path, meta }) =>
      meta.by === 'anyone' || open.includes(path) ? 'let in' : 'people.must-change-passphrase',
    ),
  )
  const { connection } = await enter()
  await expect(home.desk.openBytes(connection, '0'.repeat(32))).rejects.toThrow('people.must-change-passphrase')
})

test('someone admitted without a role may do nothing that names one', async () => {
  const administrator = await home.as('administrator')
  const first = `首次-${passphrase}`
  await administrator.client.people.create({ name: 'roleless', displayName: '无职', unit: '局', passphrase: first })
  const guest = home.anonymous()
  await guest.client.people.signIn({ name: 'roleless', passphrase: first })
  await guest.client.people.changePassphrase({ passphrase: first, next: passphrase })
  expect(await tried(async () => (await home.as('roleless')).client)).toEqual(
    outcomes(({ meta }) => (typeof meta.by === 'string' ? 'let in' : 'people.forbidden')),
  )
})

describe('bytes and filing', () => {
  let objectId: string
  let ticket: string
  const never = new AbortController().signal

  beforeAll(async () => {
    const files = await createSmallFiles()
    const archivist = await home.as('archivist')
    const { id } = await archivist.client.dossiers.create(someFacts())
    const offered = { dossierId: id, files: [{ name: '笔录.pdf', sizeBytes: 1 }] }
    const path = await files.pdf('笔录.pdf')
    const { size } = await stat(path)
    const [first] = await archivist.client.intake.offer({
      dossierId: id,
      files: [{ name: '笔录.pdf', sizeBytes: size }],
    })
    const filed = await home.desk.receivePath(archivist.connection, first?.ticket ?? '', path, never)
    objectId = filed.item?.objectId ?? ''
    ticket = (await archivist.client.intake.offer(offered))[0]?.ticket ?? ''
    await files.close()
  })

  test.each(caseRoles)('%s may read the bytes, which is entered once', async (role) => {
    const { connection } = await home.as(role)
    for (let turn = 0; turn < 3; turn++) {
      const opened = await home.desk.openBytes(connection, objectId)
      expect(opened.sizeBytes).toBeGreaterThan(100)
      await opened.close()
    }
    const auditor = await home.as('auditor')
    const { rows } = await auditor.client.journal.list({ event: 'object.viewed', who: role })
    expect(rows).toMatchObject([{ subject: objectId, outcome: 'done' }])
  })

  test.each(guardianRoles)('%s may neither read bytes nor send them, and the attempt is entered', async (role) => {
    const { connection } = await home.as(role)
    await expect(home.desk.openBytes(connection, objectId)).rejects.toThrow('people.forbidden')
    const body = new Blob(['x']).stream()
    await expect(home.desk.receive(connection, ticket, body, never)).rejects.toThrow('people.forbidden')
    const auditor = await home.as('auditor')
    const { rows } = await auditor.client.journal.list({ who: role, outcome: 'refused', limit: 2 })
    expect(rows).toMatchObject([
      { event: 'item.filed', detail: { code: 'people.forbidden' } },
      { event: 'object.viewed', subject: objectId, detail: { code: 'people.forbidden' } },
    ])
  })

  test('nobody may do either', async () => {
    const { connection } = home.anonymous()
    await expect(home.desk.openBytes(connection, objectId)).rejects.toThrow('people.signed-out')
    await expect(home.desk.receivePath(connection, ticket, '/dev/null', never)).rejects.toThrow('people.signed-out')
  })
})
