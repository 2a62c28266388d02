// The demonstration's archive and its eight people, each on a connection of their own.
import { createRouterClient } from '@orpc/server'
import type { Connection, DeskCore } from '#main/desk-core.ts'
import type { Role } from '#shared/contract/roles.ts'
import type { DeskClient } from './session.ts'

export interface DemoPerson {
  readonly client: DeskClient
  readonly connection: Connection
}
export type DemoPeople = Readonly<Record<CaseWorker, DemoPerson>>
export type CaseWorker = 'archivist' | 'inspector' | 'reviewer' | 'head' | 'handler'

/** Fictitious people, as everything in the sample county. */
const cast: Readonly<Record<CaseWorker, { displayName: string; card: string | null; roles: Role[] }>> = {
  archivist: { displayName: '和丽春', card: null, roles: ['archivist'] },
  inspector: { displayName: '木增福', card: null, roles: ['inspector'] },
  reviewer: { displayName: '杨法明', card: null, roles: ['reviewer'] },
  head: { displayName: '李正清', card: null, roles: ['head'] },
  handler: { displayName: '余承办', card: null, roles: ['handler'] },
}
const guardians = { administrator: '管一宁', security: '安守密', auditor: '审常明' } as const

export const demoUsers: readonly string[] = [...Object.keys(cast), ...Object.keys(guardians)]

/** Makes the archive and admits everybody the lawful way: admitted, given a role, own passphrase set on first sign-in. */
export async function foundDemo(desk: DeskCore, agency: string, passphrase: string): Promise<DemoPeople> {
  const enter = (): DemoPerson => {
    const connection = desk.connect()
    return { connection, client: createRouterClient(desk.router, { context: { connection } }) }
  }
  const founder = enter()
  const officer = (name: keyof typeof guardians) => ({ name, displayName: guardians[name], passphrase })
  await founder.client.archive.create({
    agency,
    administrator: officer('administrator'),
    security: officer('security'),
    auditor: officer('auditor'),
  })
  const administrator = enter()
  await administrator.client.people.signIn({ name: 'administrator', passphrase })
  const security = enter()
  await security.client.people.signIn({ name: 'security', passphrase })

  const first = `${passphrase}-首次`
  async function admit(name: CaseWorker): Promise<DemoPerson> {
    const { displayName, card, roles } = cast[name]
    const unit = agency
    const { id } = await administrator.client.people.create({ name, displayName, unit, card, passphrase: first })
    await security.client.people.grantRoles({ id, roles })
    const person = enter()
    await person.client.people.signIn({ name, passphrase: first })
    await person.client.people.changePassphrase({ passphrase: first, next: passphrase })
    return person
  }
  const people = {
    archivist: await admit('archivist'),
    inspector: await admit('inspector'),
    reviewer: await admit('reviewer'),
    head: await admit('head'),
    handler: await admit('handler'),
  }
  await administrator.client.people.signOut({})
  await security.client.people.signOut({})
  return people
}
