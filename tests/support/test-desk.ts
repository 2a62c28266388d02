// A real desk on a real archive in a temporary folder, with cheap key derivation and a clock the test moves.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import type { Clock } from '#main/clock.ts'
import { createDesk } from '#main/desk.ts'
import type { Connection, DeskCore } from '#main/desk-core.ts'
import type { KdfParameters } from '#main/vault/index.ts'
import type { DossierFacts } from '#shared/contract/dossiers.ts'
import type { Contract } from '#shared/contract/index.ts'
import type { Role } from '#shared/contract/roles.ts'
import { createTestClock, type TestClock } from './test-clock.ts'

export const cheapKdf: KdfParameters = { algorithm: 'argon2id', memoryKiB: 1024, passes: 1, lanes: 1 }
export const rulebookFolder = new URL('../../resources/rulebook/', import.meta.url).pathname

export type Client = ContractRouterClient<Contract>

export interface NewTestPerson {
  readonly name: string
  readonly displayName: string
  readonly roles: readonly Role[]
}

export interface TestDesk {
  readonly folder: string
  readonly desk: DeskCore
  readonly clock: TestClock
  /** A client on a connection of its own, signed in as that person. */
  as(name: string): Promise<{ client: Client; connection: Connection }>
  anonymous(): { client: Client; connection: Connection }
  /** Admits one more person, who has set the common passphrase. */
  admit(person: NewTestPerson): Promise<void>
  close(): Promise<void>
}

export const passphrase = '案卷测试口令-2026'
export const cast: readonly NewTestPerson[] = [
  { name: 'archivist', displayName: '和丽春', roles: ['archivist'] },
  { name: 'inspector', displayName: '木增福', roles: ['inspector'] },
  { name: 'reviewer', displayName: '杨法明', roles: ['reviewer'] },
  { name: 'head', displayName: '李正清', roles: ['head'] },
  { name: 'handler', displayName: '余承办', roles: ['handler'] },
]

export function openTestDesk(
  folder: string,
  clock: Clock,
  host: DeskCore['host'] = 'cli',
  rulebook = rulebookFolder,
): DeskCore {
  return createDesk({
    folder,
    host,
    rulebookFolder: rulebook,
    version: '0.0.0-test',
    clock,
    kdf: cheapKdf,
    toolPlaces: { application: null, settings: null, path: process.env.PATH ?? null },
  })
}

/**
 * @param people which of the cast to admit; all of them when left out
 * @param parent an existing folder to put the archive in, removed with it
 */
export async function createTestDesk(
  people: readonly string[] = cast.map(({ name }) => name),
  parent?: string,
): Promise<TestDesk> {
  const home = parent ?? (await mkdtemp(join(tmpdir(), 'anjuan-test-')))
  const folder = join(home, '存档')
  const clock = createTestClock()
  const desk = openTestDesk(folder, clock)

  function anonymous() {
    const connection = desk.connect()
    return { client: clientOf(desk, connection), connection }
  }
  async function as(name: string) {
    const guest = anonymous()
    await guest.client.people.signIn({ name, passphrase })
    return guest
  }

  await anonymous().client.archive.create({
    agency: '云山县农业农村局',
    administrator: { name: 'administrator', displayName: '管一', passphrase },
    security: { name: 'security', displayName: '密二', passphrase },
    auditor: { name: 'auditor', displayName: '审三', passphrase },
  })
  async function admit(person: NewTestPerson): Promise<void> {
    const [administrator, security] = [await as('administrator'), await as('security')]
    const { name, displayName, roles } = person
    const first = `首次-${passphrase}`
    const unit = '云山县农业农村局'
    const { id } = await administrator.client.people.create({ name, displayName, unit, card: null, passphrase: first })
    await security.client.people.grantRoles({ id, roles: [...roles] })
    const guest = anonymous()
    await guest.client.people.signIn({ name, passphrase: first })
    await guest.client.people.changePassphrase({ passphrase: first, next: passphrase })
    for (const { client } of [guest, administrator, security]) await client.people.signOut({})
  }
  for (const person of cast.filter(({ name }) => people.includes(name))) await admit(person)

  return {
    folder,
    desk,
    clock,
    as,
    anonymous,
    admit,
    async close() {
      await desk.close()
      await rm(home, { recursive: true, force: true })
    },
  }
}

export function clientOf(desk: DeskCore, connection: Connection): Client {
  return createRouterClient(desk.router, { context: { connection } })
}

export function someFacts(change: Partial<DossierFacts> = {}): DossierFacts {
  return {
    category: 'penalty',
    number: '云山农(农药)罚〔2026〕3号',
    title: '云山县丰禾农资店经营未取得登记证农药案',
    party: { kind: 'organisation', name: '云山县丰禾农资店', code: null, address: null },
    agency: '云山县农业农村局',
    officers: [{ name: '赵执法', card: '53990001' }],
    dates: { filedOn: '2026-09-01', noticeOn: null, decidedOn: null, servedOn: null, closedOn: null },
    ...change,
  }
}
